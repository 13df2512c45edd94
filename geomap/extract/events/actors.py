"""Who acts and to whom it is done: the noun phrases round a trigger, their role and their country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.errors import UnknownNameError
from geomap.extract.events.lexicon import Role, words_of
from geomap.extract.events.phrases import Chunk, is_verb_of
from geomap.extract.events.view import Spot, View
from geomap.model import Actor, MentionKind, Reading

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_WEAPON_TAGS = frozenset({"drone", "aircraft", "artillery", "airborne"})
_NAME_WORDS = 2  # a person is named with given name and surname
_CUTS = frozenset({"its", "his", "her", "their"})


def _country_spots(view: View, chunk: Chunk) -> list[Spot]:
    return [
        spot
        for spot in view.spots
        if chunk.first <= spot.first < chunk.stop
        and (spot.mention.kind is MentionKind.DEMONYM or spot.mention.reading in {Reading.DEMONYM, Reading.METONYM})
    ]


def _country_name(code: str | None, gazetteer: Gazetteer) -> str | None:
    if code is None:
        return None
    try:
        return gazetteer.country(code).name
    except UnknownNameError:
        return None


def _last_role(view: View, table: str, chunk: Chunk, skip: int = 0) -> Role | None:
    found = [hit for hit in view.hits_at(table) if chunk.first <= hit.first and hit.stop <= chunk.stop]
    found = found[: len(found) - skip]
    for payload in found[-1].payload if found else ():
        if isinstance(payload, Role):
            return payload
    return None


def _is_weapon(view: View, chunk: Chunk) -> bool:
    """Whether a phrase ends with a weapon or with what it does ("a drone strike")."""
    stop = chunk.stop
    while stop > chunk.first and view.words[stop - 1] in words_of("weapon_deed"):
        stop -= 1
    return any(
        hit.stop == stop and _WEAPON_TAGS.intersection(map(str, hit.payload))
        for hit in view.hits_at("tag")
        if hit.first >= chunk.first
    )


def _is_edge(word: str) -> bool:
    """Tell an ordinal or a word that no noun phrase begins with."""
    return word in words_of("edge") or (word[:-2].isdigit() and word[-2:] in {"st", "nd", "rd", "th"})


def _is_trailing(word: str) -> bool:
    return any(word in words_of(name) for name in ("edge", "auxiliary", "seated"))


def _behind_date(view: View, first: int, stop: int) -> int:
    """Step over a date before a subject ("In April 1994 militias ...")."""
    return max(
        (
            view.token_at(when.end - 1) + 1
            for when in view.whens
            if when.start <= view.tokens[first].start < when.end <= view.tokens[stop - 1].start
        ),
        default=first,
    )


def _trim(view: View, chunk: Chunk) -> Chunk:
    first, stop, link = chunk
    first = _behind_date(view, first, stop)
    if "of" in view.words[first:stop] and words_of("light_noun").intersection(view.words[first:stop]):
        first = view.words.index("of", first, stop) + 1
    while first < stop and (not view.tokens[first].is_word or _is_edge(view.words[first])):
        first += 1
    for index in range(first + 1, stop):
        adverb = view.words[index].endswith("ly") and view.raw(index).islower()
        if view.words[index] in _CUTS or adverb or is_verb_of(view, index):
            stop = index
            break
    while stop > first and (not view.tokens[stop - 1].is_word or _is_trailing(view.words[stop - 1])):
        stop -= 1
    return Chunk(first, stop, link)


def actor_from(view: View, chunk: Chunk, gazetteer: Gazetteer) -> Actor | None:
    """Read a noun phrase as an actor.

    Parameters
    ----------
    view
        The sentence.
    chunk
        The noun phrase.
    gazetteer
        Names the country behind a metonym or demonym.

    Returns
    -------
    Actor or None
        None when nothing in it says that it can act: no role word, no group, no side, no name of a person.
    """
    chunk = _trim(view, chunk)
    if chunk.first >= chunk.stop:
        return None
    group = _last_role(view, "group", chunk)
    role = _last_role(view, "role", chunk)
    spots = _country_spots(view, chunk)
    country = spots[-1].country if spots else None
    if group is None and role is None and not spots:
        return _person(view, chunk)
    if group is None and not spots and role is not None and role.role == "State forces" and _is_weapon(view, chunk):
        role = _last_role(view, "role", chunk, skip=1)  # "junta jets" are the junta's, bare "jets" nobody's
        if role is None:
            return None
    is_side = any(spot.mention.reading is Reading.METONYM for spot in spots) and group is None and role is None
    known = group or role
    country = country or (group.country if group else None)
    word = known.role if known else "State forces" if is_side else None
    stands_for_country = is_side or word == "State forces" or known is None
    name = group.name if group else _country_name(country, gazetteer) if stands_for_country else None
    return _actor(view, chunk.first, chunk.stop, role=word, country=country, name=name)


def _actor(
    view: View, first: int, stop: int, *, role: str | None = None, country: str | None = None, name: str | None = None
) -> Actor:
    start, end = view.tokens[first].start, view.tokens[stop - 1].end
    return Actor(text=view.written(first, stop), start=start, end=end, role=role, country=country, name=name)


def _person(view: View, chunk: Chunk) -> Actor | None:
    """Read a name without a known role: two capitalised words or more."""
    capitals = [index for index in range(chunk.first, chunk.stop) if view.raw(index)[:1].isupper()]
    if len(capitals) < _NAME_WORDS or any(spot.first in capitals for spot in view.spots):
        return None
    return _actor(view, capitals[0], capitals[-1] + 1)
