"""The local azimuthal-equidistant projection in which zones are built and distances to lines are taken.

Distances and directions from the centre are exact by definition; 750 km away from it, lengths across are 0.2 % long.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.geo.geodesic import GEOD
from geomap.model import LonLat

WIDEST_M = 1_600_000.0
"""Wider things are projected in pieces; at half of it from the centre, lengths across are 0.3 % long."""

_Array = npt.NDArray[np.float64]


def project(geometry: BaseGeometry, centre: LonLat) -> BaseGeometry:
    """Bring a geometry from degrees to metres round a centre.

    Parameters
    ----------
    geometry
        In degrees.
    centre
        Becomes (0, 0); x points east, y north.

    Returns
    -------
    BaseGeometry
        In metres.
    """

    def forward(coordinates: _Array) -> _Array:
        count = len(coordinates)
        azimuth, _, distance = GEOD.inv(
            np.full(count, centre.lon), np.full(count, centre.lat), coordinates[:, 0], coordinates[:, 1]
        )
        angle = np.radians(azimuth)
        return np.column_stack((distance * np.sin(angle), distance * np.cos(angle)))

    return shapely.transform(geometry, forward)


def unproject(geometry: BaseGeometry, centre: LonLat) -> BaseGeometry:
    """Bring a geometry back from metres round a centre to degrees.

    Parameters
    ----------
    geometry
        In metres, as `project` gives it.
    centre
        The same centre.

    Returns
    -------
    BaseGeometry
        In degrees; longitudes lie in [-180, 180] and may jump there.
    """

    def backward(coordinates: _Array) -> _Array:
        count = len(coordinates)
        azimuth = np.degrees(np.arctan2(coordinates[:, 0], coordinates[:, 1]))
        distance = np.hypot(coordinates[:, 0], coordinates[:, 1])
        lon, lat, _ = GEOD.fwd(np.full(count, centre.lon), np.full(count, centre.lat), azimuth, distance)
        return np.column_stack((lon, lat))

    return shapely.transform(geometry, backward)
