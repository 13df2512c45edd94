"""How far ground lies from a point or line, told without drawing a zone; what is asked again is kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, log10
from typing import cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geomap.geo.held import Held
from geomap.geo.measure import Extent, measure, nearest
from geomap.geo.projection import local_pieces, project, unproject
from geomap.model import LonLat

_KEPT = 256

_ROUGH, _ROUGH_STEPS = 0.05, 3
"""Bends below this share of its width are left out of a rough zone, and a quarter circle has so many segments; it is
drawn wider by what both take off."""

_STEPS_A_DECADE = 10
"""Rough zones come in so many widths between 10 and 100 km, so that one serves many a question."""

_TOUCHING_DEG = 0.001
"""Lines and the outlines that run along them are rounded alike, to a metre; this is a hundred."""

_DRAWN_OFF = 0.02
"""A drawn zone may reach farther than it should by so much: its line is simplified by half of that."""

_FINEST_M = 500.0
"""Rough zones are drawn from lines simplified to this, doubled as often as the width allows."""


def nearest_m(target: BaseGeometry, ground: BaseGeometry) -> float:
    """Measure how near ground comes to a point or line.

    Parameters
    ----------
    target
        What is measured from, in degrees.
    ground
        Polygons in degrees.

    Returns
    -------
    float
        Metres; 0 where the two touch.
    """
    return _nearest(Held(target), Held(ground))


def farthest_m(target: BaseGeometry, ground: BaseGeometry) -> float:
    """Measure how far ground reaches from a point or line.

    Parameters
    ----------
    target
        What is measured from, in degrees.
    ground
        Polygons in degrees.

    Returns
    -------
    float
        Metres to the corner of the ground's hull that is farthest off.
    """
    return _farthest(Held(target), Held(ground))


def depth_m(line: BaseGeometry, ground: BaseGeometry) -> float:
    """Measure how deep ground is behind a line that bounds it.

    Parameters
    ----------
    line
        In degrees.
    ground
        Polygons in degrees; pieces that the line does not touch do not count, unless it touches none.

    Returns
    -------
    float
        Metres to the corner of the ground's hull that is farthest off.
    """
    return _farthest(Held(line), _touched(Held(line), Held(ground)))


def reaches(target: BaseGeometry, ground: BaseGeometry, low_m: float, high_m: float) -> bool | None:
    """Say whether ground has points between two distances of a point or line.

    Parameters
    ----------
    target, ground
        In degrees.
    low_m, high_m
        Bounds in metres.

    Returns
    -------
    bool or None
        None means that the zone must be drawn to know.
    """
    near_m = nearest_m(target, ground)
    if near_m > high_m:
        return None if near_m <= high_m * (1 + _DRAWN_OFF) else False
    if low_m <= 0:
        return True
    piece = _largest(Held(ground))
    return True if _nearest(Held(target), piece) <= high_m and _farthest(Held(target), piece) >= low_m else None


def crosses_180(geometry: BaseGeometry) -> bool:
    """Say whether a geometry spans the antimeridian: then `rough_zone` cannot be drawn in one piece of a map."""
    west, _, east, _ = geometry.bounds
    return bool(east - west > 180)  # noqa: PLR2004


def rough_zone(target: BaseGeometry, high_m: float) -> BaseGeometry:
    """Draw roughly what lies within a distance of a point or line, never less: a window for look-ups.

    Parameters
    ----------
    target
        In degrees.
    high_m
        Metres, above 0.

    Returns
    -------
    BaseGeometry
        In degrees.
    """
    return _rough(Held(target), ceil(_STEPS_A_DECADE * log10(high_m)))


def are_within(target: BaseGeometry, positions: Sequence[LonLat], high_m: float) -> NDArray[np.bool_]:
    """Say which positions lie within a distance of a point or line.

    Parameters
    ----------
    target
        In degrees.
    positions
        Degrees.
    high_m
        Metres.

    Returns
    -------
    numpy.ndarray
        One truth value a position; distances across are up to 0.3 % long, 800 km from the middle of the line.
    """
    spots = cast("BaseGeometry", shapely.multipoints(np.asarray(positions)))
    found = np.zeros(len(positions), dtype=np.bool_)
    for centre, line in _projected(Held(target)):
        found |= shapely.dwithin(line, shapely.get_parts(project(spots, centre)), high_m)
    return found


@lru_cache(maxsize=_KEPT)
def _nearest(target: Held, ground: Held) -> float:
    line, land = target.geometry, ground.geometry
    if isinstance(line, shapely.Point):
        return nearest(LonLat(line.x, line.y), land)[0]
    if shapely.intersects(land, line):
        return 0.0
    return measure(Extent(geometry=line), Extent(geometry=land)).between_m


@lru_cache(maxsize=_KEPT)
def _farthest(target: Held, ground: Held) -> float:
    corners = shapely.get_coordinates(shapely.convex_hull(ground.geometry))
    return max(nearest(LonLat(*corner), target.geometry)[0] for corner in corners.tolist())


@lru_cache(maxsize=_KEPT)
def _touched(line: Held, ground: Held) -> Held:
    parts = shapely.get_parts(ground.geometry)
    touched = parts[shapely.dwithin(parts, line.geometry, _TOUCHING_DEG)]
    return ground if len(touched) in {0, len(parts)} else Held(shapely.multipolygons(list(touched)))


@lru_cache(maxsize=_KEPT)
def _largest(ground: Held) -> Held:
    parts = shapely.get_parts(ground.geometry)
    largest = parts[int(np.argmax(shapely.area(parts)))]
    shapely.prepare(largest)
    return Held(largest)


@lru_cache(maxsize=_KEPT)
def _rough(target: Held, width: int) -> BaseGeometry:
    wide_m = 10 ** (width / _STEPS_A_DECADE)
    pieces = []
    for centre, line in _projected(target):
        rough = shapely.simplify(line, wide_m * _ROUGH, preserve_topology=False)
        pieces.append(unproject(shapely.buffer(rough, wide_m * (1 + 2 * _ROUGH), quad_segs=_ROUGH_STEPS), centre))
    zone = pieces[0] if len(pieces) == 1 else shapely.union_all(pieces)
    shapely.prepare(zone)
    return zone


@lru_cache(maxsize=_KEPT)
def _projected(target: Held) -> tuple[tuple[LonLat, BaseGeometry], ...]:
    """Bring the pieces of a line to metres round their middles, prepared for questions."""
    found = []
    for piece in local_pieces(target.geometry):
        west, south, east, north = piece.bounds
        centre = LonLat((west + east) / 2, (south + north) / 2)
        line = project(piece, centre)
        shapely.prepare(line)
        found.append((centre, line))
    return tuple(found)
