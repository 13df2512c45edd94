"""Which places a look-up is about: their country, kind and position, over the mapped records."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geomap.errors import InputError, UnknownNameError
from geomap.gazetteer import layout
from geomap.gazetteer.store import Store
from geomap.model import LonLat, PlaceKind

RECORD: Final = np.dtype(
    {
        "names": ["lon", "lat", "population", "country", "kind", "importance"],
        "formats": ["<i4", "<i4", "<u4", "S2", "u1", "<u2"],
        "offsets": [4, 8, 12, 20, 27, 30],
        "itemsize": layout.PLACE_SIZE,
    }
)
"""The fields of `layout.PLACE` that look-ups compare."""
_MAX_LON, _MAX_LAT = 180.0, 90.0


class Box(NamedTuple):
    """A box in degrees; its west may be greater than its east, and then it spans the antimeridian."""

    west: float
    south: float
    east: float
    north: float


def records_of(store: Store) -> NDArray[Any]:
    """Give the mapped place records as an array, without copying them."""
    return np.frombuffer(store.places, dtype=RECORD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a place must be like; None lets everything pass.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2 code.
    kind
        What it is.
    bbox
        Where it lies.
    near, within_m
        A position and how many metres at most away from it; without ``within_m`` the position is a preference only.

    Raises
    ------
    InputError
        When a position or box is not on the globe, or the distance has no position or is negative.
    UnknownNameError
        When there is no such kind.
    """

    country: str | None = None
    kind: PlaceKind | str | None = None
    bbox: tuple[float, float, float, float] | None = None
    near: LonLat | tuple[float, float] | None = None
    within_m: float | None = None

    def __post_init__(self) -> None:
        if self.kind is not None and self.kind not in set(layout.KINDS):
            raise UnknownNameError(f"no kind of place {self.kind!r}; there are: {', '.join(layout.KINDS)}")
        if self.bbox is not None:
            _check_box(Box(*self.bbox))
        if self.near is not None and not _on_globe(*self.near):
            raise InputError(f"near={tuple(self.near)} is not on the globe; longitude comes first, as in (36.25, 50.0)")
        if self.within_m is not None and (self.near is None or not self.within_m >= 0):
            raise InputError(
                f"within_m={self.within_m} takes metres of at least 0, and a position that they start from"
            )

    @property
    def is_empty(self) -> bool:
        """Whether every place passes."""
        return all(each is None for each in (self.country, self.kind, self.bbox, self.within_m))

    def passes(self, records: NDArray[Any]) -> NDArray[np.bool_]:
        """Say of each record whether the place passes.

        Parameters
        ----------
        records
            Records of `RECORD`.

        Returns
        -------
        array of bool
            As long as the records.
        """
        passing = np.ones(records.size, dtype=np.bool_)
        if self.country is not None:
            passing &= records["country"] == self.country.encode("ascii", "replace")
        if self.kind is not None:
            passing &= records["kind"] == layout.KINDS.index(PlaceKind(self.kind))
        if self.bbox is not None:
            passing &= _inside(Box(*self.bbox), records)
        if self.within_m is not None:
            rows = np.flatnonzero(passing)
            passing[rows[self.distances_m(records[rows]) > self.within_m]] = False
        return passing

    def distances_m(self, records: NDArray[Any]) -> NDArray[np.float64]:
        """Measure how far each place is from ``near``, in metres; 0 when there is no position."""
        from pyproj import Geod  # noqa: PLC0415 (slow to import, and seldom needed)

        if self.near is None or not records.size:
            return np.zeros(records.size)
        lon, lat = (np.full(records.size, each, dtype=np.float64) for each in self.near)
        away: NDArray[np.float64] = Geod(ellps="WGS84").inv(
            lon, lat, records["lon"] / layout.DEGREE, records["lat"] / layout.DEGREE
        )[2]
        return away


def _inside(box: Box, records: NDArray[Any]) -> NDArray[np.bool_]:
    west, south, east, north = (round(each * layout.DEGREE) for each in box)
    lon, lat = records["lon"], records["lat"]
    beyond_west, before_east = lon >= west, lon <= east
    between = beyond_west & before_east if west <= east else beyond_west | before_east
    within: NDArray[np.bool_] = between & (lat >= south) & (lat <= north)
    return within


def _on_globe(lon: float, lat: float) -> bool:
    return math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= _MAX_LON and abs(lat) <= _MAX_LAT


def _check_box(box: Box) -> None:
    if not (_on_globe(box.west, box.south) and _on_globe(box.east, box.north)):
        raise InputError(f"bbox={tuple(box)} is not on the globe; it takes west, south, east, north in degrees")
    if box.south > box.north:
        raise InputError(f"bbox={tuple(box)} has its south above its north; it takes west, south, east, north")
