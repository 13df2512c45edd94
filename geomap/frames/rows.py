"""Records to rows: one plain dict a row, by the columns of `geomap.frames.schema`, without pandas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from geomap.frames.cells import claim_cells, date_cells, event_cells, mention_cells
from geomap.frames.contexts import contexts_of, sentences_of
from geomap.frames.index import IndexedRecord, line_of, mention_geometry, zone_of
from geomap.frames.json_text import clean
from geomap.frames.values import (
    actor_object,
    alternative_object,
    day,
    json_list,
    metres,
    place_cells,
    quantity_object,
    reading_object,
    reason_texts,
    square_metres,
)
from geomap.model import (
    DistanceClaim,
    Event,
    Judgement,
    Mention,
    Party,
    Placement,
    Record,
    Resolution,
    Status,
    Verdict,
    make_id,
)

Row = dict[str, Any]


def rows_of(record: Record) -> dict[str, list[Row]]:
    """Turn a record into the rows of every layer that is told of one document.

    Parameters
    ----------
    record
        The result for one document.

    Returns
    -------
    dict
        Layer to rows, both in the order of `geomap.frames.schema.LAYERS`, without the layers that compare documents;
        a cell is text, a number, None, or a shapely geometry in degrees. Text is valid UTF-8 without NUL.
    """
    index = IndexedRecord(record)
    doc_id = clean(record.document.doc_id)
    layers: dict[str, list[Row]] = {
        "documents": [_document(index)],
        "places": [_place(mention, resolution) for mention, resolution in index.mentions()],
        "events": [_event(event, index) for event in record.events],
        "claims": [_claim(claim, verdict) for claim, verdict in index.claims()],
        "links": [_with_id(row) for row in _links(index)],
    }
    for layer, rows in layers.items():
        if layer != "documents":
            for row in rows:
                row["doc_id"] = doc_id
    return layers


def _document(index: IndexedRecord) -> Row:
    record, document = index.record, index.record.document
    statuses = Counter(resolution.status for resolution in record.resolutions)
    placements = Counter(event.placement for event in record.events)
    judgements = Counter(verdict.judgement for verdict in record.verdicts)
    return {
        "doc_id": clean(document.doc_id),
        "title": clean(document.title),
        "published": day(document.published),
        "source": clean(document.source),
        "language": document.language,
        "sha256": document.sha256,
        "characters": len(document.text),
        "mentions": len(record.mentions),
        "located": statuses[Status.LOCATED],
        "areas": statuses[Status.AREA],
        "unresolved": statuses[Status.UNRESOLVED],
        "rejected": statuses[Status.REJECTED],
        "events": len(record.events),
        "pins": placements[Placement.PIN],
        "zones": placements[Placement.ZONE],
        "claims": len(record.claims),
        **{judgement.value: judgements[judgement] for judgement in Judgement},
        "refusals": len(record.refusals),
        **asdict(record.provenance),
        "recognizers": json_list(map(clean, record.provenance.recognizers)),
    }


def _place(mention: Mention, resolution: Resolution) -> Row:
    return {
        **mention_cells(mention, resolution),
        "reasons": reason_texts(*mention.reasons, *resolution.reasons),
        "alternatives": json_list(map(alternative_object, resolution.alternatives)),
        "geometry": mention_geometry(mention, resolution),
    }


def _event(event: Event, index: IndexedRecord) -> Row:
    when = event.when
    cells = place_cells(index.place(event.mention_id))
    if event.placement is not Placement.PIN:
        cells |= {"lon": None, "lat": None, "radius_m": None}
    return {
        **event_cells(event, index.record.document.text),
        "plover_contexts": json_list(contexts_of(sentences_of(event, index.record.document.text))),
        "actors": json_list(map(actor_object, event.actors)),
        "recipients": json_list(map(actor_object, event.recipients)),
        "date_text": clean(when.text) if when else None,
        **date_cells(when),
        "mention_id": event.mention_id,
        **cells,
        "geo_precision": event.geo_precision,
        "quantities": json_list(map(quantity_object, event.quantities)),
        "claim_ids": json_list(event.claim_ids),
        "reasons": reason_texts(*event.reasons, *(when.reasons if when else ())),
        "geometry": index.event_geometry(event),
    }


def _claim(claim: DistanceClaim, verdict: Verdict) -> Row:
    default = verdict.default
    return {
        **claim_cells(claim, verdict),
        "reading": default.reading if default else None,
        "basis": default.basis if default else None,
        "zone_area_m2": square_metres(default.zone_area_m2) if default else None,
        "readings": json_list(map(reading_object, verdict.readings)),
        "method": clean(verdict.method),
        "boundary_accuracy_m": metres(verdict.boundary_accuracy_m),
        "world_view": verdict.world_view,
        "reasons": reason_texts(*claim.reasons, *verdict.reasons),
        "geometry": zone_of(default),
    }


def _links(index: IndexedRecord) -> Iterator[Row]:
    for event in index.record.events:
        if event.mention_id is not None:
            place = index.place(event.mention_id)
            text = index.mention_text(event.mention_id)
            yield _link("event_place", event.event_id, event.mention_id, text, place.place_id if place else None)
        for claim_id in event.claim_ids:
            yield _link("event_claim", event.event_id, claim_id, index.claim_text(claim_id), None)
    for claim, verdict in index.claims():
        if claim.landmark is not None:
            default = verdict.default
            line = line_of(default)
            measured = metres(default.measured_low_m) if default and line is not None else None
            yield _party("claim_landmark", claim, claim.landmark) | {"distance_m": measured, "geometry": line}
        if claim.subject is not None:
            yield _party("claim_subject", claim, claim.subject)


def _party(relation: str, claim: DistanceClaim, party: Party) -> Row:
    place_id = party.place.place_id if party.place else None
    return _link(relation, claim.claim_id, party.mention_id, party.text, place_id)


def _link(relation: str, source_id: str, target_id: str | None, text: str | None, place_id: str | None) -> Row:
    return {
        "relation": relation,
        "source_id": source_id,
        "target_id": target_id,
        "target_text": clean(text),
        "target_place_id": place_id,
        "distance_m": None,
        "geometry": None,
    }


def _with_id(row: Row) -> Row:
    return {"link_id": make_id("l", row["relation"], row["source_id"], row["target_id"], row["target_text"]), **row}
