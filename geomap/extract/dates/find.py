"""Find every date expression of a document."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from geomap.extract.dates import absolute, relative
from geomap.extract.dates.dateline import dateline_date
from geomap.extract.dates.rule import Rule
from geomap.extract.dates.spans import Interval, weekday_after
from geomap.extract.dates.words import WEEKDAYS
from geomap.model import DatePrecision, Document, Reason, When

_RULES = (*absolute.RULES, *relative.RULES)
_UPCOMING = re.compile(r"\b(?:will|shall|is to|are to|due to|scheduled|planned|set to)\b", re.IGNORECASE)
_LOOK_BACK = 80
_MODAL = re.compile(r"may|march|mar|sun", re.IGNORECASE)


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
    dateline = dateline_date(document)
    reference = _Reference(document.published, "published")
    if dateline and document.published is None:
        reference = _Reference(dateline[1], "dateline")
    found = [when for rule in _RULES for when in _read(rule, document.text, reference)]
    found.sort(key=lambda when: (when.start - when.end, when.start))
    kept: list[When] = []
    taken = bytearray(len(document.text))
    for when in found:
        if not any(taken[when.start : when.end]):
            taken[when.start : when.end] = b"\x01" * (when.end - when.start)
            kept.append(when)
    own = dateline[0] if dateline else -1
    return tuple(sorted((when for when in kept if when.start != own), key=lambda when: when.start))


def _read(rule: Rule, text: str, reference: _Reference) -> list[When]:
    found = []
    for match in rule.pattern.finditer(text):
        if _is_modal(match):
            continue
        try:
            interval = _reckon(rule, match, reference.day)
        except (OverflowError, ValueError):  # the calendar of `datetime` ends in the years 1 and 9999
            interval = Interval(None, None, DatePrecision.UNKNOWN, "none", "outside the calendar's years 1 to 9999")
        if interval is not None:
            if interval.anchor == "published":
                interval = interval._replace(anchor=reference.anchor)
            found.append(_when(rule.name, match, interval))
    return found


def _reckon(rule: Rule, match: re.Match[str], published: date | None) -> Interval | None:
    interval = rule.reckon(match, published)
    return interval and _upcoming(rule, match, interval, published)


def _is_modal(match: re.Match[str]) -> bool:
    """Tell "may", "march" written small (a verb) from the month."""
    month = match.groupdict().get("month")
    return bool(month and month.islower() and _MODAL.fullmatch(month))


def _upcoming(rule: Rule, match: re.Match[str], interval: Interval, reference: date | None) -> Interval:
    """Read a bare weekday as the coming one when the words before it speak of the future."""
    if rule.name != "weekday" or reference is None or (match["lead"] or "").lower() in {"last", "past", "this past"}:
        return interval
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    clause = re.split(r"[.;!?\n]", before)[-1]
    if not _UPCOMING.search(clause):
        return interval
    day = weekday_after(WEEKDAYS[match["weekday"].lower()], reference)
    return Interval(day, day, DatePrecision.DAY, "published", f"the first one after {reference}, as the verb is future")


def _when(rule: str, match: re.Match[str], interval: Interval) -> When:
    return When(
        text=match.group(),
        start=match.start(),
        end=match.end(),
        first=interval.first,
        last=interval.last,
        precision=interval.precision,
        anchor=interval.anchor,
        reasons=(Reason(rule=rule, text=interval.why),),
    )
