"""Dates written in figures: 2025-05-03, 3.5.2025, 20250503, 2025-W19; 01/02/2025 says two things and stays open."""

from __future__ import annotations

import re
from datetime import date

from geomap.extract.dates.days import whole
from geomap.extract.dates.rule import Rule, pattern, unresolved
from geomap.extract.dates.spans import Interval, safe_date


def _year_first(match: re.Match[str], _reference: date | None) -> Interval | None:
    day = safe_date(int(match["year"]), int(match["month"]), int(match["day"]))
    return whole(day, day, "year, month and day in figures (ISO 8601)")


def _dotted(match: re.Match[str], _reference: date | None) -> Interval | None:
    day = safe_date(int(match["year"]), int(match["two"]), int(match["one"]))
    return whole(day, day, "day, month and year with dots")


def _either_way(match: re.Match[str], _reference: date | None) -> Interval | None:
    """Read day/month/year and month/day/year; where both are in the calendar nothing is chosen."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    british, american = safe_date(year, two, one), safe_date(year, one, two)
    if british and american and british != american:
        return unresolved(f"day/month/year is {british}, month/day/year is {american}: it does not say which")
    day = british or american
    return whole(day, day, "day, month and year in figures, which fit only one way round")


def _iso_week(match: re.Match[str], _reference: date | None) -> Interval | None:
    try:
        first, last = (date.fromisocalendar(int(match["year"]), int(match["week"]), day) for day in (1, 7))
    except ValueError:  # the year has no such week
        return None
    return whole(first, last, "a week of ISO 8601, Monday to Sunday")


_TIME = r"(?:[T\s][0-2]\d:[0-5]\d(?::[0-6]\d(?:\.\d{1,9})?)?(?:\s?(?:Z|UTC|GMT)|[+-]\d\d:?\d\d)?)?"
_YMD = r"(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)"
_ALONE = r"(?<![\d./-])", r"(?![\d/-]|\.\d)"

RULES = (
    Rule("iso-date", "figure", pattern(rf"{_ALONE[0]}{_YMD}{_TIME}{_ALONE[1]}"), _year_first),
    Rule(
        "compact-date",
        "figure",
        pattern(r"(?<![\d.,/+-])(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?![\d,/-]|\.\d)"),
        _year_first,
    ),
    Rule(
        "dotted-date",
        "figure",
        pattern(rf"{_ALONE[0]}(?P<one>[0-3]?\d)\.(?P<two>[01]?\d)\.(?P<year>(?:19|20)\d\d){_ALONE[1]}"),
        _dotted,
    ),
    Rule(
        "figures-date",
        "figure",
        pattern(
            rf"{_ALONE[0]}(?P<one>[0-3]?\d)(?P<sep>[/-])(?P<two>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)\d\d){_ALONE[1]}"
        ),
        _either_way,
    ),
    Rule("iso-week", "figure", pattern(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-W(?P<week>[0-5]\d)(?![\d-])"), _iso_week),
    Rule(
        "week-of-year",
        "unit",
        pattern(r"(?:calendar\s)?week\s(?P<week>[1-5]?\d)(?:,|\sof)?\s(?P<year>(?:19|20)\d\d)"),
        _iso_week,
    ),
)
