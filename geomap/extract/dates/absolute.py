"""Dates that name their day, month or year."""

from __future__ import annotations

import re
from datetime import date

from geomap.extract.dates.rule import Rule, pattern
from geomap.extract.dates.spans import Interval, month_bounds, nearest_year, safe_date, shift_month, third_of
from geomap.extract.dates.words import DASH, DAY, MONTH, SEASON, SEASONS, WEEKDAY, YEAR, day_number, month_number
from geomap.model import DatePrecision

_INTRODUCED = r"in|since|until|till|by|during|throughout|through|from|of|before|after|between"


def _whole(first: date | None, last: date | None, why: str, anchor: str) -> Interval | None:
    if first is None or last is None or last < first:
        return None
    precision = DatePrecision.DAY if first == last else DatePrecision.WEEK
    return Interval(first, last, precision, anchor, why)


def _iso(match: re.Match[str], _reference: date | None) -> Interval | None:
    day = safe_date(int(match["year"]), int(match["month"]), int(match["day"]))
    return _whole(day, day, "an ISO 8601 date", "stated")


def _day(match: re.Match[str], reference: date | None) -> Interval | None:
    month, day = month_number(match["month"]), day_number(match["day"])
    last_day = day_number(match["last"]) if match["last"] else day
    if match["year"]:
        year = int(match["year"])
        whole = _whole(safe_date(year, month, day), safe_date(year, month, last_day), "day, month and year", "stated")
        return whole and _opened(match, whole)
    if safe_date(2024, month, day) is None:
        return None
    if reference is None:
        return Interval(None, None, DatePrecision.UNKNOWN, "none", "a day without a year, and no date to reckon from")
    first = nearest_year(month, day, reference)
    if first and first > reference and (match["lead"] or "").lower() == "since":
        first = safe_date(first.year - 1, month, day)
    last = first and safe_date(first.year, month, last_day)
    whole = _whole(first, last, f"the year in which the day is nearest to {reference}, looking back first", "published")
    return whole and _opened(match, whole)


def _narrowed(first: date, last: date, part: str | None) -> tuple[date, date]:
    return third_of(first, last, part.lower().rstrip("-")) if part else (first, last)


def _opened(match: re.Match[str], interval: Interval) -> Interval:
    """Open the end that a word before the date leaves open."""
    lead = (match["lead"] or "").lower().split(" ")[0]
    if lead in {"since", "after"}:
        return interval._replace(last=None, precision=DatePrecision.OPEN, why=f"{interval.why}; open after {lead!r}")
    if lead in {"until", "till", "by", "before"}:
        return interval._replace(first=None, precision=DatePrecision.OPEN, why=f"{interval.why}; open before")
    return interval


def _month_year(match: re.Match[str], _reference: date | None) -> Interval:
    first, last = _narrowed(*month_bounds(int(match["year"]), month_number(match["month"])), match["part"])
    return _opened(match, Interval(first, last, DatePrecision.MONTH, "stated", "month and year"))


def _month(match: re.Match[str], reference: date | None) -> Interval:
    if reference is None:
        return Interval(None, None, DatePrecision.UNKNOWN, "none", "a month without a year, and no date to reckon from")
    month = month_number(match["month"])
    lead = (match["lead"] or "").lower()
    year = reference.year - (month > reference.month)
    if lead == "last" and month == reference.month:
        year -= 1
    if lead == "next":
        year = reference.year + (month <= reference.month)
    first, last = _narrowed(*month_bounds(year, month), match["part"])
    why = f"the {'next' if lead == 'next' else 'most recent'} such month, reckoned from {reference}"
    return _opened(match, Interval(first, last, DatePrecision.MONTH, "published", why))


def _year(match: re.Match[str], _reference: date | None) -> Interval:
    year = int(match["year"])
    first, last = _narrowed(date(year, 1, 1), date(year, 12, 31), match["part"])
    return _opened(match, Interval(first, last, DatePrecision.YEAR, "stated", "a year"))


def _years(match: re.Match[str], _reference: date | None) -> Interval | None:
    first, last = int(match["year"]), int(match["last"])
    if last < first:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31), DatePrecision.YEAR, "stated", "from one year to another")


def _season(match: re.Match[str], reference: date | None) -> Interval:
    month = SEASONS[match["season"].lower()]
    if match["year"]:
        year, anchor, why = int(match["year"]), "stated", "season (of the north) and year"
    elif reference is None:
        why = "a season without a year, and no date to reckon from"
        return Interval(None, None, DatePrecision.UNKNOWN, "none", why)
    else:
        year = reference.year - (date(reference.year, month, 1) > reference)
        year += match["lead"].lower() == "next"
        anchor, why = "published", f"the season (of the north) reckoned from {reference}"
    end = month_bounds(*shift_month(year, month, 2))[1]
    return Interval(date(year, month, 1), end, DatePrecision.MONTH, anchor, why)


_ON = rf"(?:(?P<lead>since|until|till|by|before|after)\s)?(?:{WEEKDAY}[,.]?\s(?:the\s)?)?"
_PART = r"(?:(?P<part>early|mid|late)[-\s])?"
_LEAD = rf"(?:(?P<lead>{_INTRODUCED})\s(?:the\s(?:start|end|beginning|middle)\sof\s)?)"

RULES = (
    Rule("iso-date", pattern(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])"), _iso),
    Rule(
        "month-day",
        pattern(
            rf"{_ON}(?P<month>{MONTH})\s(?P<day>{DAY})(?:{DASH}(?P<last>{DAY}))?(?![\d%])(?:,?\s(?P<year>{YEAR}))?"
        ),
        _day,
    ),
    Rule(
        "day-month",
        pattern(
            rf"{_ON}(?<![\d.,$€£])(?P<day>{DAY})(?:(?:{DASH}|\sto\s|\sand\s)(?P<last>{DAY}))?\s(?:of\s)?"
            rf"(?P<month>{MONTH})(?:,?\s(?P<year>{YEAR}))?"
        ),
        _day,
    ),
    Rule("month-year", pattern(rf"{_LEAD}?{_PART}(?P<month>{MONTH})(?:,|\sof)?\s(?P<year>{YEAR})"), _month_year),
    Rule(
        "month",
        pattern(
            rf"\b(?P<lead>{_INTRODUCED}|last|next|this)\s(?:(?:the\s)?{_PART})(?P<month>{MONTH})(?![\s.]{{1,2}}\d)"
        ),
        _month,
    ),
    Rule(
        "month-part", pattern(rf"(?P<lead>)(?P<part>early|mid|late)[-\s](?P<month>{MONTH})(?![\s.]{{1,2}}\d)"), _month
    ),
    Rule(
        "years", pattern(rf"\b(?:from\s|between\s)?(?P<year>{YEAR})(?:{DASH}|\sto\s|\sand\s)(?P<last>{YEAR})\b"), _years
    ),
    Rule("year", pattern(rf"\b{_LEAD}{_PART}(?P<year>{YEAR})(?!\s?[\d%]|[-–]\w|,\d)\b"), _year),
    Rule(
        "season",
        pattern(rf"\b(?P<lead>last|this|next|in the|the)\s(?P<season>{SEASON})(?:\sof\s(?P<year>{YEAR}))"),
        _season,
    ),
    Rule("season-relative", pattern(rf"\b(?P<lead>last|this|next)\s(?P<season>{SEASON})(?P<year>)"), _season),
)
