"""Blocks: the keys under which events meet, so that never all are compared with all.

Two events meet when their families are alike, their days are at most a day apart, and they share a cell of half a
degree or one beside it, a first-order unit, a place or, within one country, the number of the dead. An event without a
day meets those at the same place.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import timedelta

from geomap.extract.duplicates.facts import Facts
from geomap.model import LonLat, PlaceKind

TOLERANCE = timedelta(days=1)
"""Days that two dates of one event may lie apart: midnight, time zones, "Tuesday night" told as Wednesday."""
CELL_DEG = 0.5
"""Side of a cell, degrees: over 30 km, the greatest tolerance of places, up to 57° of latitude."""
FULLEST = 64
"""So many events a block keeps, the last ones; older ones of a place with more a day are compared no more."""

_Key = tuple[object, ...]


class Blocks:
    """Events by their keys."""

    def __init__(self) -> None:
        self._blocks: defaultdict[_Key, deque[Facts]] = defaultdict(lambda: deque(maxlen=FULLEST))

    def add(self, facts: Facts) -> None:
        """Enter an event."""
        for key in _own_keys(facts):
            self._blocks[key].append(facts)

    def meeting(self, facts: Facts) -> list[Facts]:
        """List the events entered that an event is to be compared with.

        Parameters
        ----------
        facts
            The event; it need not be entered.

        Returns
        -------
        list of Facts
            Each once, none of its own document, in a settled order.
        """
        found: dict[str, Facts] = {}
        for key in _keys_looked_up(facts):
            for other in self._blocks.get(key, ()):
                if other.doc_id != facts.doc_id:
                    found[other.event.event_id] = other
        return list(found.values())


def _days(facts: Facts, tolerance: timedelta) -> Iterator[int]:
    if facts.first is not None and facts.last is not None:
        yield from range(facts.first.toordinal() - tolerance.days, facts.last.toordinal() + tolerance.days + 1)


def _cell(position: LonLat) -> tuple[int, int]:
    return math.floor(position.lon / CELL_DEG), math.floor(position.lat / CELL_DEG)


def _grounds(facts: Facts, reach: int) -> Iterator[_Key]:
    """Give the keys of the ground: cells up to ``reach`` away, the unit, the place, the toll within the country."""
    place = facts.place
    yield "place", place.place_id
    if not place.kind.is_area:
        column, row = _cell(place.position)
        columns = round(360 / CELL_DEG)
        for across in range(-reach, reach + 1):
            for up in range(-reach, reach + 1):
                yield "cell", (column + across) % columns, row + up
    if facts.dead is not None and place.country is not None:
        yield "dead", place.country, facts.dead[0]


def _units(facts: Facts, *, looking: bool) -> Iterator[_Key]:
    """Let a unit meet what lies in it, and what lies in it meet the unit; not the towns each other."""
    if facts.place.admin1 is not None:
        is_unit = facts.place.kind is PlaceKind.ADMIN1
        yield ("in" if is_unit == looking else "unit"), facts.place.admin1


def _own_keys(facts: Facts) -> Iterator[_Key]:
    yield facts.family, "any day", facts.place.place_id
    if not facts.is_dated:
        yield facts.family, "no day", facts.place.place_id
    grounds = [*_grounds(facts, 0), *_units(facts, looking=False)]
    for day in _days(facts, timedelta(0)):
        yield from ((facts.family, day, *ground) for ground in grounds)


def _keys_looked_up(facts: Facts) -> Iterator[_Key]:
    yield facts.family, "no day" if facts.is_dated else "any day", facts.place.place_id
    grounds = [*_grounds(facts, 1), *_units(facts, looking=True)]
    for day in _days(facts, TOLERANCE):
        yield from ((facts.family, day, *ground) for ground in grounds)
