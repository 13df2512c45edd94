"""The vocabulary of dates, from ``lexicons/dates_words.csv``, as look-ups and as pieces of patterns."""

from __future__ import annotations

from collections.abc import Iterable

from geomap.tables import read_table


def _words(kind: str) -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in read_table("dates_words") if row["kind"] == kind}


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


MONTHS = _words("month")
WEEKDAYS = _words("weekday")
NUMBERS = _words("number")
DAYS = _words("day")
SEASONS = _words("season")

_ABBREVIATED = {
    word: value for word, value in MONTHS.items() if len(word) <= len("sept") and word not in {"may", "june", "july"}
}
MONTH = rf"(?:{_either(MONTHS.keys() - _ABBREVIATED.keys())}\b|{_either(_ABBREVIATED)}\b\.?)"
WEEKDAY = rf"{_either(WEEKDAYS)}\b"
NUMBER = rf"(?:{_either(NUMBERS)}\b|\d{{1,3}}(?!\d))"
DAY_WORD = rf"{_either(DAYS)}\b"
SEASON = rf"{_either(SEASONS)}\b"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:st|nd|rd|th)?"
YEAR = r"(?:1[6-9]|20)\d\d(?![\d%])"
DASH = r"\s?[-–—]\s?"


def month_number(text: str) -> int:
    """Read a month's name or abbreviation.

    Examples
    --------
    >>> month_number("Sept."), month_number("May")
    (9, 5)
    """
    return MONTHS[text.lower().rstrip(".")]


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
    return int(text.rstrip("stndrh"))
