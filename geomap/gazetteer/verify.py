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
from geomap.gazetteer.verify_areas import check_areas, check_owners, check_polygons
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

    Opening an index checks the seal of its metadata, the size of every file, and that the tables fit the tries; a
    changed byte inside a file is found here only.

    Parameters
    ----------
    path
        The index's directory.

    Returns
    -------
    tuple of Finding
        Every check, passed or not: the hash of each file, files that do not belong, and the recipe's assertions on
        counts, places, areas, owners of ground and validity of polygons. Assertions are left out when a hash is wrong.

    Raises
    ------
    GazetteerError
        When there is no index of this format, its metadata was altered, or a file is missing or of another size.
    """
    findings = check_files(path)
    if all(finding.passed for finding in findings):
        recipe = tomllib.loads((path / layout.SOURCES).read_text(encoding="utf-8"))
        gazetteer, wanted = Gazetteer.open(path), recipe.get("assert", {})
        findings += (
            *_check_counts(gazetteer.meta, wanted.get("at_least", {})),
            *(_check_place(gazetteer, row) for row in wanted.get("place", ())),
            *(Finding(*each) for each in check_areas(gazetteer, wanted.get("area", ()))),
            *(Finding(*each) for each in check_owners(path, wanted.get("owner", ()))),
            *(Finding(*each) for each in check_polygons(path, gazetteer.meta)),
        )
    return findings


def check_files(path: Path) -> tuple[Finding, ...]:
    """Check the hash of every file of an index, and that there are no others.

    Parameters
    ----------
    path
        The index's directory.

    Returns
    -------
    tuple of Finding
        One for each file, one for all of them, one for strays.

    Raises
    ------
    GazetteerError
        As `verify`.
    """
    return tuple(_check_files(path, read_meta(path)))


def _check_files(path: Path, meta: Mapping[str, Any]) -> Iterator[Finding]:
    listing = hashlib.sha256()
    for name, facts in meta["files"].items():
        with (path / name).open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        listing.update(f"{name} {found}\n".encode())
        passed = found == facts["sha256"]
        yield Finding(
            passed, f"sha256 {name}", found if passed else f"{path / name} has {found}, not {facts['sha256']}"
        )
    yield Finding(listing.hexdigest() == meta["sha256"], "sha256 of all files", listing.hexdigest())
    there = {file.name for file in path.iterdir()}
    strays = sorted(there - set(meta["files"]) - {layout.META})
    yield Finding(not strays, "no other files", ", ".join(strays) or "none")


def _check_counts(meta: Mapping[str, Any], wanted: Mapping[str, int]) -> Iterator[Finding]:
    found = meta["counts"] | {"countries": len(meta["countries"])}
    for name, least in wanted.items():
        yield Finding(found.get(name, 0) >= least, f"at least {least:,} {name}", f"{found.get(name, 0):,}")


def _check_place(gazetteer: Gazetteer, row: Mapping[str, Any]) -> Finding:
    from pyproj import Geod  # noqa: PLC0415 (slow to import, and seldom needed)

    check = f"{row['name']} is {row['place_id']}, within {row['within_m']:,} m of {row['lon']}, {row['lat']}"
    entries = gazetteer.lookup(row["name"])
    if not entries:
        return Finding(passed=False, check=check, detail="no place of that name")
    place, wanted = entries[0].place, LonLat(row["lon"], row["lat"])
    away_m = Geod(ellps="WGS84").inv(*wanted, *place.position)[2]
    passed = place.place_id == row["place_id"] and away_m <= row["within_m"]
    return Finding(passed, check, f"{place.place_id} {place.name}, {away_m:,.0f} m away")
