"""Geometries as short lists of whole numbers: rings of differences on a grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

SCALE = 10_000
"""Grid lines a degree for shapes in the JSON block: 11 m north to south."""

_OUTLINE_STEPS = 280
"""An outline is simplified to about this share of its extent, finer than a pixel when it fills the map."""

_SMALLEST_PART = 0.002
"""An island below this share of the largest part's area is not outlined."""


def rings_of(geometry: BaseGeometry) -> Iterator[Any]:
    """Walk through the rings of an area (exterior first, then its holes) or the parts of a line.

    Yields
    ------
    numpy.ndarray
        Coordinates of one ring or line, ``(n, 2)`` in degrees.
    """
    for part in shapely.get_parts(geometry, return_index=False):
        if part.geom_type == "Polygon":
            yield shapely.get_coordinates(part.exterior)
            for hole in part.interiors:
                yield shapely.get_coordinates(hole)
        elif part.geom_type in {"LineString", "LinearRing"}:
            yield shapely.get_coordinates(part)
        elif part.geom_type.startswith(("Multi", "Geometry")):
            yield from rings_of(part)


def grid_ring(coordinates: Any, scale: int) -> Any:  # noqa: ANN401 (numpy arrays are not typed by shape)
    """Round a ring to a grid and drop points that fall on their predecessor.

    Parameters
    ----------
    coordinates
        ``(n, 2)`` in degrees.
    scale
        Grid lines a degree.

    Returns
    -------
    numpy.ndarray
        Whole numbers, ``(m, 2)`` with m <= n.
    """
    points = np.rint(np.asarray(coordinates) * scale).astype(np.int64)
    if len(points) < 2:  # noqa: PLR2004
        return points
    moved = np.any(np.diff(points, axis=0) != 0, axis=1)
    return points[np.concatenate(([True], moved))]


def differences(points: Any) -> list[int]:  # noqa: ANN401
    """Flatten points into ``x, y, dx, dy, dx, dy …``."""
    if not len(points):
        return []
    steps = np.concatenate((points[:1], np.diff(points, axis=0)))
    return [int(value) for value in steps.ravel()]


def area_json(geometry: BaseGeometry, *, tolerance_deg: float = 0.0) -> list[list[list[int]]]:
    """Write an area for the page: polygons, each a list of rings of differences on the grid of `SCALE`.

    Parameters
    ----------
    geometry
        Polygon or multipolygon in degrees.
    tolerance_deg
        How far a simplified outline may stray, in degrees.

    Returns
    -------
    list
        Empty when nothing is left of it on the grid.
    """
    simple = shapely.simplify(geometry, tolerance_deg) if tolerance_deg else geometry
    polygons = []
    for part in _polygons(simple):
        rings = [differences(ring) for ring in _solid(grid_ring(ring, SCALE) for ring in rings_of(part))]
        if rings:
            polygons.append(rings)
    return polygons


def outline_json(geometry: BaseGeometry) -> list[list[list[int]]]:
    """Write an area that is only outlined, simplified to what a full screen shows."""
    west, south, east, north = geometry.bounds
    parts = shapely.get_parts(geometry)
    areas = shapely.area(parts)
    seen = shapely.multipolygons(parts[areas >= areas.max() * _SMALLEST_PART])
    return area_json(seen, tolerance_deg=max(east - west, north - south) / _OUTLINE_STEPS)


def line_json(geometry: BaseGeometry, *, tolerance_deg: float = 0.001) -> list[list[int]]:
    """Write a line, or the outline of an area, as runs of differences on the grid of `SCALE`."""
    simple = shapely.simplify(geometry, tolerance_deg)
    runs = (grid_ring(run, SCALE) for run in rings_of(simple))
    return [differences(run) for run in runs if len(run) > 1]


def _polygons(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            yield part
        elif part.geom_type.startswith(("Multi", "Geometry")):
            yield from _polygons(part)


def _solid(rings: Iterable[Any]) -> Iterator[Any]:
    return (ring for ring in rings if len(ring) > 3)  # noqa: PLR2004 (a triangle is four points, the first twice)
