"""Places by position and kind: arrays over the mapped records; settlements in order of latitude."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer import layout
from geomap.gazetteer.filter import Filter, records_of
from geomap.gazetteer.store import Store
from geomap.model import LonLat, Place, PlaceKind

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_SHORTEST_DEGREE_M = 110_500.0
"""No degree of latitude is shorter (WGS 84: 110,574 m at the equator)."""


def find_places(store: Store, wanted: Filter, *, limit: int) -> tuple[tuple[Place, float], ...]:
    """Find the places that pass a filter; see `Gazetteer.find_places`."""
    records = records_of(store)
    numbers = np.flatnonzero(wanted.passes(records))
    away_m = wanted.distances_m(records[numbers])
    order = np.lexsort((-records["importance"][numbers].astype(np.int64), away_m))[:limit]
    return tuple((store.place(int(numbers[at])), float(away_m[at])) for at in order)


class Settlements:
    """Cities, towns and villages of an index, by position.

    Parameters
    ----------
    store
        The index.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        records = records_of(store)
        cities = np.flatnonzero(records["kind"] == layout.KINDS.index(PlaceKind.CITY))
        order = np.argsort(records["lat"][cities], kind="stable")
        self._numbers = cities[order]
        self._lat = records["lat"][self._numbers] / layout.DEGREE
        self._lon = records["lon"][self._numbers] / layout.DEGREE
        self._population = records["population"][self._numbers]

    def near(self, position: LonLat, *, within_m: float, limit: int) -> tuple[tuple[Place, float], ...]:
        """Find settlements around a position, nearest first, with the geodesic distance in metres."""
        from pyproj import Geod  # noqa: PLC0415 (slow to import, and seldom needed)

        rows = self._box(position, within_m / _SHORTEST_DEGREE_M)
        if not rows.size:
            return ()
        lon, lat = np.full(rows.size, position.lon), np.full(rows.size, position.lat)
        distance_m = Geod(ellps="WGS84").inv(lon, lat, self._lon[rows], self._lat[rows])[2]
        nearest = [index for index in np.argsort(distance_m, kind="stable")[:limit] if distance_m[index] <= within_m]
        return tuple(
            (self._store.place(int(self._numbers[rows[index]])), float(distance_m[index])) for index in nearest
        )

    def within(self, geometry: BaseGeometry, *, limit: int) -> tuple[Place, ...]:
        """Find settlements inside a geometry in degrees, most populous first."""
        import shapely  # noqa: PLC0415 (slow to import, and seldom needed)

        if geometry.is_empty:
            return ()
        west, south, east, north = geometry.bounds
        low, high = np.searchsorted(self._lat, [south, north + 1e-9])
        rows = low + np.flatnonzero((self._lon[low:high] >= west) & (self._lon[low:high] <= east))
        rows = rows[shapely.contains_xy(geometry, self._lon[rows], self._lat[rows])]
        most = rows[np.argsort(-self._population[rows].astype(np.int64), kind="stable")][:limit]
        return tuple(self._store.place(int(number)) for number in self._numbers[most])

    def _box(self, position: LonLat, half_degrees: float) -> NDArray[np.intp]:
        """Give the rows within a box that holds every point of the circle."""
        low, high = np.searchsorted(self._lat, [position.lat - half_degrees, position.lat + half_degrees + 1e-9])
        widest = min(abs(position.lat) + half_degrees, 90.0)
        stretch = math.cos(math.radians(widest))
        half_lon = 180.0 if half_degrees >= 180.0 * stretch else half_degrees / stretch
        away = np.abs((self._lon[low:high] - position.lon + 180.0) % 360.0 - 180.0)
        rows: NDArray[np.intp] = low + np.flatnonzero(away <= half_lon)
        return rows
