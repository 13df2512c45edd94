"""Folding: one code point in, one code point out, so that offsets of the folded text are offsets of the text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NON_ASCII_RUN = re.compile(r"[^\x00-\x7f]+")
_SPACES = "\t\n\r\x0b\x0c\u00a0\u2009\u202f\u3000"
_HYPHENS = "-\u2010\u2011\u2012\u2013"
_HASHTAG = "_#"
_APOSTROPHES = "`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07"
_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ħ": "h", "ŧ": "t", "ð": "d", "ς": "σ"}
# Arabic letters that writers of one name interchange: alef with hamza or madda, ta marbuta, alef maksura; and the
# Persian yeh and kaf.
_ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك"}
_ASCII = {char: " " for char in _SPACES + _HYPHENS + _HASHTAG if char.isascii()} | {"`": "'"}
_UNSEEN = re.compile("[\u061c\u0640\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Marks of direction and the Arabic tatweel, which lengthens a word: none changes a name."""
_VOWELS = re.compile("[\u064b-\u0652\u0670]")
"""Arabic vowel signs, which texts leave out but for a word here and there."""


def _fold_char(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"  # half of a pair: no text in UTF-8 holds it, and no key
    if not "\u00c0" <= char <= "\u1eff":
        return char
    decomposed = unicodedata.normalize("NFD", char)
    is_latin = len(decomposed) > 1 and decomposed[0].isascii()
    return decomposed[0] if is_latin else char


class _Table(dict[int, str]):
    """The mapping of one code point, worked out the first time that it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_char(chr(code))
        return folded


_TABLE = _Table({ord(key): value for key, value in (_LETTERS | _ARABIC).items()})
_TABLE.update({ord(char): " " for char in _SPACES + _HYPHENS})
_TABLE.update({ord(char): "'" for char in _APOSTROPHES})


_SHORT = 48
"""Characters of a text that is remembered with its answer: names are asked about again and again."""


def _fold_run(match: re.Match[str]) -> str:
    return match.group().translate(_TABLE)


def fold(text: str) -> str:
    """Fold a text for comparison with the gazetteer's keys.

    Lower case; marks are stripped from Latin letters only (й, ї and ё are letters of their own); every apostrophe
    becomes ``'``; hyphens, line ends, other spaces and the ``_`` and ``#`` of hashtags become a space; Arabic letters
    that writers interchange (alef, ta marbuta, yeh) become one.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        A text of the same length: character i of it stands for character i of the text given.

    Examples
    --------
    >>> fold("Khar’kiv, Łódź, Ivano-Frankivsk, Київ")
    "khar'kiv, lodz, ivano frankivsk, київ"
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    lowered = text.replace("İ", "I").lower()  # the one letter whose lower case is two code points
    if not lowered.isascii():
        lowered = _NON_ASCII_RUN.sub(_fold_run, lowered)
    for char, folded in _ASCII.items():
        lowered = lowered.replace(char, folded)  # many times as fast as one translation of a long text
    return lowered


_fold_short = lru_cache(maxsize=1 << 15)(_fold)


def fold_name(name: str) -> str:
    r"""Fold a name to its key: `fold` without what a reader does not see, then single spaces and none at the ends.

    Parameters
    ----------
    name
        A name as written.

    Returns
    -------
    str
        The key; its length may differ from the name's.

    Examples
    --------
    >>> fold_name("  New\n York ")
    'new york'
    """
    return _fold_short_name(name) if len(name) <= _SHORT else _fold_name(name)


def _fold_name(name: str) -> str:
    return " ".join(fold(without_signs(name)).split())


_fold_short_name = lru_cache(maxsize=1 << 15)(_fold_name)


def without_signs(text: str) -> str:
    """Take off what does not make a name another one: marks of direction, the Arabic tatweel and vowel signs.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        The text, as long or shorter.

    Examples
    --------
    >>> without_signs("\u0639\u064f\u0645\u0640\u0640\u0627\u0646") == "\u0639\u0645\u0627\u0646"
    True
    """
    return text if text.isascii() else _VOWELS.sub("", _UNSEEN.sub("", text))


def has_vowel_signs(name: str) -> bool:
    """Say whether a name is written with Arabic vowel signs."""
    return _VOWELS.search(name) is not None
