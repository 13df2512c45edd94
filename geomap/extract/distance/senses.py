"""Senses of a name that only the slot of a claim decides: a surname that is a town, a region that is its capital."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extract.distance.context import SITES, Context, Named
from geomap.geo.geodesic import distance_m
from geomap.model import Place, PlaceKind

_REVIVED_WITHIN_M = 600_000.0
"""A namesake so near the other end is taken; else the largest is."""

_UNITS = frozenset({PlaceKind.ADMIN1, PlaceKind.ADMIN2})
"""Kinds of place that give way to a town of their name."""


def locate(context: Context, named: Named | None, *, near: Place | None = None) -> Place | None:
    """Give the place of a name; a name that was taken for a person or word is looked up after all.

    Parameters
    ----------
    context
        The sentence.
    named
        A mention in a slot that only a place can fill; None gives None.
    near
        The other end of the distance; of several senses the nearest to it is taken. None for the most important one.

    Returns
    -------
    Place or None
        None when the gazetteer has no such place.
    """
    if named is None or named.place is not None or not named.is_rejected:
        return None if named is None else named.place
    towns = _towns(context, named)
    return next(iter(towns), None) if near is None else _nearest(towns, near)


def settle(context: Context, named: Named, *, near: Place | None = None, countries: bool = False) -> Place | None:
    """Give the town of a name that also names a unit: a distance is from "Batken", not from Batken Region.

    Parameters
    ----------
    context
        The sentence.
    named
        The mention.
    near
        The other end of the distance, where it is known.
    countries
        Whether a country gives way to a town too, as it does where only a town can be meant.

    Returns
    -------
    Place or None
        The place as resolved when no town shares the name.
    """
    place = locate(context, named, near=near)
    if place is None or not (place.kind in _UNITS or (countries and place.kind is PlaceKind.COUNTRY)):
        return place
    towns = _towns(context, named)
    if place.kind in _UNITS:
        return next((town for town in towns if town.kind is PlaceKind.CITY and town.country == place.country), place)
    return _nearest(towns, near) or place


def _towns(context: Context, named: Named) -> list[Place]:
    return [entry.place for entry in context.gazetteer.lookup(named.mention.text) if entry.place.kind in SITES]


def _nearest(places: Sequence[Place], near: Place | None) -> Place | None:
    if near is None:
        return None
    best = min(places, key=lambda place: distance_m(place.position, near.position), default=None)
    within = best is not None and distance_m(best.position, near.position) <= _REVIVED_WITHIN_M
    return best if within else None


def better_sense(context: Context, named: Named, place: Place, other: Place, *, most_m: float) -> Place | None:
    """Find a namesake in the other end's country that fits where the place as resolved, in another country, does not.

    Parameters
    ----------
    context
        The sentence.
    named, place
        One end as written and as resolved.
    other
        The other end.
    most_m
        The greatest distance that the claim allows, metres.

    Returns
    -------
    Place or None
        None when the place as resolved fits, or no namesake does.
    """
    if place.country == other.country or distance_m(place.position, other.position) <= most_m:
        return None
    same = [town for town in _towns(context, named) if town.country == other.country]
    return next((town for town in same if distance_m(town.position, other.position) <= most_m), None)
