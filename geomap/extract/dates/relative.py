"""Dates reckoned from the date of publication: "yesterday", "earlier this week", "two days ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geomap.extract.dates.parts import grain_of, narrow
from geomap.extract.dates.rule import Rule, pattern, unresolved
from geomap.extract.dates.spans import Interval, month_bounds, precision_of, shift_month, week_of
from geomap.extract.dates.weekdays import NO_REFERENCE
from geomap.extract.dates.words import DAY_WORD, DAYS, NUMBER, PART, VAGUE, number
from geomap.model import DatePrecision

_DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}
_HOURS_A_DAY = 24
_MULTIPLES = {"fortnight": (2, "week"), "decade": (10, "year")}
_RECENT = {
    "hours": (1, DatePrecision.DAY),
    "days": (7, DatePrecision.WEEK),
    "weeks": (30, DatePrecision.MONTH),
    "months": (180, DatePrecision.MONTH),
}
_BY = {"last": -1, "past": -1, "previous": -1, "this": 0, "the": 0, "next": 1, "coming": 1}


def _day_word(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return unresolved(NO_REFERENCE)
    day = reference + timedelta(days=DAYS[match["day"].lower()])
    return Interval(day, day, DatePrecision.DAY, "published", f"{match['day'].lower()!r} reckoned from {reference}")


def _bounds(unit: str, by: int, reference: date) -> tuple[date, date, DatePrecision]:
    if unit == "week":
        return *week_of(reference, by=by), DatePrecision.WEEK
    if unit == "month":
        return *month_bounds(*shift_month(reference.year, reference.month, by)), DatePrecision.MONTH
    year = reference.year + by
    return date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR


def _period(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return unresolved(NO_REFERENCE)
    lead, unit = match["lead"].lower(), match["unit"].lower()
    why = f"{lead} {unit}, reckoned from {reference}"
    return Interval(*_bounds(unit, _BY[lead], reference), "published", why)


def _so_far(match: re.Match[str], reference: date | None) -> Interval:
    """Read "earlier this week" as what has passed of it, "later this week" as the rest."""
    if reference is None:
        return unresolved(NO_REFERENCE)
    unit, side = match["unit"].lower(), match["side"].lower()
    first, last, precision = _bounds(unit, 0, reference)
    first, last = (first, reference) if side == "earlier" else (reference, last)
    return Interval(first, last, precision, "published", f"{side} in the {unit} of {reference}")


def _part(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return unresolved(NO_REFERENCE)
    unit, lead = match["unit"].lower(), (match["lead"] or "this").lower()
    first, last, whole = _bounds(unit, _BY[lead], reference)
    first, last = narrow(first, last, match["part"])
    precision = grain_of(first, last, match["part"], whole)
    return Interval(first, last, precision, "published", f"part of {lead} {unit}, reckoned from {reference}")


def _ago(match: re.Match[str], reference: date | None) -> Interval | None:
    if reference is None:
        return unresolved(NO_REFERENCE)
    times, unit = _MULTIPLES.get(match["unit"].lower(), (1, match["unit"].lower()))
    count = number(match["number"]) * times
    why = f"{count} {unit}(s) before {reference}"
    if unit == "hour":
        first, last = (_back(reference, days) for days in (-(-count // _HOURS_A_DAY), count // _HOURS_A_DAY))
        return Interval(first, last, DatePrecision.DAY, "published", why)
    middle = _back(reference, count * _DAYS_IN[unit])
    if middle is None:
        return None
    if unit == "day" or match["today"]:
        return Interval(middle, middle, DatePrecision.DAY, "published", why)
    start = middle if unit == "week" else reference
    return Interval(*_bounds(unit, 0 if unit == "week" else -count, start), "published", why)


def _back(reference: date, days: int) -> date | None:
    return reference - timedelta(days=days) if days < (reference - date.min).days else None


def _days_of(match: re.Match[str]) -> int:
    unit = match["unit"].lower()
    count = number(match["number"]) if match["number"] else 1
    return max(1, -(-count // _HOURS_A_DAY) if unit == "hour" else count * _DAYS_IN[unit])


def _past_span(match: re.Match[str], reference: date | None) -> Interval | None:
    if reference is None:
        return unresolved(NO_REFERENCE)
    days = _days_of(match)
    first = _back(reference, days)
    if first is None:
        return None
    precision = max(precision_of(first + timedelta(days=1), reference), DatePrecision.WEEK, key=_LENGTHS.index)
    return Interval(first, reference, precision, "published", f"the {days} day(s) before {reference}")


def _coming_span(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return unresolved(NO_REFERENCE)
    unit = match["unit"].lower()
    days = _days_of(match) if match["number"] or not match["many"] else _RECENT[f"{unit}s"][0]
    last = reference + timedelta(days=days)
    precision = max(precision_of(reference, last - timedelta(days=1)), DatePrecision.WEEK, key=_LENGTHS.index)
    return Interval(reference, last, precision, "published", f"the {days} day(s) from {reference} on")


_LENGTHS = (DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR)


def _recent(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return unresolved(NO_REFERENCE)
    unit = match["unit"].lower()
    days, precision = _RECENT[unit]
    why = f"a number of {unit} not said, taken as the {days} days before {reference}"
    return Interval(reference - timedelta(days=days), reference, precision, "published", why)


_UNIT = r"(?P<unit>week|month|year)"
_SPAN = rf"(?:(?P<number>{NUMBER})\s)?(?P<unit>hour|day|week|month|year)"

RULES = (
    Rule("day-word", "day", pattern(rf"(?P<day>{DAY_WORD})(?:\s(?:morning|afternoon|evening|night))?"), _day_word),
    Rule("period", "unit", pattern(rf"(?P<lead>last|past|previous|this|next|coming)\s{_UNIT}"), _period),
    Rule("so-far", "unit", pattern(rf"(?P<side>earlier|later)\s(?:this|in\sthe)\s{_UNIT}"), _so_far),
    Rule("period-part", "unit", pattern(rf"{PART}(?:the\s)?(?:(?P<lead>this|last|next|coming)\s)?{_UNIT}"), _part),
    Rule(
        "ago",
        "unit",
        pattern(
            rf"(?P<number>{NUMBER})\s(?P<unit>hour|day|week|fortnight|month|year|decade)s?\sago(?P<today>\s(?:to)?day)?"
        ),
        _ago,
    ),
    Rule(
        "past-span",
        "unit",
        pattern(rf"(?:in|over|during|for|within|throughout)\sthe\s(?:last|past|previous)\s{_SPAN}s?"),
        _past_span,
    ),
    Rule(
        "coming-span",
        "unit",
        pattern(rf"(?:in|over|during|for|within)\sthe\s(?:next|coming)\s{_SPAN}(?P<many>s)?"),
        _coming_span,
    ),
    Rule("recent", "unit", pattern(r"(?:in|over)\srecent\s(?P<unit>hours|days|weeks|months)"), _recent),
    Rule("ago-vague", "unit", pattern(rf"{VAGUE}\s(?P<unit>hours|days|weeks|months)\sago"), _recent),
)
