"""Dates told from another event: "hours before the summit", "the previous day", "day 1,000 of the war"."""

from __future__ import annotations

import re
from datetime import date

from geomap.extract.dates.rule import Rule, pattern, unresolved
from geomap.extract.dates.spans import Interval
from geomap.extract.dates.words import EVENT, NUMBER, ORDINAL, VAGUE


def _to_event(match: re.Match[str], _reference: date | None) -> Interval:
    side = match["side"].lower().replace("eve", "on the eve of")
    return unresolved(f"{side} another event: its date decides", "event")


def _beside_other(_match: re.Match[str], _reference: date | None) -> Interval:
    return unresolved("reckoned from a day told elsewhere in the text", "event")


def _numbered(_match: re.Match[str], _reference: date | None) -> Interval:
    return unresolved("counted from the first day of another event, whose date decides", "event")


_THE_EVENT = rf"(?:the|a|an|his|her|their|its|this|that)\s(?:\w{{1,20}}\s){{0,2}}?{EVENT}"
_UNIT = r"(?:minute|hour|day|night|week|month|year)"
_COUNTED = rf"(?:(?:{NUMBER}|{VAGUE})\s{_UNIT}s?|{_UNIT}s)"

RULES = (
    Rule("to-event", "unit", pattern(rf"{_COUNTED}\s(?P<side>before|after)\s{_THE_EVENT}"), _to_event),
    Rule(
        "to-event",
        "unit",
        pattern(rf"the\s(?:day|night|morning|evening|week)\s(?P<side>before|after)(?:\s{_THE_EVENT})?"),
        _to_event,
    ),
    Rule(
        "to-event",
        "unit",
        pattern(rf"(?:on\s)?the\s(?P<side>eve)\sof\s(?:{_THE_EVENT}|(?:the\s|a\s)?\w{{1,20}})"),
        _to_event,
    ),
    Rule(
        "day-before",
        "unit",
        pattern(
            r"(?:on\s)?the\s(?:very\s)?(?:following|previous|next|same)\s(?:day|morning|evening|night|week|month|year)"
        ),
        _beside_other,
    ),
    Rule(
        "day-before",
        "unit",
        pattern(
            rf"{_COUNTED}\s(?:earlier|later|before|beforehand|afterwards?|after)(?!\s(?:this|that|today|in|long)\b)"
        ),
        _beside_other,
    ),
    Rule(
        "day-number",
        "unit",
        pattern(rf"(?:on\s)?day\s(?:\d{{1,3}}(?:,\d{{3}})?|\d{{4}}|{NUMBER})\sof\s{_THE_EVENT}"),
        _numbered,
    ),
    Rule("day-number", "unit", pattern(rf"(?:on\s)?the\s{ORDINAL}\sday\sof\s{_THE_EVENT}"), _numbered),
    Rule("day-number", "unit", pattern(r"(?-i:D)\s?\+\s?\d{1,3}"), _numbered),
)
