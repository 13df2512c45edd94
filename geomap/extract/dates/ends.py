"""Put together what stands around a date: "from Monday to Thursday", "the night of 3-4 May", "since last week"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geomap.extract.dates.rule import Found
from geomap.extract.dates.spans import Interval, precision_of, safe_date
from geomap.model import DatePrecision

_TO = re.compile(r"\s?[-–—]\s?|\s(?:to|through|thru|until|till|into)\s|\s(?:in|on)\s?to\s", re.IGNORECASE)
_AND = re.compile(r"\sand\s(?:the\s)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:night\sof\s)?\Z", re.IGNORECASE)
_OWN_BETWEEN = re.compile(r"between\b", re.IGNORECASE)
_NIGHT = re.compile(
    r"(?:\b(?:on|in|during|over)\s)?\b(?:the\s)?night\s(?:of|from|between)\s(?:the\s)?\Z", re.IGNORECASE
)
_LEAD = re.compile(r"\b(?P<lead>since|until|till|by|before|after|up\sto)\s\Z", re.IGNORECASE)
_OWN_LEAD = re.compile(r"(?P<lead>since|until|till|by|before|after)\b", re.IGNORECASE)
_END = re.compile(r"\bend\sof\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_REACH = 30
_DATED = frozenset({"month-day", "day-month", "iso-date", "dotted-date", "figures-date", "day-month-abroad"})
_ALIKE = frozenset({"weekday", "month-year"})
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def join_ranges(found: list[Found], text: str, reference: date | None) -> list[Found]:
    """Join two neighbouring days into the range between them.

    Parameters
    ----------
    found
        In order, none overlapping another.
    text
        The document's text.
    reference
        The day from which they were reckoned.

    Returns
    -------
    list of Found
        Two weekdays or two dated days with "to", "until" or a dash between them, or "and" after "between", are one.
    """
    joined: list[Found] = []
    for one in found:
        both = _joined(joined[-1], one, text, reference) if joined else None
        if both is None:
            joined.append(one)
        else:
            joined[-1] = both
    return joined


def _joined(one: Found, other: Found, text: str, reference: date | None) -> Found | None:
    alike = (one.rule == other.rule and one.rule in _ALIKE) or (one.rule in _DATED and other.rule in _DATED)
    if not alike or other.start - one.end > _REACH:
        return None
    gap, before = text[one.end : other.start], text[max(0, one.start - _REACH) : one.start]
    between = _BETWEEN.search(before) or _OWN_BETWEEN.match(text, one.start)
    if not (_TO.fullmatch(gap) or (_AND.fullmatch(gap) and between)):
        return None
    bounds = _in_order(one, other, reference)
    if bounds is None:
        return None
    first, last = bounds
    night = "night" in text[one.start : one.end].lower() and last - first == _DAY
    precision = DatePrecision.DAY if night else precision_of(first, last)
    why = f"from {first} ({one.interval.why}) to {last} ({other.interval.why})"
    interval = other.interval._replace(first=first, last=last, precision=precision, why=why)
    return Found(f"{other.rule}-range", one.start, other.end, interval)


def _in_order(one: Found, other: Found, reference: date | None) -> tuple[date, date] | None:
    """Give the first day of one and the last of the other, moved by a week or year where they stand the wrong way."""
    first, last = one.interval.first, other.interval.last
    if first is None or last is None:
        return None
    if one.interval.anchor == "published" and other.interval.anchor == "stated":
        first = safe_date(last.year, first.month, first.day)
    if first and first > last and one.interval.anchor == "published":
        if one.rule != "weekday":
            first = safe_date(first.year - 1, first.month, first.day)
        elif reference and first > reference:
            last += _WEEK
        else:
            first -= _WEEK
    return (first, last) if first and first < last else None


def with_night(found: Found, text: str) -> Found:
    """Take "the night of" or "the night from" into a date; two days with a night between them count as one."""
    before = text[max(0, found.start - _REACH) : found.start]
    match = _NIGHT.search(before)
    if match is None:
        return found
    interval, start = found.interval, found.start - len(match.group())
    if interval.first and interval.last and interval.last - interval.first == _DAY:
        interval = interval._replace(precision=DatePrecision.DAY, why=f"{interval.why}; the night between the two")
    return found._replace(start=start, interval=interval)


def with_lead(found: Found, text: str) -> Found:
    """Open the end that a word such as "since" or "until" leaves open, and take the word into the span.

    A date that only names an event ("after Monday's raid") stays as it is.
    """
    interval = found.interval
    if interval.first is None or interval.last is None or _POSSESSIVE.match(text, found.end):
        return found
    match = _OWN_LEAD.match(text, found.start, found.end)
    start = found.start
    if match is None:
        match = _LEAD.search(text[max(0, start - _REACH) : start])
        start -= len(match.group()) if match else 0
    if match is None:
        return found
    opened = _opened(interval, match["lead"].lower(), at_end=_END.search(text, start, found.end) is not None)
    return found._replace(start=start, interval=opened)


def _opened(interval: Interval, lead: str, *, at_end: bool) -> Interval:
    if lead in {"since", "after"}:
        first = interval.first if lead == "since" else interval.last
        why = f"{interval.why}; open behind {lead!r}"
        return interval._replace(first=first, last=None, precision=DatePrecision.OPEN, why=why)
    last = interval.first if lead == "before" and not at_end else interval.last
    why = f"{interval.why}; open before it, as it says {lead!r}"
    return interval._replace(first=None, last=last, precision=DatePrecision.OPEN, why=why)
