"""Landmarks: what a distance is measured from, read from one position on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from geomap.extract.distance import landmark_patterns as patterns
from geomap.extract.distance.actor import actor_before
from geomap.extract.distance.context import Context, Named
from geomap.extract.distance.senses import locate, settle
from geomap.extract.distance.vocabulary import compiled, words
from geomap.model import LandmarkPart, MentionKind, Place, PlaceKind

_NATIONAL = frozenset({PlaceKind.COUNTRY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """What a distance is measured from.

    Parameters
    ----------
    start, end
        Its words, ``[start, end)``.
    kind
        ``"place"``, ``"border"``, ``"coast"``, ``"front"`` or ``"thing"`` (something no gazetteer has).
    part
        Which part of it.
    named
        The mention in it; None when it names none.
    place
        The place; None when it cannot be located.
    counterpart
        The country on the other side of a border; None when the text does not say.
    """

    start: int
    end: int
    kind: str
    part: LandmarkPart
    named: Named | None = None
    place: Place | None = None
    counterpart: str | None = None


def landmark_at(named: Named, place: Place | None) -> Landmark:
    """Make the landmark of a name that stands elsewhere in the text: the point of the place that it means."""
    return Landmark(start=named.start, end=named.end, kind="place", part=LandmarkPart.POINT, named=named, place=place)


def read_landmark(context: Context, offset: int) -> Landmark | None:
    """Read a landmark that starts at an offset.

    Parameters
    ----------
    context
        The sentence.
    offset
        Where it starts, behind "from" or "of".

    Returns
    -------
    Landmark or None
        None when nothing there can be one.
    """
    for read in (_read_border, read_coast, _read_front, _read_territory, _read_capital, read_place, _read_thing):
        landmark = read(context, offset)
        if landmark is not None:
            return landmark
    return None


def read_land(context: Context, offset: int) -> Landmark | None:
    """Read a country, territory or border that one can be inside of; None when there is none."""
    return _read_border(context, offset) or _read_territory(context, offset) or read_place(context, offset)


def _read_border(context: Context, offset: int) -> Landmark | None:
    match = patterns.border().match(context.masked, offset, context.end)
    if match is None:
        return None
    found = [context.name_at(match.start(group)) for group in "fabcde" if match[group]]
    names = [name for name in found if name is not None]
    if match["plain"] and re.match(r"its|their|our", match["plain"], re.IGNORECASE):
        owner = actor_before(context, offset)
        names = [*names, owner] if owner is not None else names
    first = names[0] if names else None
    place = locate(context, first)
    others = [name.country for name in names[1:] if name.country and (place is None or name.country != place.country)]
    national = place is None or place.kind is PlaceKind.COUNTRY or (first is not None and _is_people(first))
    part = LandmarkPart.STATE_BORDER if national or others else LandmarkPart.ADMIN_BORDER
    return Landmark(
        start=offset,
        end=match.end(),
        kind="border",
        part=part,
        named=first,
        place=place,
        counterpart=others[0] if others else None,
    )


def _is_people(name: Named) -> bool:
    return name.mention.kind is MentionKind.DEMONYM


def read_coast(context: Context, offset: int) -> Landmark | None:
    """Read a coast that starts at an offset; None when there is none."""
    match = patterns.coast().match(context.masked, offset, context.end)
    if match is None:
        return None
    group = "a" if match["a"] else "b"
    named = context.name_at(match.start(group)) if match[group] else None
    place = locate(context, named)
    return Landmark(start=offset, end=match.end(), kind="coast", part=LandmarkPart.COAST, named=named, place=place)


def _read_front(context: Context, offset: int) -> Landmark | None:
    match = patterns.front().match(context.masked, offset, context.end)
    if match is None:
        return None
    return Landmark(start=offset, end=match.end(), kind="front", part=LandmarkPart.POINT)


def _read_territory(context: Context, offset: int) -> Landmark | None:
    match = patterns.territory().match(context.masked, offset, context.end)
    named = None if match is None else context.name_at(match.start("name"))
    if match is None or named is None:
        return None
    return Landmark(
        start=offset,
        end=match.end(),
        kind="border",
        part=LandmarkPart.STATE_BORDER,
        named=named,
        place=locate(context, named),
    )


def _read_capital(context: Context, offset: int) -> Landmark | None:
    match = patterns.capital().match(context.masked, offset, context.end)
    if match is None:
        return None
    named = context.name_at(match.start("name")) if match["name"] else None
    place = locate(context, named)
    if place is None:
        named, place = None, _capital_of(context, _country_of(context, match, offset))
    return Landmark(start=offset, end=match.end(), kind="place", part=LandmarkPart.POINT, named=named, place=place)


def _country_of(context: Context, match: re.Match[str], offset: int) -> str | None:
    owner = "of" if match["of"] else "owner"
    if match[owner]:
        named = context.name_at(match.start(owner))
        return None if named is None else named.country
    return next((name.country for name in islice(context.before(offset, everywhere=True), 40) if name.country), None)


def _capital_of(context: Context, country: str | None) -> Place | None:
    if country is None:
        return None
    mentioned = (name.place for name in context.ordered[:400] if name.place is not None)
    known = next((place for place in mentioned if place.capital and place.country == country), None)
    return known or capital_of(context, country)


def capital_of(context: Context, country: str) -> Place | None:
    """Find a country's capital: the largest town flagged as one; None when we know none."""
    polygon = context.gazetteer.boundaries.country(country)
    if polygon is None:
        return None
    towns = context.gazetteer.within(polygon.envelope, limit=400)
    return next((town for town in towns if town.capital and town.country == country), None)


def read_place(context: Context, offset: int) -> Landmark | None:
    """Read a place by its name; None when there is none."""
    match = patterns.place().match(context.masked, offset, context.end)
    named = None if match is None else context.name_at(match.start("name"))
    if match is None or named is None:
        return None
    words_before, tail = match["lead"].lower(), (match["part"] or "").lower()
    regional = re.search(rf"\b{words('unit')}\b", f"{words_before} {tail}")
    place = locate(context, named) if regional else settle(context, named)
    if place is not None and place.kind in _NATIONAL and not tail and "capital" not in words_before:
        return Landmark(
            start=offset,
            end=match.end("name"),
            kind="border",
            part=LandmarkPart.STATE_BORDER,
            named=named,
            place=place,
        )
    limits = compiled(rf"\b{words('limits')}\b")
    outer = limits.search(words_before) or limits.fullmatch(tail)
    part = LandmarkPart.LIMITS if outer else LandmarkPart.POINT
    return Landmark(start=offset, end=match.end(), kind="place", part=part, named=named, place=place)


def _read_thing(context: Context, offset: int) -> Landmark | None:
    match = patterns.thing().match(context.masked, offset, context.end)
    if match is None or compiled(rf"(?:.*\s)?{words('aloft')}$").match(match.group()) is not None:
        return None
    return Landmark(start=offset, end=match.end(), kind="thing", part=LandmarkPart.POINT)
