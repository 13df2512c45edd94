"""Parts of months and years: "late May", "the first half of 2025", "the last week of April"."""

from __future__ import annotations

from datetime import date, timedelta

from geomap.extract.dates.spans import month_bounds, precision_of, shift_month
from geomap.extract.dates.words import ORDINALS, number
from geomap.model import DatePrecision

_THIRDS = {
    "early": 0, "start": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2, "end": 2,
}  # fmt: skip
_MONTHS_A_YEAR, _DAYS_A_WEEK, _DAYS_A_THIRD, _HALF_MONTH = 12, 7, 10, 15
_DAY = timedelta(days=1)


def narrow(first: date, last: date, part: str | None) -> tuple[date, date]:
    """Narrow a period to the part of it that the words before it name.

    Parameters
    ----------
    first, last
        A week, a month or a year, both days inside.
    part
        Words such as ``"early"``, ``"the end of"`` or ``"the first three months of"``; None for the whole period.

    Returns
    -------
    tuple of date and date
        The thirds of a month are its days 1-10, 11-20 and the rest, those of a year four months each; a week is not
        divided; weeks of a month are counted from its first day.

    Examples
    --------
    >>> [day.day for day in narrow(date(2024, 5, 1), date(2024, 5, 31), "late")]
    [21, 31]
    >>> narrow(date(2025, 1, 1), date(2025, 12, 31), "first half of")[1]
    datetime.date(2025, 6, 30)
    """
    words = _split(part)
    third = next((_THIRDS[word] for word in words if word in _THIRDS), None)
    if third is not None:
        return _third(first, last, third)
    if "half" in words:
        return _half(first, last, second="second" in words)
    return _counted(first, last, words)


def _split(part: str | None) -> list[str]:
    return [word for word in (part or "").lower().replace("-", " ").split() if word not in {"of", "the"}]


def grain_of(first: date, last: date, part: str | None, whole: DatePrecision) -> DatePrecision:
    """Give the precision of what `narrow` made of a period of some precision; a third keeps that of the period."""
    words = _split(part)
    return whole if not words or any(word in _THIRDS for word in words) else precision_of(first, last)


def _after(first: date, count: int, unit: str) -> date:
    """Count days, weeks, months or quarters on from a day."""
    if unit in {"day", "week"}:
        return first + timedelta(days=count * (_DAYS_A_WEEK if unit == "week" else 1))
    by = count * (3 if unit == "quarter" else 1)
    return date(*shift_month(first.year, first.month, by), 1)


def _counted(first: date, last: date, words: list[str]) -> tuple[date, date]:
    """Read "first week", "last quarter", "first three months"."""
    ordinal = next((ORDINALS[word] for word in words if word in ORDINALS), None)
    if ordinal is None:
        return first, last
    unit = words[-1].rstrip("s")
    if len(words) > len(("first", "week")):
        return first, min(last, _after(first, number(" ".join(words[1:-1])), unit) - _DAY)
    if ordinal < 0:
        return max(first, _after(last + _DAY, ordinal, unit)), last
    start = _after(first, ordinal - 1, unit)
    return (start, min(last, _after(start, 1, unit) - _DAY)) if start <= last else (first, last)


def _third(first: date, last: date, third: int) -> tuple[date, date]:
    days = (last - first).days + 1
    if days <= _DAYS_A_WEEK:
        return first, last
    if days > month_bounds(first.year, first.month)[1].day:
        starts = [date(first.year, month, 1) for month in (1, 5, 9)]
    else:
        starts = [first + timedelta(days=_DAYS_A_THIRD * index) for index in range(3)]
    return starts[third], (starts[third + 1] - _DAY if third + 1 < len(starts) else last)


def _half(first: date, last: date, *, second: bool) -> tuple[date, date]:
    if (last - first).days > _MONTHS_A_YEAR * _DAYS_A_WEEK:
        middle = date(first.year, _MONTHS_A_YEAR // 2 + 1, 1)
    else:
        days = (last - first).days + 1
        middle = first + timedelta(days=min(_HALF_MONTH, days // 2))
    return (middle, last) if second else (first, middle - _DAY)
