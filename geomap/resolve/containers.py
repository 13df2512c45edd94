"""What a place lies in, as the text says right beside its name: "Troy, N.C.", "Kobani in Syria", "is a town in"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geomap.gazetteer import Entry
from geomap.model import REJECTED_READINGS, Document, Mention, MentionKind, Place, PlaceKind
from geomap.text.fold import fold

Senses = Mapping[str, tuple[Entry, ...]]
"""Folded name -> what it can mean."""

_CONTAINER_KINDS = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1})
_BEHIND = re.compile(r"(?:,\s{1,2}|\s\(|,?\sin\s(?:the\s)?(?:[a-z]{3,9}\s)?)")
_IN = re.compile(
    r"(?:\s(?:village|town|city|camp|district|township))?,?\sin\s(?:the\s)?(?:[\w\-]{3,14}\s){0,2}(?:of\s(?:the\s)?)?"
)
_COMMA = re.compile(r"(?:\s(?:village|town|city|camp|district|township))?,\s{1,2}")
_GOES_ON = re.compile(r"\s[A-Z]")
ENDS = re.compile(
    r"\s?(?:,(?!\s?[A-Z])|[.;:)])|\s(?:on|in|at|last|early|late|this|where|after|when|killing|and killed)\b|$"
)
"""What stands behind the last name of a place and what it lies in."""
_AHEAD = re.compile(r"(?:'s|’s)?\s(?:[a-z\-]{2,14}\s){0,3}(?:of\s|in\s)?")
_DEFINITION = re.compile(r"\s(?:\([^()]{1,60}\)\s)?(?:is|was)\s(?:an?|the)\s[^.;]{3,80}?\s(?:in|of)\s")
_SENTENCE_END = re.compile(r"[a-z)]\.\s")
_MAX_GAP = 40
_MOST_NAMED = 6
_LONGEST_DEFINITION = 160


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


def find_container(document: Document, mentions: Sequence[Mention], at: int, senses_of: Senses) -> Container | None:
    """Find the country or first-level unit that the text says a place lies in.

    Parameters
    ----------
    document
        The text.
    mentions
        In order.
    at
        Which of them.
    senses_of
        For the names of all mentions.

    Returns
    -------
    Container or None
        What stands right behind it, else in its definition, else ahead of it.
    """
    for look in (_behind, _defined, _ahead):
        found = look(document, mentions, at, senses_of)
        if found is not None:
            return found
    return None


def _defined(document: Document, mentions: Sequence[Mention], at: int, senses_of: Senses) -> Container | None:
    """Find the unit, else the country, in a definition: "Troy is a town in Pike County, Alabama"."""
    mention = mentions[at]
    definition = _DEFINITION.match(document.text, mention.end)
    if definition is None:
        return None
    own = senses_of[fold(mention.name or mention.text)]
    found: list[Container] = []
    for other in mentions[at + 1 : at + 1 + _MOST_NAMED]:
        if other.start > mention.end + _LONGEST_DEFINITION or _SENTENCE_END.search(
            document.text, mention.end, other.start
        ):
            break
        if other.kind is MentionKind.DEMONYM or other.start < definition.end() or other.text == mention.text:
            continue
        container = Container(other.text, _codes(senses_of[fold(other.name or other.text)]), is_behind=True)
        if any(container.holds(entry.place) for entry in own):
            found.append(container)
    return min(found, key=lambda one: not any("." in code for code in one.codes), default=None)


def _codes(senses: Sequence[Entry]) -> frozenset[str]:
    codes = (entry.place.country if entry.place.kind is PlaceKind.COUNTRY else entry.place.admin1
             for entry in senses[:8] if entry.place.kind in _CONTAINER_KINDS)  # fmt: skip
    return frozenset(code for code in codes if code)


def _behind(document: Document, mentions: Sequence[Mention], at: int, senses_of: Senses) -> Container | None:
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


def find_elsewhere(document: Document, mentions: Sequence[Mention], at: int, senses_of: Senses) -> Container | None:
    """Find the country or unit behind a name of which no sense lies in that country ("Manda in Niger").

    Parameters
    ----------
    document
        The text.
    mentions
        In order.
    at
        Which of them.
    senses_of
        For the names of all mentions.

    Returns
    -------
    Container or None
        None also where some sense lies in that country.
    """
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
    return not is_list and _COMMA.fullmatch(gap) is not None and ENDS.match(behind) is not None


def _ahead(document: Document, mentions: Sequence[Mention], at: int, senses_of: Senses) -> Container | None:
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
