"""Features of how many people live there, and of the kind of place."""

from __future__ import annotations

import numpy as np

from geomap.gazetteer import NameFlag
from geomap.model import Place, PlaceKind
from geomap.resolve.board import UNITS, WIDE, Floats
from geomap.resolve.features.weighing import Weighing, flag
from geomap.resolve.query import Query

_OWN_NAME = NameFlag.OFFICIAL | NameFlag.SHORT
_RIVAL_SHARE = 2  # Córdoba in Argentina 1.5 million, the department in Colombia 1.8 (own)
_KNOWN_TOWN = 50_000  # inhabitants of a town that a reader thinks of before the unit called after it (own)
_METROPOLIS = 500_000
_LEAD_DECADES = 3.0
_DECADES = 5.0
_MOST_DECADES = 7.0


def population(weighing: Weighing) -> Floats:
    """Prefer the sense with most inhabitants: 1 for the largest namesake, 0.2 less for each factor of ten below it."""
    people = weighing.board.people + 100
    return np.maximum(0.0, 1 + np.log10(people / weighing.board.highest(people)) / _DECADES)


def say_population(weighing: Weighing, row: int) -> str:
    """Count the inhabitants, and say how they compare with the namesakes'."""
    board = weighing.board
    name = board.name_of[row]
    count = int((board.name_of == name).sum())
    people, stated = board.people[row], f"{int(board.inhabitants[row]):,} inhabitants"
    if not people:
        return "inhabitants unknown"
    if count > 1 and people == board.people[board.name_of == name].max():
        return f"the largest of {count} places of this name ({stated})"
    return f"{stated}, not the largest of this name" if count > 1 else stated


def share_of_people(weighing: Weighing) -> Floats:
    """Prefer the sense that most people of all places of the name live in."""
    people = weighing.board.people + 100
    return people / weighing.board.sums(people)


def say_share(weighing: Weighing, row: int) -> str:
    """Give the share of the people."""
    return f"{share_of_people(weighing)[row]:.0%} of the people in places of this name"


def size(weighing: Weighing) -> Floats:
    """Prefer large places: 1 for ten million inhabitants."""
    return np.log10(weighing.board.inhabitants + 1) / _MOST_DECADES


def say_size(weighing: Weighing, row: int) -> str:
    """Count the inhabitants."""
    return f"{int(weighing.board.inhabitants[row]):,} inhabitants"


def foremost(weighing: Weighing) -> Floats:
    """Prefer the sense that the gazetteer lists first."""
    board = weighing.board
    values = np.zeros(len(board.entries))
    values[board.starts] = 1.0
    return values


def metropolis(weighing: Weighing) -> Floats:
    """Prefer towns that every reader knows, a capital or of half a million inhabitants, under a name of their own."""
    board = weighing.board
    known = board.is_kind(PlaceKind.CITY) & (board.capitals | (board.inhabitants >= _METROPOLIS))
    return flag(known & board.has(_OWN_NAME))


def lead(weighing: Weighing) -> Floats:
    """Prefer the largest namesake the more it leads: 1 when the next has a thousandth of its inhabitants."""
    people = weighing.board.people + 100
    highest = weighing.board.highest(people)
    second = weighing.board.highest(np.where(people == highest, 100.0, people))
    return np.where(people == highest, np.minimum(np.log10(highest / second) / _LEAD_DECADES, 1.0), 0.0)


def town_size(weighing: Weighing) -> Floats:
    """Prefer large towns among towns."""
    return size(weighing) * weighing.board.is_kind(PlaceKind.CITY)


def country(weighing: Weighing) -> Floats:
    """Tell countries from other places."""
    return flag(weighing.board.is_kind(PlaceKind.COUNTRY))


def capital(weighing: Weighing) -> Floats:
    """Tell capitals from other towns."""
    return flag(weighing.board.capitals)


def wide(weighing: Weighing) -> Floats:
    """Tell regions, waters and landforms from other places."""
    return flag(weighing.board.is_kind(*WIDE))


def first_unit(weighing: Weighing) -> Floats:
    """Tell first-level units from other places."""
    return flag(weighing.board.is_kind(PlaceKind.ADMIN1))


def second_unit(weighing: Weighing) -> Floats:
    """Tell second-level units from other places."""
    return flag(weighing.board.is_kind(PlaceKind.ADMIN2))


def site(weighing: Weighing) -> Floats:
    """Tell buildings and sites from other places."""
    return flag(weighing.board.is_kind(PlaceKind.FACILITY))


def say_kind(weighing: Weighing, row: int) -> str:
    """Say what kind of place it is."""
    place = weighing.board.entries[row].place
    if place.kind is PlaceKind.COUNTRY:
        return "a country"
    if place.capital:
        return "a capital"
    names = {
        PlaceKind.ADMIN1: "a first-level unit of its country",
        PlaceKind.ADMIN2: "a second-level unit of its country",
        PlaceKind.FACILITY: "a building or site",
    }
    return names.get(place.kind, f"a {place.kind.value} known by this name")


def called_after_city(weighing: Weighing) -> Floats:
    """Hold back a unit or country that shares its name with a city in it, or a weightier one: the city is meant.

    The gazetteer lists a unit's main town before the unit, however the town is spelt there ("Ar Raqqah" for Raqqa).
    """
    names = weighing.board.is_kind(*UNITS, PlaceKind.COUNTRY)
    return -weighing.of_row(names, lambda query, place: _city_in(query, place) is not None)


def _city_in(query: Query, place: Place) -> Place | None:
    """Find the town that a unit's bare name means: one in it that is listed before it or known, or a weightier one."""
    if query.unit_kind == "admin":
        return None
    is_before = True
    for other, flags in query.senses:
        is_before = is_before and other.place_id != place.place_id
        if other.kind is not PlaceKind.CITY:
            continue
        is_within = other.admin1 == place.admin1 and place.kind is not PlaceKind.COUNTRY
        if is_within and is_before:
            return other
        is_known = other.population >= _KNOWN_TOWN or other.capital
        if is_known and (is_within or (is_before and _is_rival(query, other, place))) and flags & _OWN_NAME:
            return other
    return None


def _is_rival(query: Query, town: Place, other: Place) -> bool:
    """Say whether a town outweighs a unit or country elsewhere that is listed behind it.

    It does as the country's capital ("Washington"), when the other bears the name in other languages only or for short
    ("Poole", which some call Poland), and when the unit has less than twice its people ("Gaza").
    """
    flags = next((entry.flags for entry in query.senses if entry.place.place_id == other.place_id), _OWN_NAME)
    if other.kind is PlaceKind.COUNTRY:
        return not flags & _OWN_NAME
    if other.kind is not PlaceKind.ADMIN1:
        return False
    is_capital = town.capital and town.country == other.country
    return is_capital or not flags & NameFlag.OFFICIAL or other.population < _RIVAL_SHARE * town.population


def say_city(weighing: Weighing, row: int) -> str:
    """Name the town that the bare name means."""
    board = weighing.board
    city = _city_in(board.queries[board.name_of[row]], board.entries[row].place)
    return f"the bare name means the city of {city.name}" if city else "a city bears its name"
