"""The language of a text, by its script, the letters of its alphabet and its commonest words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from geomap.tables import read_table

UNDETERMINED: Final = "und"
"""It cannot be said: too few words, or too few that tell one language from another (ISO 639-3)."""

OTHER: Final = "other"
"""Text in none of `LANGUAGES`."""

LANGUAGES: Final = ("en", "uk", "ru", "ar", "es", "fr")
"""Languages that are told by name, ISO 639-1."""

_WORD = re.compile(r"[^\W\d_]+(?:['’]s(?![^\W_]))?")
_UNSAID = re.compile(r"https?://\S+|@\w+")
"""Addresses and accounts, which are in no language."""
_VOWEL_SIGNS = re.compile(r"[\u0640\u064b-\u0652\u0670\u200b-\u200f]+")
_LOOKED_AT = 8_000  # characters: enough to tell, and the work stays the same for long texts
_FEWEST_WORDS = 3
_ENOUGH_WORDS = 12  # that say that a language is none of ours when they hold no mark of it (own)
_LEAST_MARKS = 1.0
_LEAST_FOREIGN_MARKS = 1.5  # so that a stray word makes no English headline foreign (own)
_LEAST_SHARE = 0.05  # of words that are marks of a language; running text has 0.15 to 0.5 of them (own)
_SCRIPTS = (
    ("latin", re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
)


def detect_language(text: str) -> str:
    """Say in which language a text is written, or most of it.

    The script that most words have decides first; then each word that is a common small word of a language, or has a
    letter that only its alphabet has, is a mark of it; a mark that several languages share counts for each in part.

    Parameters
    ----------
    text
        Any text; the first 8,000 characters are looked at.

    Returns
    -------
    str
        One of `LANGUAGES`, `OTHER`, or `UNDETERMINED` when it cannot be said.

    Examples
    --------
    >>> [detect_language(text) for text in ("He said that the road was cut.", "Він сказав, що дорогу перекрили.", "Oh")]
    ['en', 'uk', 'und']
    """
    words = _WORD.findall(_VOWEL_SIGNS.sub("", _UNSAID.sub(" ", text[:_LOOKED_AT].lower())))
    by_script: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        by_script[_script(word)].append(word)
    script = max(by_script, key=lambda name: sum(map(len, by_script[name])), default="")
    if script == OTHER:
        return OTHER
    return _by_marks(by_script[script])


@lru_cache(maxsize=1 << 14)
def _script(word: str) -> str:
    return next((name for name, letter in _SCRIPTS if letter.match(word)), OTHER)


def _by_marks(words: Sequence[str]) -> str:
    if len(words) < _FEWEST_WORDS:
        return UNDETERMINED
    found = _marks_of(words)
    if not found:
        return OTHER if len(words) >= _ENOUGH_WORDS else UNDETERMINED
    (language, marks), *others = found.most_common(2)
    is_tied = bool(others) and others[0][1] == marks
    least = _LEAST_MARKS if language in LANGUAGES else _LEAST_FOREIGN_MARKS
    if is_tied or marks < max(least, _LEAST_SHARE * len(words)):
        return UNDETERMINED
    return language if language in LANGUAGES else OTHER


def _marks_of(words: Iterable[str]) -> Counter[str]:
    """Count the words that are marks of each language."""
    by_word, by_letter = _marks("word"), _marks("letters")
    counts: Counter[str] = Counter()
    for word in words:
        languages = by_word.get(word, frozenset())
        if not word.isascii():  # no language has an ASCII letter to itself
            languages = languages.union(*(by_letter.get(letter, ()) for letter in word))
        for language in languages:
            counts[language] += 1 / len(languages)  # type: ignore[assignment]
    return counts


@cache
def _marks(kind: str) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_table("text_languages"):
        if row["kind"] == kind:
            for mark in row["marks"].split():
                found[mark].add(row["language"])
    return {mark: frozenset(languages) for mark, languages in found.items()}
