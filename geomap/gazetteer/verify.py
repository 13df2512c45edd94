"""Check a compiled gazetteer in full: every byte of it, and what its recipe says must be in it."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from geomap.gazetteer import layout
from geomap.gazetteer.gazetteer import Gazetteer
from geomap.gazetteer.store import read_meta
from geomap.model import LonLat


class Finding(NamedTuple):
    """One thing checked.

    Parameters
    ----------
    passed
        Whether it is as it should be.
    check
        What was checked (``"sha256 places.bin"``).
    detail
        What was found.
    """

    passed: bool
    check: str
    detail: str


def verify(path: Path) -> tuple[Finding, ...]:
    """Check a compiled gazetteer in full.

    Parameters
    ----------
    path
        The index's directory.

    Returns
    -------
    tuple of Finding
        Every check, passed or not: the hash of each file, files that do not belong, and the recipe's assertions on
        counts and places. Assertions are left out when a hash is wrong.

    Raises
    ------
    GazetteerError
        When there is no index of this format.
    """
    meta = read_meta(path)
    findings = [*_check_files(path, meta)]
    if all(finding.passed for finding in findings):
        recipe = tomllib.loads((path / layout.SOURCES).read_text(encoding="utf-8"))
        findings += _check_counts(meta, recipe)
        findings += _check_places(Gazetteer.open(path), recipe)
    return tuple(findings)


def _check_files(path: Path, meta: Mapping[str, Any]) -> Iterator[Finding]:
    listing = hashlib.sha256()
    for name, facts in meta["files"].items():
        with (path / name).open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        listing.update(f"{name} {found}\n".encode())
        yield Finding(found == facts["sha256"], f"sha256 {name}", found)
    yield Finding(listing.hexdigest() == meta["sha256"], "sha256 of all files", listing.hexdigest())
    there = {file.name for file in path.iterdir()}
    strays = sorted(there - set(meta["files"]) - {layout.META})
    yield Finding(not strays, "no other files", ", ".join(strays) or "none")


def _check_counts(meta: Mapping[str, Any], recipe: Mapping[str, Any]) -> Iterator[Finding]:
    found = meta["counts"] | {"countries": len(meta["countries"])}
    for name, least in recipe["assert"]["at_least"].items():
        yield Finding(found.get(name, 0) >= least, f"at least {least:,} {name}", f"{found.get(name, 0):,}")


def _check_places(gazetteer: Gazetteer, recipe: Mapping[str, Any]) -> Iterator[Finding]:
    from pyproj import Geod  # noqa: PLC0415 (slow to import, and seldom needed)

    geod = Geod(ellps="WGS84")
    for row in recipe["assert"]["place"]:
        check = f"{row['name']} is {row['place_id']}, within {row['within_m']:,} m of {row['lon']}, {row['lat']}"
        entries = gazetteer.lookup(row["name"])
        if not entries:
            yield Finding(passed=False, check=check, detail="no place of that name")
            continue
        place, wanted = entries[0].place, LonLat(row["lon"], row["lat"])
        away_m = geod.inv(*wanted, *place.position)[2]
        passed = place.place_id == row["place_id"] and away_m <= row["within_m"]
        yield Finding(passed, check, f"{place.place_id} {place.name}, {away_m:,.0f} m away")
