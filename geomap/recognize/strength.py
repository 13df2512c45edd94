"""How far a name speaks for a place by itself, before its sentence is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.gazetteer import NEEDS_CONTEXT, Entry, NameFlag
from geomap.model import PlaceKind

STRONG_POPULATION = 100_000
"""Inhabitants from which a name that is a surname too means the place unless its sentence says otherwise (own)."""

METROPOLIS_POPULATION = 1_000_000
"""The same for a name that is only one of the place's other names, like "Julia" (own)."""

# Plain numbers, for these are asked about thousands of times a document.
_NAME_FLAGS = (NameFlag.GIVEN_NAME | NameFlag.SURNAME).value
_OWN_NAME = (NameFlag.OFFICIAL | NameFlag.SHORT | NameFlag.FORMER).value
_SEAT = NameFlag.SEAT.value
_DOUBTFUL = NEEDS_CONTEXT.value
_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.REGION, PlaceKind.WATER})
_STATES_LOOKED_AT = 3


def is_strong(entries: Sequence[Entry]) -> bool:
    """Say whether the first sense is a country, a first-level unit, a region, a capital or a large city.

    Parameters
    ----------
    entries
        The senses of a name, most important first.

    Returns
    -------
    bool
        False without any sense.
    """
    if not entries:
        return False
    place, flags = entries[0]
    if flags.value & _NAME_FLAGS and not flags.value & _OWN_NAME:
        return place.population >= METROPOLIS_POPULATION
    if place.kind in _WIDE:
        return True
    return place.capital or place.population >= STRONG_POPULATION


def is_state_level(entries: Sequence[Entry]) -> bool:
    """Say whether a name can stand for a government: a country, a capital, a seat of power, a bloc of countries.

    Parameters
    ----------
    entries
        The senses of a name, most important first.

    Returns
    -------
    bool
        False without any sense.
    """
    for place, flags in entries[:_STATES_LOOKED_AT]:
        value = flags.value
        if place.kind is PlaceKind.COUNTRY or value & _SEAT:
            return True
        if place.capital and not (value & _DOUBTFUL and not value & _OWN_NAME):  # not "Victoria" for Hong Kong
            return True
    return bool(entries) and entries[0].place.kind is PlaceKind.REGION and entries[0].place.country is None
