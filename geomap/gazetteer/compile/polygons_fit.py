"""Fit units to the land of their country: one line for units, state border and coast, and no slivers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.boundaries_index import DEFAULT_ACCURACY_M
from geomap.gazetteer.boundaries_layer import polygons_only
from geomap.gazetteer.boundaries_metric import DEGREE_M, shrink
from geomap.gazetteer.compile.polygons_keys import VORONOI_P95, Keyed, Towns, spacing_m
from geomap.gazetteer.compile.polygons_voronoi import divide

_SLIVER_DEGREES = 0.02
"""Ground that vanishes when shrunk by this much (about 2 km) is no gap of the source but two drawings of one line."""

_FAR_M = 500_000.0
"""An island without towns goes to the unit of the nearest town this near; farther off it is in no unit."""

_TOUCH_DEGREES = 1e-6


def fit_to_land(land: BaseGeometry, keyed: Sequence[Keyed], towns: Towns) -> list[Keyed]:
    """Give all of a polygon of land to units.

    Parameters
    ----------
    land
        A country, or a piece of one.
    keyed
        What the source has, inside the land.
    towns
        The country's towns; they divide ground that the source lacks.

    Returns
    -------
    list
        Codes, their ground and its accuracy in metres; a code may come several times.
    """
    pieces = _without_overlaps(keyed)
    drawn = [polygon for _, polygon, _ in pieces]
    gap = polygons_only(shapely.difference(land, shapely.unary_union(drawn))) if drawn else land
    tree = shapely.STRtree(drawn)
    filled = [each for part in shapely.get_parts(gap) for each in _fill(part, pieces, tree, towns)]
    return [*pieces, *filled]


def joined(pieces: Sequence[Keyed]) -> list[Keyed]:
    """Unite the ground of each code, with the worst of its accuracies; sorted by code."""
    ground: dict[str, list[BaseGeometry]] = defaultdict(list)
    accuracy: dict[str, float] = defaultdict(float)
    for code, polygon, accuracy_m in pieces:
        ground[code].append(polygon)
        accuracy[code] = max(accuracy[code], accuracy_m)
    return [(code, polygons_only(shapely.unary_union(ground[code])), accuracy[code]) for code in sorted(ground)]


def _without_overlaps(keyed: Sequence[Keyed]) -> list[Keyed]:
    """Take ground that two units claim away from the larger: the source's units are drawn one by one."""
    done: list[Keyed] = []
    ordered = sorted(keyed, key=lambda each: (each[1].area, each[0]))
    tree = shapely.STRtree([polygon for _, polygon, _ in ordered])
    for number, (code, polygon, accuracy_m) in enumerate(ordered):
        smaller = [done[other][1] for other in sorted(tree.query(polygon, predicate="intersects")) if other < number]
        ground = polygons_only(shapely.difference(polygon, shapely.unary_union(smaller))) if smaller else polygon
        done.append((code, ground, accuracy_m))
    return [each for each in done if not each[1].is_empty]


def _fill(part: BaseGeometry, keyed: Sequence[Keyed], tree: shapely.STRtree, towns: Towns) -> list[Keyed]:
    """Find whose a part of the gap is."""
    beside = _longest_side(part, keyed, tree)
    if beside is not None and part.buffer(-_SLIVER_DEGREES).is_empty:
        return [(beside, part, DEFAULT_ACCURACY_M)]
    own = towns.within(part)
    if len(own.codes):
        cells = divide(part, own.codes, own.points)
        estimate_m = VORONOI_P95 * spacing_m(part, len(own.codes)) if len(cells) > 1 else 0.0
        return [(code, cell, round(max(DEFAULT_ACCURACY_M, estimate_m))) for code, cell in cells]
    code = beside or _nearest_code(part, towns)
    return [] if code is None else [(code, part, DEFAULT_ACCURACY_M)]


def _longest_side(part: BaseGeometry, keyed: Sequence[Keyed], tree: shapely.STRtree) -> str | None:
    """Name the unit with which a part shares most of its outline; None when it touches none."""
    lengths: dict[str, float] = defaultdict(float)
    reach = part.buffer(_TOUCH_DEGREES)
    for number in sorted(tree.query(part, predicate="dwithin", distance=_TOUCH_DEGREES).tolist()):
        lengths[keyed[number][0]] += shapely.intersection(keyed[number][1].boundary, reach).length
    return min(lengths, key=lambda code: (-lengths[code], code), default=None)


def _nearest_code(part: BaseGeometry, towns: Towns) -> str | None:
    """Name the code of the nearest town within reach."""
    middle = part.representative_point()
    factor = shrink(middle.y)
    flat = towns.flat(factor)
    away = np.hypot(flat[:, 0] - middle.x * factor, flat[:, 1] - middle.y)
    best = int(np.argmin(away))
    return str(towns.codes[best]) if away[best] * DEGREE_M <= _FAR_M else None
