"""Build what the earlier stages would hand over, from one line of notation.

``"Dnipro=city:UA;Russian=demonym:RU"`` names the mentions in order: text, ``kind[@rule][/reading]`` and country; the
kind ``unknown`` is a name that the gazetteer does not hold.
"""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from geomap.errors import UnknownNameError
from geomap.extract.events import extract_events
from geomap.model import (
    DistanceClaim,
    Document,
    Event,
    LonLat,
    Mention,
    MentionKind,
    Place,
    PlaceKind,
    Reading,
    Reason,
    Resolution,
    Status,
)
from geomap.read import segment

_WHY = (Reason(rule="test", text="set by the test"),)
_NAMES = {"RU": "Russia", "UA": "Ukraine", "IL": "Israel", "US": "United States", "BY": "Belarus", "SD": "Sudan"}


class Countries:
    """As much of a gazetteer as the stage asks for: the names of countries."""

    def country(self, code: str) -> SimpleNamespace:
        if code not in _NAMES:
            raise UnknownNameError(code)
        return SimpleNamespace(name=_NAMES[code])


def document_of(text: str, published: str | None = None) -> Document:
    day = date.fromisoformat(published) if published else None
    return segment(Document(doc_id="case", text=text, published=day))


def mentions_of(text: str, notation: str) -> tuple[tuple[Mention, ...], tuple[Resolution, ...]]:
    pairs, at = [], 0
    for note in notation.split(";"):
        if not note:
            continue
        name, _, rest = note.partition("=")
        kind_reading, _, country = rest.partition(":")
        kind, _, reading = kind_reading.partition("/")
        start = text.index(name, at)
        at = start + len(name)
        pairs.append(_pair(name, start, kind, reading, country or None))
    pairs.sort(key=lambda pair: pair[0].start)
    return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)


def _pair(name: str, start: int, kind: str, reading: str, country: str | None) -> tuple[Mention, Resolution]:
    kind, _, rule = kind.partition("@")
    why = (Reason(rule=rule, text="set by the test"),) if rule else _WHY
    is_demonym = kind == "demonym"
    mention = Mention(
        mention_id=f"m{start}",
        start=start,
        end=start + len(name),
        text=name,
        kind=MentionKind.DEMONYM if is_demonym else MentionKind.PLACE,
        reading=Reading.DEMONYM if is_demonym else Reading(reading or "literal"),
        recognizer="test",
        score=1.0,
        reasons=why,
    )
    if kind == "unknown":
        nowhere = Resolution(
            mention_id=mention.mention_id, status=Status.UNRESOLVED, place=None, score=0.0, reasons=_WHY
        )
        return mention, nowhere
    place = Place(
        place_id=f"test:{name.lower()}",
        name=name,
        kind=PlaceKind.COUNTRY if is_demonym else PlaceKind(kind),
        position=LonLat(0.0, 0.0),
        radius_m=1000.0,
        country=country,
    )
    status = Status.AREA if place.kind.is_area else Status.LOCATED
    return mention, Resolution(mention_id=mention.mention_id, status=status, place=place, score=1.0, reasons=_WHY)


def events_of(
    text: str, notation: str = "", *, published: str | None = None, claims: tuple[DistanceClaim, ...] = ()
) -> tuple[Event, ...]:
    mentions, resolutions = mentions_of(text, notation)
    return extract_events(document_of(text, published), mentions, resolutions, claims, Countries())


def place_of(event: Event, text: str, notation: str) -> str:
    mentions, _ = mentions_of(text, notation)
    return next((mention.text for mention in mentions if mention.mention_id == event.mention_id), "")
