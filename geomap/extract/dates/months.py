"""Months, whole or in part, with or without their year."""

from __future__ import annotations

import re
from datetime import date

from geomap.extract.dates.days import whole
from geomap.extract.dates.parts import grain_of, narrow
from geomap.extract.dates.rule import Rule, pattern, unresolved
from geomap.extract.dates.spans import Interval, month_bounds
from geomap.extract.dates.words import DASH, MONTH, MONTH_ABROAD, MONTHS_ABROAD, PART, YEAR, month_number
from geomap.model import DatePrecision

INTRODUCED = r"in|since|until|till|by|during|throughout|through|from|of|before|after|between"
_NO_REFERENCE = "a month without a year, and no date to reckon from"


def _narrowed(year: int, month: int, part: str | None, anchor: str, why: str) -> Interval:
    first, last = narrow(*month_bounds(year, month), part)
    return Interval(first, last, grain_of(first, last, part, DatePrecision.MONTH), anchor, why)


def _month_year(match: re.Match[str], _reference: date | None) -> Interval:
    return _narrowed(int(match["year"]), month_number(match["month"]), match["part"], "stated", "month and year")


def _month_of_year(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return unresolved(_NO_REFERENCE)
    year = reference.year + {"last": -1, "this": 0, "next": 1}[match["rel"].lower()]
    why = f"of {match['rel'].lower()} year, reckoned from {reference}"
    return _narrowed(year, month_number(match["month"]), match["part"], "published", why)


def _month(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return unresolved(_NO_REFERENCE)
    month = month_number(match["month"])
    lead = (match["lead"] or "").lower()
    year = reference.year - (month > reference.month)
    if lead == "last" and month == reference.month:
        year -= 1
    if lead == "next":
        year = reference.year + (month <= reference.month)
    why = f"the {'next' if lead == 'next' else 'most recent'} such month, reckoned from {reference}"
    return _narrowed(year, month, match["part"], "published", why)


def _months(match: re.Match[str], reference: date | None) -> Interval | None:
    month, last_month = month_number(match["month"]), month_number(match["last"])
    if match["lead"].lower() == "in" and match["link"].strip().lower() == "and" and last_month != month % 12 + 1:
        return None  # two months, not those between them
    if match["year"]:
        year, anchor = int(match["year"]), "stated"
    elif reference is None:
        return unresolved(_NO_REFERENCE)
    else:
        year, anchor = reference.year - (last_month > reference.month), "published"
    first = month_bounds(year - (month > last_month), month)[0]
    return whole(first, month_bounds(year, last_month)[1], "from one month to another", anchor)


def _month_abroad(match: re.Match[str], _reference: date | None) -> Interval:
    month = MONTHS_ABROAD[match["month"].lower()]
    return _narrowed(int(match["year"]), month, None, "stated", "month and year")


_LEAD = rf"(?:(?P<lead>{INTRODUCED})\s)"
_NO_DAY = rf"(?!\.?\s(?:\d{{1,2}}(?!\d)|{YEAR}))"

RULES = (
    Rule(
        "month-year", "month", pattern(rf"{_LEAD}?{PART}?(?P<month>{MONTH})(?:,|\sof)?\s(?P<year>{YEAR})"), _month_year
    ),
    Rule(
        "month-of-year",
        "month",
        pattern(rf"{_LEAD}?{PART}?(?P<month>{MONTH})(?:,|\sof)?\s(?P<rel>this|last|next)\syear"),
        _month_of_year,
    ),
    Rule(
        "month",
        "month",
        pattern(rf"(?:(?P<lead>{INTRODUCED}|last|next|this)\s)(?:the\s)?{PART}?(?P<month>{MONTH}){_NO_DAY}"),
        _month,
    ),
    Rule("month-part", "month", pattern(rf"(?P<lead>){PART}(?P<month>{MONTH}){_NO_DAY}"), _month),
    Rule(
        "months",
        "month",
        pattern(
            rf"(?P<lead>from|between|in)\s(?P<month>{MONTH})(?P<link>{DASH}|\s(?:to|and|through|until|till)\s)"
            rf"(?P<last>{MONTH})"
            rf"(?!\s\d{{1,2}}\b)(?:,?\s(?P<year>{YEAR}))?"
        ),
        _months,
    ),
    Rule(
        "month-year-abroad",
        "abroad",
        re.compile(
            rf"(?<!\w)(?P<month>{MONTH_ABROAD})(?:/\w{{1,12}})?(?:\sde|\sdel)?\s(?P<year>\d{{4}})(?!\w)", re.IGNORECASE
        ),
        _month_abroad,
    ),
)
