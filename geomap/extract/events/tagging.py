"""What the surroundings of a trigger speak of: tags of its clause, its object and its sides."""

from __future__ import annotations

import re

from geomap.extract.events.lexicon import words_of
from geomap.extract.events.phrases import chunks_left, chunks_right
from geomap.extract.events.sides import Sides
from geomap.extract.events.triggers import Trigger
from geomap.model import Actor, Reading

_NEAR = 8  # tokens round a trigger that "near_" looks at
_PERSON = re.compile(r"[a-z]{3,20}(?:[cglmnrt]ist|[ct]ian|eer)s?")  # a geologist, a technician, an engineer
_PRONOUNS = frozenset({"that", "which"})
_RELATIVE, _ANTECEDENT = 3, 3  # tokens from the pronoun back to the noun, and on to the verb

ROLE_TAGS = {
    "State forces": ("state", "armed"),
    "Rebel group": ("rebel", "armed"),
    "Political militia": ("rebel", "armed"),
    "Identity militia": ("rebel", "armed"),
    "External/Other forces": ("state", "armed"),
    "Civilians": ("civilian",),
    "Rioters": ("rioters",),
    "Protesters": ("protesters",),
}
"""Tags that the role of an actor brings."""


def _side_tags(side: str, actors: tuple[Actor, ...]) -> set[str]:
    tags = {f"{side}_{tag}" for actor in actors for tag in ROLE_TAGS.get(actor.role or "", ())}
    if any(actor.country for actor in actors):
        tags.add(f"{side}_country")
    return tags


def _object_range(trigger: Trigger) -> range:
    """Tokens of what the act is done to: behind a verb or a noun's "of", before a verb in the passive."""
    view = trigger.view
    if trigger.passive:
        chunks = chunks_left(view, trigger.first)
        return range(chunks[0].first, chunks[-1].stop) if chunks else range(0)
    first = trigger.stop + 1 if view.word(trigger.stop) in {"of", "on", "against"} else trigger.stop
    chunks = chunks_right(view, first)
    return range(chunks[0].first, chunks[-1].stop) if chunks else range(0)


def _subject_range(trigger: Trigger) -> range:
    """Tokens of who or what acts, before a verb in the active."""
    if trigger.pos != "v" or trigger.passive:
        return range(0)
    chunks = chunks_left(trigger.view, trigger.first)
    return range(chunks[0].first, chunks[-1].stop) if chunks else range(0)


def takes_pronoun(trigger: Trigger) -> bool:
    """Whether the object of a verb is "it", which stands for ground taken before ("took Lashio and handed it back")."""
    held = trigger.family in {"handover", "capture", "recapture", "withdraw", "take"}
    return held and not trigger.passive and trigger.pos == "v" and trigger.view.word(trigger.stop) in {"it", "them"}


def computed_tags(trigger: Trigger, sides: Sides) -> set[str]:
    """Tags that no word list gives: the roles of the sides, the voice, and places in the object or behind the verb."""
    view = trigger.view
    objects = _object_range(trigger)
    tags = _side_tags("actor", sides.actors) | _side_tags("recipient", sides.recipients)
    tags |= {"passive"} if trigger.passive else set()
    placing = [spot for spot in view.spots if spot.can_place]
    again = takes_pronoun(trigger) and any(spot.stop <= trigger.first for spot in placing)
    tags |= {"object_place"} if again or any(spot.first in objects for spot in placing) else set()
    behind = any(spot.first >= trigger.stop and not view.crossed(trigger.first, spot.first)[0] for spot in placing)
    tags |= {"toward_place"} if behind else set()
    subjects = _subject_range(trigger)
    tags |= {"subject_place"} if any(spot.first in subjects for spot in placing) else set()
    tags |= {"object_person"} if any(_PERSON.fullmatch(view.words[index]) for index in objects) else set()
    side = any(spot.mention.reading is Reading.METONYM and spot.stop <= trigger.first for spot in view.spots)
    return tags | ({"placed"} if side and trigger.pos == "v" else set())


def placed_tags(trigger: Trigger) -> tuple[set[str], set[str]]:
    """Tags of the clause and of the sentence, with those near the trigger and in its object marked."""
    clause: set[str] = set()
    sentence: set[str] = set()
    view = trigger.view
    objects, subjects = _object_range(trigger), _subject_range(trigger)
    for hit in view.hits_at("tag"):
        near = trigger.first - _NEAR <= hit.first < trigger.stop + _NEAR
        near = near and (trigger.family == "presence" or not trigger_covers(trigger, hit.first))
        tags = {str(tag) for tag in hit.payload}
        marked = {f"object_{tag}" for tag in tags} if hit.first in objects else set()
        marked |= {f"subject_{tag}" for tag in tags} if hit.first in subjects else set()
        marked |= {f"near_{tag}" for tag in tags} if near else set()
        sentence |= tags | marked
        if _told_with(trigger, hit.first):
            clause |= tags | marked
    return clause, sentence


def _told_with(trigger: Trigger, index: int) -> bool:
    """Whether a word stands in a trigger's clause, or in the next, which tells how those killed came to die."""
    view = trigger.view
    clauses = view.crossed(index, trigger.first)[0]
    if clauses == 1 and _is_antecedent(trigger, index):
        return True
    if clauses != 1 or index < trigger.first or not (trigger.passive and trigger.family in words_of("effect_family")):
        return clauses == 0
    edge = next(at for at in range(trigger.first + 1, index + 1) if view.strong[at] > view.strong[at - 1])
    return view.words[edge] in words_of("cause")


def _is_antecedent(trigger: Trigger, index: int) -> bool:
    """Whether a word stands right before the "that" or "which" whose verb the trigger is ("a bomb that killed")."""
    view, words = trigger.view, trigger.view.words
    edge = next((at for at in range(trigger.first - 1, trigger.first - _RELATIVE, -1) if words[at] in _PRONOUNS), -1)
    return 0 <= edge - index <= _ANTECEDENT and index < edge and not view.crossed(index, edge - 1)[0]


def trigger_covers(trigger: Trigger, index: int) -> bool:
    """Tell whether a token is part of the trigger itself."""
    return trigger.first <= index < trigger.stop
