"""Names of countries and towns for the basemap, from the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import shapely

from geomap.gazetteer import Gazetteer
from geomap.model import Place
from geomap.render.extent import Box

_WORLD_CITIES = 1_800
_BOX_CITIES = 160
_NARROW_BOX_DEG = 0.7
"""Round a finding every village is worth its name: the innermost box gets as many names as the whole."""

_GRID = 1_000


def city_labels(gazetteer: Gazetteer, boxes: Sequence[Box], centres: Iterable[tuple[float, float]]) -> list[list[Any]]:
    """Choose the towns that the basemap names, the most important first.

    The page decides by zoom and room which of them it shows.

    Parameters
    ----------
    gazetteer
        Where they come from.
    boxes
        Where more of them are wanted.
    centres
        Positions round which nearly all are wanted, (lon, lat) in degrees.

    Returns
    -------
    list
        ``[name, lon, lat, population in thousands, capital]`` each, positions in thousandths of a degree.
    """
    chosen: dict[str, Place] = {}
    _take(chosen, gazetteer.within(shapely.box(-180, -90, 180, 90), limit=_WORLD_CITIES))
    for box in boxes:
        _take(chosen, gazetteer.within(shapely.box(*box), limit=_BOX_CITIES))
    for lon, lat in sorted(set(centres)):
        near = Box(lon, lat, lon, lat).grown(_NARROW_BOX_DEG, _NARROW_BOX_DEG / 2)
        _take(chosen, gazetteer.within(shapely.box(*near), limit=_BOX_CITIES // 4))
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


def _take(chosen: dict[str, Place], places: Iterable[Place]) -> None:
    for place in places:
        chosen.setdefault(place.place_id, place)
