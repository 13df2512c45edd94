"""Where a rule is worth trying: the words of a text that can belong to a date, by class."""

from __future__ import annotations

import re
from collections import defaultdict

from geomap.extract.dates.words import DAYS, FEASTS, MONTHS, MONTHS_ABROAD, MOVING_FEASTS, SEASONS, WEEKDAYS

_WORD = re.compile(r"\w+")
_BEFORE, _BEHIND = 48, 72  # characters on either side of a cue within which its expression lies
_UNITS = frozenset({
    "minute", "minutes", "hour", "hours", "day", "days", "night", "nights", "morning", "evening", "week", "weeks",
    "weekend", "fortnight", "fortnights", "month", "months", "year", "years", "decade", "decades", "eve",
})  # fmt: skip
_YEAR_DIGITS, _COMPACT_DIGITS = 4, 8
_LONGEST = 16  # characters of a word that can be a cue
_ORDINAL_ENDS = ("st", "nd", "rd", "th")


def _classes() -> dict[str, tuple[str, ...]]:
    named: defaultdict[str, set[str]] = defaultdict(set)
    for name, words in (
        ("month", MONTHS), ("weekday", WEEKDAYS), ("season", SEASONS), ("feast", FEASTS), ("feast", MOVING_FEASTS),
        ("day", DAYS),
    ):  # fmt: skip
        for word in words:
            named[_WORD.findall(word)[-1]].add(name)
    for word in MONTHS_ABROAD:
        named[word.split()[0]].add("abroad")
    for word in (*_UNITS, "overnight"):
        named[word].add("unit" if word in _UNITS else "day")
    return {word: tuple(sorted(names)) for word, names in named.items()}


_CLASSES = _classes()


def _of_figures(word: str, text: str, end: int) -> tuple[str, ...]:
    """Classify a word that begins with a figure."""
    following = text[end : end + 2]
    if word.isdigit():
        parted = following[:1] in {"-", "/", "."} and (following[1:].isdigit() or following == "-W")
        figure = ("figure",) if parted or len(word) == _COMPACT_DIGITS else ()
        return (*figure, "year") if len(word) == _YEAR_DIGITS and word[:1] in "12" else figure
    if word.endswith("s") and len(word) == _YEAR_DIGITS + 1:
        return ("decade",)
    return ("ordinal",) if word.endswith(_ORDINAL_ENDS) else ()


def find_windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """Find where the rules of each class of cue words are worth trying.

    Parameters
    ----------
    text
        A document's text.

    Returns
    -------
    dict of str to list of tuple
        By class ("month", "weekday", "unit" …) the stretches ``[start, end)`` around its words, in order and
        apart from each other, ending at white space.

    Examples
    --------
    >>> find_windows("They met in May.")
    {'month': [(0, 16)]}
    """
    windows: dict[str, list[tuple[int, int]]] = {}
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start > _LONGEST:
            continue
        word = match.group()
        names = _of_figures(word, text, end) if word[0].isdigit() else _CLASSES.get(word.lower(), ())
        if word == "D" and text[end : end + 1] == "+":
            names = (*names, "unit")
        elif text[end : end + 1] in {"’", "'"} and not names:
            names = ("decade",) if word.isdigit() and len(word) == _YEAR_DIGITS else ()
        for name in names:
            _reach(windows.setdefault(name, []), text, start, end)
    return windows


def _reach(stretches: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    low, high = max(0, start - _BEFORE), min(len(text), end + _BEHIND)
    if stretches and low <= stretches[-1][1]:
        low, reached = stretches.pop()
        high = max(high, reached)
    while high < len(text) and not text[high].isspace():
        high += 1
    stretches.append((low, high))
