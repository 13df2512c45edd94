"""A document as its reader sees it: without unseen characters, with the spaces and capitals that it left out."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TypeVar

from geomap.gazetteer import Gazetteer, Match, NameFlag
from geomap.model import Block, Document, PlaceKind, Sentence
from geomap.recognize.stream import Stream
from geomap.recognize.strength import is_strong
from geomap.recognize.words import noun_classes, prepositions, titles, verb_classes, word_class

_UNSEEN = "\u00ad\u061c\u0640\u064b-\u0652\u0670\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Soft hyphens, marks of direction, spaces of no width, the Arabic tatweel and vowel signs (Unicode 15, class Cf)."""

_Part = TypeVar("_Part", Block, Sentence)
_CLUSTER = re.compile(rf"[^\W\d_][\u0300-\u036f]{{1,8}}|[{_UNSEEN}]+")
_GLUED = re.compile(r"[A-Z](?<=[a-z][A-Z])(?=[a-z]{3})")
_GLUED_WORD = re.compile(r"(?<![\w#@])(?:in|at|near|from|to|of|outside|around)$")
_HASHTAG = re.compile(r"(?<!\w)#(?:[A-Z][a-z]{1,20}){2,6}(?!\w)")
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]")
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,12})\s(?:the\s)?$")
_LONGEST_BEFORE = 20
_LEAST_LETTERS = 4
_OF_PLACE = frozenset({"place", "over", "from", "to"})
_HOLDERS = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1})
_NAME_FLAGS = NameFlag.GIVEN_NAME | NameFlag.SURNAME
_NO_NAME = NameFlag.COMMON_WORD | NameFlag.CALENDAR
_CLOSED = ("function", "month", "weekday", "modal", "auxiliary", "determiner", "adverb", "common_extra")


@dataclass(frozen=True, slots=True)
class Legible:
    """A document to be recognised in the place of another.

    Parameters
    ----------
    document
        With a text that reads as the given one does to an eye.
    starts, ends
        For each of its characters where the one that it stands for begins and ends in the given text; None for the
        same offsets.
    """

    document: Document
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of the given text that a stretch of this one stands for."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def seen(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of this text that stands for a stretch of the given one; an empty one for what went."""
        if self.starts is None or self.ends is None:
            return start, end
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def make_legible(document: Document, gazetteer: Gazetteer) -> Legible:
    r"""Give a document without unseen characters, and with capitals on its names if it has none at all.

    Soft hyphens and the like go; an accent written as a character of its own becomes part of its letter, or goes, as
    the mark of stress in "Ха́рків" does. A hashtag that is a name of several words gets its spaces, and so does
    "inKharkiv". In a text without any capital the names of countries, units and large places get theirs, and smaller
    ones behind a preposition of place, unless they are common words.

    Parameters
    ----------
    document
        As given, segmented or not.
    gazetteer
        Where names are looked up.

    Returns
    -------
    Legible
        The document itself when nothing is to be done.

    Examples
    --------
    >>> gazetteer = Gazetteer.open()
    >>> document = Document(doc_id="d", text="shells hit khar\u00adkiv and odesa")
    >>> make_legible(document, gazetteer).document.text
    'shells hit Kharkiv and Odesa'
    """
    legible = _as_read(document, gazetteer)
    seen = legible.document
    if seen.text.islower():
        return replace(legible, document=replace(seen, text=_with_capitals(seen, gazetteer)))
    return legible


def _as_read(document: Document, gazetteer: Gazetteer) -> Legible:
    text = document.text
    edits = sorted({*_unseen(text), *_missing_spaces(text, gazetteer)})
    if not edits:
        return Legible(document)
    pieces, starts, ends, behind = list[str](), list[int](), list[int](), 0
    for start, end, written in [*edits, (len(text), len(text), "")]:
        pieces += text[behind:start], written
        starts += *range(behind, start), *[start] * len(written)
        ends += *range(behind + 1, start + 1), *[end] * len(written)
        behind = end
    blocks, sentences = _moved(document.blocks, starts), _moved(document.sentences, starts)
    return Legible(replace(document, text="".join(pieces), blocks=blocks, sentences=sentences), starts, ends)


