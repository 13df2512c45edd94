"""Geometry on its way out: cut at the antimeridian, wound and rounded as RFC 7946 wants it."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import shapely
from antimeridian import fix_shape
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geomap.model import LonLat

COORDINATE_DECIMALS: Final = 6
"""Six decimals are about 0.1 m; RFC 7946, section 11.2, calls more than that rarely useful."""


def tidy(geometry: BaseGeometry | None) -> BaseGeometry | None:
    """Cut a geometry at 180°, wind its rings counter-clockwise and round it.

    Parameters
    ----------
    geometry
        In degrees, longitude first; longitudes beyond ±180 or jumps across it are understood as crossing.

    Returns
    -------
    BaseGeometry or None
        Rounded to `COORDINATE_DECIMALS`, inside ±180°, exterior rings counter-clockwise (RFC 7946, 3.1.6 and 3.1.9);
        None for None, for an empty geometry and for one with a coordinate that is no finite number.

    Examples
    --------
    >>> from shapely import Point, box
    >>> tidy(Point(36.2500004, 49.9999996)).wkt
    'POINT (36.25 50)'
    >>> tidy(box(179, -17, 181, -15)).geom_type
    'MultiPolygon'
    >>> tidy(Point()) is None
    True
    """
    if geometry is None or geometry.is_empty or not np.isfinite(shapely.get_coordinates(geometry)).all():
        return None
    if isinstance(geometry, shapely.Point) and abs(geometry.x) <= 180:  # noqa: PLR2004 (the common case, made fast)
        return point(LonLat(geometry.x, geometry.y))
    return shapely.orient_polygons(shapely.transform(_snap(_cut(geometry)), _rounded))


def to_geojson(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    """Write a geometry as a GeoJSON object of RFC 7946.

    Parameters
    ----------
    geometry
        In degrees, longitude first.

    Returns
    -------
    dict or None
        ``{"type", "coordinates"}`` (or ``"geometries"``); None where `tidy` gives None.

    Examples
    --------
    >>> from shapely import Point
    >>> to_geojson(Point(36.25, 50))
    {'type': 'Point', 'coordinates': (36.25, 50.0)}
    """
    tidied = tidy(geometry)
    return None if tidied is None else dict(shapely.geometry.mapping(tidied))


def point(position: LonLat) -> shapely.Point:
    """Make the point of a position, rounded to `COORDINATE_DECIMALS`."""
    return shapely.Point(round(position.lon, COORDINATE_DECIMALS), round(position.lat, COORDINATE_DECIMALS))


def bounds_of(geometries: list[BaseGeometry]) -> list[float] | None:
    """Find the bounding box of geometries, as RFC 7946, section 5, wants it.

    Parameters
    ----------
    geometries
        As `tidy` gives them.

    Returns
    -------
    list of float or None
        ``[west, south, east, north]``, with west > east when a geometry was cut at 180° and the box crosses it;
        None when there is no geometry.

    Examples
    --------
    >>> from shapely import Point, box
    >>> bounds_of([tidy(box(179, -17, 181, -15)), Point(178, -18)])
    [178.0, -18.0, -179.0, -15.0...]
    """
    if not geometries:
        return None
    parts = shapely.bounds(shapely.get_parts(np.array(geometries, dtype=object)))
    south, north = float(parts[:, 1].min()), float(parts[:, 3].max())
    if (parts[:, 0] == -180).any() and (parts[:, 2] == 180).any():  # noqa: PLR2004 (the antimeridian)
        west, east = _crossing(parts[:, [0, 2]])
    else:
        west, east = float(parts[:, 0].min()), float(parts[:, 2].max())
    return [west, south, east, north]


def _snap(geometry: BaseGeometry) -> BaseGeometry:
    """Round so that rings stay valid; what is already rounded, or would vanish, stays as it is."""
    coordinates = shapely.get_coordinates(geometry)
    if np.array_equal(coordinates, _rounded(coordinates)):
        return geometry
    snapped = shapely.set_precision(geometry, 10**-COORDINATE_DECIMALS)
    return geometry if snapped.is_empty else snapped


def _rounded(coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.round(coordinates, COORDINATE_DECIMALS) + 0.0  # + 0.0 makes -0.0 plain 0.0


def _cut(geometry: BaseGeometry) -> BaseGeometry:
    if isinstance(geometry, shapely.Point | shapely.MultiPoint):
        return shapely.transform(geometry, _wrapped)
    if isinstance(geometry, shapely.GeometryCollection) and geometry.geom_type == "GeometryCollection":
        return shapely.GeometryCollection([_cut(part) for part in geometry.geoms])
    if not _crosses(geometry):
        return geometry
    if geometry.geom_type.endswith("LineString"):  # fix_shape cuts lines where they jump, not where they run on
        geometry = shapely.transform(geometry, _wrapped)
    return shapely.geometry.shape(fix_shape(geometry, fix_winding=True))


def _wrapped(coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
    beyond = np.abs(coordinates[:, 0]) > 180  # noqa: PLR2004
    coordinates[beyond, 0] = (coordinates[beyond, 0] + 180) % 360 - 180
    return coordinates


def _crosses(geometry: BaseGeometry) -> bool:
    west, _, east, _ = geometry.bounds
    if west < -180 or east > 180:  # noqa: PLR2004
        return True
    if east - west <= 180:  # noqa: PLR2004
        return False
    lines = shapely.get_parts(geometry if geometry.geom_type.endswith("LineString") else geometry.boundary)
    return any((np.abs(np.diff(shapely.get_coordinates(line)[:, 0])) > 180).any() for line in lines)  # noqa: PLR2004


def _crossing(spans: NDArray[np.float64]) -> tuple[float, float]:
    """Give the box that leaves out the widest empty stretch of longitudes; (-180, 180) when there is none."""
    west, east, widest, reach = -180.0, 180.0, 0.0, -180.0
    for start, end in spans[np.argsort(spans[:, 0], kind="stable")]:
        if start - reach > widest:
            west, east, widest = float(start), float(reach), float(start - reach)
        reach = max(reach, float(end))
    return west, east
