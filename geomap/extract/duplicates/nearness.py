"""How two places of events stand to each other: one, nested, near, or apart."""

from __future__ import annotations

from typing import NamedTuple

from geomap.extract.duplicates.facts import Facts
from geomap.geo.geodesic import distance_m
from geomap.model import Place, PlaceKind

TOLERANCE_M = {1: 10_000.0, 2: 30_000.0, 3: 30_000.0}
"""How far apart two points may be told for one place, by ACLED's geo_precision of the vaguer: chosen by hand. A suburb
and its town are 10 km apart; "near" a town is read up to 30 km."""


class Nearness(NamedTuple):
    """A feature of ``duplicates_weights.csv`` and the words for it."""

    feature: str
    text: str


def nearness_of(one: Facts, other: Facts) -> Nearness | None:
    """Compare the places of two events.

    Parameters
    ----------
    one, other
        Events of two documents.

    Returns
    -------
    Nearness or None
        None when the places are apart.
    """
    first, second = one.place, other.place
    if first.place_id == second.place_id:
        if first.kind is PlaceKind.COUNTRY:
            return Nearness("place_country", f"both say no more than {first.name}")
        return Nearness("place_same", f"both in {first.name}")
    for outer, inner in ((first, second), (second, first)):
        if _contains(outer, inner):
            feature = "place_country" if outer.kind is PlaceKind.COUNTRY else "place_nested"
            return Nearness(feature, f"{inner.name} lies in {outer.name}")
    if first.kind.is_area or second.kind.is_area:
        return None
    apart_m = distance_m(first.position, second.position)
    if apart_m > TOLERANCE_M[max(one.precision, other.precision)]:
        return None
    return Nearness("place_near", f"{first.name} and {second.name} are {apart_m / 1000:.0f} km apart")


def _contains(outer: Place, inner: Place) -> bool:
    if not outer.kind.is_area or (inner.kind is PlaceKind.COUNTRY):
        return False
    if outer.kind is PlaceKind.COUNTRY:
        return outer.country is not None and outer.country == inner.country
    if outer.kind is PlaceKind.ADMIN1:
        return outer.admin1 is not None and outer.admin1 == inner.admin1
    return outer.radius_m > inner.radius_m and distance_m(outer.position, inner.position) <= outer.radius_m
