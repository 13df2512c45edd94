"""Tell what only looks like a date: a verb, a newspaper, a square, a custom of the week, a count."""

from __future__ import annotations

import re

from geomap.extract.dates.words import COUNTED, CUSTOMS, NAMED_BEFORE, NAMED_BEHIND, RECURRING, WEEKDAYS, either

_SMALL = re.compile(r"may|march|mar|sun", re.IGNORECASE)
_WORD_BEHIND = re.compile(r"\s(\w{1,20})\b")
_TWO_BEHIND = re.compile(r"\s([^\W\d]\w{1,20})\s(\w{1,20})\b")
_ARTICLE = re.compile(r"\bthe\s\Z", re.IGNORECASE)
_DONE_BY = re.compile(
    r"(?<!be\s)\b(?!expected|planned|scheduled|needed|wanted|promised)\w{1,14}(?:ed|en|wn)\s\Z", re.IGNORECASE
)
_WORD_BEFORE = re.compile(r"(?<!\w)(\w{1,20})\s\Z")
_RECURRING = re.compile(rf"(?<!\w){either(RECURRING)}\s\Z", re.IGNORECASE)
_WEEKDAY_END = re.compile(rf"{either(WEEKDAYS)}\Z", re.IGNORECASE)
_OR_MORE = re.compile(r"(?:\s?[-–—]\s?|\s(?:to|and|or)\s)[\d,.]{1,9}(?=\s)")
_DOMAIN = re.compile(r"\.[a-z]{2,6}\b")
_REACH = 24  # characters on either side in which the telling word stands
_NAMED = frozenset({"weekday", "day-month", "month-day", "month", "feast"})
_YEARLY = frozenset({"year", "years"})


def is_no_date(rule: str, match: re.Match[str]) -> bool:
    """Tell whether a match of a rule is no date for what is written in it or beside it.

    Parameters
    ----------
    rule
        The name of the rule that matched.
    match
        What it matched.

    Returns
    -------
    bool
        True for "may" written small, "Black Friday", "every Sunday", "Friday prayers", "14 April Square",
        "Monday.com" and "of 2000 men".

    Examples
    --------
    >>> is_no_date("weekday", re.compile("Friday").search("After Friday prayers they marched."))
    True
    """
    month = match.groupdict().get("month")
    if month and month.islower() and _SMALL.fullmatch(month):
        return True
    text, start, end = match.string, match.start(), match.end()
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    following = _WORD_BEHIND.match(behind)
    word = following[1] if following else ""
    if rule in _YEARLY:
        more = _OR_MORE.match(behind)
        further = _WORD_BEHIND.match(behind, more.end()) if more else None
        return word.lower() in COUNTED or (further is not None and further[1].lower() in COUNTED)
    if _RECURRING.search(before):
        return True
    if rule not in _NAMED or match.groupdict().get("year"):
        return False
    return (
        _is_name(match, before, behind)
        or _is_person(match, before)
        or (_WEEKDAY_END.search(match.group()) is not None and _is_custom(match, before, behind))
    )


def _is_name(match: re.Match[str], before: str, behind: str) -> bool:
    """Tell "14 April Square", "the 17 November group", "The Thursday Murder Club"."""
    words = [one for one in (_WORD_BEHIND.match(behind), _TWO_BEHIND.match(behind)) if one]
    for found in words if _ARTICLE.search(before) else words[:1]:
        word = found[found.lastindex or 1]
        if word.lower() in NAMED_BEHIND and (found[1][:1].isupper() or NAMED_BEHIND[word.lower()]):
            return match.group()[:1].isupper() or match.group()[:1].isdigit()
    return False


def _is_person(match: re.Match[str], before: str) -> bool:
    """Tell "signed by May" from "to be signed by May"."""
    return match.group().lower() == "by may" and _DONE_BY.search(before) is not None


def _is_custom(match: re.Match[str], before: str, behind: str) -> bool:
    """Tell "Friday prayers", "Monday.com", "Black Friday" and "Mail on Sunday"."""
    following = _WORD_BEHIND.match(behind)
    if (following and following[1].lower() in CUSTOMS) or _DOMAIN.match(behind):
        return True
    preceding = _WORD_BEFORE.search(before)
    if preceding is None or not preceding[1].istitle() or preceding[1].lower() not in NAMED_BEFORE:
        return False
    is_paper = NAMED_BEFORE[preceding[1].lower()] and match.group() == "on Sunday"
    return match.group()[:1].isupper() or bool(is_paper)
