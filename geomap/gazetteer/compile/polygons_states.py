"""Turn the atlas's objects into pieces of land with an owner under each world view.

A *piece* is the smallest ground whose owner can differ between views: an object of the atlas, some of its islands, or
one side of a cut. What is no exception in ``world_views.csv`` belongs to the object's own code under every view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from geomap.errors import LexiconError
from geomap.gazetteer.boundaries_codec import SCALE
from geomap.gazetteer.boundaries_index import DEFAULT_ACCURACY_M
from geomap.gazetteer.boundaries_layer import PieceLayer, repaired
from geomap.gazetteer.compile.polygons_cut import cut_out, cut_part
from geomap.gazetteer.compile.topojson import Part, Topology, ring_points

VIEWS = ("un", "de_facto")
"""The world views, the default one first; columns of ``world_views.csv``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Ground with one owner under each view.

    Parameters
    ----------
    name
        The piece's name in ``world_views.csv``, or the atlas's name of the object.
    parts
        Its polygons.
    owners
        View to ISO 3166-1 alpha-2 code; "" where a view gives it to nobody.
    accuracy_m
        Accuracy in metres of its outline.
    """

    name: str
    parts: tuple[Part, ...]
    owners: Mapping[str, str]
    accuracy_m: float


def grounds_of_countries(pieces: Sequence[Piece], layer: PieceLayer) -> dict[str, list[BaseGeometry]]:
    """Give the land of each country under the default view, what other views give to someone else apart.

    Parameters
    ----------
    pieces
        All pieces of land.
    layer
        Their polygons.

    Returns
    -------
    dict
        Country to polygons that do not overlap.
    """
    settled: dict[str, list[BaseGeometry]] = {}
    apart: dict[str, list[BaseGeometry]] = {}
    for number, piece in enumerate(pieces):
        country = piece.owners[VIEWS[0]]
        group = settled if len(set(piece.owners.values())) == 1 else apart
        group.setdefault(country, []).append(layer.piece_polygon(number))
    countries = sorted({*settled, *apart} - {""})
    return {
        code: [*([shapely.union_all(settled[code])] if code in settled else []), *apart.get(code, [])]
        for code in countries
    }


def part_polygon(part: Part, arcs: list[NDArray[np.int64]]) -> Polygon:
    """Build a polygon in degrees; the source's own flaws stay in it."""
    outer, *holes = (ring_points(ring, arcs) / SCALE for ring in part.rings)
    return Polygon(outer, holes)


def make_pieces(
    topology: Topology, rules: Sequence[Mapping[str, str]], codes: Mapping[str, str], *, strict: bool = True
) -> tuple[Topology, list[Piece]]:
    """Split the atlas into pieces and give each its owners.

    Parameters
    ----------
    topology
        The decoded atlas.
    rules
        Rows of ``world_views.csv``, in order; each takes its polygons away from the object that it names.
    codes
        Three-digit ISO 3166-1 code to alpha-2.
    strict
        Whether a rule must match something; the coarse atlas lacks small ground.

    Returns
    -------
    tuple
        The topology (with the cuts), and the pieces in the order of the atlas, exceptions last.

    Raises
    ------
    LexiconError
        When a rule matches nothing, or an object has neither code nor rule.
    """
    taken: list[tuple[str, tuple[Part, ...], Mapping[str, str], float]] = []
    for rule in rules:
        topology, parts = _apply(topology, rule)
        if not parts and not strict:
            continue
        if not parts:
            message = f"world_views.csv: {rule['piece']!r} matches nothing of {rule['object']!r}"
            raise LexiconError(message)
        number = len(taken)
        # The parts wait under a name of their own, so that later cuts renumber their arcs too.
        topology = Topology(topology.arcs, [*topology.objects, (f"rule {number}", rule["piece"], parts)])
        taken.append((rule["piece"], parts, {view: rule[view] for view in VIEWS}, float(rule["accuracy_m"])))
    pieces = []
    for code, name, parts in topology.objects:
        if not parts:
            continue
        if code.startswith("rule "):
            _, _, owners, accuracy_m = taken[int(code.removeprefix("rule "))]
        elif code in codes:
            owners, accuracy_m = dict.fromkeys(VIEWS, codes[code]), DEFAULT_ACCURACY_M
        else:
            message = f"the atlas has {name!r} without an ISO code; give it a line in world_views.csv"
            raise LexiconError(message)
        pieces.append(Piece(name, parts, owners, accuracy_m))
    return topology, pieces


def _apply(topology: Topology, rule: Mapping[str, str]) -> tuple[Topology, tuple[Part, ...]]:
    """Take what a rule names away from its object; the object keeps the rest."""
    position = next((at for at, entry in enumerate(topology.objects) if entry[1] == rule["object"]), None)
    if position is None:
        return topology, ()
    parts = topology.objects[position][2]
    if rule["cut"]:
        topology, part, pieces = _cut(topology, position, rule)
        code, name, parts = topology.objects[position]
        inside = [piece for piece in pieces if _holds(piece, topology, rule["holds"])]
        rest = [piece for piece in pieces if piece not in inside]
        kept = tuple(other for other in parts if other != part) + tuple(rest)
        chosen = tuple(inside)
    else:
        code, name, parts = topology.objects[position]
        chosen = tuple(part for part in parts if _in_box(part, topology, rule["box"]))
        kept = tuple(part for part in parts if part not in chosen)
    objects = list(topology.objects)
    objects[position] = (code, name, kept)
    return Topology(topology.arcs, objects), chosen


def _cut(topology: Topology, position: int, rule: Mapping[str, str]) -> tuple[Topology, Part | None, tuple[Part, ...]]:
    """Cut the part of an object that holds the rule's point; a closed line makes an enclave, or an islet at sea."""
    line = np.rint(_numbers(rule["cut"]) * SCALE).astype(np.int64)
    _, _, parts = topology.objects[position]
    at = next((number for number, part in enumerate(parts) if _holds(part, topology, rule["holds"])), None)
    if (line[0] == line[-1]).all():
        around = None if at is None else parts[at]
        topology, pieces = cut_out(topology, around, line)
        return topology, around, pieces
    at = at or 0
    topology, halves = cut_part(topology, parts[at], line)
    return topology, topology.objects[position][2][at], halves


def _numbers(text: str) -> NDArray[np.float64]:
    return np.array([[float(number) for number in pair.split()] for pair in text.split(";")])


def _holds(part: Part, topology: Topology, point: str) -> bool:
    return bool(repaired(part_polygon(part, topology.arcs)).contains(Point(_numbers(point)[0])))


def _in_box(part: Part, topology: Topology, box: str) -> bool:
    if not box:
        return True
    west, south, east, north = (float(number) for number in box.split())
    longitude, latitude = ring_points(part.rings[0], topology.arcs).mean(axis=0) / SCALE
    return bool(west <= longitude <= east and south <= latitude <= north)
