"""Fetch what GeoNames, Natural Earth and geoBoundaries publish; one of the two modules that open the network.

A file is written beside its name as ``.part`` and goes on where it was broken off. ``downloads.json`` in the same
folder remembers address, size, SHA-256 and the server's marks of each file.
"""

from __future__ import annotations

import hashlib
import json
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Collection
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote, urlsplit

from geomap.errors import GazetteerError
from geomap.gazetteer.columns.progress import Progress, silent
from geomap.gazetteer.fetched import STATE, is_whole, read_state, write_state
from geomap.gazetteer.offers import COMMON, address_of, files_for, paths_of
from geomap.version import version

MIRROR = address_of("geonames")
"""Where GeoNames offers its dump files."""
__all__ = ["COMMON", "MIRROR", "STATE", "download", "fetch_source", "files_for"]
_TIMEOUT_S = 30.0
_TRIES = 5
_WAIT_S = 2.0
_BLOCK = 1024 * 1024
_MOST_BYTES = 8 * 1024**3
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PARTIAL, _NOT_FOUND, _NO_SUCH_RANGE = 206, 404, 416
_HOPELESS = frozenset({400, 401, 403, 404, 410})


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to safe addresses only."""

    def redirect_request(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any, newurl: str) -> Any:  # noqa: ANN401, PLR0917 (the standard library calls it so)
        """Refuse an address that is not https."""
        try:
            _check_address(newurl)
        except GazetteerError:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def download(
    names: Collection[str], folder: Path, *, mirror: str = MIRROR, progress: Progress = silent
) -> dict[str, dict[str, Any]]:
    """Fetch files into a folder; one that is there whole is not fetched again.

    Parameters
    ----------
    names
        Names of the files below the mirror.
    folder
        Where to put them; made when it is missing.
    mirror
        Address of the folder that offers them; https, or http on this machine.
    progress
        Told the share of the file that is there.

    Returns
    -------
    dict
        What is known of each file: ``url``, ``bytes``, ``sha256``, ``etag``, ``modified``.

    Raises
    ------
    GazetteerError
        When the address is not safe, a file cannot be fetched, or what came is damaged. What has come is kept and the
        next call goes on from there.
    """
    _check_address(mirror)
    folder.mkdir(parents=True, exist_ok=True)
    state = read_state(folder)
    for name in names:
        if not is_whole(folder / name, state.get(name)):
            state[name] = _fetch(f"{mirror.rstrip('/')}/{quote(name)}", folder / name, progress)
            write_state(folder, state)
    return {name: state[name] for name in names}


def fetch_source(
    source: str, countries: Collection[str], folder: Path, *, mirror: str | None = None, progress: Progress = silent
) -> None:
    """Fetch the files of a publisher that a build reads.

    Parameters
    ----------
    source
        ``"geonames"``, ``"natural-earth"`` or ``"geoboundaries"``.
    countries
        ISO 3166-1 alpha-2 codes; empty for the whole world, which geoBoundaries does not offer.
    folder
        Where to put them.
    mirror
        Where to fetch from; None for the publisher's own server.
    progress
        Told the share of the file that is there.

    Raises
    ------
    GazetteerError
        As `download` does; of geoBoundaries also when its answer names no file. A level that it lacks for a country
        is passed over.
    """
    mirror = mirror or address_of(source)
    if source == "geonames":
        download(files_for(countries), folder, mirror=mirror, progress=progress)
        return
    paths = paths_of(source, countries)
    if source == "natural-earth":
        for path in paths:
            above, _, name = path.rpartition("/")
            download([name], folder, mirror=f"{mirror.rstrip('/')}/{above}", progress=progress)
        return
    for path in paths:
        _fetch_listed(f"{mirror.rstrip('/')}/{path}", folder, progress)


def _fetch_listed(url: str, folder: Path, progress: Progress) -> None:
    """Fetch the file that an answer of geoBoundaries' interface names; none when it has no such level."""
    _check_address(url)
    folder.mkdir(parents=True, exist_ok=True)
    *_, alpha3, level = url.rstrip("/").split("/")
    listing = folder / f"geoBoundaries-{alpha3}-{level}.api.json"
    try:
        _fetch(url, listing, progress)
    except GazetteerError as error:
        if isinstance(error.__cause__, urllib.error.HTTPError) and error.__cause__.code == _NOT_FOUND:
            return
        raise
    try:
        address = str(json.loads(listing.read_bytes())["gjDownloadURL"])
    except (ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"{url} names no file to fetch ({error}); try again, or put the file there") from error
    _check_address(address)
    name = f"geoBoundaries-{alpha3}-{level}.geojson"
    state = read_state(folder)
    if not is_whole(folder / name, state.get(name)) or state[name]["url"] != address:
        state[name] = _fetch(address, folder / name, progress)
        write_state(folder, state)


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return
    raise GazetteerError(f"{url} is not fetched: only https addresses are")


