"""What a distance was measured from, as the line that the page draws dotted."""

from __future__ import annotations

from typing import Any

from geomap.gazetteer import Gazetteer
from geomap.model import CheckedReading, DistanceClaim, LandmarkPart, Place
from geomap.render.shapes import line_json

_LINE_TOLERANCE_DEG = 0.003


def landmark_json(claim: DistanceClaim, reading: CheckedReading, gazetteer: Gazetteer) -> dict[str, Any] | None:
    """Describe the landmark under one reading of a claim.

    Parameters
    ----------
    claim
        Says which place, which part of it and which border.
    reading
        Its name says when it takes another part than the claim: ``"city-point"``, ``"oblast-boundary"``.
    gazetteer
        Whose boundaries were measured.

    Returns
    -------
    dict or None
        ``{"lines": …}`` or ``{"lon", "lat", "radius_m"}``; None when the landmark has no place.
    """
    place = claim.landmark.place if claim.landmark else None
    if place is None:
        return None
    part = _part(reading.reading, claim.landmark_part)
    if part in {LandmarkPart.POINT, LandmarkPart.LIMITS}:
        radius_m = place.radius_m if part is LandmarkPart.LIMITS else 0.0
        return {"lon": place.position.lon, "lat": place.position.lat, "radius_m": radius_m}
    line = _line(place, part, claim.counterpart, gazetteer)
    return None if line is None or line.is_empty else {"lines": line_json(line, tolerance_deg=_LINE_TOLERANCE_DEG)}


def _part(reading: str, stated: LandmarkPart) -> LandmarkPart:
    words = set(reading.replace("_", "-").split("-"))
    if "limits" in words:
        return LandmarkPart.LIMITS
    if "point" in words or "centre" in words:
        return LandmarkPart.POINT
    if "coast" in words:
        return LandmarkPart.COAST
    if "state" in words or "international" in words:
        return LandmarkPart.STATE_BORDER
    if "boundary" in words or "admin" in words:
        return LandmarkPart.ADMIN_BORDER
    return stated


def _line(place: Place, part: LandmarkPart, counterpart: str | None, gazetteer: Gazetteer) -> Any:  # noqa: ANN401
    boundaries = gazetteer.boundaries
    if part is LandmarkPart.COAST:
        return boundaries.coast(place.country) if place.country else None
    unit = _unit(place, gazetteer)
    if part is LandmarkPart.STATE_BORDER and counterpart is not None:
        stretch = boundaries.border_stretch(unit.place_id, counterpart)
        if stretch is not None:
            return stretch
        return boundaries.shared_border(place.country, counterpart) if place.country else None
    area = boundaries.area(unit.place_id)
    return None if area is None else area.boundary


def _unit(place: Place, gazetteer: Gazetteer) -> Place:
    """Give the place itself when it is an area, else the unit that a town lies in."""
    if place.kind.is_area:
        return place
    return next((area for area in gazetteer.ancestors(place) if area.admin1), place)
