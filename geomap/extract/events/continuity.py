"""Places that a paragraph goes on with: a sentence that names no ground of its own speaks of that of the one before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from geomap.extract.events.draft import Draft
from geomap.extract.events.lexicon import words_of
from geomap.extract.events.links import only_describes
from geomap.extract.events.timing import are_compatible
from geomap.extract.events.view import View
from geomap.model import Block, DatePrecision, Mode, Reading, Reason

_CARRIED = frozenset({"combat", "harm", "unrest", "property", "displacement", "disrupted", "arrest"})
"""Groups of types whose events have a spot; talks, statements and movements are not where the sentence before was."""
_PERFECT = frozenset({"has", "have", "'ve"})
_PERFECT_REACH = 3  # tokens from "has" to the participle


def _block_of(view: View, starts: Sequence[int]) -> int:
    return bisect_right(starts, view.sentence.start)


def _names_ground_or_state(view: View) -> bool:
    """Whether a sentence names ground, known or not, or a state that acts, so that it opens another matter."""
    return any(
        (spot.is_ground and not spot.is_dateline) or spot.mention.reading is Reading.METONYM for spot in view.spots
    )


def _is_at_large(view: View) -> bool:
    """Whether a sentence counts over a time or a country, so that it is about no one spot."""
    return bool(view.hits_at("count_window")) or not words_of("at_large").isdisjoint(view.words)


def _one_place(drafts: Sequence[Draft]) -> Draft | None:
    """Give what a sentence tells of the one town at which all of it happened; None when there is no such town."""
    bound = [draft for draft in drafts if draft.bound is not None]
    places = {draft.place_id for draft in bound}
    located = all(draft.is_located and draft.mode is Mode.ASSERTED for draft in bound)
    return bound[0] if bound and located and len(places) == 1 else None


def continue_places(told: Sequence[Sequence[Draft]], views: Sequence[View], blocks: Sequence[Block]) -> list[Draft]:
    """Give events without a place that of the sentence before, in the same paragraph.

    Parameters
    ----------
    told
        The drafts of each sentence.
    views
        The sentences.
    blocks
        The paragraphs of the document, in order.

    Returns
    -------
    list of Draft
        All drafts in order. An asserted event of violence, unrest, arrest, damage or flight takes the one town of the
        sentence before when its own sentence names no ground, known or not, and no state, and tells of one thing: it
        does not count over a time or a country, nor sum up in the perfect. "It was the third attack this year" only
        describes what the sentence before told, and is left out.
    """
    starts = [block.start for block in blocks]
    carried: Draft | None = None
    told_before, block = False, -1
    result: list[Draft] = []
    for view, drafts in zip(views, told, strict=True):
        if _block_of(view, starts) != block or view.is_headline:
            carried, told_before, block = None, False, _block_of(view, starts)
        goes_on = told_before and not _names_ground_or_state(view)
        kept = [draft for draft in drafts if not (goes_on and only_describes(draft.trigger))]
        told_before = bool(drafts)
        if carried is not None and not _names_ground_or_state(view) and not _is_at_large(view):
            kept = [_carry(draft, carried) for draft in kept]
        else:
            carried = _one_place(kept)
        result.extend(kept)
    return result


def _sums_up(draft: Draft) -> bool:
    """Whether a verb in the perfect or a long time tells of much at once: "Russia has fired 500 drones this week"."""
    trigger = draft.trigger
    before = trigger.view.words[max(0, trigger.first - _PERFECT_REACH) : trigger.first]
    perfect = trigger.pos == "v" and not _PERFECT.isdisjoint(before)
    long = draft.when is not None and draft.when.precision not in {DatePrecision.DAY, DatePrecision.UNKNOWN}
    return perfect or long


def _is_other_time(draft: Draft, carried: Draft) -> bool:
    return draft.when is not None and carried.when is not None and not are_compatible(draft.when, carried.when)


def _carry(draft: Draft, carried: Draft) -> Draft:
    if draft.bound is not None or draft.mode is not Mode.ASSERTED or draft.kind.group not in _CARRIED or draft.claims:
        return draft
    if carried.bound is None or draft.definite or _sums_up(draft) or _is_other_time(draft, carried):
        return draft
    text = f"the sentence names no place; the paragraph speaks of {carried.bound.spot.mention.text}"
    reason = Reason(rule="place-continued", text=text)
    return replace(draft, bound=carried.bound._replace(score=1.0, reason=reason))
