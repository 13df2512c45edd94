"""What a distance was measured from, as the line that the page draws dotted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import Gazetteer
from geomap.model import CheckedReading, DistanceClaim, LandmarkPart, Place
from geomap.render.shapes import line_json

_LINE_TOLERANCE_DEG = 0.003
_PARTS = {
    LandmarkPart.POINT: "city-point",
    LandmarkPart.LIMITS: "city-limits",
    LandmarkPart.COAST: "coast",
    LandmarkPart.STATE_BORDER: "state-border",
    LandmarkPart.ADMIN_BORDER: "oblast-boundary",
}
_READINGS = frozenset({*_PARTS.values(), "area", "oblast-state-border", "state-outline", "whole-state-border"})


def landmark_json(claim: DistanceClaim, reading: CheckedReading, gazetteer: Gazetteer) -> dict[str, Any] | None:
    """Describe the landmark under one reading of a claim.

    Parameters
    ----------
    claim
        Says which place, which part of it and which border.
    reading
        Its name says which part of the landmark was measured from; the claim's own part when the name says nothing.
    gazetteer
        Whose boundaries were measured.

    Returns
    -------
    dict or None
        ``{"lines": …}`` or ``{"lon", "lat", "radius_m"}``; None when the landmark has no place or no such line.
    """
    place = claim.landmark.place if claim.landmark else None
    if place is None:
        return None
    name = reading.reading if reading.reading in _READINGS else _PARTS[claim.landmark_part]
    if name in {"city-point", "city-limits"} and not place.kind.is_area:
        radius_m = place.radius_m if name == "city-limits" else 0.0
        return {"lon": place.position.lon, "lat": place.position.lat, "radius_m": radius_m}
    line = _line(name, place, claim.counterpart or claim.actor_country, gazetteer)
    return None if line is None or line.is_empty else {"lines": line_json(line, tolerance_deg=_LINE_TOLERANCE_DEG)}


def _line(name: str, place: Place, other: str | None, gazetteer: Gazetteer) -> BaseGeometry | None:
    boundaries, state = gazetteer.boundaries, place.country
    if name == "coast":
        return boundaries.coast(state) if state else None
    if name in {"state-border", "whole-state-border"} and state:
        return _along(state, other, gazetteer, lambda code: boundaries.shared_border(state, code))
    unit = _unit(place, gazetteer)
    if name == "oblast-state-border" and state:
        return _along(state, other, gazetteer, lambda code: boundaries.border_stretch(unit.place_id, code))
    area = boundaries.country(state) if name == "state-outline" and state else boundaries.area(unit.place_id)
    return None if area is None else area.boundary


def _along(
    state: str, other: str | None, gazetteer: Gazetteer, line_with: Callable[[str], BaseGeometry | None]
) -> BaseGeometry | None:
    """Join the lines with one neighbour, or with all of them when none is named or that one is no neighbour."""
    neighbours = gazetteer.boundaries.neighbours(state)
    codes: Iterable[str] = (other,) if other in neighbours and other else neighbours
    lines = [line for code in codes if (line := line_with(code)) is not None]
    return shapely.union_all(lines) if lines else None


def _unit(place: Place, gazetteer: Gazetteer) -> Place:
    """Give the place itself when it is an area, else the unit that a town lies in."""
    if place.kind.is_area:
        return place
    return next((area for area in gazetteer.ancestors(place) if area.admin1), place)
