"""Reckon a date that is told by its distance in time from another event, once that event's date is known."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geomap.extract.dates.spans import Interval, month_bounds, precision_of, shift_month
from geomap.extract.dates.words import NUMBER, number

_COUNTED = re.compile(
    rf"(?:(?P<number>{NUMBER})|the)\s(?P<unit>hour|day|night|week|month|year)s?\s(?P<side>before|after)\b",
    re.IGNORECASE,
)
_EVE = re.compile(r"\bthe\seve\sof\b", re.IGNORECASE)
_HOURS_A_DAY, _MONTHS_A_YEAR = 24, 12
_DAY, _WEEK, _AROUND = timedelta(days=1), timedelta(days=7), timedelta(days=3)


def offset_from(text: str, first: date, last: date) -> Interval | None:
    """Reckon "two days before the summit" from the summit.

    Parameters
    ----------
    text
        The expression.
    first, last
        When the other event was.

    Returns
    -------
    Interval or None
        Hours and days shift it by days, both ends where the hours are no whole days; a week lies within three days
        of its day; a month or year is the whole one; the eve is the day before. None when the text counts nothing.

    Examples
    --------
    >>> offset_from("two days before the summit", date(2026, 1, 6), date(2026, 1, 6)).first
    datetime.date(2026, 1, 4)
    """
    if _EVE.search(text):
        return _interval(first - _DAY, first - _DAY, first, last)
    match = _COUNTED.search(text)
    if match is None:
        return None
    count = number(match["number"]) if match["number"] else 1
    way, unit = (-1 if match["side"].lower() == "before" else 1), match["unit"].lower()
    if unit in {"hour", "day", "night"}:
        scale = _HOURS_A_DAY if unit == "hour" else 1
        shifts = sorted((way * (count // scale), way * -(-count // scale)))
        return _interval(first + shifts[0] * _DAY, last + shifts[1] * _DAY, first, last)
    if unit == "week":
        shift = way * count * _WEEK
        return _interval(first + shift - _AROUND, last + shift + _AROUND, first, last)
    by = way * count * (_MONTHS_A_YEAR if unit == "year" else 1)
    start, end = (shift_month(day.year, day.month, by) for day in (first, last))
    if unit == "year":
        return _interval(date(start[0], 1, 1), date(end[0], 12, 31), first, last)
    return _interval(month_bounds(*start)[0], month_bounds(*end)[1], first, last)


def _interval(first: date, last: date, event_first: date, event_last: date) -> Interval:
    return Interval(first, last, precision_of(first, last), "event", f"counted from {event_first} to {event_last}")
