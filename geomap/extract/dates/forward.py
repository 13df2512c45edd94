"""Read a date ahead instead of back, once it is known that it speaks of the future."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from geomap.extract.dates.spans import month_bounds, safe_date
from geomap.model import DatePrecision, Reason, When

_BACKWARD = ("last ", "past ", "this past ")
_BY_YEAR = frozenset({"month-day", "day-month", "month", "month-part", "season-relative"})
_WEEK = timedelta(days=7)


def _next_year(day: date) -> date:
    return safe_date(day.year + 1, day.month, day.day) or month_bounds(day.year + 1, day.month)[1]


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
    rules = {reason.rule for reason in when.reasons}
    if when.text.lower().startswith(_BACKWARD) or not rules & (_BY_YEAR | {"weekday"}):
        return when
    try:
        while last < published:
            by_week = "weekday" in rules
            first, last = (first + _WEEK, last + _WEEK) if by_week else (_next_year(first), _month_end(when, last))
    except (OverflowError, ValueError):  # the calendar of `datetime` ends in the year 9999
        return when
    why = Reason(rule="date-ahead", text=f"the first one not before {published}, as the text speaks of the future")
    return replace(when, first=first, last=last, reasons=(*when.reasons, why))


def _month_end(when: When, last: date) -> date:
    """Move a last day on by a year; the end of a whole month stays its end in a leap year."""
    following = _next_year(last)
    whole = when.precision is DatePrecision.MONTH and last == month_bounds(last.year, last.month)[1]
    return month_bounds(following.year, following.month)[1] if whole else following
