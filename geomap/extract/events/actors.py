"""Who acts and to whom it is done: the noun phrases round a trigger, their role and their country."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from geomap.errors import UnknownNameError
from geomap.extract.events.lexicon import Role, words_of
from geomap.extract.events.phrases import Chunk, chunks_left, chunks_right, noun_phrase_start
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.view import Spot, View
from geomap.model import Actor, MentionKind, Reading

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_WEAPON_TAGS = frozenset({"drone", "aircraft", "artillery", "airborne"})
_BY_REACH = 12  # tokens from a noun to its "by"
_LIGHT_REACH = 12  # tokens from a light verb to its noun
_CUTS = frozenset({"its", "his", "her", "their"})
_WITH = frozenset({"with", "against", "and"})


class Sides(NamedTuple):
    """Actors and recipients of an event, in order of the text."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]


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


def _last_role(view: View, table: str, chunk: Chunk) -> Role | None:
    found = [hit for hit in view.hits_at(table) if chunk.first <= hit.first and hit.stop <= chunk.stop]
    for payload in found[-1].payload if found else ():
        if isinstance(payload, Role):
            return payload
    return None


def _is_weapon(view: View, chunk: Chunk) -> bool:
    return any(
        hit.stop == chunk.stop and _WEAPON_TAGS.intersection(map(str, hit.payload))
        for hit in view.hits_at("tag")
        if hit.first >= chunk.first
    )


def is_ordinal(word: str) -> bool:
    """Tell whether a word is an ordinal in figures ("14th")."""
    return word[:-2].isdigit() and word[-2:] in {"st", "nd", "rd", "th"}


def _trim(view: View, chunk: Chunk) -> Chunk:
    first, stop, link = chunk
    if "of" in view.words[first:stop] and words_of("light_noun").intersection(view.words[first:stop]):
        first = view.words.index("of", first, stop) + 1
    while first < stop and (not view.tokens[first].is_word or is_ordinal(view.words[first])):
        first += 1
    for index in range(first + 1, stop):
        if view.words[index] in _CUTS or (view.words[index].endswith("ly") and view.raw(index).islower()):
            stop = index
            break
    while stop > first and (not view.tokens[stop - 1].is_word or view.words[stop - 1] in words_of("auxiliary")):
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
        return None
    is_side = any(spot.mention.reading is Reading.METONYM for spot in spots) and group is None and role is None
    known = group or role
    country = country or (group.country if group else None)
    word = known.role if known else "State forces" if is_side else None
    stands_for_country = is_side or word == "State forces" or known is None
    name = group.name if group else _country_name(country, gazetteer) if stands_for_country else None
    start, end = view.tokens[chunk.first].start, view.tokens[chunk.stop - 1].end
    return Actor(text=_text(view, start, end), start=start, end=end, role=word, country=country, name=name)


def _text(view: View, start: int, end: int) -> str:
    pieces = [token for token in view.tokens if start <= token.start < end]
    made = ""
    for token in pieces:
        gap = token.start - start - len(made)
        made += " " * gap + token.text
    return made


def _person(view: View, chunk: Chunk) -> Actor | None:
    """A name without a known role: two capitalised words or more, not at the head of the sentence alone."""
    capitals = [index for index in range(chunk.first, chunk.stop) if view.raw(index)[:1].isupper()]
    if len(capitals) < 2 or any(spot.first in capitals for spot in view.spots):
        return None
    start, end = view.tokens[capitals[0]].start, view.tokens[capitals[-1]].end
    return Actor(text=_text(view, start, end), start=start, end=end)


def _read(view: View, chunks: Sequence[Chunk], gazetteer: Gazetteer) -> tuple[Actor, ...]:
    """The first phrase that can act and those coordinated to it; "from 20 countries" behind it is no actor."""
    found: list[Actor] = []
    for index, chunk in enumerate(chunks):
        follows_head = bool(found) or (index > 0 and not chunks[0].link)
        if follows_head and chunk.link not in words_of("coordinator"):
            break
        actor = actor_from(view, chunk, gazetteer)
        if actor is not None:
            found.append(actor)
    return tuple(found)


def _behind(trigger: Trigger, words: frozenset[str], gazetteer: Gazetteer) -> tuple[Actor, ...]:
    """The parties behind one of the given prepositions, in the trigger's clause."""
    view = trigger.view
    for index in range(trigger.stop, min(trigger.stop + _BY_REACH, len(view.words))):
        if any(view.crossed(trigger.stop, index)) or view.words[index] == ".":
            break
        if view.words[index] in words:
            actors = _read(view, chunks_right(view, index + 1), gazetteer)
            if actors:
                return actors
    return ()


