"""Events, claims and mentions of a record as the page reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import shapely

from geomap.gazetteer import Gazetteer
from geomap.model import (
    Actor,
    CheckedReading,
    DistanceClaim,
    Document,
    Event,
    Mention,
    Party,
    Place,
    Placement,
    Quantity,
    Reading,
    Reason,
    Resolution,
    Status,
    Verdict,
)
from geomap.render import words
from geomap.render.landmarks import landmark_json
from geomap.render.shapes import area_json

_CLOSE_SCORE = 0.15
"""A runner-up nearer than this to the place chosen makes a mention ambiguous for its reader."""

_ZONE_TOLERANCE_DEG = 0.002
_AT = 1
"""ACLED's geo_precision of an event at the place named; greater figures are only near it (codebook, 2023)."""

_FIGURATIVE = frozenset({Reading.METONYM, Reading.DEMONYM})
_SILENT = frozenset({Reading.TAG, Reading.DUPLICATE})


def reasons_json(reasons: Iterable[Reason]) -> list[list[Any]]:
    """Write reasons as ``[rule, text, weight]``."""
    return [[reason.rule, reason.text, reason.weight] for reason in reasons]


def mention_look(mention: Mention, resolution: Resolution) -> str:
    """Name the way in which the text panel shows a mention.

    Returns
    -------
    str
        ``"rejected"``, ``"unresolved"``, ``"figurative"`` (the place is meant as a side or people), ``"silent"`` (a
        tag or repetition), ``"ambiguous"`` (another place is nearly as likely), ``"area"`` or ``"located"``.
    """
    if resolution.status is Status.REJECTED:
        return "rejected"
    if mention.reading in _SILENT:
        return "silent"
    if mention.reading in _FIGURATIVE:
        return "figurative"
    if resolution.status is Status.UNRESOLVED:
        return "unresolved"
    if resolution.alternatives and resolution.alternatives[0].score > resolution.score - _CLOSE_SCORE:
        return "ambiguous"
    return "area" if resolution.status is Status.AREA else "located"


def mention_json(mention: Mention, resolution: Resolution, places: Any) -> dict[str, Any]:  # noqa: ANN401
    """Write a mention with what became of it; ``places`` is the page's `Places`."""
    return {
        "id": mention.mention_id,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "look": mention_look(mention, resolution),
        "kind": mention.kind.value,
        "reading": words.READINGS[mention.reading],
        "status": words.STATUSES[resolution.status],
        "recognizer": mention.recognizer,
        "place": places.number(resolution.place),
        "score": round(resolution.score, 3),
        "why": reasons_json(mention.reasons),
        "which": reasons_json(resolution.reasons),
        "others": [[places.number(other.place), round(other.score, 3)] for other in resolution.alternatives[:6]],
    }


def event_json(event: Event, document: Document, mention: int | None, place: int | None) -> dict[str, Any]:
    """Write an event; ``mention`` and ``place`` are numbers on the page, None when nothing places it."""
    when = event.when
    return {
        "id": event.event_id,
        "type": words.event_key(event),
        "name": words.event_name(event),
        "acled": [event.acled_event_type, event.acled_sub_event_type],
        "plover": [event.plover_type, event.plover_mode],
        "mode": event.mode.value,
        "mode_words": words.MODES[event.mode],
        "placement": event.placement.value,
        "placement_words": words.PLACEMENTS[event.placement],
        "mention": mention,
        "place": place,
        "precision": event.geo_precision,
        "score": round(event.score, 3),
        "when": words.when_words(when),
        "first": when.first.isoformat() if when and when.first else None,
        "last": when.last.isoformat() if when and when.last else None,
        "when_text": when.text if when else None,
        "when_why": reasons_json(when.reasons) if when else [],
        "quote": _quote(document.text, event),
        "start": event.start,
        "end": event.end,
        "actors": [_actor(actor) for actor in event.actors],
        "recipients": [_actor(actor) for actor in event.recipients],
        "quantities": [_quantity(quantity) for quantity in event.quantities],
        "also": len(event.merged),
        "why": reasons_json(event.reasons),
    }


