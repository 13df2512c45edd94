"""MGRS, the grid of military maps, to longitude and latitude.

Letters and bands by NGA.STND.0037 (Universal Grids and the Transverse Mercator and Polar Stereographic Projections),
2014, annex B; the polar grids (A, B, Y, Z) are not read.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pyproj import Proj

from geomap.model import LonLat

_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_EVEN_ZONES_START = 5  # rows begin at F in even zones
_SQUARE_M = 100_000
_CYCLE_M = 2_000_000  # the row letters come again
_METRES_A_DEGREE = 111_320.0
_LEAST_NORTHING = dict(
    zip(
        _BANDS,
        (11, 20, 28, 37, 46, 55, 64, 73, 82, 91, 0, 8, 17, 26, 35, 44, 53, 62, 70, 79),
        strict=True,
    )
)
"""Hundreds of kilometres below which no point of a band lies."""
_WIDENED = {(31, "V"): (0, 3), (32, "V"): (3, 12), (31, "X"): (0, 9), (33, "X"): (9, 21), (35, "X"): (21, 33),
            (37, "X"): (33, 42), (32, "X"): None, (34, "X"): None, (36, "X"): None}  # fmt: skip
"""West and east limits of the zones of Norway and Svalbard, degrees; None for those that do not exist."""


class GridPoint(NamedTuple):
    """The middle of a grid square, and the length of its side in metres."""

    position: LonLat
    side_m: float


@cache
def _utm(zone: int, *, south: bool) -> Proj:
    return Proj(proj="utm", zone=zone, south=south, ellps="WGS84")


def grid_point(zone: int, band: str, square: str, digits: str) -> GridPoint | None:
    """Find where an MGRS reference lies.

    Parameters
    ----------
    zone
        1 to 60.
    band
        The letter of the latitude band.
    square
        The two letters of the 100 km square.
    digits
        2, 4, 6, 8 or 10 digits: easting, then northing.

    Returns
    -------
    GridPoint or None
        None when zone, band and square do not go together.

    Examples
    --------
    >>> [round(degrees, 4) for degrees in grid_point(31, "U", "DQ", "4825111932").position]
    [2.2945, 48.8582]
    >>> grid_point(31, "U", "AA", "12") is None
    True
    """
    limits = _limits(zone, band)
    columns = _COLUMNS[(zone - 1) % 3]
    if limits is None or len(digits) % 2 or square[0] not in columns or square[1] not in _ROWS:
        return None
    half = len(digits) // 2
    side = float(10 ** (5 - half))
    start = 0 if zone % 2 else _EVEN_ZONES_START
    easting = (columns.index(square[0]) + 1) * _SQUARE_M + int(digits[:half]) * side + side / 2
    northing = (_ROWS.index(square[1]) - start) % len(_ROWS) * _SQUARE_M + int(digits[half:]) * side + side / 2
    least = _LEAST_NORTHING[band] * _SQUARE_M
    if northing < least:
        northing += -((northing - least) // _CYCLE_M) * _CYCLE_M
    lon, lat = _utm(zone, south=band < "N")(easting, northing, inverse=True)
    slack = side / _METRES_A_DEGREE
    south = _BANDS.index(band) * 8 - 80
    north = 84 if band == "X" else south + 8
    is_inside = south - slack <= lat <= north + slack and limits[0] - 3 * slack <= lon <= limits[1] + 3 * slack
    return GridPoint(LonLat(float(lon), float(lat)), side) if is_inside else None


def _limits(zone: int, band: str) -> tuple[int, int] | None:
    """Give the west and east limits of a zone in a band; None when there is no such zone."""
    if not 1 <= zone <= 60 or band not in _BANDS:  # noqa: PLR2004 (UTM has sixty zones)
        return None
    west = zone * 6 - 186
    return _WIDENED.get((zone, band), (west, west + 6))
