"""Places that a name typed by a person may mean, best first, each with its reasons."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from geomap.gazetteer import Entry, Gazetteer, NameFlag
from geomap.geo.geodesic import distance_m
from geomap.model import LonLat, Place, PlaceKind, Reason

_POOL: Final = 200
"""So many namesakes are weighed; the commonest name of the embedded gazetteer has fewer."""
_LARGEST_POWER: Final = 7.5
"""log10 of the inhabitants of the largest cities."""
_HALF_DISTANCE_M: Final = 100_000.0
_SECONDARY_NAME: Final = 0.95
_NAME_ALONE, _PROMINENCE = 0.7, 0.3
_NEAR_BASE, _NEAR_PROMINENCE, _NEARNESS = 0.2, 0.1, 0.7
_ALPHA_2: Final = 2
SURE_ENOUGH: Final = 0.75
"""Likeness below which a name is not taken for a slip of the keys: one letter in six may be wrong."""


class Candidate(NamedTuple):
    """A place that a name may mean.

    ``likeness`` is 1 when the name is one of its names; ``score`` weighs in how prominent or near it is. Both 0 to 1.
    """

    place: Place
    score: float
    likeness: float
    reasons: tuple[Reason, ...]


def find_candidates(
    gazetteer: Gazetteer, name: str, *, country: str | None = None, near: LonLat | None = None, limit: int = 10
) -> tuple[Candidate, ...]:
    """Find the places of a name.

    "Springfield, Illinois", "Krasnohorivka, Donetsk Oblast" and "Paris, US" are read as a name and the unit or country
    it lies in, when no place has the whole as its name.

    Parameters
    ----------
    gazetteer
        Where to look.
    name
        As a person typed it.
    country
        ISO 3166-1 alpha-2 code that the place must lie in; None for any.
    near
        A position that the place is rather near to; None for no preference.
    limit
        Greatest number of places.

    Returns
    -------
    tuple of Candidate
        Best first; empty when nothing is like it.

    Raises
    ------
    UnknownNameError
        When there is no such country.

    Examples
    --------
    >>> best, *_ = find_candidates(Gazetteer.open(), "Paris, Texas")
    >>> best.place.name, best.place.admin1
    ('Paris', 'US.TX')
    """
    code = None if country is None else gazetteer.country(country.upper()).country
    found = _search(gazetteer, name, country=code, near=near)
    head, comma, tail = name.rpartition(",")
    if comma and not any(candidate.likeness == 1 for candidate in found):
        inside = _inside(gazetteer, _search(gazetteer, head, country=code, near=near), tail.strip())
        found = inside or found
    return tuple(sorted(found, key=lambda candidate: -candidate.score)[:limit])


def _search(gazetteer: Gazetteer, name: str, *, country: str | None, near: LonLat | None) -> list[Candidate]:
    found = gazetteer.search(name, country=country, limit=_POOL)
    return [_candidate(entry, likeness, near) for entry, likeness in found]


def _candidate(entry: Entry, likeness: float, near: LonLat | None) -> Candidate:
    place = entry.place
    secondary = NameFlag.OFFICIAL not in entry.flags and likeness == 1
    named = likeness * (_SECONDARY_NAME if secondary else 1)
    reasons = [_name_reason(place, likeness, secondary=secondary), _prominence_reason(place)]
    if near is None:
        factor = _NAME_ALONE + _PROMINENCE * _prominence(place)
    else:
        away_m = distance_m(near, place.position)
        nearness = 1 / (1 + away_m / _HALF_DISTANCE_M)
        factor = _NEAR_BASE + _NEAR_PROMINENCE * _prominence(place) + _NEARNESS * nearness
        reasons.append(Reason(rule="distance", text=f"{away_m / 1000:,.0f} km from the position given"))
    return Candidate(place, named * factor, likeness, tuple(reasons))


def _name_reason(place: Place, likeness: float, *, secondary: bool) -> Reason:
    if likeness == 1:
        what = f"another name of {place.name}" if secondary else "its name"
        return Reason(rule="same-name", text=what, weight=_SECONDARY_NAME if secondary else 1.0)
    return Reason(rule="like-name", text=f"a name of {place.name} is like it", weight=round(likeness, 3))


def _prominence_reason(place: Place) -> Reason:
    if place.kind is PlaceKind.COUNTRY:
        return Reason(rule="prominence", text="a country")
    capital = "capital, " if place.capital else ""
    size = f"{place.population:,} inhabitants" if place.population else "size unknown"
    return Reason(rule="prominence", text=f"{capital}{size}")


def _prominence(place: Place) -> float:
    if place.kind is PlaceKind.COUNTRY or place.capital:
        return 1.0
    return min(1.0, math.log10(1 + place.population) / _LARGEST_POWER)


def _inside(gazetteer: Gazetteer, candidates: list[Candidate], unit: str) -> list[Candidate]:
    """Keep the candidates that lie in the unit or country of that name."""
    codes: dict[str, str] = {}
    if len(unit) == _ALPHA_2 and unit.isalpha():
        codes[unit.upper()] = unit.upper()
    for entry in gazetteer.lookup(unit):
        code = entry.place.admin1 if entry.place.kind is PlaceKind.ADMIN1 else entry.place.country
        if entry.place.kind in {PlaceKind.ADMIN1, PlaceKind.COUNTRY} and code:
            codes.setdefault(code, entry.place.name)
    kept = []
    for candidate in candidates:
        place = candidate.place
        unit_name = codes.get(place.admin1 or "") or codes.get(place.country or "")
        if unit_name and place.kind not in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}:
            reason = Reason(rule="in-unit", text=f"lies in {unit_name}")
            kept.append(candidate._replace(reasons=(*candidate.reasons, reason)))
    return kept
