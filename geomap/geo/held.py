"""A geometry as a key of what is kept for it."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry


class Held:
    """A geometry that equals itself alone: hashing the outline of Russia takes longer than cutting it.

    Points are the exception: two at one position are equal.

    Parameters
    ----------
    geometry
        Kept alive as long as the key is.
    """

    __slots__ = ("_key", "geometry")

    def __init__(self, geometry: BaseGeometry) -> None:
        self.geometry = geometry
        is_point = isinstance(geometry, shapely.Point)
        self._key: object = tuple(shapely.get_coordinates(geometry).ravel()) if is_point else id(geometry)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)
