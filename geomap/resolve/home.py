"""Where a text is at home: words that one country's institutions, police, money and press have ("sheriff", "Garda")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from geomap.tables import read_table

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+){0,3}")
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


def find_homes(text: str) -> dict[str, Home]:
    """Find the countries whose institutions a text speaks of.

    Parameters
    ----------
    text
        Of a document.

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
    most = max(counts.values(), default=1.0)
    return {
        country: Home((1 - _HALVING**count) * count / most, tuple(sorted(seen[country])))
        for country, count in sorted(counts.items())
    }
