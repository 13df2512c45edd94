"""Counts against dates: "the third attack in two days" against the attacks that the same document dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

from geomap.model import Document, Event, Mode, Place, Quantity, Reason

_DAYS = {"days": 1.0, "hours": 1 / 24, "weeks": 7.0}

_NEAR = 60
"""Characters between an ordinal and the time that it counts in."""


def check_counts(_document: Document, events: Sequence[Event], places: Mapping[str, Place]) -> tuple[Event, ...]:
    """Hold "the Nth in so many days" against the events of that type and place that the document dates in that time.

    Parameters
    ----------
    events
        As extracted.
    places
        By mention id.

    Returns
    -------
    tuple of Event
        The same events; one with such a count says whether more are told of than it counts, as many, or fewer.
    """
    return tuple(_counted(event, events, places) for event in events)


def _counted(event: Event, events: Sequence[Event], places: Mapping[str, Place]) -> Event:
    stated = _stated(event.quantities)
    when = event.when
    here = places.get(event.mention_id or "")
    if stated is None or here is None or when is None or when.last is None:
        return event
    ordinal, days = stated
    told = 0
    for other in events:
        place = places.get(other.mention_id or "")
        last = other.when.last if other.when is not None and other.when.first is not None else None
        is_same = other.acled_event_type == event.acled_event_type and other.mode is Mode.ASSERTED
        if not is_same or last is None or place is None or place.place_id != here.place_id:
            continue
        told += 0 <= (when.last - last).days < days
    most = round(ordinal.low or 0)
    text = f"{told} such events in {here.name} are dated in the {days} day(s) to {when.last}; the text counts {most}"
    if told > most:
        reason = Reason(rule="count-contradicted", text=f"{text}, fewer than it tells of")
    elif told == most:
        reason = Reason(rule="count-agrees", text=text)
    else:
        reason = Reason(rule="count-open", text=f"{text}: the others are not told of")
    return replace(event, reasons=(*event.reasons, reason))


def _stated(quantities: Sequence[Quantity]) -> tuple[Quantity, int] | None:
    """Find an ordinal with the time behind it that it counts in, in whole days; None without the two."""
    for ordinal in quantities:
        if ordinal.kind != "ordinal" or not ordinal.low:
            continue
        for time in quantities:
            if time.kind == "duration" and time.high and time.unit in _DAYS and 0 < time.start - ordinal.end < _NEAR:
                return ordinal, max(1, ceil(time.high * _DAYS[time.unit]))
    return None