def _fetch(url: str, path: Path, progress: Progress) -> dict[str, Any]:
    """Fetch one file, going on after each interruption, and put it in place when it is whole."""
    part = path.with_name(f"{path.name}.part")
    marks = path.with_name(f"{path.name}.part.json")
    fault: Exception | None = None
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_WAIT_S * attempt)
        try:
            known = _fetch_on(url, part, marks, progress)
        except urllib.error.HTTPError as error:
            error.close()
            fault = error
            if error.code in _HOPELESS:
                break
        except (OSError, HTTPException) as error:
            fault = error
        else:
            return _finish(url, part, marks, path, known)
    raise GazetteerError(
        f"{url} could not be fetched ({fault}); what has come is kept, and the same command goes on from there; or put "
        f"{path.name} into {path.parent} yourself and use --from"
    ) from fault


def _fetch_on(url: str, part: Path, marks: Path, progress: Progress) -> dict[str, Any]:
    """Fetch what is lacking of one file; OSError when it breaks off."""
    there = part.stat().st_size if part.is_file() else 0
    known = _read_marks(marks)
    request = urllib.request.Request(url, headers={"User-Agent": f"geomap/{version()}"})  # noqa: S310 (checked before)
    if there and (validator := known.get("etag") or known.get("modified")):
        request.add_header("Range", f"bytes={there}-")
        request.add_header("If-Range", validator)
    opener = urllib.request.build_opener(_SafeRedirects)
    try:
        response = opener.open(request, timeout=_TIMEOUT_S)
    except urllib.error.HTTPError as error:
        if error.code != _NO_SUCH_RANGE:
            raise
        error.close()
        if there == known.get("bytes"):
            return known
        part.unlink()
        raise ConnectionError(f"the server refuses to go on at byte {there:,}") from error
    with response:
        return _receive(response, part, marks, there, progress)


def _receive(response: Any, part: Path, marks: Path, there: int, progress: Progress) -> dict[str, Any]:  # noqa: ANN401
    """Write what a response brings behind what is there, or over it when the server begins anew."""
    goes_on = response.status == _PARTIAL and (response.headers["Content-Range"] or "").startswith(f"bytes {there}-")
    begin = there if goes_on else 0
    length = response.headers["Content-Length"]
    total = begin + int(length) if length and length.isdecimal() else None
    if total is not None and total > _MOST_BYTES:
        raise GazetteerError(
            f"{response.url} has {total:,} bytes, more than any file of these publishers; it is not fetched"
        )
    known = {"etag": response.headers["ETag"], "modified": response.headers["Last-Modified"], "bytes": total}
    marks.write_text(json.dumps(known), encoding="utf-8")
    with part.open("ab" if goes_on else "wb") as stream:
        _copy(response, stream, begin, total, lambda share: progress(f"fetching {part.stem}", share))
    return known


def _read_marks(marks: Path) -> dict[str, Any]:
    try:
        known = json.loads(marks.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _copy(source: IO[bytes], target: IO[bytes], done: int, total: int | None, told: Callable[[float], None]) -> None:
    while block := source.read(_BLOCK):
        target.write(block)
        done += len(block)
        if done > _MOST_BYTES:
            raise GazetteerError("more bytes came than any of these files has; the download was stopped")
        told(done / total if total else 0.0)
    if total is not None and done != total:
        raise ConnectionError(f"the connection broke off after {done:,} of {total:,} bytes")


def _finish(url: str, part: Path, marks: Path, path: Path, known: dict[str, Any]) -> dict[str, Any]:
    with part.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    if path.suffix == ".zip" and not zipfile.is_zipfile(part):
        part.unlink()
        marks.unlink(missing_ok=True)
        raise GazetteerError(f"{url} gave no zip file; it was thrown away: try again, or another --mirror")
    size = part.stat().st_size
    part.replace(path)
    marks.unlink(missing_ok=True)
    return {"url": url, "bytes": size, "sha256": sha256, "etag": known.get("etag"), "modified": known.get("modified")}
