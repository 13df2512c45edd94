"""Open the rings that the atlas closes across the antimeridian or round a pole.

The atlas is drawn for globes: Chukotka's ring steps from 180° E to 180° W, Antarctica's goes once round the Earth. On a
plane both must be cut at ±180°. The new edges run along the antimeridian, where `PieceLayer` knows them as no coast.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon

from geomap.gazetteer.boundaries_codec import SCALE
from geomap.gazetteer.compile.topojson import Part, Ring, Topology, ring_points

_HALF_TURN = 180 * SCALE
_POLE = 90 * SCALE
_NEAR_POLE = 89 * SCALE


def open_at_antimeridian(topology: Topology) -> Topology:
    """Cut every ring that crosses the antimeridian.

    Parameters
    ----------
    topology
        As decoded.

    Returns
    -------
    Topology
        No arc steps across; a part that did has become several, together the same ground.

    Examples
    --------
    >>> ring = np.array([[179, 60], [-179, 60], [-179, 62], [179, 62], [179, 60]]) * SCALE
    >>> opened = open_at_antimeridian(Topology([ring], [("", "islet", (Part(((0,),)),))]))
    >>> [int(ring_points(part.rings[0], opened.arcs)[:, 0].min()) // SCALE for part in opened.objects[0][2]]
    [-180, 179]
    """
    arcs: list[NDArray[np.int64]] = []
    numbers: list[list[int]] = []
    for arc in topology.arcs:
        pieces = _split(arc)
        numbers.append(list(range(len(arcs), len(arcs) + len(pieces))))
        arcs += pieces
    objects = []
    for code, name, parts in topology.objects:
        opened = [piece for part in parts for piece in _open_part(_renumbered(part, numbers), arcs)]
        objects.append((code, name, tuple(opened)))
    return Topology(arcs, objects)


def _split(arc: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Split an arc at each step across, with the point of crossing on both sides."""
    steps = np.flatnonzero(np.abs(np.diff(arc[:, 0])) > _HALF_TURN)
    pieces, first, start = [], 0, arc[:0]
    for step in map(int, steps):
        here, there = arc[step], arc[step + 1]
        side = _HALF_TURN if here[0] > 0 else -_HALF_TURN
        width = there[0] + 2 * side - here[0]
        share = (side - here[0]) / width if width else 0.5
        latitude = round(here[1] + share * (there[1] - here[1]))
        pieces.append(_distinct(np.vstack([start, arc[first : step + 1], [[side, latitude]]])))
        first, start = step + 1, np.array([[-side, latitude]], dtype=np.int64)
    return [*pieces, _distinct(np.vstack([start, arc[first:]]))]


def _distinct(points: NDArray[np.int64]) -> NDArray[np.int64]:
    changes: NDArray[np.int64] = points[np.concatenate([[True], np.any(np.diff(points, axis=0) != 0, axis=1)])]
    return changes


def _renumbered(part: Part, numbers: Sequence[Sequence[int]]) -> Part:
    def expand(index: int) -> list[int]:
        return list(numbers[index]) if index >= 0 else [~number for number in reversed(numbers[~index])]

    return Part(tuple(tuple(new for index in ring for new in expand(index)) for ring in part.rings))


def _end(index: int, arcs: list[NDArray[np.int64]]) -> tuple[int, int]:
    longitude, latitude = arcs[index][-1] if index >= 0 else arcs[~index][0]
    return int(longitude), int(latitude)


def _start(index: int, arcs: list[NDArray[np.int64]]) -> tuple[int, int]:
    return _end(~index, arcs)


def _open_part(part: Part, arcs: list[NDArray[np.int64]]) -> list[Part]:
    outer, *holes = part.rings
    if holes and np.abs(ring_points(outer, arcs)[:, 1]).min() >= _NEAR_POLE:
        outer, *holes = holes  # Antarctica at 1:50m: the pole as outer ring, the coast as its hole
    breaks = [at for at in range(len(outer)) if _end(outer[at - 1], arcs)[0] == -_start(outer[at], arcs)[0] != 0]
    breaks = [at for at in breaks if abs(_start(outer[at], arcs)[0]) == _HALF_TURN]
    if not breaks:
        return [Part((outer, *holes))]
    turned = outer[breaks[0] :] + outer[: breaks[0]]
    ends = [*(at - breaks[0] for at in breaks[1:]), len(outer)]
    rings = [_closed(turned[first:last], arcs) for first, last in zip([0, *ends], ends, strict=False)]
    shells = [Polygon(ring_points(ring, arcs)) for ring in rings]
    within = [next(n for n, shell in enumerate(shells) if _contains(shell, ring_points(hole, arcs))) for hole in holes]
    return [
        Part((ring, *(hole for hole, at in zip(holes, within, strict=True) if at == number)))
        for number, ring in enumerate(rings)
    ]


def _contains(shell: Polygon, points: NDArray[np.int64]) -> bool:
    return bool(shapely.make_valid(shell).covers(shapely.Point(points[0])))


def _closed(section: Ring, arcs: list[NDArray[np.int64]]) -> Ring:
    """Close a section of a ring along the antimeridian, or over the pole when its ends lie on two sides."""
    first, last = _start(section[0], arcs), _end(section[-1], arcs)
    if first[0] == last[0]:
        edge = [last, first]
    else:
        pole = _POLE if last[1] > 0 else -_POLE
        edge = [last, (last[0], pole), (first[0], pole), first]
    edge_points = _distinct(np.array(edge, dtype=np.int64))
    if len(edge_points) == 1:
        return section
    arcs.append(edge_points)
    return (*section, len(arcs) - 1)
