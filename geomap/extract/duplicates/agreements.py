"""Two tellings side by side, attribute by attribute: agree, contradict, only one says, or it cannot be said."""

from __future__ import annotations

from collections.abc import Iterator

from geomap.extract.duplicates.facts import Facts
from geomap.extract.duplicates.features import count_text, overlap
from geomap.extract.duplicates.nearness import nearness_of
from geomap.model import Agreement, Match


def agreements_of(one: Facts, other: Facts) -> tuple[Agreement, ...]:
    """Compare a pair attribute by attribute.

    Parameters
    ----------
    one, other
        Events of two documents.

    Returns
    -------
    tuple of Agreement
        Date, place, type, dead, injured, weapon and actor, in this order, as far as one of the two says anything.

        Dates agree when their intervals share a day, places when one is or holds the other or both are as near as they
        are exact, types when ACLED's event type is one, counts when their bounds overlap, weapons when one is the
        same, actors when a name, a country, or for want of these a role is.
    """
    return tuple(
        Agreement(attribute=name, first=first, second=second, match=_match(first, second, same=same))
        for name, first, second, same in _compared(one, other)
        if first is not None or second is not None
    )


def _match(first: str | None, second: str | None, *, same: bool | None) -> Match:
    if first is None or second is None:
        return Match.ONE_SAYS
    return Match.CANNOT_SAY if same is None else Match.AGREE if same else Match.CONTRADICT


def _compared(one: Facts, other: Facts) -> Iterator[tuple[str, str | None, str | None, bool | None]]:
    yield "date", _date(one), _date(other), _dates_agree(one, other)
    yield "place", one.place.name, other.place.name, nearness_of(one, other) is not None
    yield "type", _type(one), _type(other), _event_type(one) == _event_type(other)
    for name, first, second in (("dead", one.dead, other.dead), ("injured", one.injured, other.injured)):
        same = first is not None and second is not None and overlap(first, second)
        yield name, first and count_text(first), second and count_text(second), same
    yield "weapon", _listed(one.weapons), _listed(other.weapons), bool(one.weapons & other.weapons)
    yield "actor", _actors(one), _actors(other), _actors_agree(one, other)


def _date(facts: Facts) -> str | None:
    when = facts.when
    if when is None:
        return None
    if when.first is None and when.last is None:
        return when.text
    return f"{when.first}" if when.first == when.last else f"{when.first or ''}/{when.last or ''}"


def _dates_agree(one: Facts, other: Facts) -> bool | None:
    if one.first and one.last and other.first and other.last:
        return one.first <= other.last and other.first <= one.last
    return None


def _event_type(facts: Facts) -> str | None:
    return facts.event.acled_event_type or facts.event.plover_type


def _type(facts: Facts) -> str | None:
    return facts.event.acled_sub_event_type or facts.event.plover_type


def _listed(values: frozenset[str]) -> str | None:
    return ", ".join(sorted(values)) or None


def _actors(facts: Facts) -> str | None:
    return "; ".join(dict.fromkeys(actor.name or actor.text for actor in facts.event.actors)) or None


def _actors_agree(one: Facts, other: Facts) -> bool | None:
    if one.actors and other.actors:
        return bool(one.actors & other.actors)
    if one.crowd and other.crowd:
        return bool(one.crowd & other.crowd)
    return True if one.roles & other.roles else None
