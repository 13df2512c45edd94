"""Cut a polygon of a topology in two along a line, so that arcs stay shared on both sides of the cut."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer.compile.topojson import Part, Ring, Topology


def cut_part(topology: Topology, part: Part, line: NDArray[np.int64]) -> tuple[Topology, tuple[Part, Part]]:
    """Cut a polygon without holes along a line.

    The ends of the line move to the nearest points of the polygon's outline, so that no neighbour needs a new point.

    Parameters
    ----------
    topology
        What the polygon is part of; not changed.
    part
        The polygon.
    line
        The cut in steps of the grid, its ends near the outline.

    Returns
    -------
    tuple
        The topology with the cut as one more arc (and the arcs at its ends split), and the two pieces.

    Raises
    ------
    ValueError
        When the polygon has holes, or both ends of the line fall on one point.
    """
    if len(part.rings) != 1:
        message = f"only a polygon without holes can be cut; this one has {len(part.rings) - 1}"
        raise ValueError(message)
    for end in (0, -1):
        topology, part = _add_node(topology, part, line[end])
    outline = part.rings[0]
    first, last = (_node_position(outline, topology, line[end]) for end in (0, -1))
    if first == last:
        message = f"both ends of the cut {line[0]} {line[-1]} fall on one point of the outline"
        raise ValueError(message)
    cut = line.copy()
    cut[0], cut[-1] = (_start_of(outline[at], topology.arcs) for at in (first, last))
    number = len(topology.arcs)
    topology = Topology([*topology.arcs, cut], topology.objects)
    onward = _between(outline, last, first)
    back = _between(outline, first, last)
    return topology, (Part(((number, *onward),)), Part(((~number, *back),)))


def cut_out(topology: Topology, part: Part | None, ring: NDArray[np.int64]) -> tuple[Topology, tuple[Part, ...]]:
    """Cut a polygon out of the inside of another, or draw it on the open sea.

    Parameters
    ----------
    topology
        What the polygon is part of; not changed.
    part
        The polygon round it, which gets a hole; None at sea.
    ring
        Its outline in steps of the grid, the last point the first one again.

    Returns
    -------
    tuple
        The topology with the outline as one more arc, and the new polygon, followed by the one round it.
    """
    number = len(topology.arcs)
    around = () if part is None else (Part((*part.rings, (~number,))),)
    return Topology([*topology.arcs, ring], topology.objects), (Part(((number,),)), *around)


def _start_of(index: int, arcs: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    start: NDArray[np.int64] = arcs[index][0] if index >= 0 else arcs[~index][-1]
    return start


def _between(outline: Ring, first: int, last: int) -> Ring:
    """Take the arcs from one position up to another, past the end of the ring if need be."""
    return outline[first:last] if first < last else outline[first:] + outline[:last]


def _node_position(outline: Ring, topology: Topology, point: NDArray[np.int64]) -> int:
    """Find the arc of a ring that starts nearest to a point."""
    starts = np.array([_start_of(index, topology.arcs) for index in outline])
    return int(np.argmin(_distances(starts, point)))


def _distances(points: NDArray[np.int64], point: NDArray[np.int64]) -> NDArray[np.float64]:
    deltas = (points - point).astype(np.float64)
    deltas[:, 0] *= np.cos(np.radians(point[1] / 1e5))
    return np.asarray(np.hypot(deltas[:, 0], deltas[:, 1]))


def _add_node(topology: Topology, part: Part, point: NDArray[np.int64]) -> tuple[Topology, Part]:
    """Split the arc of a polygon's outline at its point nearest to another point, in every ring that uses the arc."""
    outline = part.rings[0]
    nearest = min(outline, key=lambda index: float(_distances(_arc(index, topology), point).min()))
    number = nearest if nearest >= 0 else ~nearest
    points = topology.arcs[number]
    at = int(np.argmin(_distances(points, point)))
    if at in {0, len(points) - 1}:
        return topology, part
    second = len(topology.arcs)
    arcs = [*topology.arcs, points[at:]]
    arcs[number] = points[: at + 1]

    def renumber(ring: Ring) -> Ring:
        swap = {number: (number, second), ~number: (~second, ~number)}
        return tuple(new for index in ring for new in swap.get(index, (index,)))

    objects = [
        (code, name, tuple(_map_rings(old, renumber) for old in parts)) for code, name, parts in topology.objects
    ]
    return Topology(arcs, objects), _map_rings(part, renumber)


def _arc(index: int, topology: Topology) -> NDArray[np.int64]:
    return topology.arcs[index if index >= 0 else ~index]


def _map_rings(part: Part, change: Callable[[Ring], Ring]) -> Part:
    return Part(tuple(change(ring) for ring in part.rings))
