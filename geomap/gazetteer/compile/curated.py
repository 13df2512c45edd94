"""Places and facts kept by hand: capitals, points, seats of power, regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from geomap.errors import GazetteerError
from geomap.gazetteer.compile.named import Named, read_curated, split_list
from geomap.gazetteer.names import NameFlag
from geomap.model import LonLat, Place, PlaceKind

_LONGEST_ACRONYM = 5
_PREFIXES = {"adj:": NameFlag.ADJECTIVE, "people:": NameFlag.DEMONYM}


class Point(NamedTuple):
    """Where GeoNames puts a country or unit, and the place's id."""

    place_id: str
    position: LonLat


def read_points(curated: Path) -> dict[str, Point]:
    """Read GeoNames' points of countries and first-order units, by code ("UA", "UA.07") and by place id."""
    found = {}
    for row in read_curated(curated / "points.csv"):
        found[row["code"]] = found[row["place_id"]] = Point(row["place_id"], _position(row))
    return found


def read_capitals(curated: Path) -> frozenset[str]:
    """Read the place ids of countries' capitals."""
    return frozenset(row["place_id"] for row in read_curated(curated / "capitals.csv"))


def read_facilities(curated: Path) -> Iterator[Named]:
    """Read buildings and sites that the news names; a seat of power's name often stands for a government."""
    for row in read_curated(curated / "facilities.csv"):
        place = Place(
            place_id=row["facility_id"],
            name=row["name"],
            kind=PlaceKind.FACILITY,
            position=_position(row),
            radius_m=float(row["radius_m"]),
            country=row["country"] or None,
            admin1=row["admin1"] or None,
            source="curated",
        )
        seat = NameFlag.SEAT if row["seat"] == "yes" else NameFlag(0)
        names = [(row["name"], NameFlag.OFFICIAL | seat)]
        names += [(name, NameFlag.SHORT | seat) for name in split_list(row["aliases"])]
        yield Named(place, tuple(names))


def read_localities(curated: Path) -> Iterator[Named]:
    """Read towns, quarters and villages of the news that GeoNames' list of places with 500 inhabitants lacks."""
    for row in read_curated(curated / "localities.csv"):
        place = Place(
            place_id=row["locality_id"],
            name=row["name"],
            kind=PlaceKind.CITY,
            position=_position(row),
            radius_m=float(row["radius_m"]),
            country=row["country"],
            admin1=row["admin1"] or None,
            source="curated",
        )
        names = ((name, NameFlag.SHORT) for name in split_list(row["aliases"]))
        yield Named(place, ((row["name"], NameFlag.OFFICIAL), *names))


def read_regions(curated: Path) -> Iterator[Named]:
    """Read the regions' names and points; what they consist of is the boundaries' business.

    An alias in capitals ("TRNC") is an acronym; one that starts with ``adj:`` or ``people:`` is an adjective or names
    the people.
    """
    for row in read_curated(curated / "regions.csv"):
        place = Place(
            place_id=row["region_id"],
            name=row["name"],
            kind=PlaceKind(row["kind"]),
            position=_position(row),
            radius_m=1000.0 * float(row["fuzziness_km"]),
            country=row["country"] or None,
            source="curated",
        )
        aliases = (_region_alias(alias) for alias in split_list(row["aliases"]))
        yield Named(place, ((row["name"], NameFlag.OFFICIAL), *aliases))


def read_same_as(curated: Path) -> dict[str, str]:
    """Read which regions GeoNames has too: its place id -> ours."""
    rows = read_curated(curated / "regions.csv")
    return {f"geonames:{row['geonames_id']}": row["region_id"] for row in rows if row["geonames_id"]}


def _region_alias(alias: str) -> tuple[str, NameFlag]:
    for prefix, flag in _PREFIXES.items():
        if alias.startswith(prefix):
            return alias.removeprefix(prefix), flag
    is_acronym = alias.isupper() and alias.isalpha() and len(alias) <= _LONGEST_ACRONYM
    return alias, NameFlag.SHORT | NameFlag.ACRONYM if is_acronym else NameFlag.SHORT


def add_names(things: Iterable[Named], table: Path) -> list[Named]:
    """Add names kept by hand to places that have an id.

    Parameters
    ----------
    things
        Places with their names.
    table
        A table with the columns ``place_id``, ``name`` and ``flag`` (a `NameFlag`).

    Returns
    -------
    list of Named
        The same places in the same order.

    Raises
    ------
    GazetteerError
        When the table names a place that is not there.
    """
    more: dict[str, list[tuple[str, NameFlag]]] = {}
    for row in read_curated(table):
        flag = NameFlag[row["flag"]]
        flag |= NameFlag.SHORT if flag is NameFlag.ACRONYM else flag
        more.setdefault(row["place_id"], []).append((row["name"], flag))
    found = [Named(thing.place, thing.names + tuple(more.pop(thing.place.place_id, ()))) for thing in things]
    if more:
        raise GazetteerError(f"{table}: no place has the id {', '.join(sorted(more))}; correct or remove the rows")
    return found


def _position(row: dict[str, str]) -> LonLat:
    return LonLat(float(row["lon"]), float(row["lat"]))
