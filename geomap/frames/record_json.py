"""A record as one JSON object: the whole result for a document, for other tools and for scoring."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from geomap.frames.geometry import to_geojson
from geomap.frames.index import IndexedRecord, zone_of
from geomap.frames.json_text import clean
from geomap.frames.values import (
    actor_object,
    alternative_object,
    day,
    lon_lat,
    metres,
    party_cells,
    place_cells,
    quantity_object,
    reading_object,
    reason_objects,
    score,
)
from geomap.model import DistanceClaim, Event, Mention, Record, Resolution, Verdict


def record_to_json(record: Record) -> dict[str, Any]:
    """Turn a record into plain JSON values.

    Coordinates have six decimals, metres one; what is unknown is None; a claim's ``geometry`` is the zone of its
    default reading as a GeoJSON geometry. Equal records give equal objects.

    Parameters
    ----------
    record
        The result for one document.

    Returns
    -------
    dict
        ``doc_id``, ``title``, ``published``, ``language``, ``sha256``, ``mentions``, ``events``, ``claims`` and
        ``geomap``, which says what made it.
    """
    index = IndexedRecord(record)
    document = record.document
    return {
        "doc_id": clean(document.doc_id),
        "title": clean(document.title),
        "published": day(document.published),
        "language": document.language,
        "sha256": document.sha256,
        "mentions": [_mention(mention, resolution) for mention, resolution in index.mentions()],
        "events": [_event(event, index) for event in record.events],
        "claims": [_claim(claim, verdict) for claim, verdict in index.claims()],
        "geomap": asdict(record.provenance),
    }


def _mention(mention: Mention, resolution: Resolution) -> dict[str, Any]:
    return {
        "mention_id": mention.mention_id,
        "start": mention.start,
        "end": mention.end,
        "text": clean(mention.text),
        "kind": mention.kind.value,
        "reading": mention.reading.value,
        "status": resolution.status.value,
        **place_cells(resolution.place),
        "score": score(resolution.score),
        "reasons": reason_objects(*mention.reasons, *resolution.reasons),
        "alternatives": [alternative_object(alternative) for alternative in resolution.alternatives],
    }


def _event(event: Event, index: IndexedRecord) -> dict[str, Any]:
    place = index.place(event.mention_id)
    lon, lat = lon_lat(index.pin(event))
    when = event.when
    return {
        "event_id": event.event_id,
        "start": event.start,
        "end": event.end,
        "sentence": clean(index.record.document.text[event.start : event.end]),
        "trigger": clean(event.trigger),
        "score": score(event.score),
        "acled_event_type": event.acled_event_type,
        "acled_sub_event_type": event.acled_sub_event_type,
        "plover_type": event.plover_type,
        "plover_mode": event.plover_mode,
        "mode": event.mode.value,
        "placement": event.placement.value,
        "actors": [actor_object(actor) for actor in event.actors],
        "recipients": [actor_object(actor) for actor in event.recipients],
        "date_start": day(when.first) if when else None,
        "date_end": day(when.last) if when else None,
        "date_precision": when.precision.value if when else None,
        "place_id": place.place_id if place else None,
        "mention_id": event.mention_id,
        "lon": lon,
        "lat": lat,
        "geo_precision": event.geo_precision,
        "quantities": [quantity_object(quantity) for quantity in event.quantities],
        "claim_ids": list(event.claim_ids),
        "reasons": reason_objects(*event.reasons, *(when.reasons if when else ())),
    }


def _claim(claim: DistanceClaim, verdict: Verdict) -> dict[str, Any]:
    default = verdict.default
    return {
        "claim_id": claim.claim_id,
        "start": claim.start,
        "end": claim.end,
        "text": clean(claim.text),
        "relation": claim.relation.value,
        "low_m": metres(claim.low_m),
        "high_m": metres(claim.high_m),
        "hedge": clean(claim.hedge),
        "direction_deg": metres(claim.direction_deg),
        **party_cells("subject", claim.subject),
        **party_cells("landmark", claim.landmark),
        "landmark_part": claim.landmark_part.value,
        "verdict": verdict.judgement.value,
        "measured_low_m": metres(default.measured_low_m) if default else None,
        "measured_high_m": metres(default.measured_high_m) if default else None,
        "readings": [reading_object(reading) for reading in verdict.readings],
        "reasons": reason_objects(*claim.reasons, *verdict.reasons),
        "geometry": to_geojson(zone_of(default)),
    }
