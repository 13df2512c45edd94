"""Arithmetic of calendar intervals: pure functions from dates to `Interval`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from geomap.model import DatePrecision

_WEEK, _QUARTER = 7, 92  # days


class Interval(NamedTuple):
    """First and last day, both inside; None for an end that is open or cannot be said.

    ``why`` says in words how it was reckoned, ``anchor`` from what (`geomap.model.When`).
    """

    first: date | None
    last: date | None
    precision: DatePrecision
    anchor: str
    why: str


def safe_date(year: int, month: int, day: int) -> date | None:
    """Make a date; None when the calendar has no such day.

    Examples
    --------
    >>> safe_date(2026, 2, 30) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year(month: int, day: int, reference: date) -> date | None:
    """Find the day of that name that lies nearest to a reference; days behind it count double.

    Reports look back more often than ahead, so "September 5" written in March is last year's.

    Parameters
    ----------
    month, day
        As written, without a year.
    reference
        Usually the date of publication.

    Returns
    -------
    date or None
        None when no year nearby has such a day (30 February).

    Examples
    --------
    >>> nearest_year(12, 31, date(2026, 1, 7))
    datetime.date(2025, 12, 31)
    """
    years = (reference.year - 1, reference.year, reference.year + 1)
    days = [found for year in years if (found := safe_date(year, month, day))]
    return min(days, key=lambda found: _remoteness(found, reference), default=None)


def _remoteness(day: date, reference: date) -> timedelta:
    return reference - day if day <= reference else 2 * (day - reference)


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """Give the first and last day of a month.

    Examples
    --------
    >>> month_bounds(2024, 2)[1]
    datetime.date(2024, 2, 29)
    """
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Count months forwards or backwards.

    Examples
    --------
    >>> shift_month(2026, 1, -1)
    (2025, 12)
    """
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def weekday_on_or_before(weekday: int, reference: date) -> date:
    """Find the most recent such weekday, the reference itself included (0 is Monday)."""
    return reference - timedelta(days=(reference.weekday() - weekday) % 7)


def weekday_after(weekday: int, reference: date) -> date:
    """Find the first such weekday behind the reference (0 is Monday)."""
    return reference + timedelta(days=(weekday - reference.weekday() - 1) % 7 + 1)


def week_of(reference: date, *, by: int = 0) -> tuple[date, date]:
    """Give Monday and Sunday of the ISO week that holds a date, or of a week before or after it."""
    monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=by)
    return monday, monday + timedelta(days=6)


def weekend(reference: date, which: str) -> tuple[date, date]:
    """Give Saturday and Sunday of a weekend.

    Parameters
    ----------
    reference
        Usually the date of publication.
    which
        ``"last"``: the one that ended before the reference; ``"this"`` and ``"next"``: of the reference's week
        and of the one behind it; anything else: the one most recently begun.

    Examples
    --------
    >>> weekend(date(2026, 1, 7), "last")[0]
    datetime.date(2026, 1, 3)
    """
    saturday = weekday_on_or_before(5, reference)
    if which == "last" and reference <= saturday + timedelta(days=1):
        saturday -= timedelta(weeks=1)
    elif which in {"this", "next"}:
        saturday = week_of(reference, by=which == "next")[0] + timedelta(days=5)
    return saturday, saturday + timedelta(days=1)


def precision_of(first: date, last: date) -> DatePrecision:
    """Say how long an interval is: a day, up to a week, up to three months, or longer.

    Examples
    --------
    >>> precision_of(date(2025, 5, 3), date(2025, 5, 5)).value
    'week'
    """
    days = (last - first).days + 1
    if days == 1:
        return DatePrecision.DAY
    if days <= _WEEK:
        return DatePrecision.WEEK
    return DatePrecision.MONTH if days <= _QUARTER else DatePrecision.YEAR
