"""PLOVER's form: JSON lines, one event a line, with actors, recipients, location and size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from geomap.export.base import Format
from geomap.export.coding import country_of, held, source_of
from geomap.export.sectors import sector_of
from geomap.frames.contexts import contexts_of, sentences_of
from geomap.frames.index import IndexedRecord
from geomap.frames.json_text import clean, dumps
from geomap.frames.values import day, lon_lat
from geomap.model import Actor, Event, Mode, Place, PlaceKind, Placement, Record
from geomap.model.tolls import toll
from geomap.tables import read_table

_CODEBOOK: Final = "PLOVER 0.8"
_KOSOVO: Final = "KOS"
"""PLOVER's code of Kosovo, which ISO 3166-1 lacks."""
_AUXILIARY: Final = {
    Mode.HISTORICAL: "historical",
    Mode.FUTURE: "future",
    Mode.HYPOTHETICAL: "hypothetical",
    Mode.NEGATED: "negation",
}
_FUTURE: Final = {"COOPERATE": "AGREE", "AID": "AGREE"}
"""Cooperation that is to come is AGREE; a withdrawal that is announced only is CONCEDE (PLOVER manual 0.8)."""
_SIZES: Final = {"dead": "killed", "injured": "injured", "arrested": "detained"}
_LEVELS: Final[dict[PlaceKind, tuple[int | None, str, str]]] = {
    PlaceKind.FACILITY: (5, "S", ""),
    PlaceKind.COORDINATE: (5, "", ""),
    PlaceKind.CITY: (4, "P", "PPL"),
    PlaceKind.ADMIN2: (3, "A", "ADM2"),
    PlaceKind.ADMIN1: (2, "A", "ADM1"),
    PlaceKind.COUNTRY: (1, "A", "PCLI"),
    PlaceKind.REGION: (None, "L", "RGN"),
    PlaceKind.WATER: (None, "H", ""),
    PlaceKind.PHYSICAL: (None, "T", ""),
}
"""``resolution`` (5 within a city, 4 city, 3 district, 2 province, 1 country) with GeoNames' class and code."""


@cache
def _types() -> dict[str, dict[str, str]]:
    return {row["type"]: row for row in read_table("plover_types")}


@cache
def _agents() -> dict[str, str]:
    return {row["name"]: row["code"] for row in read_table("plover_agents")}


def _type_of(event: Event) -> str:
    """Give the type; what is announced only has another than what is done."""
    told = event.plover_type or ""
    if event.mode is not Mode.FUTURE:
        return told
    announced = told == "RETREAT" and event.plover_mode == "withdraw"
    return "CONCEDE" if announced else _FUTURE.get(told, told)


def refuse(event: Event, record: Record) -> str | None:
    """Say why PLOVER's form cannot hold an event.

    Parameters
    ----------
    event
        An event of the record.
    record
        The record.

    Returns
    -------
    str or None
        A few words; None when it can. PLOVER needs a type, a date and an actor, and for COOPERATE, AID and SANCTION a
        recipient; forces moved for an assault told in the same sentence are not coded.
    """
    kind = _types().get(_type_of(event))
    if kind is None:
        return "without a PLOVER type"
    if event.when is None or (event.when.first is None and event.when.last is None):
        return "without a date"
    if not any(map(_code, event.actors)):
        return "without an actor of known country or sector"
    if kind["needs_recipient"] == "1" and not event.recipients:
        return "without a recipient"
    return "forces moved for an assault" if _is_within_assault(event, record) else None


def _is_within_assault(event: Event, record: Record) -> bool:
    """Whether forces only move for an assault that the same sentence tells in the same mode, and that is written."""
    if event.plover_type != "MOBILIZE":
        return False
    return any(
        other.plover_type == "ASSAULT"
        and other.mode is event.mode
        and (other.start == event.start or (event.start, event.end) in other.merged)
        and refuse(other, record) is None
        for other in record.events
    )


def _code(actor: Actor) -> str | None:
    """Give the country of an actor, or what stands in its place for an organisation; None without any."""
    if actor.name in _agents():
        return _agents()[actor.name]
    country = country_of(actor.country)
    if country is None:
        return sector_of(actor)
    return _KOSOVO if country.alpha2 == "XK" else country.alpha3


def _entity(actor: Actor) -> dict[str, Any]:
    return {
        "code": _code(actor),
        "sector": sector_of(actor),
        "entity_text": clean(actor.text),
        "identifier_text": clean(actor.name),
    }


def _location(event: Event, index: IndexedRecord) -> dict[str, Any] | None:
    """Describe where an event happened; coordinates for a pin only, never an area's middle."""
    place = index.place(event.mention_id)
    if place is None:
        return None
    lon, lat = lon_lat(place.position if event.placement is Placement.PIN else None)
    country = country_of(place.country)
    resolution, feature_class, feature_code = _LEVELS[place.kind]
    return {
        "extracted_place": clean(index.mention_text(event.mention_id)),
        "resolved_place": clean(place.name),
        "geonameid": place.geonames_id,
        "lat": lat,
        "lon": lon,
        "city": _name_if(place, PlaceKind.CITY),
        "district": _name_if(place, PlaceKind.ADMIN2),
        "province": clean(place.admin1_name),
        "country": clean(place.country_name),
        "country_code": (_KOSOVO if country.alpha2 == "XK" else country.alpha3) if country else None,
        "feature_class": feature_class or None,
        "feature_code": feature_code or None,
        "resolution": resolution,
    }


def _name_if(place: Place, kind: PlaceKind) -> str | None:
    return clean(place.name) if place.kind is kind else None


def _size(event: Event) -> dict[str, int]:
    told = {name: toll(event, kind) for name, kind in _SIZES.items()}
    return {name: int(count.low) for name, count in told.items() if count is not None}


def _cite(record: Record) -> dict[str, Any]:
    document = record.document
    return {
        "citation": source_of(record),
        "title": clean(document.title),
        "language": document.language,
        "publication": day(document.published),
        "codebook": _CODEBOOK,
        "coder": "geomap",
        "version": record.provenance.version,
    }


def _object(event: Event, record: Record) -> dict[str, Any]:
    kind, when, text = _type_of(event), event.when, sentences_of(event, record.document.text)
    first, last = (when.first, when.last) if when else (None, None)
    quoted = event.mode is Mode.QUOTED
    return {
        "id": event.event_id,
        "date": day(first or last),
        "enddate": day(last),
        "actor": [_entity(actor) for actor in event.actors],
        "recipient": [_entity(actor) for actor in event.recipients],
        "event": kind,
        "mode": event.plover_mode if kind == event.plover_type else None,
        "aux_mode": _AUXILIARY.get(event.mode),
        "context": contexts_of(text),
        "quad_code": int(_types()[kind]["quad_code"]),
        "event_loc": _location(event, IndexedRecord(record)),
        "event_text": clean(event.trigger),
        "size": _size(event),
        "text": clean(text),
        "text_info": {"start": event.start, "end": event.end, "text_story": clean(record.document.doc_id)},
        "cite_info": _cite(record),
        "coder": f"geomap {record.provenance.version}",
        "comment": "told in somebody's words: PLOVER has no auxiliary mode for it" if quoted else None,
    }


def _lines(records: Iterable[Record]) -> Iterator[bytes]:
    for event, record in held(records, refuse):
        yield dumps(_object(event, record)) + b"\n"


FORMAT = Format(name="plover", suffixes=(), records=_lines, refuse=refuse)
