"""The places of a page, each written once and called by its number."""

from __future__ import annotations

from typing import Any

from geomap.gazetteer import Gazetteer
from geomap.model import Place, PlaceKind
from geomap.render.shapes import outline_json


class Places:
    """The places of a page, each written once.

    Parameters
    ----------
    gazetteer
        Where outlines come from.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.numbers: dict[str, int] = {}
        self._places: list[Place] = []
        self._outlined: set[str] = set()

    def number(self, place: Place | None) -> int | None:
        """Give a place's number on the page, a new one when it has none yet; None for no place."""
        if place is None:
            return None
        if place.place_id not in self.numbers:
            self.numbers[place.place_id] = len(self._places)
            self._places.append(place)
        return self.numbers[place.place_id]

    def outline(self, place: Place | None, *, countries: bool) -> None:
        """Ask for an area's outline; a country needs one only for an event, as the basemap can light it up."""
        if place is not None and place.kind.is_area and (countries or place.kind is not PlaceKind.COUNTRY):
            self._outlined.add(place.place_id)

    def to_json(self) -> list[dict[str, Any]]:
        """Write all places, with the outlines asked for."""
        return [self._place(place) for place in self._places]

    def _place(self, place: Place) -> dict[str, Any]:
        outline = self._gazetteer.boundaries.area(place.place_id) if place.place_id in self._outlined else None
        return {
            "id": place.place_id,
            "name": place.name,
            "kind": place.kind.value,
            "point": not place.kind.is_area,
            "within": [area.name for area in self._gazetteer.ancestors(place)],
            "country": place.country,
            "lon": round(place.position.lon, 5),
            "lat": round(place.position.lat, 5),
            "radius_m": round(place.radius_m),
            "population": place.population,
            "source": place.source,
            "outline": None if outline is None or outline.is_empty else outline_json(outline),
        }
