"""Which language a text is written in, by its script and its function words."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from geomap.tables import read_table

_READ = frozenset({"en", "uk", "ru", "ar", "es", "fr"})
_LOOKED_AT = 20_000  # characters: enough to tell, and the same work for every longer text
_WORD = re.compile(r"[^\W\d_]{1,24}")
_LEAST_SHARE = 0.05  # of the words that are function words of the language, in running text (own)
_SCRIPTS = {
    "arabic": re.compile(r"[\u0620-\u064a]"),
    "cyrillic": re.compile(r"[\u0400-\u045f\u0490\u0491]"),
    "latin": re.compile(r"[A-Za-zÀ-ɏ]"),
}


@cache
def _words() -> dict[str, tuple[tuple[str, float], ...]]:
    """Give the languages that a function word belongs to; one that several have counts less for each."""
    of_word: dict[str, list[str]] = {}
    for row in read_table("text_languages"):
        of_word.setdefault(row["word"], []).append(row["language"])
    return {word: tuple((code, 1 / len(codes)) for code in codes) for word, codes in of_word.items()}


@cache
def _script_of_language() -> dict[str, str]:
    return {row["language"]: row["script"] for row in read_table("text_languages")}


def find_language(text: str) -> str | None:
    """Find the language of a text.

    Parameters
    ----------
    text
        Any text; its first 20,000 characters are looked at.

    Returns
    -------
    str or None
        ``"en"``, ``"uk"``, ``"ru"``, ``"ar"``, ``"es"`` or ``"fr"``; None for every other language, and when too few
        function words tell. Words of some others are listed only to tell them apart.

    Examples
    --------
    >>> find_language("The drones struck a depot in the city."), find_language("Die Stadt liegt im Osten.")
    ('en', None)
    """
    looked_at = text[:_LOOKED_AT]
    letters = {name: len(pattern.findall(looked_at)) for name, pattern in _SCRIPTS.items()}
    script = max(letters, key=lambda name: letters[name])
    words = _WORD.findall(looked_at.lower())
    if not letters[script] or not words:
        return None
    sums: defaultdict[str, float] = defaultdict(float)
    for word in words:
        letters_of_own = [f"*{letter}" for letter in set(word)]
        for code, part in (pair for key in (word, *letters_of_own) for pair in _words().get(key, ())):
            if _script_of_language()[code] == script:
                sums[code] += part
    ranked = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST_SHARE * len(words):
        return None
    tied = {code for code, value in ranked if value == ranked[0][1]}
    if len(tied) > 1:  # no "і" in so many words: it is the commonest letter that Ukrainian alone has
        return "ru" if {"ru", "uk"} <= tied else None
    return ranked[0][0] if ranked[0][0] in _READ else None
