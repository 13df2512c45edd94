"""Cut polygons that share lines into arcs, each kept once, as the boundaries hold them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer.boundaries_codec import SCALE

Ring = NDArray[np.int64]
"""A closed ring in steps of the grid, one row a point, the first point again at the end."""

_SHIFT = 2**26
_WIDEST = 180 * SCALE
_THROUGH = 2
"""Edges at a point where a line only passes through."""


class Arcs(NamedTuple):
    """Arcs, and each piece's parts as rings of arc numbers (``~n`` for backwards)."""

    arcs: list[Ring]
    parts: list[list[list[list[int]]]]


def cut_into_arcs(pieces: Sequence[Sequence[Sequence[Ring]]]) -> Arcs:
    """Cut pieces of land into arcs; where two share a line point by point, they share the arc.

    Parameters
    ----------
    pieces
        Of each piece its parts, of each part its rings, the outer one first.

    Returns
    -------
    Arcs
        In order of their first use.

    Examples
    --------
    >>> west = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]])
    >>> arcs, parts = cut_into_arcs([[[west]], [[west + [1, 0]]]])
    >>> len(arcs), parts
    (3, [[[[0, 1]]], [[[2, -1]]]])
    """
    rings = [(number, ring) for number, parts in enumerate(pieces) for part in parts for ring in part]
    graph = _Graph(rings)
    at = iter(range(len(rings)))
    parts = [[[graph.cut(next(at)) for _ in part] for part in piece] for piece in pieces]
    return Arcs(graph.arcs, parts)


class _Graph:
    """The edges of all rings, and to which pieces each belongs."""

    def __init__(self, rings: Sequence[tuple[int, Ring]]) -> None:
        self.arcs: list[Ring] = []
        self._rings = [ring for _, ring in rings]
        self._numbers: dict[bytes, int] = {}
        keys = [(ring[:, 0] + _WIDEST) * _SHIFT + ring[:, 1] + _WIDEST for ring in self._rings]
        starts = np.concatenate([key[:-1] for key in keys])
        ends = np.concatenate([key[1:] for key in keys])
        owner = np.repeat([number for number, _ in rings], [len(key) - 1 for key in keys])
        edges, which = _unique_pairs(np.minimum(starts, ends), np.maximum(starts, ends))
        low, high = np.full(len(edges), len(rings)), np.full(len(edges), -1)
        np.minimum.at(low, which, owner)
        np.maximum.at(high, which, owner)
        points, degree = np.unique(edges, return_counts=True)
        passes = degree[np.searchsorted(points, starts)] == _THROUGH
        self._bounds = np.cumsum([0, *(len(key) - 1 for key in keys)])
        self._sides = (low * (len(rings) + 1) + high)[which]
        self._passes, self._starts = passes, starts

    def cut(self, number: int) -> list[int]:
        """Cut a ring where another piece or another line meets it."""
        rows = slice(int(self._bounds[number]), int(self._bounds[number + 1]))
        sides, keys = self._sides[rows], self._starts[rows]
        points = self._rings[number][:-1]
        cuts = np.flatnonzero(~self._passes[rows] | (sides != np.roll(sides, 1)))
        if not len(cuts):
            first = int(np.argmin(keys))
            turned = np.roll(points, -first, axis=0)
            return [self._number(np.concatenate([turned, turned[:1]]))]
        turned = np.roll(points, -int(cuts[0]), axis=0)
        closed = np.concatenate([turned, turned[:1]])
        marks = [*(cuts - cuts[0]).tolist(), len(points)]
        return [self._number(closed[low : high + 1]) for low, high in pairwise(marks)]

    def _number(self, arc: Ring) -> int:
        """Give an arc's number, ``~n`` when it runs the other way; a new one gets the next."""
        known = self._numbers.get(arc.tobytes())
        if known is not None:
            return known
        number = len(self.arcs)
        self.arcs.append(arc)
        self._numbers[arc[::-1].tobytes()] = ~number
        self._numbers[arc.tobytes()] = number
        return number


def _unique_pairs(low: NDArray[Any], high: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the different pairs, and which of them each is."""
    order = np.lexsort((high, low))
    first = np.concatenate(([True], (np.diff(low[order]) != 0) | (np.diff(high[order]) != 0)))
    which = np.empty(len(low), dtype=np.int64)
    which[order] = np.cumsum(first) - 1
    return np.column_stack([low[order][first], high[order][first]]), which
