"""Lines of a text, and which of them a typist or a mail program broke in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from geomap.tables import read_table

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[•‣◦▪●∙■○►▶]\s{0,8}|[*·–—-]\s{1,8})(?=\S)")
_NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z]\))\s{1,8}(?=\S)")
_NARROWEST, _WIDEST = 40, 120
_FEWEST_WRAPPED = 3
_RAGGED = 5
_SHORTEST_WRAPPED = 30
_FEWEST_WORDS = 4
ENDS_SENTENCE = tuple(".!?…:;。؟۔।\"”»’')")


class Line(NamedTuple):
    """A line without the white space round it, ``[start, end)``; ``body`` starts behind a bullet or number."""

    start: int
    end: int
    body: int
    text: str

    @property
    def is_item(self) -> bool:
        """Whether it begins with a bullet or number."""
        return self.body > self.start


@cache
def _never_last() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("read_line_end_words"))


def line_groups(text: str) -> Iterator[list[Line]]:
    """Yield runs of lines that no blank line parts.

    Parameters
    ----------
    text
        Any text; every kind of line break counts.

    Yields
    ------
    list of Line
        One run, never empty.
    """
    numbered = sum(1 for match in _LINE.finditer(text) if _NUMBERED.match(match.group().strip())) > 1
    group: list[Line] = []
    for start, end in _line_spans(text):
        piece = text[start:end]
        stripped = piece.strip()
        if not stripped:
            if group:
                yield group
            group = []
            continue
        first = start + len(piece) - len(piece.lstrip())
        marker = _BULLET.match(stripped) or (_NUMBERED.match(stripped) if numbered else None)
        group.append(Line(first, first + len(stripped), first + (marker.end() if marker else 0), stripped))
    if group:
        yield group


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def unwrap(group: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Put back together the lines of a run that are one paragraph or list item, broken at some width.

    Parameters
    ----------
    group
        A run of lines from `line_groups`.

    Yields
    ------
    sequence of Line
        The lines of one block.
    """
    wrapped = _is_wrapped(group)
    first = 0
    for index in range(1, len(group) + 1):
        if index == len(group) or not _joins(group[index - 1], group[index], wrapped=wrapped):
            yield group[first:index]
            first = index


def _is_wrapped(group: Sequence[Line]) -> bool:
    """Say whether no line but the last had room for the next line's first word."""
    width = max(len(line.text) for line in group)
    if len(group) < _FEWEST_WRAPPED or not _NARROWEST <= width <= _WIDEST:
        return False
    return all(
        len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width - _RAGGED
        for line, following in pairwise(group)
        if not following.is_item
    )


def _joins(line: Line, following: Line, *, wrapped: bool) -> bool:
    if following.is_item:
        return False
    if wrapped:
        return True
    if line.text.endswith(ENDS_SENTENCE) or len(line.text) < _SHORTEST_WRAPPED:
        return False
    if line.text.endswith((",", "-")) or line.text.rsplit(maxsplit=1)[-1] in _never_last():
        return True
    whole = len(following.text.split(maxsplit=_FEWEST_WORDS)) >= _FEWEST_WORDS or following.text.endswith(ENDS_SENTENCE)
    return following.text[0].islower() and whole
