"""The line of counts in the page's header: what the map draws at first, and what it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from geomap.render import words

_Items = Sequence[Mapping[str, Any]]


def counts_line(reports: int, events: _Items, claims: _Items) -> str:
    """Count what the page draws before anything is selected.

    Parameters
    ----------
    reports
        How many documents there are.
    events, claims
        As the page's data has them, numbered through.

    Returns
    -------
    str
        Pins, areas and zones are those drawn; a zone belongs to a claim, and several events may stand on it.
    """
    placed = [event for event in events if event["placement"] != "listed"]
    zoned = {number for event in placed if event["placement"] == "zone" for number in event["claims"]}
    zones = sum(_default(claim).get("zone") is not None for number, claim in enumerate(claims) if number in zoned)
    lines = sum(_default(claim).get("line") is not None for claim in claims)
    told = sum(event["placement"] == "listed" for event in events)
    parts = [words.counted(reports, "report"), words.counted(_placed(placed, "pin"), "pin")]
    parts += [
        words.counted(count, noun)
        for count, noun in (
            (_placed(placed, "area"), "area"),
            (zones, "zone"),
            (lines, "measured line"),
            (len(claims), "distance claim"),
        )
        if count
    ]
    if told:
        parts.append(f"{told:,} told, not pinned")
    return " · ".join(parts)


def _placed(events: _Items, placement: str) -> int:
    return sum(event["placement"] == placement and event["place"] is not None for event in events)


def _default(claim: Mapping[str, Any]) -> Mapping[str, Any]:
    return claim["readings"][0] if claim["readings"] else {}
