"""Small conversions that rows and records share: rounding, dates, reasons, places."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from geomap.frames.geometry import COORDINATE_DECIMALS
from geomap.frames.json_text import clean, dumps
from geomap.model import Actor, Alternative, CheckedReading, LonLat, Party, Place, Quantity, Reason

METRE_DECIMALS: Final = 1
SCORE_DECIMALS: Final = 4


def metres(value: float | None) -> float | None:
    """Round a length to a tenth; None stays None."""
    return None if value is None else round(float(value), METRE_DECIMALS)


def square_metres(value: float | None) -> float | None:
    """Round an area to whole square metres; None stays None."""
    return None if value is None else float(round(value))


def score(value: float) -> float:
    """Round a score to four decimals."""
    return round(float(value), SCORE_DECIMALS)


def day(value: date | None) -> str | None:
    """Write a day as ISO 8601; None stays None."""
    return None if value is None else value.isoformat()


def lon_lat(position: LonLat | None) -> tuple[float | None, float | None]:
    """Round a position to six decimals; two Nones for None."""
    if position is None:
        return None, None
    return round(position.lon, COORDINATE_DECIMALS), round(position.lat, COORDINATE_DECIMALS)


def json_list(items: Iterable[Any]) -> str:
    """Write a list as JSON text, the form it has in a table's cell."""
    return dumps(list(items)).decode("utf-8")


def reason_texts(*reasons: Reason) -> str:
    """Write reasons as a JSON list of sentences, the form they have in a table's cell; said twice is said once."""
    return json_list(clean(str(reason)) for reason in dict.fromkeys(reasons))


def reason_objects(*reasons: Reason) -> list[dict[str, Any]]:
    """Take reasons apart for a JSON record: rule, text, weight; said twice is said once."""
    return [
        {
            "rule": reason.rule,
            "text": clean(reason.text),
            "weight": None if reason.weight is None else score(reason.weight),
        }
        for reason in dict.fromkeys(reasons)
    ]


def alternative_object(alternative: Alternative) -> dict[str, Any]:
    """Take another candidate apart: place_id, name, lon, lat, score."""
    place = alternative.place
    lon, lat = lon_lat(place.position)
    return {
        "place_id": place.place_id,
        "name": clean(place.name),
        "lon": lon,
        "lat": lat,
        "score": score(alternative.score),
    }


def actor_object(actor: Actor) -> dict[str, Any]:
    """Take an actor apart: text, name, role, country."""
    return {"text": clean(actor.text), "name": clean(actor.name), "role": actor.role, "country": actor.country}


def quantity_object(quantity: Quantity) -> dict[str, Any]:
    """Take a quantity apart: text, kind, low, high, unit."""
    return {
        "text": clean(quantity.text),
        "kind": quantity.kind,
        "low": quantity.low,
        "high": quantity.high,
        "unit": clean(quantity.unit),
    }


def reading_object(reading: CheckedReading) -> dict[str, Any]:
    """Take a checked reading apart: reading, verdict, measured interval in metres, label."""
    return {
        "reading": reading.reading,
        "verdict": reading.judgement.value,
        "measured_low_m": metres(reading.measured_low_m),
        "measured_high_m": metres(reading.measured_high_m),
        "label": clean(reading.label),
    }


def place_cells(place: Place | None) -> dict[str, Any]:
    """Give the cells that say which place something means; all None without one."""
    lon, lat = lon_lat(place.position if place else None)
    return {
        "place_id": place.place_id if place else None,
        "name": clean(place.name) if place else None,
        "place_kind": place.kind.value if place else None,
        "country": place.country if place else None,
        "country_name": clean(place.country_name) if place else None,
        "admin1": place.admin1 if place else None,
        "admin1_name": clean(place.admin1_name) if place else None,
        "lon": lon,
        "lat": lat,
        "radius_m": metres(place.radius_m) if place else None,
    }


def party_cells(prefix: str, party: Party | None) -> dict[str, Any]:
    """Give the cells of a claim's subject or landmark, their names led by ``prefix``; all None without one."""
    place = party.place if party else None
    lon, lat = lon_lat(place.position if place else None)
    return {
        prefix: clean(party.text) if party else None,
        f"{prefix}_place_id": place.place_id if place else None,
        f"{prefix}_lon": lon,
        f"{prefix}_lat": lat,
    }
