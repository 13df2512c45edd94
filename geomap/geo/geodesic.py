"""Distances, bearings and areas on the WGS 84 ellipsoid (Karney's geodesics, through pyproj)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geomap.model import LonLat

GEOD = Geod(ellps="WGS84")
"""The ellipsoid; distances are good to nanometres (Karney 2013, doi:10.1007/s00190-012-0578-z)."""

_KEPT = 64
"""So many areas are kept: a zone's is told in words and again in a column."""


def distance_m(a: LonLat, b: LonLat) -> float:
    """Measure the geodesic between two positions.

    Parameters
    ----------
    a, b
        Degrees on WGS 84.

    Returns
    -------
    float
        Metres.

    Examples
    --------
    >>> round(distance_m(LonLat(30.5238, 50.45466), LonLat(36.25475, 49.98177)) / 1000)
    412
    """
    return float(GEOD.inv(a.lon, a.lat, b.lon, b.lat)[2])


def bearing_deg(a: LonLat, b: LonLat) -> float:
    """Give the direction in which a position is seen from another.

    Parameters
    ----------
    a
        Where one looks from.
    b
        Where one looks at.

    Returns
    -------
    float
        Degrees clockwise from north, ``[0, 360)``; 0 when the two are the same.

    Examples
    --------
    >>> bearing_deg(LonLat(0.0, 0.0), LonLat(1.0, 0.0))
    90.0
    """
    return float(GEOD.inv(a.lon, a.lat, b.lon, b.lat)[0]) % 360.0


def turn_deg(a: float, b: float) -> float:
    """Give the angle between two bearings.

    Parameters
    ----------
    a, b
        Degrees.

    Returns
    -------
    float
        Degrees, 0 to 180.

    Examples
    --------
    >>> turn_deg(350.0, 20.0)
    30.0
    """
    return abs((a - b + 180.0) % 360.0 - 180.0)


def destination(origin: LonLat, *, towards_deg: float, length_m: float) -> LonLat:
    """Go from a position along a geodesic.

    Parameters
    ----------
    origin
        Where to start.
    towards_deg
        Initial bearing, degrees clockwise from north.
    length_m
        How far, metres.

    Returns
    -------
    LonLat
        Where one arrives.
    """
    lon, lat, _ = GEOD.fwd(origin.lon, origin.lat, towards_deg, length_m)
    return LonLat(float(lon), float(lat))


@lru_cache(maxsize=_KEPT)
def area_m2(geometry: BaseGeometry) -> float:
    """Measure the area of polygons on the ellipsoid.

    Parameters
    ----------
    geometry
        In degrees; points and lines in a collection count nothing.

    Returns
    -------
    float
        Square metres; holes are taken off.
    """
    total = 0.0
    for part in shapely.get_parts(geometry, return_index=False):
        if isinstance(part, shapely.Polygon) and not part.is_empty:
            rings: Sequence[BaseGeometry] = [part.exterior, *part.interiors]
            areas = [abs(GEOD.polygon_area_perimeter(*shapely.get_coordinates(ring).T)[0]) for ring in rings]
            total += areas[0] - sum(areas[1:])
    return total


def length_m(geometry: BaseGeometry) -> float:
    """Measure lines on the ellipsoid.

    Parameters
    ----------
    geometry
        Lines in degrees.

    Returns
    -------
    float
        Metres, all parts together.
    """
    return sum(float(GEOD.line_length(*shapely.get_coordinates(part).T)) for part in shapely.get_parts(geometry))
