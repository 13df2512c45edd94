"""Abbreviations that writers of English use for the first or last word of a place's name: "St.", "Mt.", "Co."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geomap.gazetteer.compile.named import Named
from geomap.gazetteer.names import NameFlag
from geomap.model import PlaceKind

_FIRST = {"Saint": ("St.", "St"), "Sainte": ("Ste.", "Ste"), "Mount": ("Mt.", "Mt"), "Fort": ("Ft.", "Ft")}
_LAST = {"County": ("Co.",), "Township": ("Twp.", "Twp")}
_ENGLISH = frozenset({"US", "CA", "GB", "IE", "AU", "NZ", "ZA", "HT", "JM", "BB", "TT", "LC", "VC", "KN", "GD"})
_KINDS = frozenset({PlaceKind.CITY, PlaceKind.ADMIN1, PlaceKind.ADMIN2})


def abbreviate(name: str) -> Iterator[str]:
    """Yield the abbreviated forms of a name.

    Examples
    --------
    >>> list(abbreviate("Saint Charles County"))
    ['St. Charles County', 'St Charles County', 'Saint Charles Co.']
    >>> list(abbreviate("Mt. Pleasant"))
    ['Mount Pleasant']
    """
    first, _, rest = name.partition(" ")
    before, _, last = name.rpartition(" ")
    if rest:
        yield from (f"{short} {rest}" for short in _FIRST.get(first, ()))
        yield from (f"{whole} {rest}" for whole, shorts in _FIRST.items() if first == shorts[0])
    if before:
        yield from (f"{before} {short}" for short in _LAST.get(last, ()))


def add_abbreviations(things: Iterable[Named]) -> list[Named]:
    """Add the abbreviated forms of the official names of towns and units where English is written.

    Parameters
    ----------
    things
        Places with their names.

    Returns
    -------
    list of Named
        The same places in the same order.
    """
    return [_with_forms(thing) for thing in things]


def _with_forms(thing: Named) -> Named:
    place = thing.place
    if place.kind not in _KINDS or place.country not in _ENGLISH:
        return thing
    known = {name for name, _ in thing.names}
    forms = [form for form in abbreviate(place.name) if form not in known]
    return replace(thing, names=thing.names + tuple((form, NameFlag.SHORT) for form in forms)) if forms else thing
