"""Read a date ahead instead of back, once it is known that it speaks of the future; or the other way round."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from geomap.extract.dates.rule import Found
from geomap.extract.dates.spans import month_bounds, safe_date, shift_month
from geomap.model import DatePrecision, Reason, When

_FIXED = re.compile(r"\b(?:last|past|next|coming)\b", re.IGNORECASE)
_CYCLES = {
    "weekday": "week",
    "weekend": "week",
    "ordinal-day": "month",
    **dict.fromkeys(("month-day", "day-month", "day-month-abroad", "month", "month-part", "months", "feast"), "year"),
    **dict.fromkeys(("season-relative", "season-bare"), "year"),
}
_WEEK = timedelta(days=7)
_FAR = timedelta(days=14)


def cycle_of(rule: str, text: str) -> str:
    """Say after what time a date of that wording comes again: "week", "month", "year", or "" for one day alone.

    Examples
    --------
    >>> cycle_of("weekday", "on Monday"), cycle_of("weekday", "last Monday"), cycle_of("iso-date", "2025-05-03")
    ('week', '', '')
    """
    cycle = _CYCLES.get(rule, "")
    return "" if cycle and _FIXED.search(text) else cycle


def _moved(day: date, cycle: str, by: int, *, to_end: bool) -> date:
    """Move a day by cycles; the end of a month stays its end."""
    if cycle == "week":
        return day + by * _WEEK
    year, month = (day.year + by, day.month) if cycle == "year" else shift_month(day.year, day.month, by)
    end = month_bounds(year, month)[1]
    return end if to_end else safe_date(year, month, day.day) or end


def _shifted(first: date, last: date, cycle: str, by: int, precision: DatePrecision) -> tuple[date, date]:
    to_end = precision is DatePrecision.MONTH and last == month_bounds(last.year, last.month)[1]
    return _moved(first, cycle, by, to_end=False), _moved(last, cycle, by, to_end=to_end)


def ahead(found: Found, cycle: str, reference: date) -> Found:
    """Give the first date of that name that does not end before a reference."""
    interval = found.interval
    first, last = interval.first, interval.last
    if first is None or last is None or last >= reference or not cycle:
        return found
    while last < reference:
        first, last = _shifted(first, last, cycle, 1, interval.precision)
    why = f"the first one not before {reference}, as the text speaks of the future"
    return found._replace(interval=interval._replace(first=first, last=last, why=why))


def behind(found: Found, cycle: str, reference: date, *, always: bool) -> Found:
    """Give the date of that name that lies behind a reference, when the text speaks of the past.

    A day of the coming two weeks is left there unless ``always``: "they called a rally on 20 June".
    """
    interval = found.interval
    first, last = interval.first, interval.last
    if first is None or last is None or first <= reference or not cycle:
        return found
    if not always and cycle == "year" and first - reference <= _FAR:
        return found
    first, last = _shifted(first, last, cycle, -1, interval.precision)
    why = f"the one before {reference}, as the text speaks of the past"
    return found._replace(interval=interval._replace(first=first, last=last, why=why))


def look_forward(when: When, published: date | None) -> When:
    """Give the coming date of that name where the most recent one was taken.

    Parameters
    ----------
    when
        As `find_dates` read it; only a weekday, or a day or month without a year, can be read either way.
    published
        The date of publication; None when it is not known.

    Returns
    -------
    When
        The first one that does not end before `published`, with a reason; unchanged when the expression names its
        year, says "last" or lies ahead already.

    Examples
    --------
    >>> from geomap.extract.dates import find_dates
    >>> from geomap.model import Document
    >>> told = Document(doc_id="d", text="They will meet in October.", published=date(2026, 3, 13))
    >>> look_forward(find_dates(told)[0], told.published).first
    datetime.date(2026, 10, 1)
    """
    first, last = when.first, when.last
    if published is None or first is None or last is None or last >= published or when.anchor != "published":
        return when
    cycle = next((found for reason in when.reasons if (found := cycle_of(reason.rule, when.text))), "")
    if not cycle:
        return when
    try:
        while last < published:
            first, last = _shifted(first, last, cycle, 1, when.precision)
    except (OverflowError, ValueError):  # the calendar of `datetime` ends in the year 9999
        return when
    why = Reason(rule="date-ahead", text=f"the first one not before {published}, as the text speaks of the future")
    return replace(when, first=first, last=last, reasons=(*when.reasons, why))
