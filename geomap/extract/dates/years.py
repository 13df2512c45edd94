"""Years, decades, halves and quarters of years, and the seasons of the north."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geomap.extract.dates.months import INTRODUCED
from geomap.extract.dates.parts import grain_of, narrow
from geomap.extract.dates.rule import Rule, pattern, unresolved
from geomap.extract.dates.spans import Interval, month_bounds, shift_month
from geomap.extract.dates.words import DASH, EVENT, PART, SEASON, SEASONS, YEAR
from geomap.model import DatePrecision

_SEASON_MONTHS = 3
_OTHER_MEANINGS = frozenset({"spring", "fall"})
_CLOSED = re.compile(r"\s{0,3}(?:[,.;:!?)]|\Z)")
_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "": (0, 9)}


def _year(match: re.Match[str], _reference: date | None) -> Interval:
    year = int(match["year"])
    first, last = narrow(date(year, 1, 1), date(year, 12, 31), match["part"])
    return Interval(first, last, grain_of(first, last, match["part"], DatePrecision.YEAR), "stated", "a year")


def _years(match: re.Match[str], _reference: date | None) -> Interval | None:
    first, last = int(match["year"]), int(match["last"])
    if last < first:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31), DatePrecision.YEAR, "stated", "from one year to another")


def _decade(match: re.Match[str], _reference: date | None) -> Interval:
    year = int(match["year"])
    first, last = _DECADE[(match["part"] or "").lower().strip(" -")]
    why = "a decade" if not match["part"] else "a third of a decade: years 0-3, 4-6 or 7-9"
    return Interval(date(year + first, 1, 1), date(year + last, 12, 31), DatePrecision.YEAR, "stated", why)


def _quarter(match: re.Match[str], _reference: date | None) -> Interval:
    year, month = int(match["year"]), 3 * int(match["quarter"]) - 2
    return _three_months(year, month, "stated", "a quarter of a year")


def _three_months(year: int, month: int, anchor: str, why: str) -> Interval:
    last = month_bounds(*shift_month(year, month, _SEASON_MONTHS - 1))[1]
    return Interval(date(year, month, 1), last, DatePrecision.MONTH, anchor, why)


def _season(match: re.Match[str], _reference: date | None) -> Interval:
    season = _three_months(
        int(match["year"]), SEASONS[match["season"].lower()], "stated", "season of the north and year"
    )
    return _part_of_season(season, match["part"])


def _season_relative(match: re.Match[str], reference: date | None) -> Interval:
    """Reckon a season: "last" is the one that ended, "next" the one to begin, "this" the nearest."""
    if reference is None:
        return unresolved("a season without a year, and no date to reckon from")
    month, lead = SEASONS[match["season"].lower()], match["lead"].lower()
    why = f"the season of the north, reckoned from {reference}"
    near = [_three_months(reference.year + by, month, "published", why) for by in (-2, -1, 0, 1)]
    ended = [one for one in near if one.last and one.last < reference]
    begun = [one for one in near if one.first and one.first <= reference]
    if lead in {"last", "past", "the past", "this past"}:
        season = ended[-1]
    elif lead in {"next", "coming", "the coming", "this coming"}:
        season = near[len(begun)]
    elif lead == "this":
        season = min(near, key=lambda one: _gap(one, reference))
    else:
        season = begun[-1]
    return _part_of_season(season, match["part"])


def _season_bare(match: re.Match[str], reference: date | None) -> Interval | None:
    """Read "in the spring", where no word behind it makes a source or a drop of it ("in the spring he bathed")."""
    bare = match["season"].lower() in _OTHER_MEANINGS and match["lead"].lower() == "in" and not match["part"]
    if bare and not _CLOSED.match(match.string, match.end()):
        return None
    return _season_relative(match, reference)


def _gap(season: Interval, reference: date) -> timedelta:
    gaps = (season.first and season.first - reference, season.last and reference - season.last)
    return max((gap for gap in gaps if gap), default=timedelta(0))


def _part_of_season(season: Interval, part: str | None) -> Interval:
    """Narrow a season to its first, second or third month."""
    if not part or season.first is None or season.last is None:
        return season
    third = {"early": 0, "start": 0, "beginning": 0, "mid": 1, "middle": 1}
    by = next((third[word] for word in part.lower().replace("-", " ").split() if word in third), 2)
    first, last = month_bounds(*shift_month(season.first.year, season.first.month, by))
    return season._replace(first=first, last=last)


_LEAD = rf"(?:(?P<lead>{INTRODUCED})\s)"
_SOME_PART = r"(?P<part>(?:early|mid|late)[-\s]|(?:the\s)?(?:start|beginning|middle|end)\sof\s(?:the\s)?)?"
_NO_EVENT = rf"(?!\sof\b|\s(?:summer\s|winter\s)?(?:{EVENT}|counter-?offensive|campaign|camp|break|season|term|rains))"

RULES = (
    Rule(
        "years",
        "year",
        pattern(
            rf"(?:from\s|between\s)?(?P<year>{YEAR})(?:{DASH}|\sto\s|\sand\s|\suntil\s|\sthrough\s)(?P<last>{YEAR})\b(?!-)"
        ),
        _years,
    ),
    Rule("year", "year", pattern(rf"{_LEAD}{PART}?(?P<year>{YEAR})(?!\s?[\d%]|[-–]\w|,\d)\b"), _year),
    Rule(
        "year-of-event",
        "year",
        pattern(rf"the\s(?P<year>{YEAR})(?P<part>)(?=\s(?:[\w-]{{1,20}}\s){{0,3}}?{EVENT})"),
        _year,
    ),
    Rule("year-part", "year", pattern(rf"{PART}(?P<year>{YEAR})(?!\s?[\d%]|[-–]\w|,\d)\b"), _year),
    Rule(
        "decade",
        "decade",
        pattern(rf"(?:{_LEAD}?the\s)?(?P<part>early[-\s]|mid[-\s]|late[-\s])?(?P<year>(?:1[6-9]|20)\d0)['’]?s"),
        _decade,
    ),
    Rule("quarter", "year", pattern(rf"{_LEAD}?Q(?P<quarter>[1-4])(?:\sof|,)?\s(?P<year>{YEAR})"), _quarter),
    Rule(
        "season",
        "season",
        pattern(
            rf"(?:(?:{INTRODUCED}|over|during)\s)?(?:the\s)?{_SOME_PART}(?P<season>{SEASON})\s(?:of\s)?"
            rf"(?P<year>{YEAR})(?:[-–/](?:20)?\d\d\b)?"
        ),
        _season,
    ),
    Rule(
        "season-relative",
        "season",
        pattern(
            rf"(?:(?:{INTRODUCED}|over)\s)?{_SOME_PART}(?P<lead>last|next|(?:this|the)\s(?:past|coming)|this)\s"
            rf"(?P<season>{SEASON}){_NO_EVENT}"
        ),
        _season_relative,
    ),
    Rule(
        "season-bare",
        "season",
        pattern(
            rf"(?P<lead>in|over|during|throughout|since|until|by)\s(?:the\s)?{_SOME_PART}(?P<season>{SEASON}){_NO_EVENT}"
        ),
        _season_bare,
    ),
)
