"""Dates reckoned from the date of publication, or from another event."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geomap.extract.dates.rule import Rule, pattern
from geomap.extract.dates.spans import (
    Interval,
    month_bounds,
    shift_month,
    week_of,
    weekday_after,
    weekday_on_or_before,
    weekend,
)
from geomap.extract.dates.words import DAY_WORD, DAYS, NUMBER, WEEKDAY, WEEKDAYS, number
from geomap.model import DatePrecision

_NO_REFERENCE = "reckoned from the date of publication, which is not known"
_UNIT_DAYS = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}
_RECENT = {
    "hours": (1, DatePrecision.DAY),
    "days": (7, DatePrecision.WEEK),
    "weeks": (30, DatePrecision.MONTH),
    "months": (180, DatePrecision.MONTH),
}
_EVENT = (
    r"(?:summit|conference|talks|meeting|attack|strike|raid|vote|election|visit|ceremony|deadline|war|invasion|coup"
    r"|ceasefire|truce|deal|explosion|blast|battle|offensive|speech|announcement)"
)


def _unresolved() -> Interval:
    return Interval(None, None, DatePrecision.UNKNOWN, "none", _NO_REFERENCE)


def _day_word(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return _unresolved()
    day = reference + timedelta(days=DAYS[match["day"].lower()])
    return Interval(day, day, DatePrecision.DAY, "published", f"{match['day'].lower()!r} reckoned from {reference}")


def _overnight(_match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return _unresolved()
    first = reference - timedelta(days=1)
    return Interval(first, reference, DatePrecision.DAY, "published", f"the night before {reference}")


def _weekday(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return _unresolved()
    wanted, lead = WEEKDAYS[match["weekday"].lower()], (match["lead"] or "").lower()
    if lead in {"next", "coming", "this coming"}:
        day, which = weekday_after(wanted, reference), "first one after"
    elif lead in {"last", "past", "this past"}:
        day, which = weekday_on_or_before(wanted, reference - timedelta(days=1)), "most recent one before"
    else:
        day, which = weekday_on_or_before(wanted, reference), "most recent one on or before"
    return Interval(day, day, DatePrecision.DAY, "published", f"the {which} {reference}")


def _weekend(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return _unresolved()
    lead = match["lead"].lower()
    which = lead if lead in {"last", "this", "next"} else "recent"
    first, last = weekend(reference, "last" if lead == "past" else which)
    return Interval(first, last, DatePrecision.WEEK, "published", f"{lead} weekend, reckoned from {reference}")


def _period(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return _unresolved()
    lead, unit = match["lead"].lower(), match["unit"].lower()
    by = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[lead]
    why = f"{lead} {unit}, reckoned from {reference}"
    if unit == "week":
        return Interval(*week_of(reference, by=by), DatePrecision.WEEK, "published", why)
    if unit == "month":
        bounds = month_bounds(*shift_month(reference.year, reference.month, by))
        return Interval(*bounds, DatePrecision.MONTH, "published", why)
    year = reference.year + by
    return Interval(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR, "published", why)


def _ago(match: re.Match[str], reference: date | None) -> Interval | None:
    if reference is None:
        return _unresolved()
    count, unit = number(match["number"]), match["unit"].lower()
    middle = _back(reference, count * _UNIT_DAYS[unit])
    if middle is None:
        return None
    why = f"{count} {unit}(s) before {reference}"
    if unit in {"hour", "day"}:
        first = reference - timedelta(days=1) if unit == "hour" else middle
        return Interval(first, middle, DatePrecision.DAY, "published", why)
    if unit == "week":
        return Interval(*week_of(middle), DatePrecision.WEEK, "published", why)
    if unit == "month":
        bounds = month_bounds(*shift_month(reference.year, reference.month, -count))
        return Interval(*bounds, DatePrecision.MONTH, "published", why)
    year = reference.year - count
    return Interval(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR, "published", why)


def _back(reference: date, days: int) -> date | None:
    return reference - timedelta(days=days) if days < (reference - date.min).days else None


def _past_span(match: re.Match[str], reference: date | None) -> Interval | None:
    if reference is None:
        return _unresolved()
    unit = match["unit"].lower()
    count = number(match["number"]) if match["number"] else 1
    first = _back(reference, max(1, count * _UNIT_DAYS[unit]))
    if first is None:
        return None
    precision = {"year": DatePrecision.YEAR, "month": DatePrecision.MONTH}.get(unit, DatePrecision.WEEK)
    return Interval(first, reference, precision, "published", f"the {count} {unit}(s) before {reference}")


def _recent(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return _unresolved()
    days, precision = _RECENT[match["unit"].lower()]
    why = f"'recent {match['unit'].lower()}' taken as the {days} days before {reference}"
    return Interval(reference - timedelta(days=days), reference, precision, "published", why)


def _to_event(match: re.Match[str], _reference: date | None) -> Interval:
    side = match["side"].lower()
    why = f"{side} another event: its date decides"
    return Interval(None, None, DatePrecision.UNKNOWN, "event", why)


RULES = (
    Rule(
        "to-event",
        pattern(
            rf"(?:(?P<number>{NUMBER})\s)?(?P<unit>hours?|days?|weeks?|months?|minutes)\s(?P<side>before|after)\s"
            rf"(?:the|a|an|his|her|their)\s(?:\w{{1,20}}\s){{0,2}}{_EVENT}"
        ),
        _to_event,
    ),
    Rule(
        "day-before",
        pattern(r"the\s(?P<side>following|previous|next)\s(?:day|morning|night|week)"),
        _to_event,
    ),
    Rule("day-word", pattern(rf"(?P<day>{DAY_WORD})"), _day_word),
    Rule("overnight", pattern(r"overnight"), _overnight),
    Rule(
        "weekday",
        pattern(
            rf"(?:(?P<lead>this\scoming|this\spast|last|past|next|coming|this|on|early\son|late\son|early|late)\s)?"
            rf"(?P<weekday>{WEEKDAY})(?:\s(?:morning|afternoon|evening|night))?"
        ),
        _weekday,
    ),
    Rule("weekend", pattern(r"(?P<lead>last|this|next|past|over\sthe|at\sthe|during\sthe|on\sthe)\sweekend"), _weekend),
    Rule("period", pattern(r"(?P<lead>last|past|previous|this|next|coming)\s(?P<unit>week|month|year)"), _period),
    Rule(
        "ago",
        pattern(rf"(?P<number>{NUMBER})\s(?P<unit>hour|day|week|month|year)s?\s(?:ago|earlier\sthis\s\w{{4,5}})"),
        _ago,
    ),
    Rule(
        "past-span",
        pattern(
            rf"(?:in|over|during|for|within)\sthe\s(?:last|past|previous)\s(?:(?P<number>{NUMBER})\s)?"
            r"(?P<unit>hour|day|week|month|year)s?"
        ),
        _past_span,
    ),
    Rule("recent", pattern(r"(?:in|over)\srecent\s(?P<unit>hours|days|weeks|months)"), _recent),
)
