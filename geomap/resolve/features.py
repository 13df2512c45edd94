"""The features by which senses of a name are ranked. Each says how much it speaks for a sense, and in what words.

Weights are in ``lexicons/resolve_weights.csv``; a feature's docstring is its public documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import exp, log10
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from geomap.gazetteer import NEEDS_CONTEXT, Entry, NameFlag
from geomap.model import Place, PlaceKind, Reading
from geomap.resolve.evidence import Evidence
from geomap.resolve.query import Query
from geomap.text.fold import fold

_WIDE = frozenset({PlaceKind.REGION, PlaceKind.WATER, PlaceKind.PHYSICAL})
_PEOPLE_OF_A_REGION = 500_000  # so that "Africa" outweighs a town of that name, but "Rhine" no metropolis (own)
_SAME_NAME = 0.75  # likeness from which two spellings are one name: Odessa and Odesa 0.91, Izium and Izyum 0.80 (own)
_OWN_NAME = NameFlag.OFFICIAL | NameFlag.SHORT
_KNOWN_TOWN = 50_000  # inhabitants of a town that a reader thinks of before the unit called after it (own)
_DECADES = 5.0
_AREA_DISCOUNT = 10  # a country's people are not all in the spot that bears its name (own)
_NEAR_KM = 300.0
_MIN_EVIDENCE = 0.1


class Signal(NamedTuple):
    """How strongly a feature speaks (-1 to 1) and what it saw, in words."""

    value: float
    text: str


class Weighing(NamedTuple):
    """All that a feature may look at beside the sense itself."""

    query: Query
    evidence: Evidence
    most_people: int
    settled: Mapping[str, Place]


Feature = Callable[[Entry, Weighing], Signal | None]
"""A feature looks at one sense of a mention's name; None means that it has nothing to say."""


def weight_of_people(place: Place) -> int:
    """Count inhabitants for the comparison with namesakes: a tenth for countries and units, a fixed number for regions.

    Parameters
    ----------
    place
        A sense.

    Returns
    -------
    int
        Inhabitants; 0 when unknown.
    """
    if place.kind in _WIDE:
        return max(place.population, _PEOPLE_OF_A_REGION)
    return place.population if place.kind is PlaceKind.CITY else place.population // _AREA_DISCOUNT


def population(entry: Entry, weighing: Weighing) -> Signal | None:
    """Prefer the sense with most inhabitants: 1 for the largest namesake, 0.2 less for each factor of ten below it."""
    people, most = weight_of_people(entry.place), weighing.most_people
    value = max(0.0, 1 + log10((people + 100) / (most + 100)) / _DECADES)
    count = len(weighing.query.senses)
    stated = f"{entry.place.population:,} inhabitants" if people else "inhabitants unknown"
    if people and people == most and count > 1:
        return Signal(value, f"the largest of {count} places of this name ({stated})")
    return Signal(value, f"{stated}, not the largest of this name" if people < most else stated)


def kind(entry: Entry, _: Weighing) -> Signal | None:
    """Prefer countries, then capitals, regions and first-level units, then other settlements."""
    place = entry.place
    if place.kind is PlaceKind.COUNTRY:
        return Signal(1.0, "a country")
    if place.capital:
        return Signal(0.8, "a capital")
    if place.kind in {PlaceKind.REGION, PlaceKind.WATER}:
        return Signal(0.7, f"a {place.kind.value} known by this name")
    if place.kind is PlaceKind.ADMIN1:
        return Signal(0.4, "a first-level unit of its country")
    return None


def called_after_city(entry: Entry, weighing: Weighing) -> Signal | None:
    """Hold back a unit that shares its name with a city in it: the bare name means the city.

    The gazetteer lists a unit's main town before the unit, however the town is spelt there ("Ar Raqqah" for Raqqa).
    """
    place = entry.place
    if place.kind not in {PlaceKind.ADMIN1, PlaceKind.ADMIN2} or weighing.query.unit_kind == "admin":
        return None
    for rank, (other, flags) in enumerate(weighing.query.senses):
        if (
            (flags & _OWN_NAME or rank == 0)
            and other.kind is PlaceKind.CITY
            and other.admin1 == place.admin1
            and (other.population >= _KNOWN_TOWN or other.capital)
        ):
            return Signal(-1.0, f"the bare name means the city of {other.name} in it")
    return None


