"""Grounding: what finders say is looked for in the text, and what is not there is refused with a reason."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from operator import index
from typing import NamedTuple

from geomap.model import Document, Reason, Refusal
from geomap.recognize.finder import FoundName, NamedFinder
from geomap.recognize.labels import is_place_label
from geomap.text.fold import fold, fold_name
from geomap.text.printable import shorten

FAILED = "refused-failed"
"""The rule of a refusal that stands for a finder which failed."""

LONGEST_NAME = 200
"""Code points of the longest name that is believed (own); longer ones are sentences."""

_MOST_SEARCHED = 1000
"""Different names that are looked for in a text; each costs a walk through all of it."""

_FREE_NAMES = 1000
_CODE_POINTS_A_NAME = 10
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that write words without spaces between them, or particles onto names: Thai, Lao, Burmese, Khmer, Chinese,
Japanese, Korean."""


class GroundedName(NamedTuple):
    """A name of a place that a finder found, and that stands in the text at ``[start, end)``."""

    start: int
    end: int
    recognizer: str
    label: str
    score: float


class Grounded(NamedTuple):
    """What finders said: names that stand in the text, and the rest with the reasons."""

    names: tuple[GroundedName, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def most_names(text: str) -> int:
    """Say how many names a finder may give of a text, and at how many places they may stand.

    Parameters
    ----------
    text
        The document's text.

    Returns
    -------
    int
        1000, and one more for every ten code points: a text that is nothing but names has fewer.
    """
    return _FREE_NAMES + len(text) // _CODE_POINTS_A_NAME


def ask_finders(document: Document, finders: Sequence[NamedFinder]) -> Grounded:
    """Ask finders about a document and ground every name that they give.

    Offsets count when the text has exactly those words there; else every occurrence of the words counts, written the
    same way or, where there is none, the same but for case, accents, hyphens and spaces. Names with a label of
    something else than a place (persons, organisations) are passed over.

    Parameters
    ----------
    document
        The text.
    finders
        Open finders.

    Returns
    -------
    Grounded
        Names in order of their offsets, each span of each finder once; refusals in the order of the finders' words.
    """
    names: set[GroundedName] = set()
    refusals: list[Refusal] = []
    for finder in finders:
        for one in _ask(document, finder):
            if isinstance(one, Refusal):
                refusals.append(one)
            else:
                names.add(one)
    return Grounded(tuple(sorted(names)), tuple(dict.fromkeys(refusals)))


def _ask(document: Document, finder: NamedFinder) -> Iterator[GroundedName | Refusal]:
    limit = most_names(document.text)
    search = _Search(document.text)
    places = 0
    try:
        for number, found in enumerate(finder.finder.find(document)):
            if number >= limit or places >= limit or search.count > _MOST_SEARCHED:
                yield _refuse(finder, None, "too-many", _too_many(limit))
                return
            why = _absurd(found)
            if why is not None:
                yield _refuse(finder, getattr(found, "text", None), "absurd", why)
                continue
            is_place = is_place_label(found.label)
            if is_place is None:
                label = shorten(found.label, 40)
                yield _refuse(finder, found.text, "unknown-label", f"the label {label} is not known to mean a place")
            if not is_place:
                continue
            spans = search.spans(found)
            if not spans:
                yield _refuse(finder, found.text, "not-in-text", "the text does not have these words")
            for start, end in spans[: limit - places]:
                yield GroundedName(start, end, finder.name, found.label, float(found.score))
            places += len(spans)
    except Exception as error:  # noqa: BLE001 (a finder's failure must not cost the document)
        yield _refuse(finder, None, "failed", f"the finder failed: {type(error).__name__}: {shorten(str(error))}")


def _too_many(limit: int) -> str:
    return f"more names than a document has: {limit}, or {_MOST_SEARCHED} that are not where they are said to be"


def _refuse(finder: NamedFinder, text: object, rule: str, why: str) -> Refusal:
    words = text[:LONGEST_NAME] if isinstance(text, str) else None
    return Refusal(recognizer=finder.name, text=words, reason=Reason(rule=f"refused-{rule}", text=why))


def _absurd(found: object) -> str | None:
    """Say what is wrong with a name by itself; None when nothing is."""
    if not isinstance(found, FoundName):
        return f"a {type(found).__name__} is no FoundName"
    if not isinstance(found.text, str) or not isinstance(found.label, str):
        return f"text and label are strings, not {type(found.text).__name__} and {type(found.label).__name__}"
    if len(found.text) > LONGEST_NAME:
        return f"{len(found.text)} characters are no name; at most {LONGEST_NAME} are read"
    if not any(character.isalnum() for character in found.text):
        return "there is no letter in it"
    try:
        score = float(found.score)
    except (TypeError, ValueError):
        score = math.nan
    return None if 0 <= score <= 1 else f"the score {shorten(str(found.score), 20)} is no number from 0 to 1"


class _Search:
    """The text of a document to look for names in; each name is looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded = ""
        self._known: dict[str, list[tuple[int, int]]] = {}

    @property
    def count(self) -> int:
        """How many names were looked for."""
        return len(self._known)

    def spans(self, found: FoundName) -> list[tuple[int, int]]:
        """Give where a name stands, without spaces at its ends; empty when the text does not have it."""
        name = found.text.strip()
        start = self._stated(found)
        if start is not None:
            start += len(found.text) - len(found.text.lstrip())
            return [(start, start + len(name))]
        if name not in self._known:
            self._known[name] = self._exact(name) or self._alike(name)
        return self._known[name]

    def _stated(self, found: FoundName) -> int | None:
        """Give where the finder says that it is, when it is there."""
        try:
            start, end = index(found.start), index(found.end)  # type: ignore[arg-type]
        except TypeError:
            return None
        is_there = 0 <= start < end <= len(self._text) and self._text[start:end] == found.text
        return start if is_there else None

    def _exact(self, name: str) -> list[tuple[int, int]]:
        return self._whole(re.finditer(re.escape(name), self._text))

    def _alike(self, name: str) -> list[tuple[int, int]]:
        self._folded = self._folded or fold(self._text)
        words = fold_name(name).split(" ")
        return self._whole(re.finditer(" {1,4}".join(map(re.escape, words)), self._folded)) if any(words) else []

    def _whole(self, matches: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
        return [match.span() for match in matches if self._is_edge(match.start()) and self._is_edge(match.end())]

    def _is_edge(self, at: int) -> bool:
        """Say whether a word may begin or end between two characters of the text."""
        if not 0 < at < len(self._text):
            return True
        left, right = self._text[at - 1], self._text[at]
        if not (left.isalnum() and right.isalnum()):
            return True
        return _UNSPACED.match(left) is not None or _UNSPACED.match(right) is not None
