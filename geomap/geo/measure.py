"""Distances between things that have an extent: intervals, with the line they were taken along."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from geomap.geo.geodesic import distance_m
from geomap.geo.held import Held
from geomap.geo.projection import project, unproject
from geomap.model import LonLat

_METRES_A_DEGREE = 110_574.0
"""Least length of a degree of latitude on WGS 84, at the equator."""

_MEAN_RADIUS_M = 6_371_008.8
"""Mean radius of WGS 84; used only to pick candidates, never for a result."""

_SPHERE_OFF = 1.02
"""Distances on the sphere are off by less."""

_BOX_LIMIT_LAT = 85.0

_KEPT = 256
"""The segments of so many geometries are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A thing on the ground.

    Parameters
    ----------
    geometry
        Point, line or polygon in degrees.
    radius_m
        How far it reaches beyond the geometry, metres: the radius of a settlement round its point.
    """

    geometry: BaseGeometry
    radius_m: float = 0.0

    @classmethod
    def at(cls, position: LonLat, radius_m: float = 0.0) -> Extent:
        """Make the extent of a point or of a disc round it; ``radius_m`` in metres."""
        return cls(geometry=shapely.Point(position), radius_m=radius_m)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What lies between two extents.

    Parameters
    ----------
    low_m, high_m
        Least and greatest geodesic distance in metres.
    between_m
        Distance between the two geometries without their radii.
    line
        From the landmark to the subject, the shortest way between the geometries.
    """

    low_m: float
    high_m: float
    between_m: float
    line: tuple[LonLat, LonLat]


def nearest(position: LonLat, geometry: BaseGeometry) -> tuple[float, LonLat]:
    """Find the point of a geometry that is nearest to a position.

    Parameters
    ----------
    position
        Degrees.
    geometry
        In degrees, not empty.

    Returns
    -------
    tuple
        The distance in metres (0 inside a polygon) and the point.
    """
    if geometry.geom_type == "Point":
        point = LonLat(*shapely.get_coordinates(geometry)[0])
        return distance_m(position, point), point
    if shapely.get_dimensions(geometry) == 2 and shapely.intersects_xy(geometry, *position):  # noqa: PLR2004
        return 0.0, position
    near = project(_neighbourhood(position, geometry), position)
    found = nearest_points(shapely.Point(0, 0), near)[1]
    point = LonLat(*shapely.get_coordinates(unproject(found, position))[0])
    return float(shapely.distance(shapely.Point(0, 0), found)), point


def corner_m(position: LonLat, geometry: BaseGeometry) -> float:
    """Measure roughly how far the nearest corner of a line or polygon is, on a sphere: to pick what to measure."""
    segments = _segments(Held(geometry))
    here = np.radians(position)
    return float(np.minimum(_haversine_m(here, segments.start), _haversine_m(here, segments.end)).min())


class _Segments(NamedTuple):
    """The segments of a geometry: their ends in degrees and radians, and how long they are in metres."""

    ends: NDArray[np.float64]
    start: NDArray[np.float64]
    end: NDArray[np.float64]
    length_m: NDArray[np.float64]


@lru_cache(maxsize=_KEPT)
def _segments(held: Held) -> _Segments:
    parts = shapely.get_parts(held.geometry)
    rings = shapely.get_rings(parts) if shapely.get_dimensions(held.geometry) == 2 else parts  # noqa: PLR2004
    coordinates, of_ring = shapely.get_coordinates(rings, return_index=True)
    joined = of_ring[1:] == of_ring[:-1]
    ends = np.stack((coordinates[:-1][joined], coordinates[1:][joined]), axis=1)
    start, end = np.radians(ends[:, 0]), np.radians(ends[:, 1])
    return _Segments(ends, start, end, _haversine_m(start, end))


def _haversine_m(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Measure on a sphere between positions in radians."""
    lon_a, lat_a, lon_b, lat_b = a[..., 0], a[..., 1], b[..., 0], b[..., 1]
    half = np.sin((lat_b - lat_a) / 2) ** 2 + np.cos(lat_a) * np.cos(lat_b) * np.sin((lon_b - lon_a) / 2) ** 2
    angle: NDArray[np.float64] = 2 * _MEAN_RADIUS_M * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return angle


def _neighbourhood(position: LonLat, geometry: BaseGeometry) -> BaseGeometry:
    """Cut out the part of a geometry's lines in which the nearest point must lie."""
    segments = _segments(Held(geometry))
    here = np.radians(position)
    to_start, to_end = _haversine_m(here, segments.start), _haversine_m(here, segments.end)
    reach_m = float(np.minimum(to_start, to_end).min()) * _SPHERE_OFF + 1_000
    least_m = (to_start + to_end - segments.length_m) / 2  # no point of a segment is nearer: the triangle inequality
    lines = cast("NDArray[np.object_]", shapely.linestrings(segments.ends[least_m <= reach_m]))
    near = cast("BaseGeometry", shapely.multilinestrings(lines))
    tall = reach_m / _METRES_A_DEGREE
    edge = abs(position.lat) + tall
    if edge > _BOX_LIMIT_LAT:
        return near
    wide = tall / float(np.cos(np.radians(edge)))
    if abs(position.lon) + wide > 180:  # noqa: PLR2004
        return near
    box = (position.lon - wide, position.lat - tall, position.lon + wide, position.lat + tall)
    clipped = shapely.clip_by_rect(near, *box)
    return near if clipped.is_empty else clipped


def measure(subject: Extent, landmark: Extent) -> Measured:
    """Measure how far a subject is from a landmark.

    From a line or polygon the distance is to its nearest point; from a settlement it is to any point of its disc.

    Parameters
    ----------
    subject, landmark
        What is measured.

    Returns
    -------
    Measured
        Symmetric for two points with radii; ``low_m`` is 0 when the two overlap.
    """
    if subject.geometry.geom_type == "Point":
        position = LonLat(*shapely.get_coordinates(subject.geometry)[0])
        between, point = nearest(position, landmark.geometry)
        return _with_radii(between, between, subject, landmark, (point, position))
    if landmark.geometry.geom_type == "Point":
        origin = LonLat(*shapely.get_coordinates(landmark.geometry)[0])
        between, point = nearest(origin, subject.geometry)
        far = max(distance_m(origin, LonLat(*corner)) for corner in _corners(subject.geometry))
        return _with_radii(between, far, subject, landmark, (origin, point))
    return _measure_shapes(subject, landmark)


def _corners(geometry: BaseGeometry) -> list[tuple[float, float]]:
    return [(float(lon), float(lat)) for lon, lat in shapely.get_coordinates(shapely.convex_hull(geometry))]


def _measure_shapes(subject: Extent, landmark: Extent) -> Measured:
    west, south, east, north = subject.geometry.bounds
    centre = LonLat((west + east) / 2, (south + north) / 2)
    ours, theirs = project(subject.geometry, centre), project(landmark.geometry, centre)
    shapely.prepare(theirs)
    start, end = nearest_points(theirs, ours)
    far = max(float(shapely.distance(shapely.Point(corner), theirs)) for corner in _corners(ours))
    line = tuple(LonLat(*shapely.get_coordinates(unproject(point, centre))[0]) for point in (start, end))
    return _with_radii(float(shapely.distance(start, end)), far, subject, landmark, (line[0], line[1]))


def _with_radii(
    near_m: float, far_m: float, subject: Extent, landmark: Extent, line: tuple[LonLat, LonLat]
) -> Measured:
    reach = subject.radius_m + landmark.radius_m
    return Measured(low_m=max(0.0, near_m - reach), high_m=far_m + reach, between_m=near_m, line=line)
