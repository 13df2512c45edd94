"""Find every date expression of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from geomap.extract.dates import beside, days, feasts, figures, months, relative, weekdays, years
from geomap.extract.dates.cues import find_windows
from geomap.extract.dates.dateline import dateline_date
from geomap.extract.dates.ends import join_ranges, with_lead, with_night
from geomap.extract.dates.names import is_no_date
from geomap.extract.dates.rule import Found, Rule, unresolved
from geomap.extract.dates.tense import set_in_time
from geomap.model import Document, Reason, When

RULES = (
    *figures.RULES,
    *days.RULES,
    *months.RULES,
    *years.RULES,
    *weekdays.RULES,
    *relative.RULES,
    *beside.RULES,
    *feasts.RULES,
)
_OUTSIDE = "outside the calendar's years 1 to 9999"


class _Reference(NamedTuple):
    """The day from which relative expressions are reckoned, and what it was taken from."""

    day: date | None
    anchor: str


def find_dates(document: Document) -> tuple[When, ...]:
    """Read the date expressions of a document as intervals.

    A relative expression is reckoned from ``document.published``, else from the day in the dateline; without either
    the interval stays empty and the reason says so. A dateline's own date dates the report, so it is not listed.
    Where two expressions overlap the longer one counts.

    Parameters
    ----------
    document
        A report.

    Returns
    -------
    tuple of When
        In order of their start, none overlapping another.

    Examples
    --------
    >>> document = Document(doc_id="d", text="They met on January 6.", published=date(2026, 1, 7))
    >>> [(when.text, when.first.isoformat()) for when in find_dates(document)]
    [('January 6', '2026-01-06')]
    """
    text = document.text
    dateline = dateline_date(document)
    reference = _Reference(document.published, "published")
    if dateline and dateline[1] and document.published is None:
        reference = _Reference(dateline[1], "dateline")
    kept = _longest(list(_read_all(text, reference.day)), len(text))
    own = dateline[0] if dateline else -1
    kept = [found for found in kept if not found.start <= own < found.end]
    kept = [_set_in_time(found, text, reference.day) for found in kept]
    told = (with_lead(with_night(found, text), text) for found in join_ranges(kept, text, reference.day))
    return tuple(_when(found, text, reference.anchor) for found in told)


def _read_all(text: str, reference: date | None) -> Iterator[Found]:
    windows = find_windows(text)
    for rule in RULES:
        for start, end in windows.get(rule.cue, ()):
            for match in rule.pattern.finditer(text, start, end):
                found = _read(rule, match, reference)
                if found is not None:
                    yield found


def _read(rule: Rule, match: re.Match[str], reference: date | None) -> Found | None:
    if is_no_date(rule.name, match):
        return None
    try:
        interval = rule.reckon(match, reference)
    except (OverflowError, ValueError):  # the calendar of `datetime` ends in the years 1 and 9999
        interval = unresolved(_OUTSIDE)
    return interval and Found(rule.name, *match.span(), interval)


def _set_in_time(found: Found, text: str, reference: date | None) -> Found:
    try:
        return set_in_time(found, text, reference)
    except (OverflowError, ValueError):
        return found._replace(interval=unresolved(_OUTSIDE))


def _longest(found: list[Found], length: int) -> list[Found]:
    """Keep the longest of those that overlap."""
    found.sort(key=lambda one: (one.start - one.end, one.start))
    kept: list[Found] = []
    taken = bytearray(length)
    for one in found:
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _when(found: Found, text: str, anchor: str) -> When:
    interval = found.interval
    return When(
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        first=interval.first,
        last=interval.last,
        precision=interval.precision,
        anchor=anchor if interval.anchor == "published" else interval.anchor,
        reasons=(Reason(rule=found.rule, text=interval.why),),
    )
