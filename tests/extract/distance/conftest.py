"""Texts with their places marked up, so that the grammar is tested without recognition."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from geomap.extract.distance import extract_claims
from geomap.gazetteer import Gazetteer
from geomap.model import (
    DistanceClaim,
    Document,
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

_MARK = re.compile(r"(?P<open>[\[{<])(?P<name>[^\]}>]+):(?P<country>[A-Z]{2})[\]}>]")
_WHY = (Reason(rule="marked", text="marked up in the test"),)


@dataclass(frozen=True)
class Marked:
    document: Document
    mentions: tuple[Mention, ...]
    resolutions: tuple[Resolution, ...]


def mark(text: str) -> Marked:
    """Read ``[Town:CC]``, ``{Country or people:CC}`` and ``<capital meaning its government:CC>``."""
    plain, mentions, resolutions, behind = "", [], [], 0
    for match in _MARK.finditer(text):
        plain += text[behind : match.start()]
        start, name, country = len(plain), match["name"], match["country"]
        plain, behind = plain + name, match.end()
        people = match["open"] == "{" and re.search(r"(?:an|ian|ish|ese|i|eli|ench)$", name) is not None
        reading = {"[": Reading.LITERAL, "<": Reading.METONYM, "{": Reading.DEMONYM if people else Reading.LITERAL}
        kind = PlaceKind.COUNTRY if match["open"] == "{" else PlaceKind.CITY
        mention = Mention(
            mention_id=f"m{start}",
            start=start,
            end=len(plain),
            text=name,
            kind=MentionKind.DEMONYM if people else MentionKind.PLACE,
            reading=reading[match["open"]],
            recognizer="test",
            score=1.0,
            reasons=_WHY,
        )
        place = Place(
            place_id=f"test:{name}",
            name=name,
            kind=kind,
            position=LonLat(0.0, 0.0),
            radius_m=1_000.0,
            population=1_000_000,
            country=country,
            capital=match["open"] == "<",
        )
        status = Status.AREA if kind is PlaceKind.COUNTRY else Status.LOCATED
        mentions.append(mention)
        resolutions.append(
            Resolution(mention_id=mention.mention_id, status=status, place=place, score=1.0, reasons=_WHY)
        )
    document = Document(doc_id="test", text=plain + text[behind:])
    return Marked(document, tuple(mentions), tuple(resolutions))


@pytest.fixture(scope="session")
def read_claims(gazetteer: Gazetteer):
    def read(text: str) -> tuple[DistanceClaim, ...]:
        marked = mark(text)
        return extract_claims(marked.document, marked.mentions, marked.resolutions, gazetteer)

    return read
