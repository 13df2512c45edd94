"""Zones on the ground: where something must be for a distance to hold. Degrees in, degrees out, metres between."""

from __future__ import annotations

from functools import lru_cache

import antimeridian
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from geomap.geo.held import Held
from geomap.geo.projection import local_pieces, project, unproject
from geomap.model import LonLat

_ARC_STEPS = 16
"""Segments in a quarter circle; a disc of that many is 0.16 % too small."""

_SIMPLER = 0.01
"""Bends below this share of a buffer's width are left out before it is drawn: 500 m at 50 km, which costs 0.15 % of the
area along the border of Ukraine with Russia and halves the time."""

_KEPT = 64
"""So many buffers and cuts are kept: a report asks for the same line and width again and again."""

_SECTOR_HALF_WIDTH_DEG = 45.0
"""Deviation of a stated wind from the true bearing: 98.6 % of 16,465 statements lie within it (CLAIMS calibration)."""


def disc(centre: LonLat, radius_m: float) -> BaseGeometry:
    """Draw everything within a distance of a position.

    Parameters
    ----------
    centre
        The middle.
    radius_m
        Metres, above 0.

    Returns
    -------
    BaseGeometry
        A valid polygon in degrees, split where it crosses the antimeridian.
    """
    return ring(centre, 0.0, radius_m)


def ring(centre: LonLat, low_m: float, high_m: float) -> BaseGeometry:
    """Draw everything between two distances of a position.

    Parameters
    ----------
    centre
        The middle.
    low_m, high_m
        Inner and outer radius in metres; an inner radius of 0 gives a disc.

    Returns
    -------
    BaseGeometry
        Valid, in degrees.
    """
    return _finish(_band(shapely.Point(0, 0), low_m, high_m), centre)


def sector(
    centre: LonLat, low_m: float, high_m: float, *, towards_deg: float, half_width_deg: float = _SECTOR_HALF_WIDTH_DEG
) -> BaseGeometry:
    """Draw the part of a ring that lies in one direction.

    Parameters
    ----------
    centre
        The middle.
    low_m, high_m
        Inner and outer radius in metres.
    towards_deg
        The direction, degrees clockwise from north.
    half_width_deg
        How far to both sides of it, degrees, below 90.

    Returns
    -------
    BaseGeometry
        Valid, in degrees.
    """
    angles = np.radians(towards_deg + np.linspace(-half_width_deg, half_width_deg, 4 * _ARC_STEPS))
    reach = high_m * 1.1
    edge = np.column_stack((np.sin(angles), np.cos(angles))) * reach
    wedge = shapely.Polygon(np.vstack(([(0.0, 0.0)], edge)))
    return _finish(shapely.intersection(_band(shapely.Point(0, 0), low_m, high_m), wedge), centre)


@lru_cache(maxsize=_KEPT)
def buffer(geometry: BaseGeometry, low_m: float, high_m: float) -> BaseGeometry:
    """Draw everything between two distances of a point, line or polygon.

    Parameters
    ----------
    geometry
        In degrees.
    low_m, high_m
        Bounds in metres; from 0, the geometry itself is inside.

    Returns
    -------
    BaseGeometry
        Valid, in degrees; empty when the geometry is.
    """
    if geometry.is_empty:
        return shapely.Polygon()
    outer = _widened(geometry, high_m)
    return outer if low_m <= 0 else shapely.make_valid(shapely.difference(outer, _widened(geometry, low_m)))


def within_territory(zone: BaseGeometry, territory: BaseGeometry) -> BaseGeometry:
    """Keep the part of a zone that lies in a territory.

    Parameters
    ----------
    zone, territory
        In degrees.

    Returns
    -------
    BaseGeometry
        Polygons alone; empty when the two do not meet.
    """
    if zone.is_empty or territory.is_empty:
        return shapely.Polygon()
    return _cut(Held(zone), Held(territory))


@lru_cache(maxsize=_KEPT)
def _cut(zone: Held, territory: Held) -> BaseGeometry:
    near = shapely.make_valid(shapely.clip_by_rect(territory.geometry, *zone.geometry.bounds))
    return _polygons(shapely.intersection(zone.geometry, near))


def _polygons(geometry: BaseGeometry) -> BaseGeometry:
    if isinstance(geometry, shapely.Polygon | shapely.MultiPolygon):
        return geometry
    parts = [part for part in shapely.get_parts(geometry) if isinstance(part, shapely.Polygon) and not part.is_empty]
    nested = [
        inner
        for part in shapely.get_parts(geometry)
        if isinstance(part, shapely.MultiPolygon)
        for inner in shapely.get_parts(part)
    ]
    return shapely.union_all([*parts, *nested]) if parts or nested else shapely.Polygon()


def _band(shape: BaseGeometry, low_m: float, high_m: float) -> BaseGeometry:
    outer = shapely.buffer(shape, high_m, quad_segs=_ARC_STEPS)
    return outer if low_m <= 0 else shapely.difference(outer, shapely.buffer(shape, low_m, quad_segs=_ARC_STEPS))


def _widened(geometry: BaseGeometry, width_m: float) -> BaseGeometry:
    pieces = [_buffer_piece(piece, width_m) for piece in local_pieces(geometry)]
    return pieces[0] if len(pieces) == 1 else shapely.union_all(pieces)


def _buffer_piece(piece: BaseGeometry, width_m: float) -> BaseGeometry:
    west, south, east, north = piece.bounds
    centre = LonLat((west + east) / 2, (south + north) / 2)
    shape = shapely.simplify(project(piece, centre), width_m * _SIMPLER, preserve_topology=False)
    return _finish(shapely.buffer(shape, width_m, quad_segs=_ARC_STEPS), centre)


def _finish(shape: BaseGeometry, centre: LonLat) -> BaseGeometry:
    """Bring a shape in metres back to degrees, valid, split at the antimeridian."""
    zone = unproject(shape, centre)
    if zone.is_empty:
        return zone
    west, _, east, _ = zone.bounds
    if east - west < 180:  # noqa: PLR2004 (wider means that longitudes jump)
        return zone if zone.is_valid else _polygons(shapely.make_valid(zone))
    parts = [antimeridian.fix_polygon(orient(part)) for part in shapely.get_parts(zone)]
    return _polygons(shapely.make_valid(shapely.union_all(parts)))
