"""The vocabulary of dates, from ``lexicons/dates_*.csv``, as look-ups and as pieces of patterns."""

from __future__ import annotations

from collections.abc import Iterable

from geomap.tables import read_table


def _words(kind: str) -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in read_table("dates_words") if row["kind"] == kind}


def either(words: Iterable[str]) -> str:
    """Write a pattern of any of the words, the longest first.

    Examples
    --------
    >>> either(["sep", "sept"])
    '(?:sept|sep)'
    """
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


MONTHS = _words("month")
WEEKDAYS = {**_words("weekday_short"), **_words("weekday")}
NUMBERS = _words("number")
ORDINALS = _words("ordinal")
DAYS = _words("day")
SEASONS = _words("season")
FEASTS = _words("feast")
MOVING_FEASTS = _words("feast_moving")
NAMED_BEFORE = _words("named_before")
NAMED_BEHIND = _words("named_behind")
SCHEDULED = _words("scheduled").keys()
RECURRING = _words("recurring").keys()
CUSTOMS = _words("custom").keys()
COUNTED = _words("counted").keys()
EVENTS = _words("event").keys()
MONTHS_ABROAD = {row["form"]: int(row["month"]) for row in read_table("dates_abroad")}

_ABBREVIATED = {
    word: value for word, value in MONTHS.items() if len(word) <= len("sept") and word not in {"may", "june", "july"}
}
MONTH = rf"(?:{either(MONTHS.keys() - _ABBREVIATED.keys())}\b|{either(_ABBREVIATED)}\b\.?)"
WEEKDAY = rf"{either(_words('weekday'))}\b"
_SHORT = [form for word in _words("weekday_short") for form in (word.title(), word.upper())]
WEEKDAY_SHORT = rf"(?-i:{either(_SHORT)}\b\.?)"
NUMBER = rf"(?:{either(NUMBERS)}\b|\d{{1,3}}(?!\d))"
VAGUE = rf"{either(_words('vague'))}\b"
ORDINAL = rf"{either(ORDINALS)}\b"
DAY_WORD = rf"{either(DAYS)}\b"
SEASON = rf"{either(SEASONS)}\b"
EVENT = rf"{either(EVENTS)}\b"
MONTH_ABROAD = rf"{either(MONTHS_ABROAD)}\b"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:st|nd|rd|th)?"
YEAR = r"(?:1[6-9]|20)\d\d(?![\d%])"
DASH = r"\s?[-–—]\s?"
PART = (
    rf"(?P<part>(?:early|mid|late)[-\s]|(?:early|late)\sin\s(?:the\s)?"
    rf"|(?:the\s)?(?:very\s)?(?:start|beginning|middle|end)\sof\s(?:the\s)?"
    rf"|(?:the\s)?(?:first|second)\shalf\sof\s(?:the\s)?|(?:the\s)?{ORDINAL}\s(?:week|quarter)\sof\s(?:the\s)?"
    rf"|(?:the\s)?first\s{NUMBER}\s(?:days|weeks|months)\sof\s(?:the\s)?)"
)


def month_number(text: str) -> int:
    """Read a month's name or abbreviation.

    Examples
    --------
    >>> month_number("Sept."), month_number("May")
    (9, 5)
    """
    return MONTHS[text.lower().rstrip(".")]


def weekday_number(text: str) -> int:
    """Read a weekday's name or abbreviation; 0 is Monday.

    Examples
    --------
    >>> weekday_number("Thurs."), weekday_number("SUNDAY")
    (3, 6)
    """
    return WEEKDAYS[text.lower().rstrip(".")]


def number(text: str) -> int:
    """Read a small number in figures or words.

    Examples
    --------
    >>> number("two"), number("14")
    (2, 14)
    """
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


def day_number(text: str) -> int:
    """Read a day of the month, with or without its ordinal ending.

    Examples
    --------
    >>> day_number("3rd")
    3
    """
    return int(text.lower().rstrip("stndrh"))
