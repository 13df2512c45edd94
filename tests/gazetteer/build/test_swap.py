from __future__ import annotations

import random
import signal
import subprocess
import sys
import time

import pytest

from geomap.errors import GazetteerError, OutputError
from geomap.gazetteer import Gazetteer, swap
from geomap.gazetteer.build import BuildPlan, build_gazetteer
from geomap.gazetteer.swap import replacing_folder
from geomap.gazetteer.verify import verify

BUILD = """
import sys
from pathlib import Path
from geomap.gazetteer.build import BuildPlan, build_gazetteer
out, dumps, base = map(Path, sys.argv[1:])
print("begun", flush=True)
while True:
    build_gazetteer(BuildPlan(out=out, dumps=dumps, base=base, overwrite=True))
"""


def test_old_gazetteer_works_after_a_kill_at_any_moment(tmp_path, dump, base):
    out = tmp_path / "out"
    build_gazetteer(BuildPlan(out=out, dumps=dump, base=base))
    rng = random.Random(time.time_ns())  # noqa: S311
    for _ in range(5):
        command = [sys.executable, "-c", BUILD, str(out), str(dump), str(base)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(rng.uniform(0, 0.8))
            process.kill()
        assert process.returncode == -signal.SIGKILL
        assert Gazetteer.open(out).lookup("Novy Port")
        assert all(finding.passed for finding in verify(out) if "sha256" in finding.check)
    build_gazetteer(BuildPlan(out=out, dumps=dump, base=base, overwrite=True))
    assert [path.name for path in tmp_path.iterdir()] == ["out"], "what the killed left is cleared away"


def test_failed_build_leaves_the_old_one(tmp_path, dump, base):
    out = tmp_path / "out"
    build_gazetteer(BuildPlan(out=out, dumps=dump, base=base))
    before = Gazetteer.open(out).sha256
    with pytest.raises(OutputError, match="untouched"), replacing_folder(out, overwrite=True) as new:  # noqa: PT012
        (new / "half").write_bytes(b"x")
        raise OSError(28, "No space left on device")
    assert Gazetteer.open(out).sha256 == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".out.building")] == []


def test_two_builds_to_one_place_exclude_each_other(tmp_path):
    with replacing_folder(tmp_path / "out", overwrite=False) as new:
        (new / "meta.json").write_text("{}")
        with (
            pytest.raises(GazetteerError, match="another build"),
            replacing_folder(tmp_path / "out", overwrite=False),
        ):
            pass
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_two_steps_where_the_system_cannot_exchange(tmp_path, monkeypatch):
    monkeypatch.setattr(swap, "_exchange", lambda _one, _other: False)
    for content in ("1", "2"):
        with replacing_folder(tmp_path / "out", overwrite=True) as new:
            (new / "meta.json").write_text(content)
    assert (tmp_path / "out/meta.json").read_text() == "2"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_old_one_comes_back_when_a_build_died_between_two_steps(tmp_path):
    (tmp_path / ".out.building-x-old").mkdir()
    (tmp_path / ".out.building-x-old/meta.json").write_text("old")
    with (
        pytest.raises(OutputError, match="full"),
        replacing_folder(tmp_path / "out", overwrite=True),
    ):
        raise OSError(28, "full")
    assert (tmp_path / "out/meta.json").read_text() == "old"
