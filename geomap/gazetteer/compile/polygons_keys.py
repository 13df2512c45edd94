"""Which GeoNames code a polygon of the source carries: by the towns inside it and by its name, never by its ISO code.

The source's codes repeat (Sudan), are swapped (Moscow city and oblast) or carry stray characters (a tab behind FR-IDF),
and it draws units of several decades: where GeoNames has divided one since, the old polygon is divided between the
towns of the new units.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.boundaries_index import DEFAULT_ACCURACY_M
from geomap.gazetteer.boundaries_metric import DEGREE_M, shrink
from geomap.gazetteer.compile.polygons_voronoi import divide
from geomap.model import Place

Keyed = tuple[str, BaseGeometry, float]
"""A code, ground that carries it, accuracy of that ground's outline in metres."""

_KINDS = re.compile(
    r"\b(administrative|autonomous|canton|capital|city|county|department|departamento|district|division|emirate|gobernacion|"
    r"governorate|municipality|municipio|muhafazah|oblast|okrug|of|parish|prefecture|province|raion|rayon|region|republic|"
    r"state|territory|the|union|urban|voivodeship|wilaya)\b"
)
_STRAY_DEGREES = 0.05
"""A town farther than this (about 5 km) from the unit of its code lies there because the source draws other units."""

_STRAY_SHARE = 0.1
"""Share of a unit's towns that must be strays of one code before the unit is divided."""

_VOTE_SHARE = 0.2
"""A unit's name decides its code when that code has at least this share of the towns, or the unit has no towns."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A polygon of the source and the name that it has there."""

    name: str
    polygon: BaseGeometry


@dataclass(frozen=True)
class Towns:
    """Towns with their codes, as arrays side by side."""

    codes: NDArray[np.str_]
    points: NDArray[np.object_]

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Index of the points."""
        return shapely.STRtree(self.points)

    @cached_property
    def _degrees(self) -> NDArray[np.float64]:
        return shapely.get_coordinates(self.points)

    def flat(self, factor: float) -> NDArray[np.float64]:
        """Give the positions with the degrees of longitude shortened by a factor."""
        return self._degrees * [factor, 1.0]

    @classmethod
    def of(cls, places: Iterable[Place]) -> Towns:
        """Take the codes and positions of places, in order of their ids."""
        chosen = sorted(places, key=lambda place: place.place_id)
        codes = np.array([place.admin1 or "" for place in chosen], dtype=np.str_)
        degrees = np.array([place.position for place in chosen], dtype=np.float64).reshape(-1, 2)
        return cls(codes, np.array(shapely.points(degrees), dtype=np.object_))

    def where(self, mask: NDArray[np.bool_]) -> Towns:
        """Take some of them."""
        return Towns(self.codes[mask], self.points[mask])

    def joined(self, other: Towns) -> Towns:
        """Put others behind them."""
        return Towns(np.concatenate([self.codes, other.codes]), np.concatenate([self.points, other.points]))

    def in_country(self, country: str) -> Towns:
        """Take those whose code belongs to a country."""
        return self.where(np.char.startswith(self.codes, f"{country}."))

    def within(self, polygon: BaseGeometry) -> Towns:
        """Take those inside a polygon."""
        shapely.prepare(polygon)
        return self.where(shapely.contains(polygon, self.points))

    def country_of(self, polygons: Sequence[BaseGeometry]) -> str | None:
        """Name the country that most towns inside polygons belong to; None without towns."""
        rows = self.tree.query(np.array(polygons), predicate="contains")[1]
        votes = Counter(str(code).partition(".")[0] for code in self.codes[rows])
        return _winner(votes)


def key_units(drawn: Sequence[Drawn], towns: Towns, names: Mapping[str, str]) -> list[Keyed]:
    """Give each unit of a country its code; divide units that hold several.

    Parameters
    ----------
    drawn
        The source's units of one country.
    towns
        The country's towns.
    names
        GeoNames' codes of the country and their names.

    Returns
    -------
    list
        Code, polygon and accuracy; a code may come several times. Units without towns and known name are left out.
    """
    by_name = _unique_names(names)
    inside = [towns.within(unit.polygon) for unit in drawn]
    coded = [
        (code, unit.polygon, own)
        for unit, own in zip(drawn, inside, strict=True)
        if (code := _code(unit.name, Counter(own.codes.tolist()), by_name)) is not None
    ]
    home: dict[str, BaseGeometry] = {
        code: shapely.unary_union([polygon for other, polygon, _ in coded if other == code])
        for code in {code for code, _, _ in coded}
    }
    keyed: list[Keyed] = []
    for code, polygon, own in _with_towns_off_shore(coded, towns.where(~np.isin(towns.codes, sorted(home)))):
        sharers = _sharers(code, own, home)
        keyed += _divided(polygon, own, {code, *sharers}) if sharers else [(code, polygon, DEFAULT_ACCURACY_M)]
    return keyed


def _with_towns_off_shore(
    coded: Sequence[tuple[str, BaseGeometry, Towns]], lost: Towns
) -> list[tuple[str, BaseGeometry, Towns]]:
    """Count towns that lie just off the drawn land, and whose code has no unit, with the nearest unit (Mombasa)."""
    if not coded:
        return []
    tree = shapely.STRtree([polygon for _, polygon, _ in coded])
    rows, units = tree.query_nearest(lost.points, max_distance=_STRAY_DEGREES, all_matches=False)
    away = shapely.distance(lost.points[rows], tree.geometries[units]) > 0
    return [
        (code, polygon, own.joined(lost.where(np.isin(np.arange(len(lost.codes)), rows[away & (units == number)]))))
        for number, (code, polygon, own) in enumerate(coded)
    ]


def purity(keyed: Sequence[Keyed], towns: Towns) -> float:
    """Give the share of a country's towns that lie in a unit of their own code."""
    if not keyed or not len(towns.codes):
        return 0.0
    hits = sum(int((towns.within(polygon).codes == code).sum()) for code, polygon, _ in keyed)
    return hits / len(towns.codes)


