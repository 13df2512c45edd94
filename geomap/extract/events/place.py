"""Which mention places an event: argument structure, prepositions, clauses and coreference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geomap.extract.events.lexicon import words_of
from geomap.extract.events.phrases import noun_phrase_start
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.view import Spot, View
from geomap.model import PlaceKind, Reason, Status

_FAR = -6.0
_FINER_MARGIN = 4.0  # a town is preferred to the area round it when it reads nearly as well
_MOVING = frozenset({"move", "visit", "base", "withdraw", "handover"})
_LEAVING = frozenset({"withdraw"})
_LIST_REACH = 7  # tokens from a mention back to its preposition
_OBJECT_REACH = 8  # tokens from a verb to the place in its object
_ANAPHOR_REACH = 3  # sentences back
_LOOSE = "-"  # in place of a preposition: no word ties the two


class Bound(NamedTuple):
    """The mention that places an event, how well it reads, and why; ``preposition`` binds it.

    ``loose`` says that nothing but standing in one sentence ties the two together.
    """

    spot: Spot
    score: float
    preposition: str
    reason: Reason
    loose: bool = False


def _preposition(view: View, spot: Spot) -> tuple[str, int]:
    """Find the preposition that governs a mention, over articles, "the city of" and lists; and its token."""
    index = spot.first - 1
    for _ in range(_LIST_REACH):
        word = view.word(index)
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
    return len(between) <= _OBJECT_REACH and not any(
        not word[0].isalnum() or (word in words_of("preposition") and word != "of") for word in between
    )


def _by_preposition(trigger: Trigger, spot: Spot, preposition: str, gap: int) -> tuple[float, str]:
    behind = spot.first >= trigger.stop
    text = f"“{preposition} {spot.mention.text}” with “{trigger.text}”"
    if preposition in words_of("source_preposition"):
        base, fade = (4.0 if trigger.family in _LEAVING and behind else -2.0), 0.1
    elif preposition in words_of("direction_preposition"):
        base, fade = (3.5 if trigger.family in _MOVING and behind else -1.0), 0.1
    elif preposition in words_of("place_preposition") or preposition in {"of", "against", "towards"}:
        base, fade = (5.0 if behind else 3.5), 0.12
    else:
        base, fade = 0.5, 0.1
    return base - fade * gap, text


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


def _binding(trigger: Trigger, spot: Spot) -> tuple[float, str, str]:
    """Score how a mention stands to a trigger: (score, preposition or mark of no tie, words for the reason)."""
    view, name = trigger.view, spot.mention.text
    start = noun_phrase_start(view, trigger.first) if trigger.pos == "n" else trigger.first
    if trigger.pos == "n" and start <= spot.first and spot.stop <= trigger.first:
        return 6.0, "", f"“{name}” stands before “{trigger.text}” and names it"
    if _hosts(trigger, spot):
        return 4.5, "", f"“{name}” hosted what “{trigger.text}” names"
    preposition, at = _preposition(view, spot)
    behind = spot.first >= trigger.stop
    gap = max((at if at >= 0 else spot.first) - trigger.stop, 0) if behind else trigger.first - spot.stop
    if preposition:
        score, text = _by_preposition(trigger, spot, preposition, gap)
        return score, preposition, text
    if behind and trigger.pos == "v" and not trigger.passive and _is_object(trigger, spot):
        return 5.5, "", f"“{name}” is the object of “{trigger.text}”"
    if not behind and trigger.passive:
        return 4.0 - 0.1 * gap, "", f"“{name}” is what “{trigger.text}” was done to"
    return 1.5 - 0.1 * gap, _LOOSE, f"“{name}” stands in the sentence of “{trigger.text}”"


def _scored(trigger: Trigger) -> list[Bound]:
    bounds = []
    for spot in trigger.view.spots:
        if not spot.can_place:
            continue
        score, preposition, text = _binding(trigger, spot)
        clauses, commas = trigger.view.crossed(trigger.first, spot.first)
        score -= 1.6 * clauses + 0.3 * commas
        if score > _FAR:
            reason = Reason(rule="place-sentence", text=text, weight=score)
            loose = preposition == _LOOSE
            bounds.append(Bound(spot, score, "" if loose else preposition, reason, loose))
    return bounds


def _finest(bounds: list[Bound]) -> Bound:
    best = max(bounds, key=lambda bound: bound.score)
    if best.spot.resolution.status is Status.LOCATED:
        return best
    kind = best.spot.resolution.place.kind if best.spot.resolution.place else None
    inside = [
        bound
        for bound in bounds
        if bound.score > best.score - _FINER_MARGIN
        and bound.score > 0
        and _is_within(bound.spot, best.spot)
        and (bound.spot.resolution.status is Status.LOCATED or kind is PlaceKind.COUNTRY)
    ]
    return max(inside, key=lambda bound: (bound.spot.resolution.status is Status.LOCATED, bound.score), default=best)


def _is_within(inner: Spot, outer: Spot) -> bool:
    small, large = inner.resolution.place, outer.resolution.place
    if small is None or large is None or small.place_id == large.place_id or small.kind is PlaceKind.COUNTRY:
        return False
    if large.kind is PlaceKind.ADMIN1 and small.admin1 is not None and large.admin1 is not None:
        return small.admin1 == large.admin1
    return large.country is None or small.country == large.country


def coordinated(view: View, bound: Bound) -> list[Bound]:
    """Give the further places of a list that ends with "and": "in Belgorod, Bryansk and Kursk".

    Parameters
    ----------
    view
        The sentence.
    bound
        The place that the event was bound to.

    Returns
    -------
    list of Bound
        The other towns of the list, bound in the same way; empty without an "and" or between two ends.
    """
    if bound.preposition == "between" or bound.spot.resolution.status is not Status.LOCATED:
        return []
    chain, at = [bound.spot], bound.spot.stop
    links: list[str] = []
    for spot in view.spots:
        if spot.first <= bound.spot.first:
            continue
        between = view.words[at : spot.first]
        if not between or any(word not in {",", "and", "or", bound.preposition} for word in between):
            break
        links.extend(between)
        chain.append(spot)
        at = spot.stop
    if "and" not in links:
        return []
    placed = [spot for spot in chain[1:] if spot.can_place and spot.resolution.status is Status.LOCATED]
    why = Reason(rule="place-list", text=f"in one list with “{bound.spot.mention.text}”")
    return [Bound(spot, bound.score, bound.preposition, why) for spot in placed]


def bind_in_sentence(trigger: Trigger, *, only_behind: bool = False) -> Bound | None:
    """Find the mention of the trigger's sentence that places the event.

    Parameters
    ----------
    trigger
        The word that names the event.
    only_behind
        Whether to look behind the trigger only: "killing six in Homs" told of a strike told before.

    Returns
    -------
    Bound or None
        The object, modifier or prepositional phrase that reads best, a town before the area it lies in; None when
        the sentence has only sides, destinations, tags and landmarks of distances.
    """
    bounds = [bound for bound in _scored(trigger) if not only_behind or bound.spot.first >= trigger.stop]
    return _finest(bounds) if bounds else None


def bind_by_anaphor(trigger: Trigger, views: Sequence[View]) -> Bound | None:
    """Find the place that "the city" or "the town" of the sentence stands for.

    Parameters
    ----------
    trigger
        The word that names the event.
    views
        All sentences of the document.

    Returns
    -------
    Bound or None
        The last place on the ground named in the three sentences before; None when the sentence has no such noun
        or the sentence before names several places.
    """
    view = trigger.view
    anaphors = view.hits_at("anaphor_place")
    if not anaphors or min(view.crossed(trigger.first, hit.first)[0] for hit in anaphors) > 1:
        return None
    for earlier in reversed(views[max(0, view.index - _ANAPHOR_REACH) : view.index]):
        spots = [spot for spot in earlier.spots if spot.can_place and spot.resolution.status is Status.LOCATED]
        if spots:
            names = {spot.resolution.place.place_id for spot in spots if spot.resolution.place is not None}
            if len(names) > 1:
                return None
            words = " ".join(view.words[anaphors[0].first : anaphors[0].stop])
            text = f"“{words}” stands for {spots[-1].mention.text}, named before"
            return Bound(spots[-1], 1.0, "in", Reason(rule="place-anaphor", text=text))
    return None


def is_near(bound: Bound) -> bool:
    """Tell whether the event is near the place rather than in it (ACLED's geo_precision 2)."""
    near = words_of("near_preposition")
    view_words = bound.preposition.split()
    return any(word in near for word in view_words)
