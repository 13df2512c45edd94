"""The middle and the radius of an area of which only the settlements are known."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable

from geomap.model import LonLat

_LEAST_RADIUS_M = 5_000.0
_METRES_PER_DEGREE = 111_195.0


def mean_position(positions: Iterable[LonLat]) -> LonLat:
    """Give the middle of positions: the direction of their mean vector on the sphere, to 5 decimals.

    Examples
    --------
    >>> mean_position([LonLat(179.0, 0.0), LonLat(-178.0, 0.0)])
    LonLat(lon=-179.5, lat=0.0)
    """
    x = y = z = 0.0
    for lon, lat in positions:
        a, b = math.radians(lon), math.radians(lat)
        x, y, z = x + math.cos(b) * math.cos(a), y + math.cos(b) * math.sin(a), z + math.sin(b)
    return LonLat(round(math.degrees(math.atan2(y, x)), 5), round(math.degrees(math.atan2(z, math.hypot(x, y))), 5))


def spread_radius_m(middle: LonLat, positions: Iterable[LonLat]) -> float:
    """Give the radius in metres of an area from the settlements in it.

    √2 times their median distance from the middle, which is exact for settlements spread evenly over a disc; 5 km at
    least. Distances are those of a plane, good enough for a radius.

    Examples
    --------
    >>> round(spread_radius_m(LonLat(0.0, 0.0), [LonLat(1.0, 0.0), LonLat(0.0, -1.0)]))
    157253
    """
    stretch = math.cos(math.radians(middle.lat))
    away = [
        math.hypot(((lon - middle.lon + 180.0) % 360.0 - 180.0) * stretch, lat - middle.lat) for lon, lat in positions
    ]
    return max(math.sqrt(2) * statistics.median(away or [0.0]) * _METRES_PER_DEGREE, _LEAST_RADIUS_M)
