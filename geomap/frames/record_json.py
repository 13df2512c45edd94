"""A record as one JSON object: the whole result for a document, for other tools and for scoring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from geomap.extract.duplicates import DuplicateFinder
from geomap.frames.cells import claim_cells, date_cells, event_cells, mention_cells
from geomap.frames.contexts import contexts_of, sentences_of
from geomap.frames.geometry import to_geojson
from geomap.frames.index import IndexedRecord, zone_of
from geomap.frames.json_text import clean
from geomap.frames.pairs import duplicate_object
from geomap.frames.values import (
    actor_object,
    alternative_object,
    day,
    lon_lat,
    quantity_object,
    reading_object,
    reason_objects,
)
from geomap.model import (
    PINNABLE_READINGS,
    DistanceClaim,
    Duplicate,
    Event,
    Mention,
    MentionKind,
    Record,
    Refusal,
    Resolution,
    Verdict,
)


def records_to_json(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """Turn records into plain JSON values one by one, each with the earlier documents' events that it may repeat.

    Parameters
    ----------
    records
        One a document; an iterator is read as it comes.

    Yields
    ------
    dict
        As `record_to_json` gives it.
    """
    finder = DuplicateFinder()
    for record in records:
        yield record_to_json(record, finder.add(record))


def record_to_json(record: Record, duplicates: Sequence[Duplicate] = ()) -> dict[str, Any]:
    """Turn a record into plain JSON values.

    Coordinates have six decimals, metres one; what is unknown is None; a claim's ``geometry`` is the zone of its
    default reading as a GeoJSON geometry. A mention says by ``demonym`` whether it is a people or an adjective, and by
    ``literal`` whether it means the ground (literal, modifier). Equal records give equal objects.

    Parameters
    ----------
    record
        The result for one document.
    duplicates
        Its events that may be events of earlier documents.

    Returns
    -------
    dict
        ``doc_id``, ``title``, ``published``, ``language``, ``sha256``, ``mentions``, ``events``, ``claims``,
        ``duplicates``, ``refusals`` (what finders said and geomap did not take) and ``geomap``: what made it.
        ``language`` is as stated, else as detected: a two-letter code, ``"other"`` or ``"und"``.
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
        "duplicates": [duplicate_object(each) for each in duplicates],
        "refusals": [_refusal(refusal) for refusal in record.refusals],
        "geomap": asdict(record.provenance),
    }


def _mention(mention: Mention, resolution: Resolution) -> dict[str, Any]:
    return {
        **mention_cells(mention, resolution),
        "demonym": mention.kind is MentionKind.DEMONYM,
        "literal": mention.reading in PINNABLE_READINGS,
        "reasons": reason_objects(*mention.reasons, *resolution.reasons),
        "alternatives": [alternative_object(alternative) for alternative in resolution.alternatives],
    }


def _event(event: Event, index: IndexedRecord) -> dict[str, Any]:
    place = index.place(event.mention_id)
    lon, lat = lon_lat(index.pin(event))
    when = event.when
    return {
        **event_cells(event, index.record.document.text),
        "plover_contexts": contexts_of(sentences_of(event, index.record.document.text)),
        "actors": [actor_object(actor) for actor in event.actors],
        "recipients": [actor_object(actor) for actor in event.recipients],
        **date_cells(when),
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
    return {
        **claim_cells(claim, verdict),
        "readings": [reading_object(reading) for reading in verdict.readings],
        "reasons": reason_objects(*claim.reasons, *verdict.reasons),
        "geometry": to_geojson(zone_of(verdict.default)),
    }


def _refusal(refusal: Refusal) -> dict[str, Any]:
    return {
        "recognizer": clean(refusal.recognizer),
        "text": clean(refusal.text),
        "reasons": reason_objects(refusal.reason),
    }
