"""Distances that the text states between two names: "Izium, 50 km south of Kharkiv"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from geomap.model import REJECTED_READINGS, Document, Mention, MentionKind
from geomap.tables import read_table
from geomap.text.fold import fold

_BEHIND_NUMBER = (
    r"[\s\-]?({units})\b(?:\s\(.{{1,16}}\))?(?:\s[\w\-]{{2,12}}){{0,3}}\s(?:of|from|off)\s"
    r"(?:the\s(?:\w{{3,12}}\sof\s)?)?$"
)
_NUMBER = r"(?<![\d.,])(\d{1,4}(?:\.\d{1,2})?)"
_REACH = 70
_LONGEST_GAP = 120
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z]")
_M_A_KM = 1000.0


class Stated(NamedTuple):
    """How far the text says that a name's place lies from another name's."""

    key: str
    km: float


@cache
def _lengths() -> dict[str, float]:
    """Give the spellings of units of length in lower case with their metres."""
    return {form: float(row["metres"]) for row in read_table("units_length") for form in row["forms"].split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, _lengths()), key=lambda unit: (-len(unit), unit)))
    return re.compile(_NUMBER + _BEHIND_NUMBER.format(units=units), re.IGNORECASE)


def find_distances(document: Document, mentions: Sequence[Mention]) -> dict[int, Stated]:
    """Find the names that the text puts at a distance from another.

    Parameters
    ----------
    document
        The text.
    mentions
        In order.

    Returns
    -------
    dict
        Number of a mention -> the other name and how far it is; both names of a pair have an entry.
    """
    found: dict[int, Stated] = {}
    for at, landmark in enumerate(mentions):
        before = document.text[max(0, landmark.start - _REACH) : landmark.start]
        if not _is_name(landmark) or not any(letter.isdigit() for letter in before):
            continue
        match = _pattern().search(before)
        subject = (
            None if match is None else _subject(document, mentions, at, landmark.start - len(before) + match.start())
        )
        if match is not None and subject is not None:
            km = float(match[1]) * _lengths()[match[2].lower()] / _M_A_KM
            found.setdefault(at, Stated(_key(mentions[subject]), km))
            found.setdefault(subject, Stated(_key(landmark), km))
    return found


def _subject(document: Document, mentions: Sequence[Mention], landmark: int, number_at: int) -> int | None:
    """Find the last name of the sentence ahead of the number."""
    for at in range(landmark - 1, -1, -1):
        mention = mentions[at]
        if mention.end > number_at:
            continue
        gap = document.text[mention.end : number_at]
        if len(gap) > _LONGEST_GAP or _SENTENCE_END.search(gap):
            return None
        if _is_name(mention) and _key(mention) != _key(mentions[landmark]):
            return at
    return None


def _is_name(mention: Mention) -> bool:
    is_spot = mention.kind in {MentionKind.PLACE, MentionKind.FACILITY}
    return is_spot and mention.reading not in REJECTED_READINGS


def _key(mention: Mention) -> str:
    return fold(mention.name or mention.text)
