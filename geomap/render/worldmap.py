"""The world's countries for the basemap: the checks' own polygons, simplified together so that neighbours meet."""

from __future__ import annotations

from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import Boundaries, Gazetteer

_TOLERANCE_DEG = 0.06
"""Square root of the area below which a corner is cut (Visvalingam): a pixel at zoom 4, where detail takes over."""

_SMALLEST_ISLAND_DEG2 = 0.004


@lru_cache(maxsize=2)
def world_countries(gazetteer: Gazetteer) -> tuple[tuple[str, str, BaseGeometry], ...]:
    """Simplify every country's polygon for a map of the world.

    Parameters
    ----------
    gazetteer
        Whose boundaries and names to use, under its world view.

    Returns
    -------
    tuple of (str, str, BaseGeometry)
        ISO 3166-1 alpha-2, name, and a polygon in degrees; borders that two countries share stay shared.
    """
    boundaries = gazetteer.boundaries
    shapes = [(code, shape) for code in boundaries.countries if (shape := boundaries.country(code)) is not None]
    simple = shapely.coverage_simplify([shape for _, shape in shapes], _TOLERANCE_DEG)
    names = {place.country: place.name for place in gazetteer.countries()}
    return tuple(
        (code, names.get(code, code), _without_specks(shape)) for (code, _), shape in zip(shapes, simple, strict=True)
    )


def _without_specks(shape: BaseGeometry) -> BaseGeometry:
    """Drop islands too small to see on a map of the world, but never a country's largest part."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    kept: BaseGeometry = shapely.multipolygons(parts[(areas >= _SMALLEST_ISLAND_DEG2) | (areas == areas.max())])
    return kept


@lru_cache(maxsize=2)
def disputed_lines(gazetteer: Gazetteer) -> BaseGeometry:
    """Find the lines on land that one world view draws and another does not.

    Parameters
    ----------
    gazetteer
        Whose boundaries to compare under each of their world views.

    Returns
    -------
    BaseGeometry
        Lines in degrees; empty when all views agree.
    """
    boundaries = gazetteer.boundaries
    found: list[BaseGeometry] = []
    for view in boundaries.world_views:
        if view != boundaries.world_view:
            found += _differing(boundaries, Boundaries.open(boundaries.path, view))
    return shapely.union_all(found)


def _differing(one: Boundaries, other: Boundaries) -> list[BaseGeometry]:
    """Find, country by country, where land that both views give it meets land that only one does."""
    lines: list[BaseGeometry] = []
    for code in sorted({*one.countries} & {*other.countries}):
        ours, theirs = one.country(code), other.country(code)
        if ours is None or theirs is None or shapely.equals_exact(ours, theirs):
            continue
        disputed = shapely.symmetric_difference(ours, theirs)
        agreed = shapely.intersection(ours, theirs)
        met = shapely.intersection(disputed.boundary, agreed.boundary)
        lines += [part for part in shapely.get_parts(met) if part.geom_type == "LineString"]
    return lines
