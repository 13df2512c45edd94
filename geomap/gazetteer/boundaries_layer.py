"""Countries as pieces of land that share their arcs: polygons, borders and coasts under one world view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.boundaries_codec import SCALE, Records

_WORLD_EDGE = 180 * SCALE
"""Polygons that cross the antimeridian are split there; the split is no coast."""


def polygons_only(geometry: BaseGeometry) -> BaseGeometry:
    """Drop the points and lines that repair and overlay leave beside polygons.

    Parameters
    ----------
    geometry
        Any geometry.

    Returns
    -------
    BaseGeometry
        A polygon or multipolygon; an empty polygon when it has no area.

    Examples
    --------
    >>> from shapely import from_wkt
    >>> polygons_only(from_wkt("GEOMETRYCOLLECTION(POINT(0 0), POLYGON((0 0, 1 0, 1 1, 0 0)))")).geom_type
    'Polygon'
    """
    if geometry.geom_type in {"Polygon", "MultiPolygon"}:
        return geometry
    found = [part for part in shapely.get_parts(shapely.get_parts(geometry)) if part.geom_type == "Polygon"]
    return found[0] if len(found) == 1 else MultiPolygon(found) if found else Polygon()


def repaired(polygon: BaseGeometry) -> BaseGeometry:
    """Make a polygon valid: the grid of the source lets outlines touch themselves and islands overlap."""
    if polygon.is_valid:
        return polygon
    return polygons_only(shapely.make_valid(polygon, method="structure", keep_collapsed=False))


class PieceLayer:
    """Pieces of land and the arcs that bound them, seen under one world view.

    Parameters
    ----------
    arcs
        The file of arcs.
    pieces
        As the index has them: ``parts`` (polygons of rings of arc numbers, ``~n`` for backwards), ``owners``, ``name``.
    world_view
        Whose owners to use.
    """

    def __init__(self, arcs: Records, pieces: Sequence[Mapping[str, Any]], world_view: str) -> None:
        self._arcs = arcs
        self._pieces = pieces
        self._of_code: dict[str, list[int]] = {}
        for number, piece in enumerate(pieces):
            self._of_code.setdefault(piece["owners"][world_view], []).append(number)
        self._of_code.pop("", None)

    @property
    def codes(self) -> tuple[str, ...]:
        """Country codes with land under the view, sorted."""
        return tuple(sorted(self._of_code))

    def polygon(self, code: str) -> BaseGeometry | None:
        """Build a country's polygon, in degrees, valid; None when it has no land here."""
        numbers = self._of_code.get(code, ())
        found = [self.piece_polygon(number) for number in numbers]
        if not found:
            return None
        return found[0] if len(found) == 1 else shapely.unary_union(found)

    def piece_polygon(self, number: int) -> BaseGeometry:
        """Build the polygon of one piece, in degrees, valid."""
        parts = [
            repaired(Polygon(self._ring(outer), [self._ring(hole) for hole in holes]))
            for outer, *holes in self._pieces[number]["parts"]
        ]
        flat = shapely.get_parts(parts)
        return parts[0] if len(parts) == 1 else repaired(MultiPolygon(list(flat)))

    def border(self, code: str, other: str) -> BaseGeometry | None:
        """Join the arcs that two countries share; None when they share none."""
        return None if code == other else self._lines(self._arc_numbers(code) & self._arc_numbers(other))

    def line_between(self, first: Iterable[int], second: Iterable[int]) -> BaseGeometry | None:
        """Join the arcs that pieces of two groups share; None when they share none."""
        groups = [frozenset[int]().union(*(self._piece_arcs[number] for number in group)) for group in (first, second)]
        return self._lines(groups[0] & groups[1])

    def coast(self, code: str) -> BaseGeometry | None:
        """Join the arcs of a country that no other land has; None when it is landlocked."""
        return self._lines(number for number in self._arc_numbers(code) if self._uses[number] == 1)

    def neighbours(self, code: str) -> tuple[str, ...]:
        """List the countries that share an arc with a country, sorted."""
        own = self._arc_numbers(code)
        return tuple(other for other in self.codes if other != code and own & self._arc_numbers(other))

    @cached_property
    def _uses(self) -> Counter[int]:
        return Counter(number for piece in range(len(self._pieces)) for number in self._piece_arcs[piece])

    @cached_property
    def _piece_arcs(self) -> list[frozenset[int]]:
        return [
            frozenset(max(index, ~index) for part in piece["parts"] for ring in part for index in ring)
            for piece in self._pieces
        ]

    def _arc_numbers(self, code: str) -> frozenset[int]:
        return frozenset().union(*(self._piece_arcs[number] for number in self._of_code.get(code, ())))

    def _ring(self, ring: Iterable[int]) -> NDArray[np.float64]:
        pieces = [self._arc(index) for index in ring]
        return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])]) / SCALE

    def _arc(self, index: int) -> NDArray[np.int64]:
        [(_, points)] = self._arcs[max(index, ~index)]
        return points if index >= 0 else points[::-1]

    def _lines(self, numbers: Iterable[int]) -> BaseGeometry | None:
        lines = [line for number in sorted(numbers) for line in _off_the_edge(self._arc(number))]
        if not lines:
            return None
        merged: BaseGeometry = shapely.line_merge(shapely.multilinestrings(lines))
        return merged


def _off_the_edge(points: NDArray[np.int64]) -> list[LineString]:
    """Split an arc where it runs along the antimeridian or through a pole, and drop those stretches."""
    if len(points) == 1:
        return []  # an islet that fell onto one point of the grid
    edge = (np.abs(points[:, 0]) >= _WORLD_EDGE) | (np.abs(points[:, 1]) >= _WORLD_EDGE // 2)
    on_edge = edge[1:] & edge[:-1]
    if not on_edge.any():
        return [LineString(points / SCALE)]
    runs = np.split(np.arange(len(on_edge)), np.flatnonzero(np.diff(on_edge)) + 1)
    return [LineString(points[run[0] : run[-1] + 2] / SCALE) for run in runs if not on_edge[run[0]]]
