"""How important a place is, and so in which order the senses of a name come."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geomap.gazetteer.names import NameFlag
from geomap.model import Place, PlaceKind

_KIND_BONUS = {
    PlaceKind.COUNTRY: 4.0,
    PlaceKind.REGION: 6.0,
    PlaceKind.WATER: 6.0,
    PlaceKind.PHYSICAL: 6.0,
    PlaceKind.FACILITY: 7.0,
    PlaceKind.ADMIN1: -0.75,
    PlaceKind.ADMIN2: -0.75,
}
"""Added to log10 of the population. A unit counts less than a city of as many people: "Kharkiv" is the city first, yet
"California" is the state, which has far more people than any town of that name. Regions, waters and sites have no
population of their own."""
CAPITAL_BONUS = 1.0
OWN = NameFlag.OFFICIAL | NameFlag.SHORT | NameFlag.DEMONYM | NameFlag.ADJECTIVE | NameFlag.SEAT
ALTERNATE_MALUS = 1.25
"""A place that merely can be called so must be 18 times as populous as one whose name it is."""
FORMER_MALUS = 0.5
FORM_MALUS = 1.0
"""An inflected form gives way to a place a tenth as populous that bears the very letters as its name."""
COUNTRY_ALTERNATE_MALUS = 7.0
"""What a country is called in another language counts less than a town whose name it is: Columbia, Tunis, England."""
COUNTRY_FORMER_MALUS = 6.0
_MAIN_TOWN_SHARE = 1 / 12


def importance(place: Place) -> float:
    """Give a place's importance: log10 of its population with a bonus for its kind, 0 to about 14.

    Parameters
    ----------
    place
        Any place.

    Returns
    -------
    float
        Higher is more important.
    """
    score = math.log10(place.population + 1) + _KIND_BONUS.get(place.kind, 0.0) + CAPITAL_BONUS * place.capital
    return max(score, 0.0)


def sense_order(place: Place, flags: NameFlag) -> tuple[float, str]:
    """Give the key that sorts the senses of one name, most important first.

    Parameters
    ----------
    place
        The place meant.
    flags
        How the name is related to it.

    Returns
    -------
    tuple
        Smaller comes first; the id breaks ties.
    """
    return (_malus(place, flags) - importance(place), place.place_id)


def towns_before_units(places: Sequence[Place]) -> list[int]:
    """Put a unit's main town before the unit where both answer to a name: "Donetsk" is the city first.

    The main town has a twelfth of the unit's people at least. A town that adds "City" to the unit's name is left where
    it is: "Oklahoma" is the state.

    Parameters
    ----------
    places
        The senses of one name, most important first.

    Returns
    -------
    list of int
        Indexes of the places, in their new order.
    """
    order = list(range(len(places)))
    for unit in [index for index in order if places[index].kind is PlaceKind.ADMIN1]:
        for town in order[order.index(unit) + 1 :]:
            if _is_main_town(places[town], places[unit]):
                order.remove(town)
                order.insert(order.index(unit), town)
                break
    return order


def _is_main_town(town: Place, unit: Place) -> bool:
    return (
        town.kind is PlaceKind.CITY
        and town.admin1 == unit.admin1
        and town.population >= unit.population * _MAIN_TOWN_SHARE
        and not town.name.endswith(" City")
    )


def _malus(place: Place, flags: NameFlag) -> float:
    return _base_malus(place, flags) + FORM_MALUS * bool(flags & NameFlag.FORM)


def _base_malus(place: Place, flags: NameFlag) -> float:
    if flags & OWN:
        return 0.0
    if place.kind is PlaceKind.COUNTRY:
        return COUNTRY_FORMER_MALUS if flags & NameFlag.FORMER else COUNTRY_ALTERNATE_MALUS
    if flags & NameFlag.FORMER:
        return FORMER_MALUS
    return ALTERNATE_MALUS + CAPITAL_BONUS * place.capital  # a capital is first under its own name, not under any
