"""Checks that look at several claims, or several events, of one document at once, one file a check."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.model import Document, Event, Resolution
from geomap.registry import load, names

__all__ = ["check_events"]


def check_events(document: Document, events: Sequence[Event], resolutions: Sequence[Resolution]) -> tuple[Event, ...]:
    """Hold the events of a document against each other.

    Parameters
    ----------
    document
        Where they are told.
    events
        As extracted.
    resolutions
        Where their mentions are.

    Returns
    -------
    tuple of Event
        The same events in the same order, with a reason more where something fits together or cannot.
    """
    found = tuple(events)
    places = {each.mention_id: each.place for each in resolutions if each.place is not None}
    for name in names("event_check"):
        found = load("event_check", name)(document, found, places)
    return found
