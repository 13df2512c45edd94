"""Find the events of other documents that may be the same event; documents come one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geomap.extract.duplicates.agreements import agreements_of
from geomap.extract.duplicates.blocks import Blocks
from geomap.extract.duplicates.facts import Facts, facts_of
from geomap.extract.duplicates.features import THRESHOLD, reasons_for, score_of
from geomap.model import Duplicate, Reason, Record, make_id

_Pair = tuple[float, Facts, Facts, tuple[Reason, ...]]


class DuplicateFinder:
    """Remembers the events of every document that it was given, and compares the next one's with them.

    Events are compared within blocks of like day, ground and type only, and a block keeps its last 64: the time for a
    document is bounded, and does not grow with the number of those before it unless they are of the same days and
    ground.
    """

    def __init__(self) -> None:
        self._blocks = Blocks()

    def add(self, record: Record) -> tuple[Duplicate, ...]:
        """Compare a document with those before it, and remember it.

        Parameters
        ----------
        record
            The next document's result.

        Returns
        -------
        tuple of Duplicate
            Pairs whose score is at least 0.5, best first. Of two documents each event stands in one pair at most: the
            best one. Repetitions within a document are one event already and give no pairs.
        """
        told = list(facts_of(record))
        pairs = [pair for facts in told for pair in self._pairs(facts)]
        for facts in told:
            self._blocks.add(facts)
        return tuple(_best(pairs))

    def _pairs(self, facts: Facts) -> Iterator[_Pair]:
        for other in self._blocks.meeting(facts):
            reasons = reasons_for(facts, other)
            score = score_of(reasons) if reasons else 0.0
            if score >= THRESHOLD:
                yield score, facts, other, reasons


def _best(pairs: list[_Pair]) -> Iterator[Duplicate]:
    taken: set[tuple[str, str]] = set()
    for score, facts, other, reasons in sorted(
        pairs, key=lambda pair: (-pair[0], pair[1].event.start, pair[2].event.event_id)
    ):
        ends = {(facts.event.event_id, other.doc_id), (other.event.event_id, facts.doc_id)}
        if not taken & ends:
            taken |= ends
            yield Duplicate(
                duplicate_id=make_id("d", facts.event.event_id, other.event.event_id),
                doc_id=facts.doc_id,
                event_id=facts.event.event_id,
                other_doc_id=other.doc_id,
                other_event_id=other.event.event_id,
                score=score,
                reasons=reasons,
                agreements=agreements_of(facts, other),
            )


def find_duplicates(records: Iterable[Record]) -> Iterator[Duplicate]:
    """Find the pairs of events of different documents that may be one event.

    Parameters
    ----------
    records
        One a document; read once, in order.

    Yields
    ------
    Duplicate
        As `DuplicateFinder.add` gives them.
    """
    finder = DuplicateFinder()
    for record in records:
        yield from finder.add(record)
