"""Distance claims that no known verb of movement goes with: "has edged mortars to within 15 miles of the border"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geomap.extract.events.draft import Draft
from geomap.extract.events.inflect import is_past_form
from geomap.extract.events.lexicon import words_of
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.view import Spot, View
from geomap.model import DistanceClaim, MentionKind, Reading, Relation

_RELATIONS = frozenset(
    {
        Relation.DISTANCE_FROM,
        Relation.BORDER_DISTANCE,
        Relation.DEPTH_INSIDE,
        Relation.OFF_COAST,
        Relation.BETWEEN,
        Relation.HALFWAY,
        Relation.PROXIMITY,
    }
)
_TELLING = frozenset({"movement", "base", "combat", "disrupted", "property", "unrest", "harm", "arrest"})
_NOUNS = frozenset({"forces", "weapon_system", "armed", "state", "rebel"})
_WEIGHT = 0.5


def _is_side(spot: Spot) -> bool:
    return spot.mention.reading in {Reading.METONYM, Reading.DEMONYM} or spot.mention.kind is MentionKind.DEMONYM


def _side(view: View, claim: DistanceClaim, stop: int) -> Spot | None:
    """Find the side whose country the claim names, or that it takes for its subject, before the claim."""
    subject = claim.subject
    for spot in reversed(view.spots):
        if spot.stop > stop or not _is_side(spot):
            continue
        is_subject = subject is not None and subject.mention_id == spot.mention.mention_id
        if is_subject or (claim.actor_country is not None and spot.country == claim.actor_country):
            return spot
    return None


def _noun(view: View, first: int, stop: int) -> tuple[int, int] | None:
    hits = [hit for hit in view.hits_at("tag") if first <= hit.first and hit.stop <= stop]
    named = [hit for hit in hits if _NOUNS.intersection(map(str, hit.payload))]
    return (named[-1].first, named[-1].stop) if named else None


def _verb(view: View, side: Spot, stop: int) -> int | None:
    """Find the verb between a side and the distance: behind an auxiliary, in a past form or right after a capital."""
    helped = side.mention.reading is Reading.METONYM and not view.raw(side.stop - 1).endswith(("'s", "’s"))
    cues = {index for hit in view.hits_at("cue") for index in range(hit.first, hit.stop)}
    for index in range(side.stop, stop):
        word = view.words[index]
        if index in cues or word in words_of("auxiliary"):
            helped = True
        elif helped or is_past_form(word):
            return index if view.raw(index).islower() else None
    return None


def _unlocated(view: View, claim: DistanceClaim) -> bool:
    """Whether nothing places the subject; a capital that stands for its government does not."""
    subject = claim.subject
    if subject is None or subject.place is None:
        return True
    return any(spot.mention.mention_id == subject.mention_id and _is_side(spot) for spot in view.spots)


def _trigger(view: View, claim: DistanceClaim) -> Trigger | None:
    stop = view.token_at(claim.start)
    side = _side(view, claim, stop)
    if side is None:
        return None
    verb, noun = _verb(view, side, stop), _noun(view, side.stop, stop)
    is_verb = verb is not None
    if verb is not None:
        first, last = verb, verb + 1
    elif noun is not None:
        first, last = noun
    else:
        return None
    return Trigger(
        view=view,
        first=first,
        stop=last,
        family="presence",
        lemma=view.words[first],
        pos="v" if is_verb else "n",
        form="ed" if is_verb else "base",
        weight=_WEIGHT,
        passive=is_verb and view.word(first - 1) in words_of("be"),
    )


def presence_triggers(view: View, drafts: Sequence[Draft]) -> Iterator[Trigger]:
    """Find what stands for an event where a claim puts something unlocated at a distance and no trigger tells of it.

    Parameters
    ----------
    view
        The sentence.
    drafts
        What its triggers told.

    Yields
    ------
    Trigger
        Of the family ``presence``: the verb between the side and the distance, else the noun that names forces or
        weapons. Nothing for a claim without a side or whose subject has a place, or that an event of fighting or
        movement told in front of it already speaks of.
    """
    for claim in view.claims:
        if claim.relation not in _RELATIONS:
            continue
        told = any(
            claim in draft.claims and draft.kind.group in _TELLING and draft.trigger.first < view.token_at(claim.start)
            for draft in drafts
        )
        trigger = None if told or not _unlocated(view, claim) else _trigger(view, claim)
        if trigger is not None:
            yield trigger
