"""How many people an event killed or hurt: its counts put together."""

from __future__ import annotations

from typing import NamedTuple

from geomap.model.event import Event


class Toll(NamedTuple):
    """Bounds of a number of people; ``high`` is None for an open end."""

    low: float
    high: float | None


def toll(event: Event, kind: str) -> Toll | None:
    """Add up the counts of one kind within a sentence and take the highest of the event's sentences.

    Parameters
    ----------
    event
        The event.
    kind
        ``"killed"``, ``"injured"``, ``"detained"`` …

    Returns
    -------
    Toll or None
        None when the text gives no such count. "Three soldiers and two civilians" are five; a later sentence that
        speaks of the five tells the same five.
    """
    spans = ((event.start, event.end), *event.merged)
    found = [_total(event, kind, span) for span in spans]
    known = [each for each in found if each is not None]
    return max(known, key=lambda each: each.low, default=None)


def _total(event: Event, kind: str, span: tuple[int, int]) -> Toll | None:
    start, end = span
    counts = [each for each in event.quantities if each.kind == kind and start <= each.start < end]
    told = [(each.low, each.high) for each in counts if each.low is not None]
    if not told:
        return None
    highs = [high for _, high in told]
    return Toll(sum(low for low, _ in told), None if None in highs else sum(high for high in highs if high is not None))
