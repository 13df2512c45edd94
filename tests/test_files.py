from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.errors import OutputError, OutputExistsError
from geomap.files import replacing


def test_new_file_is_there_whole_and_alone(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.txt") as temporary:
        temporary.write_text("new")
        assert temporary.suffix == ".txt"
        assert not (tmp_path / "a.txt").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "new"


@pytest.mark.parametrize("error", [ValueError("ours"), KeyboardInterrupt()])
def test_failure_keeps_the_old_file_and_leaves_no_litter(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(type(error)), replacing(target, overwrite=True) as temporary:  # noqa: PT012
        temporary.write_text("half")
        raise error
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_existing_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(OutputExistsError, match="--overwrite") as caught, replacing(tmp_path / "a.txt"):
        pass
    assert isinstance(caught.value, FileExistsError)
    assert (tmp_path / "a.txt").read_text() == "old"


def test_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(OutputExistsError), replacing(tmp_path / "a.txt") as temporary:  # noqa: PT012
        temporary.write_text("mine")
        (tmp_path / "a.txt").write_text("theirs")
    assert (tmp_path / "a.txt").read_text() == "theirs"


@pytest.mark.parametrize("name", ["no/such/a.txt", "."])
def test_impossible_targets(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match=r"does not exist|no regular file"), replacing(tmp_path / name):
        pass


def test_a_device_is_never_replaced() -> None:
    with pytest.raises(OutputError, match="no regular file"), replacing("/dev/null", overwrite=True):
        pass
    assert not Path("/dev/null").is_file()


def test_a_link_is_followed_and_the_mode_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    with replacing(link, overwrite=True) as temporary:
        temporary.write_text("new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o640


FULL_DISK = """
import resource, sys
from pathlib import Path
from record_builders import make_record
from geomap.errors import OutputError
from geomap.export import write
from geomap.frames import frames_of
records = [make_record(doc_id=str(number)) for number in range(40)]
target = Path(sys.argv[1])
target.write_bytes(b"old")
source = records if target.suffix == ".jsonl" else frames_of(records)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write(source, target, overwrite=True)
except OutputError as error:
    sys.exit(0 if str(target) in str(error) else f"no file name in {error}")
sys.exit("written")
"""


@pytest.mark.parametrize("suffix", ["geojson", "geojsonl", "gpkg", "parquet", "fgb", "kml", "csv", "jsonl"])
def test_full_disk_is_reported_and_the_old_file_stays(tmp_path: Path, suffix: str, root: Path) -> None:
    target = tmp_path / f"out.{suffix}"
    paths = os.pathsep.join([str(root), str(root / "tests"), os.environ.get("PYTHONPATH", "")])
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(target)],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