def _unseen(text: str) -> Iterator[tuple[int, int, str]]:
    """Give the stretches that read otherwise than they are written, and how they read."""
    if text.isascii():
        return
    for match in _CLUSTER.finditer(text):
        is_letter = match.group()[0] != "\u0640" and match.group()[0].isalpha()
        yield match.start(), match.end(), unicodedata.normalize("NFC", match.group())[0] if is_letter else ""


def _missing_spaces(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Give where a reader sees two words in one: "inKharkiv", "#KharkivOblast"."""
    for match in _GLUED.finditer(text):
        start = match.start()
        if _GLUED_WORD.search(text, max(0, start - _LONGEST_BEFORE), start):
            yield start, start, " "
    if "#" in text:
        for match in _HASHTAG.finditer(text):
            if gazetteer.lookup(_JOINT.sub(" ", match.group()[1:])):  # "#NepalEarthquake" names no place
                for joint in _JOINT.finditer(text, match.start(), match.end()):
                    yield joint.start(), joint.end(), " "


def _moved(parts: Iterable[_Part], starts: Sequence[int]) -> tuple[_Part, ...]:
    return tuple(
        replace(part, start=bisect_left(starts, part.start), end=bisect_left(starts, part.end)) for part in parts
    )


def _with_capitals(document: Document, gazetteer: Gazetteer) -> str:
    text = document.text
    is_english = Stream(document).is_english
    written = list(text)
    matches = gazetteer.scan(_WORD.sub(_capital, text))
    for match, behind in zip_longest(matches, matches[1:]):
        if _is_meant(text, match, gazetteer, is_english=is_english) or _is_contained(text, match, behind, gazetteer):
            for word in _WORD.finditer(text, match.start, match.end):
                written[word.start()] = _capital(word)
    return "".join(written)


def _capital(letter: re.Match[str]) -> str:
    upper = letter.group().upper()
    return upper if len(upper) == 1 else letter.group()


def _is_meant(text: str, match: Match, gazetteer: Gazetteer, *, is_english: bool) -> bool:
    """Say whether a name in small letters is one, and no common word."""
    entries = gazetteer.lookup(match.key)
    if not entries or (" " not in match.key and _is_word(match.key, gazetteer)) or entries[0].flags & _NO_NAME:
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start - _LONGEST_BEFORE), match.start)
    is_placed = before is not None and prepositions().get(before[1]) in _OF_PLACE
    is_alone = match.start == 0 and match.end == len(text.rstrip())
    if (is_placed or is_alone) and not entries[0].flags & _NAME_FLAGS:
        return True
    is_long = len(match.key) >= _LEAST_LETTERS and match.key not in word_class("small_thing")
    return is_strong(entries) and (is_placed or (is_english and is_long))


def _is_contained(text: str, match: Match, behind: Match | None, gazetteer: Gazetteer) -> bool:
    """Say whether the country or unit that a name lies in stands behind a comma ("troy, michigan")."""
    if behind is None or text[match.end : behind.start] != ", ":
        return False
    holders = [one.place for one in gazetteer.lookup(behind.key) if one.place.kind in _HOLDERS]
    codes = {one.country if one.kind is PlaceKind.COUNTRY else one.admin1 for one in holders} - {None}
    return any(
        one.place.kind is PlaceKind.CITY and {one.place.country, one.place.admin1} & codes
        for one in gazetteer.lookup(match.key)
    )


def _is_word(word: str, gazetteer: Gazetteer) -> bool:
    if gazetteer.is_common_word(word) or word in prepositions() or word in titles():
        return True
    return bool(verb_classes(word) or noun_classes(word)) or any(word in word_class(name) for name in _CLOSED)
