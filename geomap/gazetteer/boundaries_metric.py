"""Tolerances in metres on geometries in degrees: good to a per cent, enough for a tolerance and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.model import LonLat

DEGREE_M = 111_195.0
"""Metres in a degree of the meridian on a sphere of 6,371 km."""

_WIDEST = 0.05
"""Least cosine used, so that a tolerance at the poles stays finite (87° of latitude)."""


def shrink(latitude: float) -> float:
    """Give the length of a degree of longitude at a latitude, in degrees of latitude.

    Examples
    --------
    >>> round(shrink(60), 3)
    0.5
    """
    return max(cos(radians(latitude)), _WIDEST)


def buffered(geometry: BaseGeometry, distance_m: float) -> BaseGeometry:
    """Widen a geometry by a tolerance.

    Parameters
    ----------
    geometry
        In degrees.
    distance_m
        Tolerance in metres.

    Returns
    -------
    BaseGeometry
        In degrees.
    """
    _, south, _, north = geometry.bounds
    factor = shrink((south + north) / 2)
    flat = shapely.transform(geometry, _stretch(factor))
    widened: BaseGeometry = shapely.transform(flat.buffer(distance_m / DEGREE_M, quad_segs=4), _stretch(1 / factor))
    return widened


def distance_from_m(geometry: BaseGeometry, position: LonLat) -> float:
    """Measure roughly how far a position lies from a geometry near it.

    Parameters
    ----------
    geometry
        In degrees.
    position
        Longitude and latitude.

    Returns
    -------
    float
        Metres; 0 inside.
    """
    stretch = _stretch(shrink(position.lat))
    point = shapely.transform(Point(position), stretch)
    return float(shapely.distance(shapely.transform(geometry, stretch), point)) * DEGREE_M


def window(position: LonLat, distance_m: float) -> tuple[float, float, float, float]:
    """Give the box (west, south, east, north) in degrees that reaches a distance to all sides of a position."""
    high = distance_m / DEGREE_M
    wide = high / shrink(position.lat)
    return position.lon - wide, position.lat - high, position.lon + wide, position.lat + high


def _stretch(factor: float) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    return lambda points: points * np.array([factor, 1.0])
