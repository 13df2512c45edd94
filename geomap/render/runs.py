"""A document's text cut into runs, so that a script need not count characters.

Offsets count code points; JavaScript counts UTF-16 units. Cutting happens here, so the two never meet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from geomap.model import BlockKind, Document, Record


class Run(NamedTuple):
    """A stretch of text under the same marks.

    ``mention`` and ``claim`` are indices of the record's tuples, None where there is none; ``events`` holds the
    indices of the events whose trigger this is.
    """

    text: str
    mention: int | None
    claim: int | None
    events: tuple[int, ...]


class _Mark(NamedTuple):
    start: int
    end: int
    number: int


def text_blocks(record: Record) -> list[tuple[BlockKind, list[Run]]]:
    """Cut a record's text into blocks of runs; joined, they are the text less white space between blocks.

    A mention is never cut: a claim that begins or ends inside one is widened to hold it, and a trigger inside one
    gives way to it. Of two claims that overlap, the later is left unmarked here; its card still shows it.

    Parameters
    ----------
    record
        The result for one document.

    Returns
    -------
    list of (BlockKind, list of Run)
        In order of the text.
    """
    mentions = _apart(_Mark(m.start, m.end, i) for i, m in enumerate(record.mentions))
    claims = _apart(_widened(_Mark(c.start, c.end, i), mentions) for i, c in enumerate(record.claims))
    triggers: dict[tuple[int, int], list[int]] = {}
    for index, event in enumerate(record.events):
        if not _touching(mentions, event.trigger_start, event.trigger_end):
            triggers.setdefault((event.trigger_start, event.trigger_end), []).append(index)
    lone = _apart(_Mark(start, end, events[0]) for (start, end), events in triggers.items())
    return [
        (kind, _runs(record.document.text, start, end, (mentions, claims, lone), triggers))
        for start, end, kind in block_spans(record.document)
    ]


def _apart(marks: Iterator[_Mark]) -> list[_Mark]:
    """Sort marks and drop those that are empty or overlap an earlier one."""
    kept: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.number)):
        if mark.start < mark.end and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def _touching(marks: Sequence[_Mark], start: int, end: int) -> Sequence[_Mark]:
    """Find the marks, apart from each other and in order, that share a character with ``[start, end)``."""
    first = bisect_left(marks, start + 1, key=lambda mark: mark.end)
    last = bisect_left(marks, end, key=lambda mark: mark.start)
    return marks[first:last]


def _widened(claim: _Mark, mentions: Sequence[_Mark]) -> _Mark:
    inside = _touching(mentions, claim.start, claim.end)
    if not inside:
        return claim
    return _Mark(min(claim.start, inside[0].start), max(claim.end, inside[-1].end), claim.number)


def block_spans(document: Document) -> Iterator[tuple[int, int, BlockKind]]:
    """Walk through the blocks, and through whatever words lie outside of all of them (bullets do)."""
    position = 0
    for block in document.blocks:
        yield from _lines(document.text, position, block.start)
        if document.text[block.start : block.end].strip():
            yield block.start, block.end, block.kind
        position = max(position, block.end)
    yield from _lines(document.text, position, len(document.text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int, BlockKind]]:
    position = start
    for line in text[start:end].splitlines(keepends=True):
        bare = line.strip()
        if any(char.isalnum() for char in bare):
            first = position + line.index(bare)
            yield first, first + len(bare), BlockKind.PARAGRAPH
        position += len(line)


def _runs(
    text: str,
    start: int,
    end: int,
    marks: tuple[list[_Mark], list[_Mark], list[_Mark]],
    triggers: dict[tuple[int, int], list[int]],
) -> list[Run]:
    inside = [_touching(one, start, end) for one in marks]
    cuts = {start, end}
    for mark in (mark for one in inside for mark in one):
        cuts.update((max(mark.start, start), min(mark.end, end)))
    points = sorted(cuts)
    runs: list[Run] = []
    for first, last in pairwise(points):
        mention, claim, trigger = (next(iter(_touching(one, first, first + 1)), None) for one in inside)
        runs.append(
            Run(
                text[first:last],
                mention.number if mention else None,
                claim.number if claim else None,
                tuple(triggers[trigger.start, trigger.end]) if trigger else (),
            )
        )
    return runs


def run_json(run: Run) -> Any:  # noqa: ANN401 (a string or a list, as JSON has it)
    """Write a run for the page: bare text, or ``[text, mention, claim, events]``."""
    if run.mention is None and run.claim is None and not run.events:
        return run.text
    return [run.text, run.mention, run.claim, list(run.events)]
