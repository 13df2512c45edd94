"""Which mention places an event: argument structure, prepositions, clauses and coreference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from geomap.extract.events.inflect import is_past_form
from geomap.extract.events.lexicon import Hit, words_of
from geomap.extract.events.ties import find_tie
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.view import Spot, View
from geomap.model import PlaceKind, Reading, Reason, Status

_FAR = -6.0
_FINER_MARGIN = 4.0  # a town is preferred to the area round it when it reads nearly as well
_LIST_LINKS = frozenset({",", "and", "or"})
_OBJECT_REACH = 7  # tokens from a place to the next of a list of things at places
_ANAPHOR_REACH = 3  # sentences back


class Bound(NamedTuple):
    """The mention that places an event, how well it reads, and why; ``preposition`` binds it.

    ``loose`` says that nothing but standing in one sentence ties the two together, ``on_road`` that it is somewhere on
    a road called by the place.
    """

    spot: Spot
    score: float
    preposition: str
    reason: Reason
    loose: bool = False
    on_road: bool = False


def _is_road(view: View, spot: Spot) -> bool:
    """Whether a name is that of a road's end: "on the Falam-Hakha road", "the highway from Homs"."""
    joined = view.word(spot.stop).startswith(("-", "–"))
    return not words_of("road").isdisjoint(view.words[spot.stop : spot.stop + (3 if joined else 1)])


def _scored(trigger: Trigger) -> list[Bound]:
    bounds = []
    for spot in trigger.view.spots:
        tie = find_tie(trigger, spot) if spot.can_place or spot.is_unknown else None
        if tie is None:
            continue
        clauses, commas = trigger.view.crossed(trigger.first, spot.first)
        score = tie.score - 1.6 * clauses - 0.3 * commas
        if score > _FAR:
            reason = Reason(rule="place-sentence", text=tie.text, weight=score)
            on_road = _is_road(trigger.view, spot)
            bounds.append(Bound(spot, score, tie.preposition, reason, loose=tie.loose, on_road=on_road))
    return bounds


def _finest(view: View, bounds: list[Bound]) -> Bound:
    best = max(bounds, key=lambda bound: bound.score)
    if best.spot.resolution.status in {Status.LOCATED, Status.UNRESOLVED}:
        return best
    kind = best.spot.resolution.place.kind if best.spot.resolution.place else None
    inside = [
        bound
        for bound in bounds
        if bound.score > best.score - _FINER_MARGIN
        and bound.score > 0
        and _is_within(bound.spot, best.spot)
        and not view.crossed(bound.spot.first, best.spot.first)[0]
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
        if not between or not (
            _LIST_LINKS.issuperset({*between} - {bound.preposition}) or _is_parallel(between, bound)
        ):
            break
        links.extend(between)
        chain.append(spot)
        at = spot.stop
    if "and" not in links:
        return []
    placed = [spot for spot in chain[1:] if spot.can_place and spot.resolution.status is Status.LOCATED]
    why = Reason(rule="place-list", text=f"in one list with “{bound.spot.mention.text}”")
    return [Bound(spot, bound.score, bound.preposition, why) for spot in placed]


def _is_parallel(between: Sequence[str], bound: Bound) -> bool:
    """Whether words lead to a second object of the same verb: "(a plant in Atbara) and the airport in (Khartoum)"."""
    if not bound.preposition or len(between) > _OBJECT_REACH or between[0] != "and" or between[-1] != bound.preposition:
        return False
    if between[1] not in words_of("determiner") or not all(word.isalpha() for word in between):
        return False
    return not any(is_past_form(word) or word in words_of("finite") for word in between)


def _is_behind(trigger: Trigger, spot: Spot) -> bool:
    return spot.first >= trigger.stop and not trigger.view.crossed(trigger.first, spot.first)[0]


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
    bounds = [bound for bound in _scored(trigger) if not only_behind or _is_behind(trigger, bound.spot)]
    return _finest(trigger.view, bounds) if bounds else None


def _may_be_meant(view: View, spot: Spot) -> bool:
    """Whether "the city" may stand for a town: it is ground, or the home of people ("residents of Bakhmut")."""
    if spot.resolution.status is not Status.LOCATED:
        return False
    return spot.is_ground or (spot.mention.reading is Reading.METONYM and view.word(spot.first - 1) == "of")


def _there(view: View, trigger: Trigger) -> list[Hit]:
    """Give a "there" behind the event in its clause, which stands for a place; not "there were clashes"."""
    return [
        Hit(index, index + 1, ())
        for index in range(trigger.stop, len(view.words))
        if view.words[index] == "there"
        and not view.crossed(trigger.first, index)[0]
        and view.word(index + 1) not in words_of("auxiliary")
    ]


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
        The last town named before it, in the sentence or the three before it; None when the sentence has no such
        noun or the one that names towns names several.
    """
    view = trigger.view
    anaphors = [*view.hits_at("anaphor_place"), *_there(view, trigger)]
    if not anaphors or min(view.crossed(trigger.first, hit.first)[0] for hit in anaphors) > 1:
        return None
    for earlier in reversed(views[max(0, view.index - _ANAPHOR_REACH) : view.index + 1]):
        stop = anaphors[0].first if earlier is view else len(earlier.words)
        spots = [spot for spot in earlier.spots if spot.stop <= stop and _may_be_meant(earlier, spot)]
        spots = [spot for spot in spots if not spot.is_dateline] or spots
        if spots:
            meant = _most_spoken_of(spots, views[: view.index + 1])
            if meant is None:
                return None
            words = " ".join(view.words[anaphors[0].first : anaphors[0].stop])
            text = f"“{words}” stands for {meant.mention.text}, named before"
            return Bound(meant, 1.0, "in", Reason(rule="place-anaphor", text=text))
    return None


def _most_spoken_of(spots: Sequence[Spot], views: Sequence[View]) -> Spot | None:
    """Choose the town that the text has named most often, by half as often again as any other; None when none is."""
    ids = [spot.resolution.place.place_id for spot in spots if spot.resolution.place is not None]
    if len(set(ids)) <= 1:
        return spots[-1]
    named = Counter(spot.resolution.place.place_id for each in views for spot in each.spots if spot.resolution.place)
    first, second = sorted(set(ids), key=lambda each: -named[each])[:2]
    if 2 * named[first] < 3 * named[second]:
        return None
    return next(spot for spot in reversed(spots) if spot.resolution.place and spot.resolution.place.place_id == first)


def is_near(bound: Bound) -> bool:
    """Tell whether the event is near the place rather than in it (ACLED's geo_precision 2)."""
    near = words_of("near_preposition")
    return any(word in near for word in bound.preposition.split()) or bound.on_road
