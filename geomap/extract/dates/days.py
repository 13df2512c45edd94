"""Days named by their month: "3 May", "May 3-5, 2025", "Tuesday, May 6th", "on the 3rd"."""

from __future__ import annotations

import re
from datetime import date

from geomap.extract.dates.rule import Rule, pattern, unresolved
from geomap.extract.dates.spans import Interval, nearest_year, precision_of, safe_date, shift_month
from geomap.extract.dates.words import (
    DASH,
    DAY,
    MONTH,
    MONTH_ABROAD,
    MONTHS_ABROAD,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    day_number,
    month_number,
)

_LEAP_YEAR = 2024
_NO_REFERENCE = "a day without a year, and no date to reckon from"


def whole(first: date | None, last: date | None, why: str, anchor: str = "stated") -> Interval | None:
    """Make the interval of two days; None when either is not in the calendar or they stand the wrong way round.

    Examples
    --------
    >>> whole(date(2025, 5, 3), None, "no such day") is None
    True
    """
    if first is None or last is None or last < first:
        return None
    return Interval(first, last, precision_of(first, last), anchor, why)


def _dated(month: int, day: int, last_day: int, year: str | None, reference: date | None) -> Interval | None:
    if year:
        first, last = safe_date(int(year), month, day), safe_date(int(year), month, last_day)
        return whole(first, last, "day, month and year")
    if safe_date(_LEAP_YEAR, month, day) is None:
        return None
    if reference is None:
        return unresolved(_NO_REFERENCE)
    first = nearest_year(month, day, reference)
    last = first and safe_date(first.year, month, last_day)
    why = f"the year in which the day is nearest to {reference}, looking back first"
    return whole(first, last, why, "published")


def _day(match: re.Match[str], reference: date | None) -> Interval | None:
    day = day_number(match["day"])
    last = match["last"] or match["also"]
    last_day = day_number(last) if last else day
    return _dated(month_number(match["month"]), day, last_day, match["year"], reference)


def _day_abroad(match: re.Match[str], reference: date | None) -> Interval | None:
    day, month = int(match["day"]), MONTHS_ABROAD[match["month"].lower()]
    bare = match["month"].isascii() or match["month"][0] in "fdaåmsç"
    if not match["year"] and bare and not (match["article"] or match["of"]):
        return None
    return _dated(month, day, int(match["last"] or day), match["year"], reference)


def _ordinal(match: re.Match[str], reference: date | None) -> Interval | None:
    if reference is None:
        return unresolved("a day without a month, and no date to reckon from")
    day, rel = day_number(match["day"]), (match["rel"] or "").lower()
    back = range(1, 2) if rel == "last" else range(1) if rel == "this" else range(4)
    months = (shift_month(reference.year, reference.month, -by) for by in back)
    days = (safe_date(year, month, day) for year, month in months)
    found = next((one for one in days if one and (rel or one <= reference)), None)
    return whole(found, found, f"the most recent day of that number, reckoned from {reference}", "published")


_ON = rf"(?:(?:{WEEKDAY}|{WEEKDAY_SHORT})[,.]{{0,2}}\s(?P<bracket>\()?(?:the\s)?)?"
_CLOSE = r"(?(bracket)\)?)"
_TO = rf"(?:{DASH}|\s(?:to|and|through|until)\s)"
_NOT_COUNTED = r"(?!\s(?-i:[a-z]){3,15}s\b)"
_ARTICLE = r"(?:(?P<article>le|du|au|el|al|del|il|am|den|vom|dem|o|no|em|a|dia)\s)?"
_OF = r"(?P<of>\.|\sde|\sdel)?"

RULES = (
    Rule(
        "month-day",
        "month",
        pattern(
            rf"{_ON}(?P<month>{MONTH})\s(?P<day>{DAY})(?:{DASH}(?P<last>{DAY})|{_TO}(?P<also>{DAY}){_NOT_COUNTED})?"
            rf"(?![\d%])(?:,?\s(?P<year>{YEAR}))?{_CLOSE}"
        ),
        _day,
    ),
    Rule(
        "day-month",
        "month",
        pattern(
            rf"{_ON}(?<![\d.,$€£])(?P<day>{DAY})(?:{_TO}(?P<last>{DAY}))?(?P<also>)(?:\s(?:of\s)?|-)"
            rf"(?P<month>{MONTH})(?:(?:,?\s|-)(?P<year>{YEAR}))?{_CLOSE}"
        ),
        _day,
    ),
    Rule(
        "ordinal-day",
        "ordinal",
        pattern(
            rf"(?:on\s(?:{WEEKDAY},?\s)?|{WEEKDAY},?\s|since\s|until\s|by\s)?the\s(?P<day>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th))"
            r"(?:\sof\s(?P<rel>this|last)\smonth|(?=[.,;:!?)]|\s{0,3}\Z))"
        ),
        _ordinal,
    ),
    Rule(
        "day-month-abroad",
        "abroad",
        re.compile(
            rf"(?<!\w)(?:{WEEKDAY},?\s)?{_ARTICLE}(?<![\d.,$€£])(?P<day>\d{{1,2}})(?:er|º|°)?(?:{DASH}(?P<last>\d{{1,2}}))?{_OF}\s"
            rf"(?P<month>{MONTH_ABROAD})(?:/\w{{1,12}})?(?:(?:\sde|\sdel)?\s(?P<year>\d{{4}}))?(?!\w)",
            re.IGNORECASE,
        ),
        _day_abroad,
    ),
)
