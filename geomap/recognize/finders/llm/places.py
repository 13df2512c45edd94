"""Where the names that a model says stand in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from geomap.recognize.finder import FoundName
from geomap.recognize.finders.llm.answer import SaidName

_ALIKE = str.maketrans("’ʼ‘`“”„«»‑–—", '\'\'\'\'"""""---')
_LOOK_BACK = 160


def place_names(names: Iterable[SaidName], text: str, start: int, end: int) -> Iterator[FoundName]:
    """Find the names of an answer in the stretch that was asked about.

    White space and the shapes of quotation marks, apostrophes and dashes do not count. Of several occurrences the
    one behind the words that the model says stand before it is meant; the next such one when the model says the
    same again. An occurrence inside a longer word does not count, save in scripts that join words (Arabic, Chinese)
    where there is no other.

    Parameters
    ----------
    names
        In the order of the answer.
    text
        The document's text.
    start, end
        The stretch, ``[start, end)``.

    Yields
    ------
    FoundName
        One for each name; its text is the document's own where it has offsets. Without offsets when the stretch does
        not hold the name, or holds it more than once and nothing tells which is meant.

    Examples
    --------
    >>> text = "From Paris to Paris, Texas"
    >>> [found.start for found in place_names([SaidName("Paris", "to "), SaidName("Rome")], text, 0, len(text))]
    [14, None]
    """
    plain = text[start:end].translate(_ALIKE)
    taken: set[tuple[int, int]] = set()
    for name in names:
        span = _choose(name, plain, taken)
        if span is None:
            yield FoundName(name.text, label=name.kind)
            continue
        taken.add(span)
        first, last = start + span[0], start + span[1]
        yield FoundName(text[first:last], first, last, label=name.kind)


def _choose(name: SaidName, plain: str, taken: set[tuple[int, int]]) -> tuple[int, int] | None:
    spans = _occurrences(name.text, plain)
    if len(spans) == 1:
        return spans[0]
    before = _folded(name.before)
    if not before:
        return None
    meant = [span for span in spans if _folded(plain[max(0, span[0] - _LOOK_BACK) : span[0]]).endswith(before)]
    return next((span for span in meant if span not in taken), meant[0] if meant else None)


def _folded(words: str) -> str:
    return " ".join(words.translate(_ALIKE).split())


def _occurrences(words: str, plain: str) -> list[tuple[int, int]]:
    """Find words in a text: as whole words, or else inside longer ones of a script that joins words."""
    parts = [re.escape(part) for part in words.translate(_ALIKE).split()]
    spans = [match.span() for match in re.finditer(r"\s{1,8}".join(parts), plain)]
    whole = [span for span in spans if not _is_cut(plain, span, str.isalnum)]
    return whole or [span for span in spans if not _is_cut(plain, span, _is_separate)]


def _is_cut(plain: str, span: tuple[int, int], is_of_word: Callable[[str], bool]) -> bool:
    start, end = span
    return any(
        is_of_word(left) and is_of_word(right)
        for left, right in ((plain[start - 1 : start], plain[start]), (plain[end - 1], plain[end : end + 1]))
    )


def _is_separate(character: str) -> bool:
    """Say whether a character is of a script that puts a space between words: here, one with case, or a digit."""
    return character.lower() != character.upper() or character.isdigit()
