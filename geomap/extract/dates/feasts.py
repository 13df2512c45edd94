"""Feasts that name a day: "Christmas Eve"; those that move with the moon stay unresolved, and say so."""

from __future__ import annotations

import re
from datetime import date

from geomap.extract.dates.days import whole
from geomap.extract.dates.rule import Rule, pattern, unresolved
from geomap.extract.dates.spans import Interval, nearest_year, safe_date
from geomap.extract.dates.words import FEASTS, MOVING_FEASTS, YEAR, either


def _feast(match: re.Match[str], reference: date | None) -> Interval | None:
    month, day = divmod(FEASTS[match["feast"].lower().replace("’", "'")], 100)
    if match["year"]:
        named = safe_date(int(match["year"]), month, day)
        return whole(named, named, "a feast and its year")
    if reference is None:
        return unresolved("a feast without a year, and no date to reckon from")
    named = nearest_year(month, day, reference)
    why = f"the feast nearest to {reference}, looking back first"
    return whole(named, named, why, "published")


def _moving(match: re.Match[str], _reference: date | None) -> Interval:
    return unresolved(f"{match['feast']} moves from year to year: its date is not reckoned")


def _pattern(words: dict[str, int]) -> str:
    return either(words).replace("'", "['’]")


RULES = (
    Rule("feast", "feast", pattern(rf"(?:on\s)?(?P<feast>{_pattern(FEASTS)})(?:,?\s(?P<year>{YEAR}))?"), _feast),
    Rule("feast-moving", "feast", pattern(rf"(?:on\s)?(?P<feast>{_pattern(MOVING_FEASTS)})"), _moving),
)
