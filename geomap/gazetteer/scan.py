"""Find the gazetteer's names in a text: the longest at each word that begins with a capital or has no case."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from geomap.gazetteer.layout import KeyFlag
from geomap.gazetteer.names import Match
from geomap.gazetteer.store import Store
from geomap.text.fold import fold

WINDOW: Final = 64
"""Code points of text looked at from each word; no longer key is found."""

# A letter behind no letter or digit, and the word that it begins. Lower-case ASCII and Cyrillic are left out here,
# other lower case in `_starts`.
_WORD = re.compile(r"(?<![^\W_])[^\W\d_a-zа-џ][^\W_]*")

# Plain numbers: `&` of an IntFlag costs more than the rest of the loop.
_CAPITALS_ONLY, _NOT_IN_TEXT = int(KeyFlag.CAPITALS_ONLY), int(KeyFlag.NOT_IN_TEXT)
_NOTHING, _LONGER = -1, -2
"""What is known of a word: no key can begin there; a key may go on behind it."""
_MOST_KNOWN = 20_000
"""Words remembered at most, about 3 MB; then it begins anew."""
_FIRST_MARK = "\u02ff"
"""No combining mark comes before it."""


def _continues(char: str) -> bool:
    """Say whether a name that ends before this character would end inside a word."""
    return char.isalnum() or (char > _FIRST_MARK and unicodedata.category(char)[0] == "M")


def _starts(text: str, at: int) -> bool:
    """Say whether a name can begin with this letter, which is not ASCII."""
    return not text[at].islower() and (at == 0 or unicodedata.category(text[at - 1])[0] != "M")


class Scanner:
    """Finds the names of an index in texts; safe to share between threads.

    Parameters
    ----------
    store
        The index.
    """

    def __init__(self, store: Store) -> None:
        self._names = store.names
        self._key_flags = store.key_flags
        self._known: dict[str, int] = {}

    def scan(self, text: str) -> list[Match]:
        """Find names in a text.

        Parameters
        ----------
        text
            The text as written.

        Returns
        -------
        list of Match
            In order, non-overlapping; the longest name at each place where one begins.
        """
        size = len(text)
        folded = fold(text) + " "
        known, found, behind = self._known.get, list[Match](), 0
        for word in _WORD.finditer(text):
            start, end = word.span()
            if start < behind or (text[start] > "\x7f" and not _starts(text, start)):
                continue
            seen = folded[start : end + 1]
            flags = known(seen)
            if flags is None:
                flags = self._learn(seen)
            if flags == _NOTHING:
                continue
            if flags == _LONGER or (end < size and text[end] > _FIRST_MARK):
                match = self._longest(text, folded, start)
                if match is not None:
                    found.append(match)
                    behind = match.end
            elif not flags & _CAPITALS_ONLY or text[start:end].isupper():
                found.append(Match(start, end, seen[:-1]))
        return found

    def _learn(self, seen: str) -> int:
        """Look up, and remember, a word with the character behind it: `_NOTHING`, `_LONGER` or the flags of its key."""
        word = seen[:-1]
        flags = _NOTHING
        if len(word) <= WINDOW:
            number = self._names.get(word)
            if next(self._names.iterkeys(seen), None) is not None:
                flags = _LONGER
            elif number is not None and not self._key_flags[number] & _NOT_IN_TEXT:
                flags = self._key_flags[number]
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[seen] = flags
        return flags

    def _longest(self, text: str, folded: str, start: int) -> Match | None:
        """Find the longest name that begins at this place."""
        size = len(text)
        for key in reversed(self._names.prefixes(folded[start : min(start + WINDOW, size)])):
            end = start + len(key)
            if end < size and _continues(text[end]):
                continue
            flags = self._key_flags[self._names[key]]
            if not flags & _NOT_IN_TEXT and (not flags & _CAPITALS_ONLY or text[start:end].isupper()):
                return Match(start, end, key)
        return None
