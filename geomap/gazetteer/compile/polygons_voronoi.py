"""Estimate units from their towns: cells of the nearest town, joined by code."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPoint, Point
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.boundaries_layer import polygons_only
from geomap.gazetteer.boundaries_metric import shrink

_NEIGHBOURS = 5
"""Towns looked at to find one that carries a wrong code or position."""

_FEW = 3
"""Codes with fewer towns have no outliers: each may be the only one."""


def divide(
    polygon: BaseGeometry, codes: NDArray[np.str_], points: NDArray[np.object_]
) -> list[tuple[str, BaseGeometry]]:
    """Divide a polygon between codes by the nearest town.

    Parameters
    ----------
    polygon
        In degrees.
    codes, points
        Codes and positions of the towns, side by side; at least one.

    Returns
    -------
    list
        Codes and their ground, sorted by code. Together they fill the polygon.

    Examples
    --------
    >>> halves = divide(shapely.box(0, 0, 4, 2), np.array(["A.1", "A.2"]), shapely.points([[1, 1], [3, 1]]))
    >>> [(code, ground.bounds) for code, ground in halves]
    [('A.1', (0.0, 0.0, 2.0, 2.0)), ('A.2', (2.0, 0.0, 4.0, 2.0))]
    """
    if len(set(codes.tolist())) == 1:
        return [(str(codes[0]), polygon)]
    factor = shrink((polygon.bounds[1] + polygon.bounds[3]) / 2)
    flat = shapely.get_coordinates(points) * [factor, 1.0]
    flat, first = np.unique(flat, axis=0, return_index=True)
    codes = codes[first]
    keep = ~_outliers(flat, codes)
    flat, codes = flat[keep], codes[keep]
    if len(set(codes.tolist())) == 1:
        return [(str(codes[0]), polygon)]
    frame = shapely.transform(polygon, lambda xy: xy * [factor, 1.0])
    cells = shapely.get_parts(shapely.voronoi_polygons(MultiPoint(flat), extend_to=frame, ordered=True))
    found = []
    for code in sorted(set(codes.tolist())):
        joined = shapely.transform(shapely.unary_union(cells[codes == code]), lambda xy: xy / [factor, 1.0])
        ground = polygons_only(shapely.intersection(polygon, joined))
        if not ground.is_empty:
            found.append((code, ground))
    return found


def _outliers(flat: NDArray[np.float64], codes: NDArray[np.str_]) -> NDArray[np.bool_]:
    """Mark towns with no town of their code among the nearest, though their code has several elsewhere."""
    tree = shapely.STRtree([Point(each) for each in flat])
    size = {code: int((codes == code).sum()) for code in set(codes.tolist())}
    return np.array(
        [
            size[codes[row]] >= _FEW and not any(codes[near] == codes[row] for near in _nearest(tree, flat, row))
            for row in range(len(flat))
        ],
        dtype=np.bool_,
    )


def _nearest(tree: shapely.STRtree, flat: NDArray[np.float64], row: int) -> Sequence[int]:
    reach = 0.1
    while True:
        found = tree.query(Point(flat[row]).buffer(reach))
        if len(found) > _NEIGHBOURS or len(found) == len(flat):
            away = np.hypot(*(flat[found] - flat[row]).T)
            return [int(near) for near in found[np.argsort(away, kind="stable")][1 : _NEIGHBOURS + 1]]
        reach *= 2
