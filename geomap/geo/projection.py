"""The local azimuthal-equidistant projection in which zones are built and distances to lines are taken.

Distances and directions from the centre are exact by definition; 750 km away from it, lengths across are 0.2 % long.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.geo.geodesic import GEOD, distance_m
from geomap.model import LonLat

_WIDEST_M = 1_600_000.0
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


def local_pieces(geometry: BaseGeometry) -> list[BaseGeometry]:
    """Cut a geometry into pieces that one local projection can carry.

    Parameters
    ----------
    geometry
        In degrees.

    Returns
    -------
    list of BaseGeometry
        The geometry itself when it is small enough.
    """
    west, south, east, north = geometry.bounds
    if east - west < 180 and distance_m(LonLat(west, south), LonLat(east, north)) < _WIDEST_M:  # noqa: PLR2004
        return [geometry]
    lon, lat = (west + east) / 2, (south + north) / 2
    if east - west > north - south:
        halves = ((west, south - 1, lon, north + 1), (lon, south - 1, east, north + 1))
    else:
        halves = ((west - 1, south, east + 1, lat), (west - 1, lat, east + 1, north))
    cut = [shapely.clip_by_rect(geometry, *box) for box in halves]
    return [piece for half in cut if not half.is_empty for piece in local_pieces(half)]
