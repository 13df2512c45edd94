"""Find the gazetteer's names in a text: the longest at each word that begins with a capital or has no case."""

from __future__ import annotations

import re
import unicodedata

from geomap.gazetteer.layout import KeyFlag
from geomap.gazetteer.names import Match
from geomap.gazetteer.store import Store
from geomap.text.fold import fold

WINDOW = 64
"""Code points of text looked at from each word; no longer key is found."""

# A letter behind no letter or digit. Lower-case ASCII and Cyrillic are left out here, other lower case in `_starts`.
_WORD = re.compile(r"(?<![^\W_])[^\W\d_a-zа-џ]")


def _continues(char: str) -> bool:
    """Say whether a name that ends before this character would end inside a word."""
    return char.isalnum() or (char > "\u02ff" and unicodedata.category(char)[0] == "M")


def _starts(text: str, at: int) -> bool:
    char = text[at]
    if char.isascii():
        return True
    return not char.islower() and (at == 0 or unicodedata.category(text[at - 1])[0] != "M")


def scan(store: Store, text: str) -> list[Match]:
    """Find names in a text.

    Parameters
    ----------
    store
        The index.
    text
        The text as written.

    Returns
    -------
    list of Match
        In order, non-overlapping; the longest name at each place where one begins.
    """
    folded = fold(text)
    prefixes, number_of, key_flags = store.names.prefixes, store.names.get, store.key_flags
    found: list[Match] = []
    size, behind = len(text), 0
    for start in (match.start() for match in _WORD.finditer(text)):
        if start < behind or not _starts(text, start):
            continue
        for key in reversed(prefixes(folded[start : start + WINDOW])):
            end = start + len(key)
            if end < size and _continues(text[end]):
                continue
            flag = key_flags[number_of(key)]
            if flag & KeyFlag.NOT_IN_TEXT or (flag & KeyFlag.CAPITALS_ONLY and not text[start:end].isupper()):
                continue
            found.append(Match(start, end, key))
            behind = end
            break
    return found
