"""The date of a report's dateline: "PORT SUDAN, 14 October 2025 (AFP) — …"."""

from __future__ import annotations

import re
from datetime import date

from geomap.extract.dates import days, figures
from geomap.model import BlockKind, Document

_NAMES = ("iso-date", "month-day", "day-month", "dotted-date")
_DATED = tuple(rule for rule in (*figures.RULES, *days.RULES) if rule.name in _NAMES)
_PLACE = re.compile(r"\s{0,9}[^\W\d_][^\n—–:;.!?]{0,60}")
_MARKS = re.compile(r"[,(]\s?")
_LONGEST = 72  # characters before the date of a dateline
_DASH = re.compile(r"\)?\s?(?:\([^()\n]{1,40}\)\s?)?[,.]?\s?(?:—|–|--|-\s|:)")

_STOP = re.compile(r"\.\s")


def dateline_date(document: Document) -> tuple[int, date | None] | None:
    """Find the date with which the first paragraph's dateline begins.

    Parameters
    ----------
    document
        A report.

    Returns
    -------
    tuple of int and date or None, or None
        Where the date begins in the text, and the day, which is None when the dateline leaves out the year; None
        without a dateline that names day and month.

    Examples
    --------
    >>> dateline_date(Document(doc_id="d", text="GOMA, 3 March 2026 (AFP) - Rebels entered the town."))
    (6, datetime.date(2026, 3, 3))
    """
    start = _body_start(document)
    for mark in _MARKS.finditer(document.text, start, start + _LONGEST):
        place = document.text[start : mark.end()]
        if _PLACE.fullmatch(place) is None:
            break
        for rule in _DATED:
            match = rule.pattern.match(document.text, mark.end())
            interval = match and rule.reckon(match, None)
            if match and interval and interval.first == interval.last and _ends(match, place):
                return match.start(), interval.first
    return None


def _ends(date_match: re.Match[str], place: str) -> bool:
    """Whether a dash ends the dateline, or a full stop behind nothing but a name and the date."""
    if _DASH.match(date_match.string, date_match.end()):
        return True
    named = all(word[:1].isupper() for word in place.strip(" ,(").split())
    return named and _STOP.match(date_match.string, date_match.end()) is not None


def _body_start(document: Document) -> int:
    return next((block.start for block in document.blocks if block.kind is BlockKind.PARAGRAPH), 0)
