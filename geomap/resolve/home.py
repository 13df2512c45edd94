"""Where a text is at home: words that one country's institutions, police, money and press have ("sheriff", "Garda")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from geomap.tables import read_table

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+){0,3}")
_ENDING = re.compile(r"(?:https?://)?(?:[a-z0-9-]{1,63}\.){1,6}([a-z]{2})(?::\d{1,5})?(?:[/?#]|$)")
_OTHER_ENDINGS = {"uk": "GB", "su": "RU"}  # IANA root zone: the two that are no ISO 3166-1 codes of their country
_SOLD = frozenset({"ac", "ai", "cc", "co", "eu", "fm", "gg", "io", "la", "ly", "me", "sh", "to", "tv", "vc", "ws"})
"""Endings that are sold all over the world (IANA root zone), so that they speak for no country."""

_HALVING = 0.6  # what is left of the doubt after each further word (own)
_SHARED = 0.7  # what a word counts for each of several countries (own)


class Home(NamedTuple):
    """How much a text's words speak for a country, 0 to 1, and those words."""

    strength: float
    words: tuple[str, ...]


@cache
def _words_by_first() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    found: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for row in read_table("resolve_home_words"):
        found[row["words"].split()[0]].append((row["words"], tuple(row["countries"].split(";"))))
    return {first: tuple(words) for first, words in found.items()}


def _country_of(source: str) -> tuple[str, str] | None:
    """Give the country of an address' ending, and the ending: ("UA", ".ua")."""
    match = _ENDING.match(source.strip().lower())
    if match is None or match[1] in _SOLD:
        return None
    return _OTHER_ENDINGS.get(match[1], match[1].upper()), f".{match[1]}"


def find_homes(text: str, source: str | None = None) -> dict[str, Home]:
    """Find the countries whose institutions a text speaks of.

    Parameters
    ----------
    text
        Of a document.
    source
        Where it was published; the ending of an address counts as one word for its country. None when unknown.

    Returns
    -------
    dict
        ISO 3166-1 alpha-2 -> how strongly; only countries that some word speaks for. Each word counts once; one that
        several countries use counts less.

    Examples
    --------
    >>> homes = find_homes("The sheriff and the school board met near Paris.")
    >>> [(code, home.words) for code, home in homes.items()]
    [('US', ('school board', 'sheriff'))]
    >>> list(find_homes("Rain in Odesa.", "https://news.example.ua/rain"))
    ['UA']
    """
    found = _WORD.findall(text.lower().replace("’", "'"))
    table = _words_by_first()
    begun = table.keys() & set(found)
    padded = f" {' '.join(found)} " if begun else ""
    counts: defaultdict[str, float] = defaultdict(float)
    seen: defaultdict[str, list[str]] = defaultdict(list)
    for first in begun:
        for words, countries in table[first]:
            if f" {words} " in padded:
                for country in countries:
                    counts[country] += 1.0 if len(countries) == 1 else _SHARED
                    seen[country].append(words)
    published = _country_of(source or "")
    if published:
        counts[published[0]] += 1.0
        seen[published[0]].append(published[1])
    most = max(counts.values(), default=1.0)
    return {
        country: Home((1 - _HALVING**count) * count / most, tuple(sorted(seen[country])))
        for country, count in sorted(counts.items())
    }
