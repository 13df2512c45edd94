"""Places that a name typed by a person may mean, best first, each with its reasons."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, NamedTuple

from geomap.api.containers import read_containers, reasons_inside, split_containers
from geomap.gazetteer import Entry, Gazetteer, NameFlag
from geomap.geo.geodesic import distance_m
from geomap.model import LonLat, Place, PlaceKind, Reason

_POOL: Final = 200
"""So many namesakes are weighed; the commonest name of the embedded gazetteer has fewer."""
_LARGEST_POWER: Final = 7.5
"""log10 of the inhabitants of the largest cities."""
_UNITS: Final = frozenset({PlaceKind.ADMIN1, PlaceKind.ADMIN2})
_UNIT_POWER: Final = 0.75
"""What a unit's inhabitants count less than a town's, as in the gazetteer's own order of a name's senses."""
_HALF_DISTANCE_M: Final = 100_000.0
_SECONDARY_NAME: Final = 0.95
_NAME_ALONE, _PROMINENCE = 0.7, 0.3
_NEAR_BASE, _NEAR_PROMINENCE, _NEARNESS = 0.2, 0.1, 0.7
_OTHER_COUNTRY: Final = 0.75
"""What a score loses outside the country that comes first: a town's of that name is then above a foreign capital's."""
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
    gazetteer: Gazetteer,
    name: str,
    *,
    country: str | Iterable[str] | None = None,
    country_bias: str | None = None,
    near: LonLat | None = None,
    alike: bool = True,
    limit: int = 10,
) -> tuple[Candidate, ...]:
    """Find the places of a name.

    "Springfield, Illinois", "Izium, Kharkiv Oblast, Ukraine", "Sloviansk, Donbas" and "Paris (US)" are read as a name
    and the units, regions or countries it lies in, when no place has the whole as its name.

    Parameters
    ----------
    gazetteer
        Where to look.
    name
        As a person typed it.
    country
        ISO 3166-1 alpha-2 code, or several, that the place must lie in; None for any.
    country_bias
        ISO 3166-1 alpha-2 code of the country whose places come first among places of the same name; None for none.
    near
        A position that the place is rather near to; None for no preference.
    alike
        Whether names that are only alike are given too when there are places of the very name.
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
    codes = _codes(gazetteer, country)
    bias = None if country_bias is None else gazetteer.country(country_bias.upper()).country
    head, behind = split_containers(name)
    found: list[Candidate] = []
    if behind and not gazetteer.lookup(name):
        found = _inside(gazetteer, _search(gazetteer, head, codes, near, alike=alike), behind)
    found = found or _search(gazetteer, name, codes, near, alike=alike)
    if bias is not None:
        found = [_biased(candidate, bias) for candidate in found]
    return tuple(sorted(found, key=lambda candidate: -candidate.score)[:limit])


def _codes(gazetteer: Gazetteer, country: str | Iterable[str] | None) -> tuple[str | None, ...]:
    if country is None:
        return (None,)
    given = [country] if isinstance(country, str) else country
    return tuple(dict.fromkeys(gazetteer.country(code.upper()).country for code in given))


def _search(
    gazetteer: Gazetteer, name: str, codes: tuple[str | None, ...], near: LonLat | None, *, alike: bool
) -> list[Candidate]:
    if not alike:
        named = [entry for entry in gazetteer.lookup(name) if codes == (None,) or entry.place.country in codes]
        if named:
            return [_candidate(entry, 1.0, near) for entry in named]
    found = [each for code in codes for each in gazetteer.search(name, country=code, limit=_POOL)]
    return [_candidate(entry, likeness, near) for entry, likeness in found]


def _inside(gazetteer: Gazetteer, candidates: list[Candidate], behind: tuple[str, ...]) -> list[Candidate]:
    """Keep the candidates that lie in what is named behind the commas."""
    containers, kept = read_containers(gazetteer, behind), []
    for candidate in candidates:
        reasons = reasons_inside(gazetteer, candidate.place, containers)
        if reasons is not None:
            kept.append(candidate._replace(reasons=(*candidate.reasons, *reasons)))
    return kept


def _biased(candidate: Candidate, country: str) -> Candidate:
    if candidate.place.country != country:
        return candidate._replace(score=candidate.score * _OTHER_COUNTRY)
    reason = Reason(rule="country-bias", text=f"lies in {country}, which was to come first")
    return candidate._replace(reasons=(*candidate.reasons, reason))


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
    power = math.log10(1 + place.population) - (_UNIT_POWER if place.kind in _UNITS else 0.0)
    return min(1.0, max(power, 0.0) / _LARGEST_POWER)
