"""What is asked about one mention: the senses of its name and the words around it that narrow them down."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from geomap.gazetteer import Entry, Gazetteer
from geomap.model import REJECTED_READINGS, Document, LonLat, Mention, MentionKind, Place, PlaceKind
from geomap.tables import read_table
from geomap.text.fold import fold

MAX_SENSES = 60
"""Senses of one name that are weighed, of those not in a container; the gazetteer gives the most important first."""

_CONTAINER_KINDS = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1})
_BEHIND = re.compile(r"(?:,\s{1,2}|\s\(|,?\sin\s(?:the\s)?(?:[a-z]{3,9}\s)?)")
_IN = re.compile(
    r"(?:\s(?:village|town|city|camp|district|township))?,?\sin\s(?:the\s)?(?:[\w\-]{3,14}\s){0,2}(?:of\s(?:the\s)?)?"
)
_COMMA = re.compile(r"(?:\s(?:village|town|city|camp|district|township))?,\s{1,2}")
_GOES_ON = re.compile(r"\s[A-Z]")
_ENDS = re.compile(
    r"\s?(?:,(?!\s?[A-Z])|[.;:)])|\s(?:on|in|at|last|early|late|this|where|after|when|killing|and killed)\b|$"
)
_AHEAD = re.compile(r"(?:'s|’s)?\s(?:[a-z\-]{2,14}\s){0,3}(?:of\s|in\s)?")
_WORD = re.compile(r"\s{1,2}([^\W\d_]{3,14})(?![^\W_])")
_MAX_GAP = 40
_BESIDE = re.compile(r"(?:,|:)?\s{0,2}(?:[(\[]\s?)?(?:at\s|MGRS:?\s|(?:at\s)?coordinates:?\s)?")


@dataclass(frozen=True, slots=True)
class Container:
    """A country or first-level unit that the text names beside a mention.

    Parameters
    ----------
    text
        As written.
    codes
        Country codes and admin-1 codes that it may mean.
    is_behind
        Whether it stands right behind ("Troy, N.C."), which binds; ahead ("the Indian city of …") it only suggests.
    """

    text: str
    codes: frozenset[str]
    is_behind: bool

    def holds(self, place: Place) -> bool:
        """Say whether a place lies in it."""
        if place.kind is PlaceKind.COUNTRY:
            return False
        return place.country in self.codes or (place.admin1 in self.codes and place.kind is not PlaceKind.ADMIN1)


@dataclass(frozen=True, slots=True)
class Query:
    """One mention to be resolved.

    Parameters
    ----------
    mention
        The mention.
    key
        Its folded name: mentions with one key mean one place unless their containers differ.
    senses
        What the name can mean, most important first.
    container
        The country or unit named beside it; None without one.
    unit_kind
        What a word behind it says that it is: ``"admin"`` for "province", ``"city"`` for "city"; None without one.
    elsewhere
        The country or unit that the text puts it in, when no sense lies in that country; None otherwise.
    position
        The coordinates that stand right behind it; None without any.
    """

    mention: Mention
    key: str
    senses: tuple[Entry, ...]
    container: Container | None
    unit_kind: str | None
    elsewhere: Container | None = None
    position: LonLat | None = None


@cache
def _unit_words() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in read_table("resolve_unit_words")}


def make_queries(document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Query | None]:
    """Look up every mention's name and what stands beside it.

    Parameters
    ----------
    document
        The text.
    mentions
        In order.
    gazetteer
        Where names are looked up.

    Returns
    -------
    list of Query or None
        Parallel to the mentions; None for what is rejected, known already, or a coordinate.
    """
    senses_of: dict[str, tuple[Entry, ...]] = {}
    for mention in mentions:
        key = fold(mention.name or mention.text)
        if key not in senses_of:
            senses_of[key] = gazetteer.lookup(mention.name or mention.text)
    queries: list[Query | None] = []
    for at, mention in enumerate(mentions):
        if mention.reading in REJECTED_READINGS or mention.place_id or mention.kind is MentionKind.COORDINATE:
            queries.append(None)
            continue
        key = fold(mention.name or mention.text)
        container = _behind(document, mentions, at, senses_of) or _ahead(document, mentions, at, senses_of)
        senses = _trim(senses_of[key], container)
        elsewhere = None if container else _elsewhere(document, mentions, at, senses_of)
        position = _position(document, mentions, at)
        queries.append(Query(mention, key, senses, container, _unit_kind(document, mention), elsewhere, position))
    return queries


def _trim(senses: tuple[Entry, ...], container: Container | None) -> tuple[Entry, ...]:
    if len(senses) <= MAX_SENSES or container is None:
        return senses[:MAX_SENSES]
    return senses[:MAX_SENSES] + tuple(entry for entry in senses[MAX_SENSES:] if container.holds(entry.place))


def _codes(senses: Sequence[Entry]) -> frozenset[str]:
    codes = (entry.place.country if entry.place.kind is PlaceKind.COUNTRY else entry.place.admin1
             for entry in senses[:8] if entry.place.kind in _CONTAINER_KINDS)  # fmt: skip
    return frozenset(code for code in codes if code)


def _behind(
    document: Document, mentions: Sequence[Mention], at: int, senses_of: Mapping[str, tuple[Entry, ...]]
) -> Container | None:
    if at + 1 >= len(mentions):
        return None
    mention, other = mentions[at], mentions[at + 1]
    gap = document.text[mention.end : other.start]
    if len(gap) > _MAX_GAP or other.kind is MentionKind.DEMONYM or not _BEHIND.fullmatch(gap):
        return None
    codes = _codes(senses_of[fold(other.name or other.text)])
    container = Container(other.text, codes, is_behind=True)
    own = senses_of[fold(mention.name or mention.text)]
    return container if codes and any(container.holds(entry.place) for entry in own) else None


def _elsewhere(
    document: Document, mentions: Sequence[Mention], at: int, senses_of: Mapping[str, tuple[Entry, ...]]
) -> Container | None:
    """Find the country or unit behind a name of which no sense lies in that country ("Manda in Niger")."""
    if at + 1 >= len(mentions):
        return None
    mention, other = mentions[at], mentions[at + 1]
    if (
        other.kind is MentionKind.DEMONYM
        or other.reading in REJECTED_READINGS
        or other.end - mention.end > 2 * _MAX_GAP
    ):
        return None
    gap, behind = document.text[mention.end : other.start], document.text[other.end : other.end + 12]
    if _GOES_ON.match(behind) is not None or not (_IN.fullmatch(gap) or _is_comma(document, mention, gap, behind)):
        return None
    codes = _codes(senses_of[fold(other.name or other.text)])
    countries = frozenset(code[:2] for code in codes)
    own = senses_of[fold(mention.name or mention.text)]
    if not codes or any(entry.place.country in countries for entry in own):
        return None
    return Container(other.text, codes, is_behind=True)


def _is_comma(document: Document, mention: Mention, gap: str, behind: str) -> bool:
    """Say whether a comma joins a place to what it lies in ("Sandi, Mali, on Monday"), and no list goes on."""
    is_list = document.text[max(0, mention.start - 2) : mention.start] == ", "
    return not is_list and _COMMA.fullmatch(gap) is not None and _ENDS.match(behind) is not None


def _ahead(
    document: Document, mentions: Sequence[Mention], at: int, senses_of: Mapping[str, tuple[Entry, ...]]
) -> Container | None:
    if at == 0:
        return None
    mention, other = mentions[at], mentions[at - 1]
    gap = document.text[other.end : mention.start]
    if len(gap) > _MAX_GAP or not _AHEAD.fullmatch(gap) or other.reading in REJECTED_READINGS:
        return None
    if other.kind is not MentionKind.DEMONYM and gap[:1] not in {"'", "’"}:
        return None
    codes = _codes(senses_of[fold(other.name or other.text)])
    return Container(other.text, codes, is_behind=False) if codes else None


def _position(document: Document, mentions: Sequence[Mention], at: int) -> LonLat | None:
    """Find the coordinates right behind a name ("Robotyne (47.4486, 35.8372)")."""
    if at + 1 >= len(mentions) or mentions[at + 1].position is None:
        return None
    gap = document.text[mentions[at].end : mentions[at + 1].start]
    return mentions[at + 1].position if len(gap) <= _MAX_GAP and _BESIDE.fullmatch(gap) else None


def _unit_kind(document: Document, mention: Mention) -> str | None:
    match = _WORD.match(document.text, mention.end)
    return _unit_words().get(match[1].lower()) if match else None
