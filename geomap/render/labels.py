"""Names of countries and towns for the basemap, from the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import Gazetteer
from geomap.model import Place
from geomap.render.extent import Box

_WORLD_CITIES = 1_500
_BOX_CITIES = 90
_NARROW_CITIES = 30
_FOCUS_BOXES = 40
"""With more findings than this, the later ones get no more names than the world has there."""

_NARROW_DEG = 0.7
_SMALLEST_SHARE = 0.04
"""A country that fills less of a box is not named in it."""

_GRID = 1_000


def city_labels(gazetteer: Gazetteer, boxes: Sequence[Box]) -> list[list[Any]]:
    """Choose the towns that the basemap names, the most important first.

    The page decides by zoom and room which of them it shows.

    Parameters
    ----------
    gazetteer
        Where they come from.
    boxes
        Where more of them are wanted, and nearly all in the middle.

    Returns
    -------
    list
        ``[name, lon, lat, population in thousands, capital]`` each, positions in thousandths of a degree.
    """
    chosen: dict[str, Place] = {}
    _take(chosen, gazetteer.within(shapely.box(-180, -90, 180, 90), limit=_WORLD_CITIES))
    for box in boxes[:_FOCUS_BOXES]:
        _take(chosen, gazetteer.within(shapely.box(*box), limit=_BOX_CITIES))
        lon, lat = (box.west + box.east) / 2, (box.south + box.north) / 2
        middle = Box(lon, lat, lon, lat).grown(_NARROW_DEG, _NARROW_DEG / 2)
        _take(chosen, gazetteer.within(shapely.box(*middle), limit=_NARROW_CITIES))
    places = sorted(chosen.values(), key=lambda place: (-place.population, place.place_id))
    return [
        [
            place.name,
            round(place.position.lon * _GRID),
            round(place.position.lat * _GRID),
            round(place.population / 1000),
            int(place.capital),
        ]
        for place in places
    ]


def country_labels(countries: Sequence[tuple[str, str, BaseGeometry]], boxes: Sequence[Box]) -> list[list[Any]]:
    """Choose where the countries are named close up, where their own middle is out of sight.

    Parameters
    ----------
    countries
        Code, name and polygon.
    boxes
        Round the findings.

    Returns
    -------
    list
        ``[name, lon, lat]`` each, positions in thousandths of a degree.
    """
    labels: list[list[Any]] = []
    for box in boxes[:_FOCUS_BOXES]:
        for _, name, shape in countries:
            part = shapely.clip_by_rect(shape, *box) if Box(*shape.bounds).meets(box) else None
            if part is not None and part.area > _SMALLEST_SHARE * shapely.box(*box).area:
                labels.append([name, *_middle(part)])
    return labels


def _middle(shape: BaseGeometry) -> list[int]:
    """Find the middle of the widest part of a shape."""
    parts = shapely.get_parts(shape)
    widest = parts[int(shapely.area(parts).argmax())]
    lon, lat = shapely.maximum_inscribed_circle(widest, 0.05).coords[0]
    return [round(lon * _GRID), round(lat * _GRID)]


def _take(chosen: dict[str, Place], places: Iterable[Place]) -> None:
    for place in places:
        chosen.setdefault(place.place_id, place)
