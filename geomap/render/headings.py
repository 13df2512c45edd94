"""What a report is called on the page, and how each of its blocks is styled."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import PurePath
from typing import NamedTuple

from geomap.gazetteer import Gazetteer
from geomap.model import BlockKind, Document
from geomap.render.runs import Run
from geomap.tables import read_table

BYLINE = "byline"
"""How a line that names the author is styled; the model has no kind of its own for it."""

_LONGEST_HEADING = 90
_LONGEST_BYLINE_WORDS = 30
_SHORT_BYLINE_WORDS = 3
_EARLY_BLOCKS = 6
"""A block further down says the title again by chance, if at all."""

_WORD = re.compile(r"[^\W\d_][\w'’.-]{0,40}")


class Headed(NamedTuple):
    """A report's heading and the styles of its blocks.

    ``block`` is the number of the block that says the heading, None when the text does not say it in a line of its
    own; the blocks before that one stand above the heading.
    """

    words: str
    block: int | None
    styles: list[str]


def shortened(text: str, longest: int = _LONGEST_HEADING) -> str:
    """Cut a text to a length, at a word's end where there is one.

    Examples
    --------
    >>> shortened("Shelling hit the harbour overnight", 20)
    'Shelling hit the…'
    """
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(' ,;:–—-')}…"


def is_byline(line: str, gazetteer: Gazetteer) -> bool:
    """Whether a line only says who wrote the report: "By", and then a name.

    Parameters
    ----------
    line
        A line of a report.
    gazetteer
        Knows given names and surnames.

    Returns
    -------
    bool
        False also for a line that goes on for more than a few names.
    """
    words = _WORD.findall(line[:400])
    if not 1 < len(words) <= _LONGEST_BYLINE_WORDS or words[0].casefold() not in _byline_words():
        return False
    first = words[1]
    if not first[0].isupper() or line.rstrip().endswith((".", "!", "?")):
        return False
    return len(words) <= _SHORT_BYLINE_WORDS or gazetteer.is_given_name(first) or gazetteer.is_surname(first)


@cache
def _byline_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("render_bylines"))


def head(
    document: Document, number: int, blocks: Sequence[tuple[BlockKind, Sequence[Run]]], gazetteer: Gazetteer
) -> Headed:
    """Find what a report is called: its stated title, else its headline, else its first heading or sentence.

    Parameters
    ----------
    document
        The report.
    number
        Its place on the page, from 1; names it when there is nothing else to name it by.
    blocks
        What `text_blocks` gives for it.
    gazetteer
        Knows people's names, by which an author line is told from a headline.

    Returns
    -------
    Headed
        Never without words.
    """
    lines = ["".join(run.text for run in runs).strip() for _, runs in blocks]
    kinds = [kind for kind, _ in blocks]
    styles = [
        BYLINE if kind is not BlockKind.PARAGRAPH and is_byline(line, gazetteer) else kind.value
        for kind, line in zip(kinds, lines, strict=True)
    ]
    stated = (document.title or "").strip()
    block = _said_by(stated, lines) if stated else _headline(styles)
    if block is not None:
        styles[block] = BlockKind.TITLE.value
    words = stated or (shortened(lines[block], 2 * _LONGEST_HEADING) if block is not None else "")
    return Headed(words or _first_words(document, lines, styles) or _named(document, number), block, styles)


def _said_by(stated: str, lines: Sequence[str]) -> int | None:
    """Find the block that repeats the stated title."""
    early = enumerate(lines[:_EARLY_BLOCKS])
    wanted = stated.split()
    return next((index for index, line in early if line.split() == wanted), None)


def _headline(styles: Sequence[str]) -> int | None:
    """Find the headline; a label straight above the author's line is one, whatever its kind."""
    title = _first(styles, lambda style: style == BlockKind.TITLE.value)
    if title is not None and title < _EARLY_BLOCKS:
        return title
    author = _first(styles, lambda style: style == BYLINE)
    if author and author < _EARLY_BLOCKS and styles[author - 1] in {BlockKind.TAG.value, BlockKind.HEADING.value}:
        return author - 1
    heading = _first(styles, lambda style: style == BlockKind.HEADING.value)
    return heading if heading == 0 else None


def _first(styles: Sequence[str], wanted: Callable[[str], bool]) -> int | None:
    return next((index for index, style in enumerate(styles) if wanted(style)), None)


def _first_words(document: Document, lines: Sequence[str], styles: Sequence[str]) -> str:
    """Shorten the first sentence of the running text, or its first line that is no author's."""
    body = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
    for sentence in document.sentences:
        words = document.text[sentence.start : sentence.end].strip()
        if sentence.kind in body and words:
            return shortened(words)
    return next((shortened(line) for line, style in zip(lines, styles, strict=True) if style != BYLINE and line), "")


def _named(document: Document, number: int) -> str:
    return PurePath(document.source or "").name or document.doc_id or f"Report {number}"
