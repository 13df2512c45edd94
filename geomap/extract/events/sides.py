"""Who acts and to whom it is done: subject and object of a verb, modifiers and phrases round a noun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from geomap.extract.events.actors import actor_from
from geomap.extract.events.inflect import is_past_form
from geomap.extract.events.lexicon import words_of
from geomap.extract.events.phrases import Chunk, chunks_left, chunks_right, noun_phrase_start
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.view import View
from geomap.model import Actor

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_BY_REACH = 12  # tokens from a noun to its "by"
_LIGHT_REACH = 12  # tokens from a light verb to its noun
_PRONOUNS = frozenset({"it", "they", "he", "she", "its", "their", "his", "her"})
_WITH = frozenset({"with", "against", "and"})


class Sides(NamedTuple):
    """Actors and recipients of an event, in order of the text."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]


def _read(view: View, chunks: Sequence[Chunk], gazetteer: Gazetteer) -> tuple[Actor, ...]:
    """Read the first phrase that can act and those coordinated to it, not "from 20 countries" behind it."""
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
    """Read the parties behind one of the given prepositions, in the trigger's clause."""
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
    """Read the subject of the verb that governs an infinitive ("the envoy cancelled his plan to go") or a noun."""
    view = trigger.view
    governing = [
        hit.first
        for hit in reversed(view.hits_at("cue"))
        if trigger.first - _LIGHT_REACH <= hit.first and hit.stop <= trigger.first
    ]
    governing += [
        index
        for index in range(max(0, trigger.first - _LIGHT_REACH), trigger.first)
        if view.words[index] in words_of("np_stop")
        and view.crossed(index, trigger.first)[0] == (view.word(index + 1) == "that")  # "said that it had"
    ]
    for index in governing:
        subject = _read(view, chunks_left(view, index), gazetteer)
        if subject:
            return subject
    return ()


def _pronoun_before(trigger: Trigger) -> bool:
    """Whether the subject is a pronoun or "its jets", which stands for the subject of the verb before."""
    chunks = chunks_left(trigger.view, trigger.first)
    return bool(chunks) and trigger.view.words[chunks[-1].first] in _PRONOUNS


def _hits_mine(trigger: Trigger) -> bool:
    """Whether the subject ran into a bomb ("the convoy hit a landmine")."""
    view = trigger.view
    return trigger.lemma in {"hit", "strike"} and any(
        "bomb" in hit.payload and trigger.stop <= hit.first <= trigger.stop + 2 for hit in view.hits_at("tag")
    )


def _of_gerund(trigger: Trigger, gazetteer: Gazetteer) -> tuple[Actor, ...]:
    """Read who does what a gerund says: "accused M23 of killing", "the army denied bombing"."""
    view, before = trigger.view, trigger.first - 1
    if not view.words[trigger.first].endswith("ing"):
        return ()
    if view.word(before) in words_of("owning"):
        return _read(view, chunks_left(view, before), gazetteer)
    if view.word(before) != "of":
        return ()
    for index in range(before - 1, max(before - _LIGHT_REACH, -1), -1):
        if view.words[index] in words_of("accusing"):
            accused = _read(view, chunks_right(view, index + 1), gazetteer) if index + 1 < before else ()
            return accused or (_read(view, chunks_left(view, index), gazetteer) if index + 1 == before else ())
    return ()


def _of_coordinated(trigger: Trigger, gazetteer: Gazetteer) -> tuple[Actor, ...]:
    """Read the subject of the verb that "and" joins to this one: "soldiers went to Merawi and shot dead 45"."""
    view, before = trigger.view, trigger.first - 1
    if view.word(before) not in words_of("coordinator") or trigger.passive or trigger.form not in {"past", "ed"}:
        return ()
    for index in range(before - 1, max(before - 2 * _LIGHT_REACH, 0), -1):
        if view.words[index] in words_of("subordinator") or view.words[index] in {",", ";", ":"}:
            return ()
        if is_past_form(view.words[index]) and view.raw(index).islower():
            return () if view.word(index - 1) in words_of("be") else _read(view, chunks_left(view, index), gazetteer)
    return ()


def _names_taker(trigger: Trigger) -> bool:
    """Whether the words behind say who took the ground: "Lashio fell to the MNDAA"."""
    return trigger.family == "fall" and trigger.view.words[trigger.stop - 1] in {"to", "of"}


def _of_verb(trigger: Trigger, gazetteer: Gazetteer) -> Sides:
    view = trigger.view
    has_subject = trigger.form != "ing" or view.word(trigger.first - 1) in words_of("auxiliary")
    subject = _read(view, chunks_left(view, trigger.first), gazetteer) if has_subject else ()
    if not subject and (view.word(trigger.first - 1) == "to" or _pronoun_before(trigger)):
        subject = _controller(trigger, gazetteer)
    subject = subject or _of_gerund(trigger, gazetteer) or _of_coordinated(trigger, gazetteer)
    if trigger.family in words_of("undergoing_family"):
        taker = _read(view, chunks_right(view, trigger.stop), gazetteer) if _names_taker(trigger) else ()
        return Sides(taker, subject)
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
    actors = (
        doers or between or _behind(trigger, frozenset({"by"}), gazetteer) or _light_subject(trigger, first, gazetteer)
    )
    if not actors and view.word(first - 1) in words_of("intending"):
        actors = _controller(trigger, gazetteer)
    actors = actors or _of_gerund(trigger, gazetteer)
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
