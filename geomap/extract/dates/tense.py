"""Hear from the words around a date whether it lies ahead or behind: "will meet on Friday", "lasted until Sunday"."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from geomap.extract.dates.forward import ahead, behind, cycle_of
from geomap.extract.dates.rule import Found
from geomap.extract.dates.words import SCHEDULED, either
from geomap.tables import read_table

_LOOK = 80  # characters on either side
_FRONTED = 24  # characters of a clause before a date that opens it: "But", "In Geneva, "
_CLAUSE_END = re.compile(r"[;!?\n]|\.\s")
_FUTURE = re.compile(
    r"\b(?:will|shall|going to|(?:is|are) to|plans? to|intends? to|(?:is|are) (?:being )?expected)\b|(?:’|')ll\b"
    rf"|\b{either(SCHEDULED)}\b",
    re.IGNORECASE,
)
_ARRANGED = re.compile(
    r"(?P<past>\b(?:was|were|had been)\s)?\b(?:due to|scheduled|planned|set (?:to|for)|slated)\b"
    r"|(?P<was>\b(?:was|were) to)\b",
    re.IGNORECASE,
)
_CALLS_FUTURE = frozenset(
    {"will", "shall", "going", "is", "are", "was", "were", "plan", "plans", "intend", "intends", "ll"}
    | {"due", "scheduled", "planned", "set", "slated", *SCHEDULED}
)
_BEFORE_PARTICIPLE = frozenset({"is", "are", "be", "been", "being", "will", "to"})
_NO_PAST = frozenset({"need", "united", "indeed", "armed", "exceed"})
_PAST_WORDS = frozenset(
    {"was", "were", "had", "did"}
    | {row["past"] for row in read_table("events_irregular") if row["past"] != row["lemma"]}
)
_WORD = re.compile(r"\w{1,20}")
_UNTIL = re.compile(r"\b(?:until|till|by|before)\s(?:the\s)?\Z", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s(?:the\s)?\Z", re.IGNORECASE)
_MOVED_TO = re.compile(r"\b(?:to|for)\s\Z", re.IGNORECASE)
_LEAD_LENGTH = 12


class _Tense(Enum):
    FUTURE = "future"
    PAST = "past"
    UNKNOWN = "unknown"


def _speaks_of_past(words: list[str]) -> bool:
    """Whether a verb among the words is past, and no participle ("has been moved")."""
    for before, word in zip(["", *words], words, strict=False):
        if word in _PAST_WORDS:
            return True
        if word.endswith("ed") and word not in _NO_PAST and before not in _BEFORE_PARTICIPLE:
            return True
    return False


def _tense(text: str, start: int, end: int) -> _Tense:
    before = _CLAUSE_END.split(text[max(0, start - _LOOK) : start].lower())[-1]
    behind_it = _CLAUSE_END.split(text[end : end + _LOOK].lower(), maxsplit=1)[0]
    words, words_behind = _WORD.findall(before), _WORD.findall(behind_it)
    if not _CALLS_FUTURE.isdisjoint(words):
        if _FUTURE.search(before):
            return _Tense.FUTURE
        arranged = _ARRANGED.search(before)
        if arranged:
            return _Tense.UNKNOWN if arranged["past"] or arranged["was"] else _Tense.FUTURE
    if _speaks_of_past(words):
        return _Tense.UNKNOWN if "would" in words else _Tense.PAST
    if _CALLS_FUTURE.isdisjoint(words_behind):
        return _Tense.PAST if _speaks_of_past(words_behind) else _Tense.UNKNOWN
    future = _FUTURE.search(behind_it) or _ARRANGED.search(behind_it)
    if future and len(before) <= _FRONTED and not _speaks_of_past(_WORD.findall(behind_it[: future.start()])):
        return _Tense.FUTURE
    return _Tense.PAST if not future and _speaks_of_past(words_behind) else _Tense.UNKNOWN


def set_in_time(found: Found, text: str, reference: date | None) -> Found:
    """Move a date that names no year, month or week to the side of the reference of which the text speaks.

    Parameters
    ----------
    found
        A date as its rule reckoned it: the most recent one, or the nearest.
    text
        The document's text.
    reference
        The day from which it was reckoned; None leaves it unresolved.

    Returns
    -------
    Found
        "Until" and "by" look ahead unless their clause is told in the past; "since" looks back.
    """
    if reference is None or found.interval.anchor != "published":
        return found
    cycle = cycle_of(found.rule, text[found.start : found.end])
    if not cycle:
        return found
    lead = text[max(0, found.start - _LEAD_LENGTH) : found.start]
    own = text[found.start : found.start + _LEAD_LENGTH].lower()
    if _SINCE.search(lead) or own.startswith("since"):
        return behind(found, cycle, reference, always=True)
    tense = _tense(text, found.start, found.end)
    if tense is _Tense.UNKNOWN and (_UNTIL.search(lead) or own.startswith(("until", "till", "by", "before"))):
        tense = _Tense.FUTURE
    if tense is _Tense.FUTURE:
        return ahead(found, cycle, reference)
    if tense is not _Tense.PAST or _MOVED_TO.search(lead) or (cycle == "year" and own.startswith("this")):
        return found
    return behind(found, cycle, reference, always=False)