def placement_words(event: Event, mention: Mention, place: Place | None) -> str | None:
    """Say why an event stands where it does, by the words of the text.

    Parameters
    ----------
    event
        A pin or an area; for others their own reasons say it.
    mention
        The name that places it.
    place
        What the name was read as; None when nothing was found.

    Returns
    -------
    str or None
        None when the event is neither pinned nor outlined.
    """
    if place is None or event.placement not in {Placement.PIN, Placement.AREA}:
        return None
    name = f"“{' '.join(mention.text.split())}”"
    known = "" if mention.text == place.name else f", which the gazetteer has as {place.name}"
    if event.placement is Placement.AREA:
        return f"outlined, not pinned: the text says only {name}{known}"
    near = (event.geo_precision or _AT) > _AT
    return f"pinned {'near' if near else 'at'} {name}{known}"


def _quote(text: str, event: Event) -> list[str]:
    """Give the sentence as what stands before the trigger, the trigger, and what follows."""
    first = min(max(event.trigger_start, event.start), event.end)
    last = min(max(event.trigger_end, first), event.end)
    return [text[event.start : first], text[first:last], text[last : event.end]]


def _actor(actor: Actor) -> list[str | None]:
    return [actor.text, actor.name if actor.name != actor.text else None, actor.role]


def _quantity(quantity: Quantity) -> list[str]:
    return [quantity.text, quantity.kind]


def claim_json(claim: DistanceClaim, verdict: Verdict, gazetteer: Gazetteer) -> dict[str, Any]:
    """Write a claim with its verdict under every reading, geometry included."""
    return {
        "id": claim.claim_id,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "relation": words.RELATIONS[claim.relation],
        "claimed": words.claimed(claim),
        "direction": claim.direction_deg,
        "subject": _party(claim.subject),
        "landmark": _party(claim.landmark),
        "verdict": verdict.judgement.value,
        "method": verdict.method,
        "world_view": verdict.world_view,
        "accuracy": None if verdict.boundary_accuracy_m is None else words.km(verdict.boundary_accuracy_m),
        "how": reasons_json(claim.reasons),
        "why": reasons_json(verdict.reasons),
        "readings": [_reading(claim, reading, gazetteer) for reading in verdict.readings],
    }


def _party(party: Party | None) -> list[str | None] | None:
    if party is None:
        return None
    return [party.text, party.place.name if party.place else None]


def _reading(claim: DistanceClaim, reading: CheckedReading, gazetteer: Gazetteer) -> dict[str, Any]:
    zone = None if reading.zone_wkb is None else shapely.from_wkb(reading.zone_wkb)
    drawn = [] if zone is None or zone.is_empty else area_json(zone, tolerance_deg=_ZONE_TOLERANCE_DEG)
    return {
        "reading": reading.reading,
        "label": reading.label,
        "verdict": reading.judgement.value,
        "basis": reading.basis,
        "measured": words.span_km(reading.measured_low_m, reading.measured_high_m),
        "area": None if reading.zone_area_m2 is None else words.km2(reading.zone_area_m2),
        "zone": drawn or None,
        "edge": _edge(zone) if zone is not None and drawn else None,
        "line": [list(position) for position in reading.line] if reading.line else None,
        "landmark": landmark_json(claim, reading, gazetteer),
        "why": reasons_json(reading.reasons),
    }


def _edge(zone: Any) -> list[float]:  # noqa: ANN401 (a shapely geometry)
    """Find where a zone's label goes: the middle of its northern edge."""
    points = shapely.get_coordinates(zone)
    lon, lat = points[points[:, 1].argmax()]
    return [round(float(lon), 4), round(float(lat), 4)]


def claims_of(event: Event, claims: Sequence[DistanceClaim]) -> list[int]:
    """Find the claims that speak of an event, as indices."""
    wanted = set(event.claim_ids)
    return [index for index, claim in enumerate(claims) if claim.claim_id in wanted]
