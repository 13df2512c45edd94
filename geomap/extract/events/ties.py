"""How a mention stands to the word that names an event: object, modifier, prepositional phrase, or no tie at all."""

from __future__ import annotations

from typing import NamedTuple

from geomap.extract.events.inflect import is_past_form
from geomap.extract.events.lexicon import words_of
from geomap.extract.events.phrases import noun_phrase_start
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.view import Spot

_MOVING = frozenset({"move", "visit", "base", "withdraw", "handover"})
_LEAVING = frozenset({"withdraw"})
_LIST_REACH = 7  # tokens from a mention back to its preposition
_OBJECT_REACH = 8  # tokens from a verb to the place in its object
_SPEAKER_REACH = 9  # tokens from a verb of reporting to where it is said
_CALLED = frozenset({"of", "city", "capital", "port", "airport", "province", "region", "state", "camp"})


class Tie(NamedTuple):
    """How well a mention reads as the place of an event, the preposition that binds it, and the words for the reason.

    ``loose`` says that nothing but standing in one sentence ties the two together.
    """

    score: float
    preposition: str
    text: str
    loose: bool = False


def _preposition(trigger: Trigger, spot: Spot) -> tuple[str, int]:
    """Find the preposition that governs a mention, over articles, "the city of" and lists; and its token.

    The trigger and a verb before an article end the search: "on motorbikes attacked the village of".
    """
    view, index = trigger.view, spot.first - 1
    for _ in range(_LIST_REACH):
        word = view.word(index)
        is_verb = is_past_form(word) and view.word(index + 1) in words_of("determiner")
        if is_verb or trigger.first <= index < trigger.stop:
            break
        if word in words_of("preposition") and word != "of":
            return word, index
        if index == spot.first - 1 and word in {"and", "or", ","} and any(other.stop == index for other in view.spots):
            index = next(other.first for other in view.spots if other.stop == index) - 1
            continue
        if not word or not (word.isalpha() or "-" in word) or word in words_of("np_stop"):
            break
        index -= 1
    return "", -1


def _is_object(trigger: Trigger, spot: Spot) -> bool:
    """Whether a mention behind a verb is what the verb is done to: nothing but its own noun phrase between."""
    between = trigger.view.words[trigger.stop : spot.first]
    if trigger.view.crossed(trigger.first, spot.first)[0]:
        return False
    return len(between) <= _OBJECT_REACH and not any(
        not word[0].isalnum() or (word in words_of("preposition") and word != "of") for word in between
    )


def _by_preposition(trigger: Trigger, spot: Spot, preposition: str, gap: int) -> float:
    behind = spot.first >= trigger.stop
    if preposition in words_of("source_preposition"):
        base, fade = (4.0 if trigger.family in _LEAVING and behind else -2.0), 0.1
    elif preposition in words_of("direction_preposition"):
        base, fade = (3.5 if trigger.family in _MOVING and behind else -1.0), 0.1
    elif preposition in words_of("place_preposition") or preposition in {"of", "against", "towards"}:
        base, fade = (5.0 if behind else 3.5), 0.12
    else:
        base, fade = 0.5, 0.1
    return base - fade * gap


def _names_object(trigger: Trigger, spot: Spot) -> bool:
    """Whether "of" ties a place right to a noun: "the siege of Homs", "the shelling of the town of Bar"."""
    between = trigger.view.words[trigger.stop : spot.first]
    if trigger.pos != "n" or between[:1] != ("of",):
        return False
    return all(word in words_of("settlement") | words_of("determiner") | _CALLED for word in between)


def _is_subject(trigger: Trigger, spot: Spot) -> bool:
    """Whether a mention is who does what a verb in the active says: it says nothing of where."""
    view = trigger.view
    if trigger.pos != "v" or trigger.passive or trigger.family in words_of("placing_family") or trigger.form == "ing":
        return False
    between = view.words[spot.stop : trigger.first]
    opens = view.word(spot.first - 1) in words_of("coordinator") | {"", ",", ";", "but", "while", "as", "when", "after"}
    return opens and spot.stop <= trigger.first and all(word in words_of("auxiliary") for word in between)


def _hosts(trigger: Trigger, spot: Spot) -> bool:
    """Whether the place is the subject of "hosted", or stands behind "hosted by", and the event is what it hosts."""
    view = trigger.view
    for hit in view.hits_at("host"):
        adverbs = view.words[spot.stop : hit.first]
        before = hit.stop <= trigger.first or hit.first == trigger.first
        if spot.stop <= hit.first and before and not view.crossed(spot.first, trigger.first)[0]:
            return all(word in words_of("auxiliary") or word.endswith("ly") for word in adverbs)
        if trigger.stop <= hit.first and hit.stop + 1 == spot.first and view.word(hit.stop) == "by":
            return True
    return False


