"""Decode TopoJSON: quantised arcs, delta by delta, shared between the objects that they bound.

The format is the TopoJSON specification 1.0, sections 2.1.2 (transforms), 2.1.3 (arcs) and 2.1.4 (arc indexes): index
``i`` is arc ``i`` as stored, index ``~i`` the same arc backwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer.boundaries_codec import SCALE

Ring = tuple[int, ...]
"""Arc indexes in the order in which a ring runs through them."""

_DISTINCT_POINTS = 3
"""A ring of fewer distinct points encloses nothing: an islet that fell onto one grid point."""


@dataclass(frozen=True, slots=True)
class Part:
    """One polygon of an object: its outer ring, then its holes, as arc indexes."""

    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Topology:
    """Arcs and the objects made of them.

    Parameters
    ----------
    arcs
        Integer coordinates in units of ``1 / SCALE`` degree, longitude first, one row a point.
    objects
        ``(numeric ISO id or "", name, parts)`` in the order of the file.
    """

    arcs: list[NDArray[np.int64]]
    objects: list[tuple[str, str, tuple[Part, ...]]]


def decode_topology(source: Mapping[str, Any], name: str) -> Topology:
    """Decode one object collection of a TopoJSON file.

    Parameters
    ----------
    source
        The parsed file; it must be quantised (have a ``transform``).
    name
        Key of the collection in ``objects``.

    Returns
    -------
    Topology
        Polygons only; rings that collapsed on the file's grid are left out.

    Examples
    --------
    >>> square = {"type": "Polygon", "arcs": [[0]], "id": "804", "properties": {"name": "Squareland"}}
    >>> decoded = decode_topology(
    ...     {
    ...         "transform": {"scale": [1, 1], "translate": [30, 50]},
    ...         "arcs": [[[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1]]],
    ...         "objects": {"countries": {"type": "GeometryCollection", "geometries": [square]}},
    ...     },
    ...     "countries",
    ... )
    >>> decoded.objects
    [('804', 'Squareland', (Part(rings=((0,),)),))]
    >>> decoded.arcs[0][2].tolist()
    [3100000, 5100000]
    """
    scale = np.array(source["transform"]["scale"], dtype=np.float64)
    shift = np.array(source["transform"]["translate"], dtype=np.float64)
    arcs = [_on_grid(np.cumsum(np.array(arc, dtype=np.int64), axis=0) * scale + shift) for arc in source["arcs"]]
    objects = []
    for geometry in source["objects"][name]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        parts = (_part(polygon, arcs) for polygon in polygons)
        label = str(geometry["properties"]["name"])
        objects.append((str(geometry.get("id", "")), label, tuple(part for part in parts if part is not None)))
    return Topology(arcs, objects)


def ring_points(ring: Ring, arcs: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Chain the arcs of a ring; the first point comes again at the end.

    Parameters
    ----------
    ring
        Arc indexes.
    arcs
        The arcs that they count.

    Returns
    -------
    ndarray
        One row a point.
    """
    pieces = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in ring]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _on_grid(degrees: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.rint(degrees * SCALE).astype(np.int64)


def _part(polygon: list[list[int]], arcs: list[NDArray[np.int64]]) -> Part | None:
    rings = [tuple(ring) for ring in polygon]
    solid = [ring for ring in rings if len(np.unique(ring_points(ring, arcs), axis=0)) >= _DISTINCT_POINTS]
    return Part(tuple(solid)) if solid and solid[0] == rings[0] else None
