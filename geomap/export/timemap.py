"""TimeMap's form: one JSON object with events, sources and associations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from geomap.export.base import Format
from geomap.export.coding import held, source_of
from geomap.frames.index import IndexedRecord
from geomap.frames.json_text import clean, dumps
from geomap.frames.values import day, lon_lat
from geomap.model import Actor, Event, Mode, Record

_OUT_OF_SCOPE: Final = "Other events"


def refuse(event: Event, record: Record) -> str | None:
    """Say why TimeMap cannot show an event.

    Parameters
    ----------
    event
        An event of the record.
    record
        The record.

    Returns
    -------
    str or None
        A few words; None when it can. TimeMap shows things as happened, and needs a date or a point.
    """
    if event.mode is not Mode.ASSERTED:
        return f"not asserted ({event.mode.value})"
    if _date(event) is None and IndexedRecord(record).pin(event) is None:
        return "without a date or a point"
    return None


def _date(event: Event) -> str | None:
    when = event.when
    return day(when.first or when.last) if when else None


def _types(event: Event) -> tuple[str, str]:
    group = event.acled_event_type or _OUT_OF_SCOPE
    return group, event.acled_sub_event_type or event.plover_type or group


def _name(actor: Actor) -> str:
    return clean(actor.name or " ".join(actor.text.split())) or ""


def _associations(event: Event) -> list[tuple[str, ...]]:
    """Give the paths that an event is filtered by: its type, and everybody who takes part."""
    group, kind = _types(event)
    names = dict.fromkeys(_name(actor) for actor in (*event.actors, *event.recipients))
    return [("Type", group, kind), *(("Actor", name) for name in names if name)]


def _event(event: Event, record: Record) -> dict[str, Any]:
    index = IndexedRecord(record)
    lon, lat = lon_lat(index.pin(event))
    place = index.place(event.mention_id)
    group, kind = _types(event)
    text = " ".join(record.document.text[event.start : event.end].split())
    last = event.when.last if event.when else None
    return {
        "id": event.event_id,
        "description": clean(text),
        "date": _date(event) or "",
        "time": "",
        "time_precision": event.when.precision.value if event.when else "",
        "time_display": clean(event.when.text) if event.when else "",
        "location": clean(place.name) if place else "",
        "latitude": "" if lat is None else str(lat),
        "longitude": "" if lon is None else str(lon),
        "type": kind,
        "category": group,
        "category_full": f"{group}: {kind}",
        "associations": ["/".join(path) for path in _associations(event)],
        "sources": [clean(record.document.doc_id)],
        "comments": "; ".join(clean(str(reason)) or "" for reason in dict.fromkeys(event.reasons)),
        "date_end": day(last) or "",
        "geo_precision": event.geo_precision,
    }


def _source(record: Record) -> dict[str, Any]:
    document, source = record.document, source_of(record)
    is_link = urlsplit(source).scheme in {"http", "https"} if "://" in source[:12] else False
    return {
        "id": clean(document.doc_id),
        "title": clean(document.title) or source,
        "type": "report",
        "url": source if is_link else "",
        "paths": [],
        "description": source,
        "date": day(document.published) or "",
    }


def _filter(path: tuple[str, ...]) -> dict[str, Any]:
    return {"id": "/".join(path), "title": path[-1], "desc": "", "mode": "FILTER", "filter_paths": list(path)}


def _category(group: str) -> dict[str, Any]:
    return {"id": group, "title": group, "desc": "", "mode": "CATEGORY"}


def _object(records: Iterable[Record]) -> dict[str, Any]:
    events: list[dict[str, Any]] = []
    sources: dict[str | None, dict[str, Any]] = {}
    paths: dict[tuple[str, ...], None] = {}
    for event, record in held(records, refuse):
        events.append(_event(event, record))
        sources.setdefault(record.document.doc_id, _source(record))
        paths |= dict.fromkeys(_associations(event))
    groups = dict.fromkeys(each["category"] for each in events)
    return {
        "events": events,
        "sources": list(sources.values()),
        "associations": [*map(_category, groups), *map(_filter, paths)],
    }


def _chunks(records: Iterable[Record]) -> Iterator[bytes]:
    yield dumps(_object(records)) + b"\n"


FORMAT = Format(name="timemap", suffixes=(), records=_chunks, refuse=refuse)
