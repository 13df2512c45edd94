"""A long document in stretches of whole sentences, each beginning with the end of the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geomap.model import Document
from geomap.text.sentences import split_sentences

_SPACE = re.compile(r"\s+")


def windows(document: Document, *, size: int, overlap: int) -> tuple[tuple[int, int], ...]:
    """Divide a document into stretches.

    Parameters
    ----------
    document
        Its sentences are kept whole; without sentences they are found here.
    size
        Greatest length of a stretch, in code points; a longer sentence is cut at a space.
    overlap
        How much of a stretch, in whole sentences, may stand again in the next one, in code points; less than half of
        ``size``.

    Returns
    -------
    tuple of (int, int)
        ``[start, end)`` in order, none empty; together they hold every sentence.

    Examples
    --------
    >>> windows(Document(doc_id="d", text="He left. Odesa was hit. Kyiv was not."), size=28, overlap=15)
    ((0, 23), (9, 37))
    """
    spans = list(_pieces(document, size))
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(spans):
        stop = first + 1
        while stop < len(spans) and spans[stop][1] - spans[first][0] <= size:
            stop += 1
        found.append((spans[first][0], spans[stop - 1][1]))
        if stop == len(spans):
            break
        following = stop
        while following - 1 > first and _fits(spans, following - 1, stop, size=size, overlap=overlap):
            following -= 1
        first = following
    return tuple(found)


def _fits(spans: list[tuple[int, int]], first: int, stop: int, *, size: int, overlap: int) -> bool:
    """Say whether the sentences from ``first`` may be said again: short enough, and with room for a new one."""
    start = spans[first][0]
    return spans[stop - 1][1] - start <= overlap and spans[stop][1] - start <= size


def _pieces(document: Document, size: int) -> Iterator[tuple[int, int]]:
    text = document.text
    sentences = [(sentence.start, sentence.end) for sentence in document.sentences] or split_sentences(text)
    for start, end in sentences:
        rest = start
        while end - rest > size:
            cut = max(
                (space.start() for space in _SPACE.finditer(text, rest + size // 2, rest + size)), default=rest + size
            )
            yield rest, cut
            rest = cut
        if rest < end:
            yield rest, end
