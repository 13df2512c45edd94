"""Drop what one sentence tells only in passing, and settle which event a place belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geomap.extract.events.alike import class_of
from geomap.extract.events.draft import Draft
from geomap.extract.events.lexicon import words_of
from geomap.extract.events.phrases import noun_phrase_start
from geomap.extract.events.triggers import Trigger

_CLEARLY = 0.8  # a better binding by so much takes the place from another event
_OPENING = 3  # tokens before the place that opens a sentence: "In the town of"
_WEAK = 2.5  # below it a binding rests on nothing but the sentence


def _without_bystanders(drafts: list[Draft]) -> list[Draft]:
    """Drop "protesters" where the sentence has another word for what they do or what is done to them."""
    told = [draft for draft in drafts if draft.trigger.lemma not in words_of("agent_noun")]
    if not any(class_of(draft) == "unrest" for draft in told):
        return drafts
    return [draft for draft in drafts if draft in told or class_of(draft) != "unrest"]


def _without_settings(drafts: list[Draft]) -> list[Draft]:
    """Drop the rally at which somebody was shot: it only says where; force against the crowd is an event of its own."""
    if not any(class_of(draft) == "violence" for draft in drafts):
        return drafts
    return [draft for draft in drafts if not (draft.kind.name == "protest" and _is_setting(draft.trigger, drafts))]


def _is_setting(trigger: Trigger, drafts: Sequence[Draft]) -> bool:
    view = trigger.view
    start = noun_phrase_start(view, trigger.first)
    if trigger.pos != "n" or view.word(start - 1) != "at":
        return False
    return any(
        class_of(draft) == "violence"
        and draft.trigger.first < start
        and not view.crossed(draft.trigger.first, start)[0]
        for draft in drafts
    )


def _without_parts(drafts: list[Draft]) -> list[Draft]:
    """Drop the burning and looting that the riot of the same sentence and place consists of."""
    riots = {draft.place_id for draft in drafts if draft.kind.name in {"riot", "mob"}}
    return [draft for draft in drafts if draft.kind.name != "looting" or draft.place_id not in riots]


def _is_elsewhere(draft: Draft, other: Draft) -> bool:
    """Whether nothing ties a place to an event and it stands in the clause of another."""
    if draft.bound is None or not draft.bound.loose:
        return False
    view, spot = draft.trigger.view, draft.bound.spot
    return view.crossed(draft.trigger.first, spot.first)[0] > 0 == view.crossed(other.trigger.first, spot.first)[0]


def _opens(draft: Draft) -> bool:
    """Whether the place opens the sentence and so holds for all of it: "In Diapaga, they freed prisoners and …"."""
    if draft.bound is None:
        return False
    view, spot = draft.trigger.view, draft.bound.spot
    return spot.first <= _OPENING and view.word(0) in words_of("place_preposition")


def _yield_places(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave a place to the event of another kind that is bound to it clearly better."""
    kept = []
    for draft in drafts:
        bound = draft.bound
        claimed = bound is not None and any(
            other.bound is not None
            and other.bound.spot is bound.spot
            and (class_of(other) != class_of(draft) or _is_elsewhere(draft, other))
            and other.bound.score >= bound.score + _CLEARLY
            for other in drafts
        )
        yields = claimed and bound is not None and bound.score < _WEAK and not _opens(draft)
        kept.append(replace(draft, bound=None) if yields else draft)
    return kept


def sift(drafts: list[Draft]) -> list[Draft]:
    """Keep the events of a sentence that stand for themselves.

    Parameters
    ----------
    drafts
        All that its words tell, in order.

    Returns
    -------
    list of Draft
        Without protesters who only stand by, the rally at which somebody was shot and the burning that a riot
        consists of; a place weakly bound to one event and clearly to another is left to the other.
    """
    return _yield_places(_without_parts(_without_settings(_without_bystanders(drafts))))
