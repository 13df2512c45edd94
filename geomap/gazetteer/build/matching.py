"""Which place of a gazetteer a feature of another source is; how a new place is made of one that it lacks."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator

import numpy as np
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.errors import UnknownNameError
from geomap.gazetteer import layout
from geomap.gazetteer.boundaries_metric import DEGREE_M, shrink
from geomap.gazetteer.build.usable import usable_alternates
from geomap.gazetteer.build.vectors import Feature
from geomap.gazetteer.gazetteer import Gazetteer
from geomap.model import LonLat, Place, PlaceKind
from geomap.text.fold import fold_name

NATURAL = frozenset({PlaceKind.REGION, PlaceKind.WATER, PlaceKind.PHYSICAL})
_NAMES = re.compile(r"name_?(?:[a-z]{2,3}|zht|alt|ascii|long|local)|formal_en|gn_name|woe_name|nameascii|namealt")
_LONGEST_NAME = 200
_LEAST_RADIUS_M = 1_000.0
_MOST_RADIUS_M = layout.MOST_RADIUS * layout.RADIUS_UNIT_M


def is_name(name: str) -> bool:
    """Say whether a text can be the name that a place is shown by."""
    return 0 < len(name) <= _LONGEST_NAME and bool(fold_name(name))


def other_names(feature: Feature) -> list[str]:
    """Give the names of a feature in other languages and spellings that a text would hold."""
    cells = [value for key, value in feature.facts.items() if isinstance(value, str) and _NAMES.fullmatch(key)]
    names = [name.replace("\0", "").strip() for cell in cells for name in cell.split("|")]
    filled = [name for name in names if is_name(name)]
    return [name for name, usable in zip(filled, usable_alternates(filled).tolist(), strict=True) if usable]


def position_of(geometry: BaseGeometry) -> LonLat:
    """Give a point on a geometry: inside polygons, halfway along the longest of lines."""
    if shapely.get_dimensions(geometry) == 1:
        lines = shapely.get_parts(shapely.line_merge(geometry))
        longest = lines[int(np.argmax(shapely.length(lines)))]
        middle = longest.interpolate(0.5, normalized=True)
    else:
        middle = geometry.representative_point()
    return LonLat(min(max(middle.x, -180.0), 180.0), min(max(middle.y, -90.0), 90.0))


def radius_m(geometry: BaseGeometry) -> float:
    """Give the radius of a disc as large as polygons; half the length of lines; 1 km for points."""
    _, south, _, north = geometry.bounds
    factor = shrink((south + north) / 2)
    if shapely.get_dimensions(geometry) == 1:
        flat = shapely.transform(geometry, lambda points: points * [factor, 1.0])
        found = flat.length * DEGREE_M / 2
    else:
        found = math.sqrt(geometry.area * factor / math.pi) * DEGREE_M
    return min(max(found, _LEAST_RADIUS_M), _MOST_RADIUS_M)


class Known:
    """A gazetteer seen by a source that adds to it.

    Parameters
    ----------
    gazetteer
        What there is.
    countries
        Codes of the countries that places are wanted of; empty for all.
    """

    def __init__(self, gazetteer: Gazetteer, countries: Collection[str]) -> None:
        self.gazetteer = gazetteer
        self.country_ids: dict[str, str] = dict(gazetteer.meta["countries"])
        self._countries = frozenset(countries)
        self._ground: list[BaseGeometry] = []

    def wants(self, country: str) -> bool:
        """Say whether places of a country are wanted."""
        return not self._countries or country in self._countries

    def wants_ground(self, geometry: BaseGeometry) -> bool:
        """Say whether a geometry lies in or at a country that is wanted."""
        if not self._countries:
            return True
        if not self._ground:
            shapes = (self.gazetteer.boundaries.country(code) for code in sorted(self._countries))
            self._ground = [shape for shape in shapes if shape is not None]
        return any(shapely.dwithin(shape, geometry, 0.05) for shape in self._ground)

    def place(self, place_id: str) -> Place | None:
        """Give a place; None when there is none of this id."""
        try:
            return self.gazetteer.place(place_id)
        except UnknownNameError:
            return None

    def find(
        self, names: Collection[str], kinds: Collection[PlaceKind], geometry: BaseGeometry, *, within: float
    ) -> Place | None:
        """Find the place of one of these names and kinds that lies within so many degrees of a geometry."""
        found = (place for place in self._named(names) if place.kind in kinds)
        return next((place for place in found if shapely.dwithin(geometry, Point(place.position), within)), None)

    def _named(self, names: Collection[str]) -> Iterator[Place]:
        for name in names:
            for entry in self.gazetteer.lookup(name):
                yield entry.place