def _controller(trigger: Trigger, gazetteer: Gazetteer) -> tuple[Actor, ...]:
    """The subject of the verb that governs an infinitive ("Rubio cancelled his plan to go") or a noun."""
    view = trigger.view
    governing = [
        hit.first
        for hit in reversed(view.hits_at("cue"))
        if trigger.first - _LIGHT_REACH <= hit.first and hit.stop <= trigger.first
    ]
    governing += [
        index
        for index in range(max(0, trigger.first - _LIGHT_REACH), trigger.first)
        if view.words[index] in words_of("np_stop") and view.crossed(index, trigger.first)[0] == 0
    ]
    for index in governing:
        subject = _read(view, chunks_left(view, index), gazetteer)
        if subject:
            return subject
    return ()


def _hits_mine(trigger: Trigger) -> bool:
    """Whether the subject ran into a bomb ("the convoy hit a landmine")."""
    view = trigger.view
    return trigger.lemma in {"hit", "strike"} and any(
        "bomb" in hit.payload and trigger.stop <= hit.first <= trigger.stop + 2 for hit in view.hits_at("tag")
    )


def _of_verb(trigger: Trigger, gazetteer: Gazetteer) -> Sides:
    view = trigger.view
    has_subject = trigger.form != "ing" or view.word(trigger.first - 1) in words_of("auxiliary")
    subject = _read(view, chunks_left(view, trigger.first), gazetteer) if has_subject else ()
    if not subject and view.word(trigger.first - 1) == "to":
        subject = _controller(trigger, gazetteer)
    if trigger.passive:
        return Sides(_behind(trigger, frozenset({"by"}), gazetteer), subject)
    after = trigger.stop
    is_hedge = view.word(after + 1) in {"least", "most"}
    if view.word(after) in words_of("against") | _WITH and not is_hedge:
        after += 1
    if trigger.family == "visit":
        return Sides(subject, ())
    if _hits_mine(trigger):
        return Sides((), subject)
    objects = _read(view, chunks_right(view, after), gazetteer)
    return Sides(subject, objects or _behind(trigger, words_of("against"), gazetteer))


def _light_subject(trigger: Trigger, first: int, gazetteer: Gazetteer) -> tuple[Actor, ...]:
    view = trigger.view
    for hit in reversed(view.hits_at("light")):
        if not first - _LIGHT_REACH <= hit.first < hit.stop <= first or view.crossed(hit.first, first)[0]:
            continue
        if "to" not in view.words[hit.stop : first]:
            return _read(view, chunks_left(view, hit.first), gazetteer)
    return ()


def _of_noun(trigger: Trigger, gazetteer: Gazetteer) -> Sides:
    view = trigger.view
    first = noun_phrase_start(view, trigger.first)
    between = _behind(trigger, frozenset({"between"}), gazetteer)
    if len(between) > 1:
        return Sides(between[:1], between[1:])
    inner = first + 1 if view.word(first) in words_of("article") else first
    before = _read(view, [Chunk(inner, trigger.first)], gazetteer) if inner < trigger.first else ()
    victims = tuple(actor for actor in before if actor.role == "Civilians")
    doers = tuple(actor for actor in before if actor.role != "Civilians")
    actors = doers or _behind(trigger, frozenset({"by"}), gazetteer) or _light_subject(trigger, first, gazetteer)
    if not actors and view.word(first - 1) in words_of("intending"):
        actors = _controller(trigger, gazetteer)
    recipients = _behind(trigger, words_of("against") | {"with"}, gazetteer)
    return Sides(actors, victims + recipients)


def find_sides(trigger: Trigger, gazetteer: Gazetteer) -> Sides:
    """Find who acts and to whom it is done.

    Parameters
    ----------
    trigger
        The word that names the event.
    gazetteer
        Names the country behind a metonym or demonym.

    Returns
    -------
    Sides
        Subject and object of a verb (turned round in the passive); modifiers, "by" and "on" phrases or the subject
        of the light verb of a noun. Empty where the text does not say.
    """
    if trigger.lemma in words_of("agent_noun"):
        first = noun_phrase_start(trigger.view, trigger.first)
        return Sides(_read(trigger.view, [Chunk(first, trigger.stop)], gazetteer), ())
    sides = _of_verb(trigger, gazetteer) if trigger.pos == "v" else _of_noun(trigger, gazetteer)
    taken = {actor.start for actor in sides.actors}
    return Sides(sides.actors, tuple(actor for actor in sides.recipients if actor.start not in taken))
