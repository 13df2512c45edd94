"""The precision codes of ACLED and UCDP for the interval of a date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geomap.model.event import DatePrecision, When

_WEEK, _MONTH, _YEAR = 7, 31, 366  # days
_AT_START = re.compile(r"\b(?:start|beginning)\sof\b", re.IGNORECASE)
_AT_END = re.compile(r"\bend\sof\b", re.IGNORECASE)


def _days(when: When) -> int | None:
    """Count the days of an interval; "the past week" and its like count as seven; None for an open or unknown end."""
    if when.first is None or when.last is None:
        return None
    days = (when.last - when.first).days + 1
    return min(days, _WEEK) if when.precision is DatePrecision.WEEK else days


def acled_time_precision(when: When) -> int | None:
    """Give ACLED's ``time_precision`` (codebook: 1 the day itself, 2 within a week, 3 within a month).

    Parameters
    ----------
    when
        A date; a night lies on two days, so it is 2.

    Returns
    -------
    int or None
        None for anything vaguer or open, which ACLED does not include.

    Examples
    --------
    >>> first, last, precision = date(2025, 5, 3), date(2025, 5, 5), DatePrecision.WEEK
    >>> told = When(text="3-5 May 2025", start=0, end=12, first=first, last=last,
    ...             precision=precision, anchor="stated", reasons=())
    >>> acled_time_precision(told), ucdp_date_prec(told), acled_event_date(told).isoformat()
    (2, 2, '2025-05-04')
    """
    days = _days(when)
    if days is None or days > _MONTH:
        return None
    return 1 if days == 1 else 2 if days <= _WEEK else 3


def acled_event_date(when: When) -> date | None:
    """Give the one day under which ACLED files an event of that date.

    Parameters
    ----------
    when
        A date.

    Returns
    -------
    date or None
        The day itself, or the middle of the period; its first or last day where the text says beginning or end
        (codebook, on time precision). None where `acled_time_precision` is.
    """
    if acled_time_precision(when) is None or when.first is None or when.last is None:
        return None
    if _AT_START.search(when.text):
        return when.first
    if _AT_END.search(when.text):
        return when.last
    return when.first + timedelta(days=(when.last - when.first).days // 2)


def ucdp_date_prec(when: When) -> int | None:
    """Give UCDP's ``date_prec`` (GED codebook: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year).

    Parameters
    ----------
    when
        A date.

    Returns
    -------
    int or None
        The code of the shortest span that holds the interval; None for a longer or an open one.
    """
    days = _days(when)
    if days is None or days > _YEAR:
        return None
    bounds = (1, _WEEK - 1, _WEEK, _MONTH, _YEAR)
    return next(code for code, bound in enumerate(bounds, start=1) if days <= bound)
