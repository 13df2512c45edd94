"""The words of a document as the rules see them: finer tokens, and the sentence that each stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from itertools import repeat
from typing import NamedTuple

from geomap.model import BlockKind, Document, Sentence
from geomap.recognize.words import word_class
from geomap.text.tokens import Token

# Finer than geomap.text.tokens: a possessive 's and a hyphen are tokens of their own, so names end where tokens do.
_TOKEN = re.compile(r"['’]s(?![^\W_])|[^\W_]+(?:['’](?!s(?![^\W_]))[^\W_]+){0,4}|[^\w\s]|_")
_MIN_CASED_WORDS = 3
_MIN_LETTERS = 4
_MIN_LONG_WORDS = 2  # "HELP US NOW, SAY SURVIVORS"
_TITLE_CASE_SHARE = 0.75
_LOOKED_AT = 400
_LATIN_SHARE = 0.8
_SHORT = 12


class Casing(StrEnum):
    """How a sentence uses capitals, which decides what a capital proves."""

    NORMAL = "normal"
    TITLE = "title"  # Every Word Has One
    UPPER = "upper"  # EVERY LETTER IS ONE


class Clause(NamedTuple):
    """A sentence with its tokens: those at ``[first, stop)`` of the stream."""

    first: int
    stop: int
    kind: BlockKind
    casing: Casing


def find_casing(tokens: Sequence[Token]) -> Casing:
    """Find out how a sentence uses capitals.

    Parameters
    ----------
    tokens
        Of one sentence.

    Returns
    -------
    Casing
        Normal when there are too few words to tell.

    Examples
    --------
    >>> from geomap.text.tokens import tokenize
    >>> str(find_casing(tokenize("Global Powers Clash Over Ukraine's Future")))
    'title'
    """
    written = [token.text for token in tokens if token.text.isalpha()]
    words = [word for word in written if len(word) >= _MIN_LETTERS]
    is_short = len(words) < _MIN_CASED_WORDS
    if is_short and (len(words) < _MIN_LONG_WORDS or len(written) <= _MIN_CASED_WORDS):
        return Casing.NORMAL
    if all(word.isupper() for word in (written if is_short else words)):
        return Casing.UPPER
    if is_short:
        return Casing.NORMAL
    behind_first = words[1:]
    share = sum(word[0].isupper() for word in behind_first) / len(behind_first)
    return Casing.TITLE if share >= _TITLE_CASE_SHARE else Casing.NORMAL


def _is_english(words: Sequence[str]) -> bool:
    """Say whether a text reads like English: Latin letters, and in a longer text some English function words."""
    letters = [word for word in words if word[0].isalpha()]
    latin = sum(word < "\u0250" for word in letters)
    if latin < _LATIN_SHARE * len(letters):
        return False
    if not word_class("english").isdisjoint(letters):
        return True
    return len(letters) < _SHORT and word_class("foreign").isdisjoint(letters)


class Stream:
    """All tokens of a document and its sentences.

    Parameters
    ----------
    document
        A segmented document; without sentences the whole text counts as one.
    """

    __slots__ = ("_ends", "_first", "_starts", "clauses", "is_english", "text", "tokens", "words")

    def __init__(self, document: Document) -> None:
        self.text = document.text
        matches = list(_TOKEN.finditer(document.text))
        texts = [match.group() for match in matches]
        self.words = tuple(map(str.lower, texts))
        self._starts = [match.start() for match in matches]
        self._ends = [match.end() for match in matches]
        # without a call of Python's for each of thousands of tokens
        self.tokens = tuple(
            map(tuple.__new__, repeat(Token), zip(self._starts, self._ends, texts, self.words, strict=True))
        )
        whole = Sentence(start=0, end=len(document.text), kind=BlockKind.PARAGRAPH)
        self.clauses = tuple(self._clause(sentence) for sentence in document.sentences or (whole,))
        self._first = [clause.first for clause in self.clauses]
        self.is_english = _is_english(self.words[:_LOOKED_AT])

    def _clause(self, sentence: Sentence) -> Clause:
        first = bisect_left(self._starts, sentence.start)
        stop = bisect_left(self._starts, sentence.end, lo=first)
        return Clause(first, stop, sentence.kind, find_casing(self.tokens[first:stop]))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the tokens ``[first, stop)`` that overlap a stretch of the text, at least one place wide."""
        first = bisect_right(self._ends, start)
        return first, max(first + 1, bisect_left(self._starts, end))

    def clause_at(self, index: int) -> Clause:
        """Give the sentence that a token stands in; a sentence of its own when it stands between two."""
        number = bisect_right(self._first, index) - 1
        if number >= 0:
            clause = self.clauses[number]
            if clause.first <= index < clause.stop:
                return clause
        return Clause(index, min(index + 1, len(self.tokens)), BlockKind.PARAGRAPH, Casing.NORMAL)
