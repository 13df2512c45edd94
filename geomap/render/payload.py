"""The data block of the page: everything that the scripts draw, in one JSON value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from geomap.extract.dates import dateline_date
from geomap.gazetteer import Gazetteer
from geomap.model import Document, Event, Placement, Record, Status
from geomap.render import words
from geomap.render.assets import leaflet_assets
from geomap.render.bulk import MANY, Bulk
from geomap.render.counts import counts_line
from geomap.render.extent import first_view
from geomap.render.findings import claim_json, claims_of, event_json, mention_json, placement_words
from geomap.render.headings import head, shortened
from geomap.render.places import Places
from geomap.render.runs import block_spans, run_json, text_blocks
from geomap.text.language import OTHER, UNDETERMINED

_NOTICES = (
    "Borders: Natural Earth, public domain, changed for the world view named on the map.",
    "Places: contains data of GeoNames (geonames.org), CC BY 4.0.",
)


def page_data(records: Sequence[Record], gazetteer: Gazetteer, *, title: str | None = None) -> dict[str, Any]:
    """Write everything that the scripts draw.

    Parameters
    ----------
    records
        One for each document.
    gazetteer
        Where outlines come from.
    title
        The page's title; None for one of our own.

    Returns
    -------
    dict
        Ready for `json_block`. Mentions, events and claims are numbered through the whole page.
    """
    places = Places(gazetteer)
    if sum(len(record.events) for record in records) > MANY:
        content, counted = _packed(records, gazetteer, places)
    else:
        content = _plain(records, gazetteer, places)
        counted = content["events"]
    view = first_view(records)
    return {
        "title": title or _title(content["documents"], len(records)),
        "counts": counts_line(len(records), counted, content["claims"]),
        "types": [list(entry) for entry in words.EVENT_TYPES],
        "view": None if view is None else [round(side, 4) for side in view],
        "made": _made(records, gazetteer),
        "notices": _notices(gazetteer),
        **content,
    }


def _plain(records: Sequence[Record], gazetteer: Gazetteer, places: Places) -> dict[str, Any]:
    documents: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    for number, record in enumerate(records):
        first = (len(mentions), len(events), len(claims))
        documents.append(_document(record, number, first, gazetteer))
        mentions += [
            {"doc": number, **mention_json(mention, resolution, places)}
            for mention, resolution in zip(record.mentions, record.resolutions, strict=True)
        ]
        events += [{"doc": number, **_event(event, record, places, first)} for event in record.events]
        claims += _claims(record, number, gazetteer)
        for resolution in record.resolutions:
            if resolution.status is Status.AREA:
                places.outline(resolution.place, countries=False)
    return {
        "documents": documents,
        "mentions": mentions,
        "events": events,
        "claims": claims,
        "places": places.to_json(),
    }


def _packed(
    records: Sequence[Record], gazetteer: Gazetteer, places: Places
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Write the same with mentions, events, places and texts packed; and what the counts read of the events.

    The first events are also there as plain JSON, for readers without scripts.
    """
    bulk = Bulk(places, lambda event, record: claims_of(event, record.claims))
    documents: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    first = (0, 0, 0)
    for number, record in enumerate(records):
        documents.append(_brief(record, number, first))
        bulk.add(record, first)
        claims += _claims(record, number, gazetteer)
        first = (first[0] + len(record.mentions), first[1] + len(record.events), len(claims))
    content = {"documents": [], "mentions": [], "events": [], "claims": claims, "places": []}
    counted = bulk.counted()
    return {**content, "bulk": bulk.encoded(documents), "packed": len(counted)}, counted


def _claims(record: Record, number: int, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    return [
        {"doc": number, **claim_json(claim, verdict, gazetteer)}
        for claim, verdict in zip(record.claims, record.verdicts, strict=True)
    ]


def _brief(record: Record, number: int, first: tuple[int, int, int]) -> dict[str, Any]:
    """Write a document whose text is packed: the page cuts it into blocks when it is read."""
    document = record.document
    name = document.title or shortened(document.text[:200]) or document.doc_id or f"Report {number + 1}"
    return {
        **_origin(document),
        "name": name,
        "headline": None,
        "parts": [[kind.value, start, end] for start, end, kind in block_spans(document)],
        "first": list(first),
    }


def _document(record: Record, number: int, first: tuple[int, int, int], gazetteer: Gazetteer) -> dict[str, Any]:
    document = record.document
    blocks = text_blocks(record)
    heading = head(document, number + 1, blocks, gazetteer)
    return {
        **_origin(document),
        "name": heading.words,
        "headline": heading.block,
        "blocks": [[style, *map(run_json, runs)] for style, (_, runs) in zip(heading.styles, blocks, strict=True)],
        "first": list(first),
    }


def _origin(document: Document) -> dict[str, Any]:
    return {
        "id": document.doc_id,
        "title": document.title,
        "source": document.source,
        "href": _link(document),
        "published": words.days(document.published, document.published),
        "dateline": _dateline(document),
        "language": None if document.language in {OTHER, UNDETERMINED} else document.language,
        "sha256": document.sha256,
    }


def _dateline(document: Document) -> str | None:
    """Give the day that the dateline names; None without one, or when the day of publication is stated."""
    found = dateline_date(document) if document.published is None else None
    return words.days(found[1], found[1]) if found and found[1] else None


def _link(document: Document) -> str | None:
    """Give the source as a link when it is one that may be followed."""
    try:
        parts = urlsplit(document.source or "")
    except ValueError:
        return None
    return document.source if parts.scheme in {"http", "https"} and parts.netloc else None


def _event(event: Event, record: Record, places: Places, first: tuple[int, int, int]) -> dict[str, Any]:
    index = next((i for i, mention in enumerate(record.mentions) if mention.mention_id == event.mention_id), None)
    place = None if index is None else record.resolutions[index].place
    mention = None if index is None else first[0] + index
    if event.placement is Placement.AREA:
        places.outline(place, countries=True)
    return {
        **event_json(event, record.document, mention, places.number(place)),
        "because": None if index is None else placement_words(event, record.mentions[index], place),
        "claims": [first[2] + claim for claim in claims_of(event, record.claims)],
    }


def _title(documents: list[dict[str, Any]], count: int) -> str:
    if len(documents) == 1:
        return str(documents[0]["name"])
    return f"Map of {words.counted(count, 'report')}"


def _notices(gazetteer: Gazetteer) -> list[str]:
    sources = [
        f"Gazetteer source: {source['name']} {source['version']}, {source['licence']}"
        for source in gazetteer.meta.get("sources", ())
    ]
    return [*_NOTICES, *sources, "Document shell: folium, MIT licence.", leaflet_assets().notice]


def _made(records: Sequence[Record], gazetteer: Gazetteer) -> dict[str, str]:
    versions = sorted({record.provenance.version for record in records})
    return {
        "version": ", ".join(versions) or "unknown",
        "gazetteer": gazetteer.gazetteer_id,
        "gazetteer_sha256": gazetteer.sha256,
        "world_view": gazetteer.world_view,
    }
