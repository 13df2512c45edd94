"""The date of a report's dateline: "PORT SUDAN, 14 October 2025 (AFP) — …"."""

from __future__ import annotations

import re
from datetime import date

from geomap.extract.dates.absolute import RULES
from geomap.model import BlockKind, Document

_DATED = tuple(rule for rule in RULES if rule.name in {"iso-date", "month-day", "day-month"})
_PLACE = re.compile(r"\s{0,9}[^\W\d_][^\n—–:;.!?]{0,60}?[,(]\s?")
_DASH = re.compile(r"\)?\s?(?:\([^()\n]{1,40}\)\s?)?[,.]?\s?(?:—|–|--|-\s|:)")

_STOP = re.compile(r"\.\s")


def dateline_date(document: Document) -> tuple[int, date] | None:
    """Find the date with which the first paragraph's dateline begins.

    Parameters
    ----------
    document
        A report.

    Returns
    -------
    tuple of int and date, or None
        Where the date begins in the text, and the day; None without a dateline that names day, month and year.

    Examples
    --------
    >>> dateline_date(Document(doc_id="d", text="GOMA, 3 March 2026 (AFP) - Rebels entered the town."))
    (6, datetime.date(2026, 3, 3))
    """
    place = _PLACE.match(document.text, _body_start(document))
    if place is None:
        return None
    for rule in _DATED:
        match = rule.pattern.match(document.text, place.end())
        interval = match and rule.reckon(match, None)
        if match and interval and interval.first == interval.last and interval.first and _ends(match, place.group()):
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