def spacing_m(polygon: BaseGeometry, count: int) -> float:
    """Give the square root of the area in square metres that each of so many towns has in a polygon."""
    _, south, _, north = polygon.bounds
    area_m2 = polygon.area * shrink((south + north) / 2) * DEGREE_M**2
    return sqrt(area_m2 / max(count, 1))


def normal(name: str) -> str:
    """Reduce the name of a unit to what tells it from its neighbours.

    Examples
    --------
    >>> normal("Kharkivs'ka Oblast"), normal("Rīga")
    ('kharkivska', 'riga')
    """
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]", "", _KINDS.sub("", plain.replace("'", "").replace("-", " ")))


def _unique_names(names: Mapping[str, str]) -> dict[str, str]:
    """Map normal names to codes, less those that two units share (a city and the region round it)."""
    count = Counter(normal(name) for name in names.values())
    return {normal(name): code for code, name in names.items() if count[normal(name)] == 1}


def _winner(votes: Counter[str]) -> str | None:
    return min(votes, key=lambda code: (-votes[code], code), default=None)


def _code(name: str, votes: Counter[str], by_name: Mapping[str, str]) -> str | None:
    named = by_name.get(normal(name))
    if named is not None and votes[named] >= _VOTE_SHARE * votes.total():
        return named
    return _winner(votes)


def _sharers(code: str, own: Towns, home: Mapping[str, BaseGeometry]) -> set[str]:
    """Name the codes whose towns inside a unit lie too far from a unit of theirs to be there by inaccuracy."""
    found = set()
    for other in sorted(set(own.codes.tolist()) - {code}):
        strays = own.points[own.codes == other]
        if other in home:
            strays = strays[shapely.distance(home[other], strays) > _STRAY_DEGREES]
        if len(strays) > _STRAY_SHARE * len(own.codes) or (other not in home and len(strays)):
            found.add(other)
    return found


def _divided(polygon: BaseGeometry, own: Towns, codes: set[str]) -> list[Keyed]:
    sharing = own.where(np.isin(own.codes, sorted(codes)))
    accuracy_m = max(DEFAULT_ACCURACY_M, VORONOI_P95 * spacing_m(polygon, len(sharing.codes)))
    return [(code, cell, round(accuracy_m)) for code, cell in divide(polygon, sharing.codes, sharing.points)]


VORONOI_P95 = 0.85
"""95 % of an outline estimated from towns lies within this many times their spacing (measured on 25 oblasts)."""
