"""Two dated sightings of one body: whether it can have come from the one place to the other in the time between."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from geomap.check.words import at, km
from geomap.geo.geodesic import distance_m
from geomap.model import Document, Event, Mode, Place, Reason
from geomap.tables import read_table

_HOURS_A_DAY = 24


class _Body(NamedTuple):
    """How fast something goes at most (kilometres an hour), and over how many metres it may be spread."""

    fastest_kmh: float
    spread_m: float


class _Sighting(NamedTuple):
    number: int
    event: Event
    place: Place
    body: _Body


@cache
def _bodies() -> dict[str, _Body]:
    rows = read_table("sightings_bodies")
    return {row["word"]: _Body(float(row["fastest_kmh"]), float(row["spread_km"]) * 1000) for row in rows}


def check_sightings(_document: Document, events: Sequence[Event], places: Mapping[str, Place]) -> tuple[Event, ...]:
    """Hold the sightings of each named unit, ship or convoy against the speed that they would need.

    Parameters
    ----------
    events
        As extracted; those asserted, placed at a spot and dated to a day count.
    places
        By mention id.

    Returns
    -------
    tuple of Event
        The same events; two that need more than the body's fastest speed say so, and so do two that do not.
    """
    found = list(events)
    seen: dict[str, list[_Sighting]] = {}
    for number, event in enumerate(events):
        place = places.get(event.mention_id or "")
        if place is None or place.kind.is_area or event.mode is not Mode.ASSERTED or _day(event) is None:
            continue
        for name, body in _named_bodies(event):
            seen.setdefault(name, []).append(_Sighting(number, event, place, body))
    for name, sightings in seen.items():
        for one, other in pairwise(sorted(sightings, key=lambda each: (_day(each.event) or 0, each.number))):
            if one.place.place_id != other.place.place_id and one.number != other.number:
                for number, reason in _compare(name, one, other):
                    found[number] = replace(found[number], reasons=(*found[number].reasons, reason))
    return tuple(found)


def _day(event: Event) -> int | None:
    when = event.when
    return when.first.toordinal() if when and when.first is not None and when.first == when.last else None


def _named_bodies(event: Event) -> list[tuple[str, _Body]]:
    """Give the actors that are one body: a kind of unit or ship with a number or name of its own."""
    found = []
    for actor in event.actors:
        words = re.sub(r"^(?:the|a|an|its|his|their)\s", "", actor.text.strip(), flags=re.IGNORECASE).split()
        body = next((_bodies()[word.lower()] for word in words if word.lower() in _bodies()), None)
        is_own = any(word[0].isdigit() or (word[0].isupper() and word.lower() not in _bodies()) for word in words)
        if body is not None and is_own and not actor.text.lower().startswith(("a ", "an ")):
            found.append((" ".join(words).lower(), body))
    return found


def _compare(name: str, one: _Sighting, other: _Sighting) -> list[tuple[int, Reason]]:
    apart = distance_m(one.place.position, other.place.position)
    least = max(0.0, apart - one.place.radius_m - other.place.radius_m - one.body.spread_m)
    days = (_day(other.event) or 0) - (_day(one.event) or 0) + 1
    speed = least / 1000 / (days * _HOURS_A_DAY)
    told = f"{name} is told of in {at(one.place)} and {at(other.place)}, {km(apart)} apart, within {days} day(s)"
    if speed > one.body.fastest_kmh:
        rule, end = "sightings-apart", f"that needs {speed:.0f} km/h, and {one.body.fastest_kmh:.0f} are the most"
    else:
        rule, end = "sightings-agree", f"{speed:.0f} km/h at least, which is possible"
    reason = Reason(rule=rule, text=f"{told}: {end}")
    return [(one.number, reason), (other.number, reason)]
