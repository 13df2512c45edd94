"""Redraw the lines of countries after a finer source: the pieces of land keep their owners and go on sharing lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.boundaries_codec import SCALE
from geomap.gazetteer.boundaries_layer import polygons_only, repaired

_STRIP = 0.02 * SCALE
"""Ground that vanishes when shrunk by this (about 2 km) lies between two drawings of one line; wider ground is ground
that the source gives to another country, or sea that it counts as land, and stays with whom the gazetteer has it."""

_GRID = 1.0
_TOUCH = 2.0


class Redrawn(NamedTuple):
    """What became of the pieces.

    Parameters
    ----------
    shapes
        Polygon of each piece, in steps of the grid.
    changed
        Numbers of those that have another outline than before.
    refused
        Country -> ground, on the grid, on which the source and the gazetteer differ by more than a line.
    """

    shapes: list[BaseGeometry]
    changed: frozenset[int]
    refused: dict[str, BaseGeometry]


def to_grid(geometry: BaseGeometry) -> BaseGeometry:
    """Bring polygons in degrees onto the grid, valid."""
    steps = shapely.transform(geometry, lambda points: np.rint(points * SCALE))
    return polygons_only(shapely.set_precision(repaired(steps), _GRID))


def redraw(pieces: Sequence[BaseGeometry], owners: Sequence[str], wanted: Mapping[str, BaseGeometry]) -> Redrawn:
    """Give countries the outlines of another source.

    Parameters
    ----------
    pieces
        Pieces of land on the grid.
    owners
        Country of each under the default view; "" for nobody's.
    wanted
        Country -> its outline in the source, on the grid. Where two overlap, the country first in the alphabet has
        drawn the line; a gap between them goes to the other.

    Returns
    -------
    Redrawn
        Neighbours follow the new line; divisions inside a country stay.
    """
    land = _Land(list(pieces), owners)
    for code in sorted(wanted):
        land.redraw(code, wanted[code])
    changed = frozenset(n for n, (old, new) in enumerate(zip(pieces, land.shapes, strict=True)) if old is not new)
    return Redrawn(land.noded(changed), changed, land.refused)


class _Land:
    def __init__(self, shapes: list[BaseGeometry], owners: Sequence[str]) -> None:
        self.shapes = shapes
        self.refused: dict[str, BaseGeometry] = {}
        self._owners = owners
        self._tree = shapely.STRtree(shapes)
        self._fixed: set[int] = set()

    def redraw(self, code: str, wanted: BaseGeometry) -> None:
        own = [number for number, owner in enumerate(self._owners) if owner == code]
        if not own:
            return
        ground = _union([self.shapes[number] for number in own])
        around = [number for number in self._near(_union([ground, wanted])) if number not in own]
        done = [self.shapes[number] for number in around if number in self._fixed]
        free = _minus(wanted, _union(done)) if done else wanted
        gained, lost = _minus(free, ground), _minus(ground, free)
        wide = [_wide(gained), _wide(lost)]
        if wide[0].area or wide[1].area:
            self.refused[code] = _union(wide)
        new = _union([_minus(free, wide[0]), wide[1]])
        self._share_out(own, ground, new)
        for number in around:
            self._cut(number, new)
        self._give_away(_minus(ground, new), around)
        self._fixed.update(own)

    def _near(self, ground: BaseGeometry) -> list[int]:
        return sorted(self._tree.query(shapely.box(*ground.bounds).buffer(2 * _STRIP)).tolist())

    def _share_out(self, own: list[int], ground: BaseGeometry, new: BaseGeometry) -> None:
        """Divide a country's new ground among its pieces: what is new goes to the piece that it lies at."""
        if len(own) == 1:
            self.shapes[own[0]] = new
            return
        kept = {number: _common(self.shapes[number], new) for number in own}
        parts = shapely.get_parts(_minus(new, ground))
        away = np.array([shapely.distance(kept[number], parts) for number in own])
        nearest = np.argmin(away, axis=0) if len(parts) else np.zeros(0, dtype=np.int64)
        for at, number in enumerate(own):
            mine = parts[nearest == at].tolist()
            new_shape = _union([kept[number], *mine]) if mine else kept[number]
            if mine or new_shape.area != self.shapes[number].area:
                self.shapes[number] = new_shape

    def _cut(self, number: int, new: BaseGeometry) -> None:
        if self._owners[number] and shapely.intersects(self.shapes[number], new):
            rest = _minus(self.shapes[number], new)
            if rest.area < self.shapes[number].area:
                self.shapes[number] = rest

    def _give_away(self, lost: BaseGeometry, around: Sequence[int]) -> None:
        """Give strips that a country lost to the neighbour beside them; those at the sea are sea."""
        parts = shapely.get_parts(lost)
        for number in around:
            touch = shapely.intersects(self.shapes[number], parts)
            if not touch.any():
                continue
            beside = _union(parts[touch].tolist())
            near = shapely.clip_by_rect(self.shapes[number], *_wider(beside))
            given = _common(beside, shapely.buffer(near, _STRIP, quad_segs=2))
            if given.area:
                self.shapes[number] = _union([self.shapes[number], given])
                parts = np.concatenate([parts[~touch], shapely.get_parts(_minus(beside, given))])

    def noded(self, changed: frozenset[int]) -> list[BaseGeometry]:
        """Give the shapes so that those that touch share every point of their lines."""
        shapes = list(self.shapes)
        if not changed:
            return shapes
        tree = shapely.STRtree(shapes)
        found = [tree.query(shapes[number], predicate="dwithin", distance=_TOUCH) for number in sorted(changed)]
        numbers = np.unique(np.concatenate(found))
        some = [shapes[number] for number in numbers.tolist()]
        lines = shapely.unary_union([shape.boundary for shape in some], grid_size=_GRID)
        faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines).tolist()))
        owner = _owners_of_faces(faces, some)
        for at, number in enumerate(numbers.tolist()):
            mine = faces[owner == at]
            if len(mine):
                shapes[number] = polygons_only(shapely.coverage_union_all(mine))
        return shapes


def _owners_of_faces(faces: NDArray[np.object_], shapes: Sequence[BaseGeometry]) -> NDArray[np.int64]:
    """Say in which shape each face lies; -1 for none."""
    points = shapely.point_on_surface(faces)
    which, shape = shapely.STRtree(shapes).query(points, predicate="within")
    owner = np.full(len(faces), -1)
    owner[which[::-1]] = shape[::-1]
    return owner


def _wide(ground: BaseGeometry) -> BaseGeometry:
    """Give the parts of ground that are wider than a strip."""
    core = ground.buffer(-_STRIP, quad_segs=2)
    return ground if core.is_empty and ground.is_empty else _common(ground, core.buffer(1.5 * _STRIP, quad_segs=2))


def _wider(ground: BaseGeometry) -> tuple[float, float, float, float]:
    west, south, east, north = ground.bounds
    return west - 2 * _STRIP, south - 2 * _STRIP, east + 2 * _STRIP, north + 2 * _STRIP


def _union(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    return polygons_only(shapely.union_all(list(shapes), grid_size=_GRID))


def _minus(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    return polygons_only(shapely.difference(one, other, grid_size=_GRID))


def _common(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    return polygons_only(shapely.intersection(one, other, grid_size=_GRID))