def name(entry: Entry, weighing: Weighing) -> Signal | None:
    """Prefer places that bear the name officially or for short over those that are only also called so."""
    if entry.flags & NameFlag.OFFICIAL:
        return Signal(1.0, "its official name")
    if entry.flags & (NameFlag.SHORT | NameFlag.SEAT):
        return Signal(0.9, "a usual short name of it")
    key, own = weighing.query.key, fold(entry.place.name)
    likeness = ratio(key, own) / 100
    if likeness >= _SAME_NAME and key[:1] == own[:1] and entry.place.kind is PlaceKind.CITY:
        return Signal(likeness, f"a spelling of {entry.place.name}")
    if entry.flags & NameFlag.FORMER:
        return Signal(0.5, f"a former name of {entry.place.name}")
    return Signal(0.2, f"one of the other names of {entry.place.name}")


def container(entry: Entry, weighing: Weighing) -> Signal | None:
    """Prefer what lies in the country or unit named right behind ("Troy, N.C.")."""
    found = weighing.query.container
    if found is None or not found.is_behind or not found.holds(entry.place):
        return None
    return Signal(1.0, f"lies in “{found.text}”, which stands right behind it")


def container_ahead(entry: Entry, weighing: Weighing) -> Signal | None:
    """Prefer what lies in the country named right ahead ("the Indian city of Hyderabad")."""
    found = weighing.query.container
    if found is None or found.is_behind or not found.holds(entry.place):
        return None
    return Signal(1.0, f"lies in what “{found.text}” names right ahead of it")


def unit_word(entry: Entry, weighing: Weighing) -> Signal | None:
    """Prefer a unit before "province" or "oblast", a settlement before "city" or "town"."""
    wanted = weighing.query.unit_kind
    if wanted is None:
        return None
    is_unit = entry.place.kind in {PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION}
    if is_unit == (wanted == "admin"):
        return Signal(1.0, "the word behind it says what it is")
    return None


def same_country(entry: Entry, weighing: Weighing) -> Signal | None:
    """Prefer the country that other names of the document lie in."""
    if entry.place.kind is PlaceKind.COUNTRY:
        return None
    weight = weighing.evidence.in_country(entry.place, weighing.query.key)
    if weight < _MIN_EVIDENCE:
        return None
    return Signal(1 - exp(-weight), f"other places in the text lie in the same country ({entry.place.country})")


def same_unit(entry: Entry, weighing: Weighing) -> Signal | None:
    """Prefer the first-level unit that other names of the document lie in."""
    weight = weighing.evidence.in_unit(entry.place, weighing.query.key)
    if weight < _MIN_EVIDENCE or entry.place.kind is PlaceKind.ADMIN1:
        return None
    return Signal(1 - exp(-weight), f"other places in the text lie in the same unit ({entry.place.admin1})")


def near_others(entry: Entry, weighing: Weighing) -> Signal | None:
    """Prefer what lies near another place of the document: 1 at no distance, 0.37 at 300 km."""
    if entry.place.kind is PlaceKind.COUNTRY:
        return None
    found = weighing.evidence.nearest(entry.place, weighing.query.key)
    if found is None:
        return None
    other, km = found
    value = exp(-km / _NEAR_KM)
    return Signal(value, f"{km:,.0f} km from {other.name}, also in the text") if value >= _MIN_EVIDENCE else None


def same_sense(entry: Entry, weighing: Weighing) -> Signal | None:
    """Prefer the sense that the same name has elsewhere in the document, where something beside it settles it."""
    settled = weighing.settled.get(weighing.query.key)
    if settled is None or settled.place_id != entry.place.place_id:
        return None
    return Signal(1.0, "the same name means this place elsewhere in the text")


def power(entry: Entry, weighing: Weighing) -> Signal | None:
    """Prefer a country or capital for a name that stands for a government."""
    if weighing.query.mention.reading is not Reading.METONYM:
        return None
    if entry.place.kind is PlaceKind.COUNTRY or entry.place.capital:
        return Signal(1.0, "stands for a government here, and this is a country or its capital")
    return None


def needs_context(entry: Entry, _: Weighing) -> Signal | None:
    """Hold back names that are as often a person's, a common word or an acronym."""
    if not entry.flags & NEEDS_CONTEXT or entry.place.kind is PlaceKind.COUNTRY or entry.place.capital:
        return None
    return Signal(-1.0, "the name is as often something else")


FEATURES: Mapping[str, Feature] = {
    feature.__name__: feature
    for feature in (
        population, kind, called_after_city, name, container, container_ahead, unit_word,
        same_country, same_unit, near_others, same_sense, power, needs_context,
    )
}  # fmt: skip
"""Name -> feature; the names are those of ``resolve_weights.csv``."""
