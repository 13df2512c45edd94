"""Find direct speech, also where a quotation never closes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from geomap.extract.events.lexicon import normal_word, words_of
from geomap.model import Document, Sentence
from geomap.text.tokens import tokenize

_MARK = re.compile(r"[“”\"«»„]")
_OPENERS, _CLOSERS = frozenset("“«„"), frozenset("”»")
_MIN_WORDS = 5  # shorter quotations are words held at arm's length, not speech
_MOST_SENTENCES = 3  # an unclosed quotation is believed for no longer
_WORD = re.compile(r"\w+")

Span = tuple[int, int]


def _opens(text: str, at: int, *, inside: bool) -> bool:
    """Tell an opening mark; the typewriter's by what stands beside it, and by what is open."""
    mark = text[at]
    if mark in _OPENERS:
        return True
    if mark in _CLOSERS:
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isspace() and not after.isspace():
        return True
    return not inside and not after.isspace()


def _speaks(text: str, sentence: Sentence) -> bool:
    """Whether somebody speaks of "I", "we" or "you" in a sentence, before it quotes again."""
    said = words_of("first_second_person")
    mark = _MARK.search(text, sentence.start, sentence.end)
    end = sentence.end if mark is None else mark.start()
    return any(normal_word(token.text) in said for token in tokenize(text, sentence.start, end))


def _unclosed_end(text: str, start: int, limit: int, sentences: Sequence[Sentence]) -> int:
    """Say where a quotation that never closes ends, at the latest where the next mark opens.

    With its sentence; later, but within three sentences, while the sentences speak in the first or second person.
    """
    first = max(0, bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1)
    last = first
    while (
        sentences[last].end < limit
        and last + 1 < min(len(sentences), first + _MOST_SENTENCES)
        and _speaks(text, sentences[last + 1])
    ):
        last += 1
    return min(limit, sentences[last].end)


def _in_paragraph(text: str, sentences: Sequence[Sentence], *, goes_on: bool) -> Iterator[Span]:
    start: int | None = None
    for match in _MARK.finditer(text, sentences[0].start, sentences[-1].end):
        at = match.start()
        if _opens(text, at, inside=start is not None):
            if start is not None:
                yield start, _unclosed_end(text, start, at, sentences)
            start = at + 1
        elif start is not None:
            yield start, at
            start = None
    if start is not None:
        end = sentences[-1].end
        yield start, end if goes_on else _unclosed_end(text, start, end, sentences)


def quoted_spans(document: Document) -> tuple[Span, ...]:
    """Find the direct speech of a document.

    Parameters
    ----------
    document
        A segmented document.

    Returns
    -------
    tuple of (int, int)
        ``[start, end)`` between the marks, in order, of at least five words. A quotation never leaves its paragraph.
        One that does not close ends with its sentence, or up to two sentences later while these say "I", "we" or
        "you", so that no later report is taken for speech; it lasts to the end of its paragraph when the next
        paragraph opens with a mark again, as English printers do.
    """
    text = document.text
    starts = [block.start for block in document.blocks]
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in document.sentences:
        paragraphs.setdefault(bisect_right(starts, sentence.start), []).append(sentence)
    groups = list(paragraphs.values())
    found: list[Span] = []
    for index, sentences in enumerate(groups):
        following = groups[index + 1][0].start if index + 1 < len(groups) else len(text)
        goes_on = bool(text[following : following + 1]) and text[following] in '"“«„'
        found.extend(_in_paragraph(text, sentences, goes_on=goes_on))
    return tuple(span for span in found if len(_WORD.findall(text, *span)) >= _MIN_WORDS)


def inside(spans: Sequence[Span], starts: Sequence[int]) -> frozenset[int]:
    """Give the indices of the offsets that lie in a quotation.

    Parameters
    ----------
    spans
        Ordered and apart, as `quoted_spans` gives them.
    starts
        Offsets in order.

    Returns
    -------
    frozenset of int
        Indices into `starts`.
    """
    if not starts:
        return frozenset()
    found: set[int] = set()
    nearest = max(0, bisect_right(spans, starts[0], key=lambda span: span[0]) - 1)
    for start, end in spans[nearest:]:
        if start > starts[-1]:
            break
        found.update(range(bisect_left(starts, start), bisect_left(starts, end)))
    return frozenset(found)
