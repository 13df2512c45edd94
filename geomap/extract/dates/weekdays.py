"""Weekdays, weekends and the nights between them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geomap.extract.dates.rule import Rule, pattern, unresolved
from geomap.extract.dates.spans import Interval, week_of, weekday_after, weekday_on_or_before, weekend
from geomap.extract.dates.words import WEEKDAY, WEEKDAY_SHORT, weekday_number
from geomap.model import DatePrecision

NO_REFERENCE = "reckoned from the date of publication, which is not known"
_DAY = timedelta(days=1)


def _weekday(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return unresolved(NO_REFERENCE)
    wanted, lead = weekday_number(match["weekday"]), (match["lead"] or "").lower()
    if lead in {"next", "coming", "this coming"}:
        day, which = weekday_after(wanted, reference), "first one after"
    elif lead in {"last", "past", "this past"}:
        day, which = weekday_on_or_before(wanted, reference - _DAY), "most recent one before"
    elif lead == "this":
        day, which = week_of(reference)[0] + timedelta(days=wanted), "one in the week of"
    else:
        day, which = weekday_on_or_before(wanted, reference), "most recent one on or before"
    return Interval(day, day, DatePrecision.DAY, "published", f"the {which} {reference}")


def _weekday_of_week(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return unresolved(NO_REFERENCE)
    lead = match["lead"].lower()
    monday = week_of(reference, by={"last": -1, "this": 0, "next": 1}[lead])[0]
    day = monday + timedelta(days=weekday_number(match["weekday"]))
    return Interval(day, day, DatePrecision.DAY, "published", f"that day of {lead} week, reckoned from {reference}")


def _night_into(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return unresolved(NO_REFERENCE)
    day = weekday_on_or_before(weekday_number(match["weekday"]), reference)
    return Interval(day - _DAY, day, DatePrecision.DAY, "published", f"the night that ended on {day}")


def _night_on(match: re.Match[str], reference: date | None) -> Interval:
    """Read "overnight on Tuesday", which may mean the night before it or behind it, as both."""
    if reference is None:
        return unresolved(NO_REFERENCE)
    day = weekday_on_or_before(weekday_number(match["weekday"]), reference)
    last = min(day + _DAY, max(day, reference))
    return Interval(day - _DAY, last, DatePrecision.WEEK, "published", f"the night before or behind {day}")


def _overnight(_match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return unresolved(NO_REFERENCE)
    return Interval(reference - _DAY, reference, DatePrecision.DAY, "published", f"the night before {reference}")


def _weekend(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return unresolved(NO_REFERENCE)
    lead = match["lead"].lower()
    which = {"past": "last", "this past": "last", "until the": "this", "by the": "this"}.get(lead, lead)
    first, last = weekend(reference, which)
    return Interval(first, last, DatePrecision.WEEK, "published", f"{lead} weekend, reckoned from {reference}")


_LEADS = r"this\scoming|this\spast|last|past|next|coming|this|on|early\son|late\son|early|late"
_TIME_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night))?"

RULES = (
    Rule("weekday", "weekday", pattern(rf"(?:(?P<lead>{_LEADS})\s)?(?P<weekday>{WEEKDAY}){_TIME_OF_DAY}"), _weekday),
    Rule(
        "weekday",
        "weekday",
        pattern(rf"(?P<lead>{_LEADS}|since|until|by)\s(?P<weekday>{WEEKDAY_SHORT}){_TIME_OF_DAY}"),
        _weekday,
    ),
    Rule(
        "weekday-of-week",
        "weekday",
        pattern(rf"(?:(?:early|late)\s)?(?:on\s)?(?P<weekday>{WEEKDAY})\s(?:of\s)?(?P<lead>last|this|next)\sweek"),
        _weekday_of_week,
    ),
    Rule("night-into", "weekday", pattern(rf"overnight\s(?:in)?to\s(?P<weekday>{WEEKDAY})"), _night_into),
    Rule("night-on", "weekday", pattern(rf"overnight\s(?:on\s)?(?P<weekday>{WEEKDAY})"), _night_on),
    Rule("overnight", "day", pattern(r"overnight"), _overnight),
    Rule(
        "weekend",
        "unit",
        pattern(
            r"(?P<lead>last|this\spast|this|next|past|(?:over|at|during|on|since|until|by|before|after)\sthe)\sweekend"
        ),
        _weekend,
    ),
)
