"""First-level units and regions of compiled boundaries, by code and by place id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shapely.geometry import MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.boundaries_codec import HOLE, SCALE, Line, Records
from geomap.gazetteer.boundaries_layer import repaired


def polygon_from_lines(lines: list[Line]) -> BaseGeometry:
    """Build a valid polygon in degrees from a record's rings."""
    shapes: list[list[Any]] = []
    for role, points in lines:
        if role == HOLE:
            shapes[-1].append(points / SCALE)
        else:
            shapes.append([points / SCALE])
    polygons = [Polygon(outer, holes) for outer, *holes in shapes]
    return repaired(polygons[0] if len(polygons) == 1 else MultiPolygon(polygons))


def lines_of(record: list[Line]) -> BaseGeometry:
    """Build the lines in degrees of a record that holds open lines."""
    return MultiLineString([points / SCALE for _, points in record])


class UnitLayer:
    """Polygons of first-level units.

    Parameters
    ----------
    records
        The file of rings.
    units
        GeoNames' code to ``[record number, accuracy in metres]``.
    """

    def __init__(self, records: Records, units: Mapping[str, tuple[int, float]]) -> None:
        self._records = records
        self._units = units

    def polygon(self, code: str) -> BaseGeometry | None:
        """Build the polygon of a unit, in degrees; None for an unknown code."""
        return polygon_from_lines(self._records[self._units[code][0]]) if code in self._units else None
