"""What a passage is about: a match, a storm, a market or an opera has no battles, whatever its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from geomap.extract.events.lexicon import Topic, words_of
from geomap.extract.events.phrases import noun_phrase_start
from geomap.extract.events.sides import Sides
from geomap.extract.events.tagging import ROLE_TAGS, computed_tags, placed_tags
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.view import View

_REACH = 2  # sentences on either side that tell what a passage is about
_LEAST, _ALONE, _TIMES = 3, 2, 2.0
_SURE = 2  # what words of fighters and weapons weigh
_STRUCK = frozenset(
    {"object_place", "object_settled", "object_state", "object_rebel", "object_civilian", "object_property"}
)
_UNREST, _DEMANDS = frozenset({"protest", "strike"}), frozenset({"labour", "rallying"})
_BEHIND = 3  # tokens from a noun to its place
_CAUSE_REACH = 5  # tokens from a cause to the verb that tells what it did
_CONFLICT, _FICTION = "conflict", "fiction"


class Subject(NamedTuple):
    """What the words of a passage weigh: for its strongest subject of peace, and for conflict, word by word."""

    name: str
    peaceful: int
    conflict: Mapping[str, int]

    def is_figure_of_speech(self, trigger: Trigger, sides: Sides) -> bool:
        """Whether a word only seems to tell of conflict.

        Parameters
        ----------
        trigger
            A word that may name an event.
        sides
            Who acts and to whom.

        Returns
        -------
        bool
            True where the passage is about something else, unless the word is always literal ("ceasefire") or a
            demand is told with a march; and for words such as "attack" and "battle" that nothing beside them supports.
        """
        names = {trigger.family, f"{trigger.family}:{trigger.lemma}"}
        demands = trigger.family in _UNREST and not trigger.view.tags.isdisjoint(_DEMANDS)
        if words_of("literal").isdisjoint(names) and not demands and self._is_peaceful(trigger):
            return True
        return not words_of("figurative").isdisjoint(names) and not self._supports(trigger, sides)

    def _is_peaceful(self, trigger: Trigger) -> bool:
        """Whether the passage round a word is about something else than conflict, so that it is a figure of speech.

        Never where the sentence itself names fighters or weapons, unless it tells a story.
        """
        own = trigger.view.words[trigger.first : trigger.stop]
        conflict = {words: weight for words, weight in self.conflict.items() if words not in own}
        if self.name != _FICTION and any(
            conflict.get(words, 0) >= _SURE for words in _words_on(trigger.view, _CONFLICT)
        ):
            return False
        return self.peaceful >= (_LEAST if conflict else _ALONE) and self.peaceful > _TIMES * sum(conflict.values())

    def _supports(self, trigger: Trigger, sides: Sides) -> bool:
        """Whether the passage has any sign of conflict beside the word itself: another such word, a side, a count."""
        own = trigger.view.words[trigger.first : trigger.stop]
        if any(words not in own for words in self.conflict):
            return True
        sided = any(actor.country or ROLE_TAGS.get(actor.role or "", ())[1:] for actor in sides.actors)
        suffered = any(actor.country or actor.role for actor in sides.recipients)
        return (
            sided
            or suffered
            or _is_placed(trigger)
            or _is_of_ground(trigger)
            or not _STRUCK.isdisjoint(computed_tags(trigger, sides) | placed_tags(trigger)[0])
        )


def is_other_fall(trigger: Trigger) -> bool:
    """Tell whether "fall" means something else than that ground was taken: "fell silent", "fell ill"."""
    behind = trigger.view.word(trigger.stop)
    return trigger.lemma == "fall" and behind.isalpha() and behind not in words_of("fall_tail")


def _is_of_ground(trigger: Trigger) -> bool:
    """Whether a verb that ground undergoes has ground for its subject ("Lashio fell to", "Orikhiv came under fire")."""
    view = trigger.view
    before = any(
        spot.can_place and spot.stop <= trigger.first and not any(view.crossed(spot.first, trigger.first))
        for spot in view.spots
    )
    return before and trigger.pos == "v" and trigger.family in words_of("ground_family")


def _is_placed(trigger: Trigger) -> bool:
    """Whether a noun has its place right behind it ("the battle for El Fasher")."""
    behind = range(trigger.stop, trigger.stop + _BEHIND)
    return trigger.pos == "n" and any(spot.first in behind and spot.can_place for spot in trigger.view.spots)


def _words_on(view: View, name: str) -> dict[str, int]:
    """Give the words of a sentence on a subject and what each weighs."""
    return {
        " ".join(view.words[hit.first : hit.stop]): topic.weight
        for hit in view.hits_at("topic")
        for topic in hit.payload
        if isinstance(topic, Topic) and topic.name == name
    }


def _weigh(views: Sequence[View]) -> Subject:
    names = {
        topic.name
        for view in views
        for hit in view.hits_at("topic")
        for topic in hit.payload
        if isinstance(topic, Topic)
    }
    words = {name: {word: weight for view in views for word, weight in _words_on(view, name).items()} for name in names}
    conflict = words.pop(_CONFLICT, {})
    peaceful, name = max(((sum(found.values()), name) for name, found in words.items()), default=(0, ""))
    return Subject(name, peaceful, conflict)


def subjects_of(views: Sequence[View]) -> tuple[Subject, ...]:
    """Tell what each sentence and those round it are about.

    Parameters
    ----------
    views
        All sentences of a document.

    Returns
    -------
    tuple of Subject
        One a sentence: what the different words of ``events_topics.csv`` weigh, in it and in two sentences on either
        side.
    """
    return tuple(_weigh(views[max(0, view.index - _REACH) : view.index + _REACH + 1]) for view in views)


def is_accident(trigger: Trigger) -> bool:
    """Tell whether what killed is named right before the verb and is nobody's act: "a fire that killed four"."""
    if trigger.family not in words_of("effect_family") or trigger.pos != "v" or trigger.passive:
        return False
    before = trigger.view.words[max(0, trigger.first - _CAUSE_REACH) : trigger.first]
    return not words_of("accident").isdisjoint(before)


def is_private(trigger: Trigger, sides: Sides) -> bool:
    """Tell whether nobody by name, and no state, group or office, meets or visits: "was visiting her father"."""
    names = {trigger.family, f"{trigger.family}:{trigger.pos}"}
    if words_of("visiting_family").isdisjoint(names):
        return False
    if sides.actors or any(actor.country or actor.role for actor in sides.recipients):
        return False
    view = trigger.view
    marks = [hit.first for table in ("role", "group") for hit in view.hits_at(table)]
    marks += [spot.first for spot in view.spots if not spot.is_ground]
    return all(view.crossed(trigger.first, mark)[0] for mark in marks)


def is_standing(trigger: Trigger) -> bool:
    """Tell whether a truce or deal is only what something happens in spite of, or under: "killed despite the truce"."""
    if trigger.pos != "n" or trigger.family not in words_of("standing_family"):
        return False
    start = noun_phrase_start(trigger.view, trigger.first)
    return trigger.view.word(start - 1) in words_of("standing")