def _is_home(trigger: Trigger, spot: Spot) -> bool:
    """Whether somebody is only said to come from there: "Ann, of Hayes,", "John Dunbar of Austin, Texas, died"."""
    view = trigger.view
    if view.word(spot.first - 1) != "of" or view.word(spot.stop) != ",":
        return False
    named = view.raw(spot.first - 2).istitle() and trigger.family in words_of("effect_family")
    return view.word(spot.first - 2) == "," or named


def _is_seat(trigger: Trigger, spot: Spot) -> bool:
    """Whether somebody is only said to be based or to live there."""
    view, at = trigger.view, _preposition(trigger, spot)[1]
    return _is_home(trigger, spot) or (at > 0 and view.words[at - 1] in words_of("seated"))


def _is_speaker_s(trigger: Trigger, spot: Spot) -> bool:
    """Whether it is where somebody speaks: "survivors told reporters by telephone from Tawila"."""
    view = trigger.view
    preposition, at = _preposition(trigger, spot)
    if preposition not in words_of("source_preposition"):
        return False
    for index in range(at - 1, max(-1, at - _SPEAKER_REACH), -1):
        if trigger.first <= index < trigger.stop or view.strong[at] > view.strong[index] or view.words[index] == ",":
            return False
        if view.words[index] in words_of("reporting"):
            return True
    return False


def find_tie(trigger: Trigger, spot: Spot) -> Tie | None:
    """Read how a mention stands to a trigger.

    Parameters
    ----------
    trigger
        The word that names the event.
    spot
        A mention of its sentence.

    Returns
    -------
    Tie or None
        None for who acts, for the seat of somebody, and for a dateline beside any other ground.
    """
    if _is_seat(trigger, spot) or _is_subject(trigger, spot) or _is_speaker_s(trigger, spot):
        return None
    if spot.is_dateline and any(other.is_ground and not other.is_dateline for other in trigger.view.spots):
        return None
    return _before_or_of(trigger, spot) or _by_position(trigger, spot)


def _before_or_of(trigger: Trigger, spot: Spot) -> Tie | None:
    """Read a place that a noun carries with it ("the Homs siege", "the siege of Homs"), or that hosts it."""
    view, name = trigger.view, spot.mention.text
    start = noun_phrase_start(view, trigger.first) if trigger.pos == "n" else trigger.first
    if trigger.pos == "n" and start <= spot.first and spot.stop <= trigger.first:
        return Tie(6.0, "", f"“{name}” stands before “{trigger.text}” and names it")
    if _hosts(trigger, spot):
        return Tie(4.5, "", f"“{name}” hosted what “{trigger.text}” names")
    if _names_object(trigger, spot):
        return Tie(6.5, "of", f"“{view.written(trigger.first, spot.stop)}” names it")
    return None


def _is_cut_off(trigger: Trigger, spot: Spot) -> bool:
    """Whether a clause ends between a mention and the verb behind it."""
    return any(trigger.view.crossed(spot.first, trigger.first))


def _by_position(trigger: Trigger, spot: Spot) -> Tie | None:
    view, name = trigger.view, spot.mention.text
    preposition, at = _preposition(trigger, spot)
    if preposition in words_of("source_preposition") and trigger.family not in _LEAVING:
        return None  # "shells fired from Congo", "militias from Misrata": it happened elsewhere
    behind = spot.first >= trigger.stop
    gap = max((at if at >= 0 else spot.first) - trigger.stop, 0) if behind else trigger.first - spot.stop
    if preposition:
        text = f"“{view.written(at, spot.stop)}” with “{trigger.text}”"
        return Tie(_by_preposition(trigger, spot, preposition, gap), preposition, text)
    if behind and trigger.pos == "v" and not trigger.passive and _is_object(trigger, spot):
        return Tie(5.5, "", f"“{name}” is the object of “{trigger.text}”")
    if (
        not behind
        and trigger.pos == "v"
        and trigger.family in words_of("ground_family")
        and not _is_cut_off(trigger, spot)
    ):
        return Tie(4.0 - 0.1 * gap, "", f"“{name}” is the ground of “{trigger.text}”")
    if not behind and trigger.passive:
        return Tie(4.0 - 0.1 * gap, "", f"“{name}” is what “{trigger.text}” was done to")
    return Tie(1.5 - 0.1 * gap, "", f"“{name}” stands in the sentence of “{trigger.text}”", loose=True)
