"""Find out in whose polygon a position lies, without decoding those that it cannot be in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.errors import GazetteerError
from geomap.gazetteer.boundaries_codec import SCALE
from geomap.gazetteer.boundaries_metric import distance_from_m, window
from geomap.model import LonLat

ROW = 5
"""Numbers in a row: west, south, east, north in steps of the grid, and what the box belongs to."""


class Locator:
    """Boxes round polygons, each with the number of what it belongs to.

    Parameters
    ----------
    path
        File of little-endian 32-bit integers, `ROW` to a row.

    Raises
    ------
    GazetteerError
        When the file is missing.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            message = f"{path}: no such file; build the gazetteer again"
            raise GazetteerError(message)
        self._rows = np.memmap(path, dtype="<i4", mode="r").reshape(-1, ROW)

    def candidates(self, position: LonLat, reach_m: float) -> list[int]:
        """List what has a box within reach of a position, by number."""
        west, south, east, north = (edge * SCALE for edge in window(position, reach_m))
        rows = self._rows
        near = (rows[:, 0] <= east) & (rows[:, 2] >= west) & (rows[:, 1] <= north) & (rows[:, 3] >= south)
        return [int(number) for number in np.unique(rows[near, 4])]


def nearest_polygon(
    position: LonLat, names: Sequence[str], polygon: Callable[[str], BaseGeometry | None], reach_m: float
) -> str | None:
    """Choose the polygon that holds a position, else the nearest within reach.

    Parameters
    ----------
    position
        Longitude and latitude.
    names
        Candidates.
    polygon
        Gives a candidate's polygon.
    reach_m
        How far off a polygon the position may lie, in metres.

    Returns
    -------
    str or None
        None when every polygon is farther off.
    """
    point = Point(position)
    shapes = {name: shape for name in names if (shape := polygon(name)) is not None}
    for name, shape in shapes.items():
        if shape.intersects(point):
            return name
    box = window(position, reach_m)
    distances = {}
    for name, shape in shapes.items():
        nearby = shapely.clip_by_rect(shape, *box)
        if not nearby.is_empty:
            distances[name] = distance_from_m(nearby, position)
    best = min(distances, key=lambda name: (distances[name], name), default=None)
    return best if best is not None and distances[best] <= reach_m else None
