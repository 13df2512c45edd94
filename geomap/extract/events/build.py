"""Put the parts together: sentences to drafts, drafts to events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geomap.extract.dates import find_dates, look_forward
from geomap.extract.events.draft import Draft
from geomap.extract.events.finish import finish
from geomap.extract.events.lead import date_by_lead
from geomap.extract.events.lexicon import words_of
from geomap.extract.events.links import claims_of, is_definite
from geomap.extract.events.merge import class_of, merge
from geomap.extract.events.mode import find_mode
from geomap.extract.events.place import Bound, bind_by_anaphor, bind_in_sentence, coordinated
from geomap.extract.events.presence import presence_triggers
from geomap.extract.events.quantities import find_quantities
from geomap.extract.events.sides import Sides, find_sides
from geomap.extract.events.timing import find_when, find_when_beside, is_count_window
from geomap.extract.events.triggers import Trigger, find_triggers
from geomap.extract.events.typology import EventType, context_tags, type_event
from geomap.extract.events.view import View
from geomap.extract.events.views import build_views
from geomap.model import DistanceClaim, Document, Event, Mention, Mode, Quantity, Reason, Resolution, When

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer


_ORDINAL_REACH = 3  # tokens from "14th" to the noun it counts
_BESIDE = 2  # triggers on either side that may claim a date
_CLEARLY = 0.8  # a better binding by so much takes the place from another event
_WEAK = 2.5  # below it a binding rests on nothing but the sentence
_UNARMED = frozenset({"meeting", "visit", "talks", "statement", "diplomacy", "anaphor"})
_CROSSES_NOT = frozenset({"meeting", "visit", "talks"})
_TIED_ONLY = frozenset({"agreement_other"})


def _context(view: View, views: tuple[View, ...]) -> frozenset[str]:
    """Give what the sentences beside it tell; headlines and bullets stand alone."""
    if view.is_headline:
        return frozenset()
    beside = views[max(0, view.index - 1) : view.index] + views[view.index + 1 : view.index + 2]
    return frozenset().union(*(context_tags(other) for other in beside if not other.is_headline))


def _own_quantities(trigger: Trigger, kind: EventType, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Give the counts of the event's clause and the next; arms only where arms are used, moved or seized."""
    view = trigger.view
    own = []
    for quantity in quantities:
        at = view.token_at(quantity.start)
        far = quantity.kind == "ordinal" and not 0 < trigger.first - at <= _ORDINAL_REACH
        unarmed = quantity.kind == "weapon" and kind.group in _UNARMED
        reach = 0 if quantity.kind in {"money", "weapon", "duration"} else 1
        if view.crossed(trigger.first, at)[0] <= reach and not far and not unarmed:
            own.append(quantity)
    return tuple(own)


def _inherit(sides: Sides, trigger: Trigger, before: Draft | None) -> Sides:
    """Give a verb without a subject of its own the subject of the verb before it."""
    if before is None or sides.actors or trigger.pos != "v" or trigger.passive:
        return sides
    if before.kind.group in _CROSSES_NOT:
        return sides
    return Sides(before.sides.actors, sides.recipients)


class _Scene(NamedTuple):
    """What every sentence of a document is read with."""

    document: Document
    views: tuple[View, ...]
    whens: tuple[When, ...]
    gazetteer: Gazetteer


def _draft(trigger: Trigger, before: Draft | None, others: Sequence[Trigger], scene: _Scene) -> Draft | None:
    """Read all that one trigger tells; None when it names no event here."""
    sides = _inherit(find_sides(trigger, scene.gazetteer), trigger, before)
    typed = type_event(trigger, sides, _context(trigger.view, scene.views))
    if typed is None:
        return None
    kind, type_reason = typed
    definite = is_definite(trigger)
    when = find_when(trigger, others, definite=definite)
    bound = _bound(trigger, kind, before, scene)
    if when is None and bound is not None and not (definite or bound.loose):
        when = find_when_beside(trigger.view, bound.spot, others)
    told = find_mode(trigger, when, scene.document.published, scene.whens)
    if when is not None and told.mode is Mode.FUTURE and _lies_ahead(trigger.view, when, told.cue):
        when = look_forward(when, scene.document.published)
    return Draft(
        trigger=trigger,
        kind=kind,
        mode=told.mode,
        bound=bound,
        when=when,
        sides=sides,
        quantities=(),
        claims=claims_of(trigger),
        definite=definite,
        reasons=(type_reason, told.reason, *_undated(trigger.view, when)),
    )


def _bound(trigger: Trigger, kind: EventType, before: Draft | None, scene: _Scene) -> Bound | None:
    """Find the place; business is put nowhere by merely standing in one sentence with a place."""
    is_effect = before is not None and trigger.family in words_of("effect_family")
    bound = bind_in_sentence(trigger, only_behind=is_effect)
    if bound is None and not is_effect:
        return bind_by_anaphor(trigger, scene.views)
    untied = bound is not None and (bound.loose or bound.score <= 0)
    return None if untied and kind.name in _TIED_ONLY else bound


def _undated(view: View, when: When | None) -> tuple[Reason, ...]:
    """Say why a date of the sentence dates nothing."""
    windows = [other.text for other in view.whens if is_count_window(view, other)] if when is None else []
    if not windows:
        return ()
    text = f"“{windows[0]}” is the time over which the count runs: it dates no single event"
    return (Reason(rule="date-count-window", text=text),)


def _lies_ahead(view: View, when: When, cue: int | None) -> bool:
    """Whether a date belongs to what will be: behind the word of the future, or before a "will" in its clause."""
    if cue is None:
        return False
    at = view.token_at(when.start)
    auxiliary = view.word(cue) in words_of("modal") or view.word(cue) in words_of("be")
    said = words_of("np_stop").intersection(view.words[at + 1 : cue]) - words_of("auxiliary")
    return at > cue or (auxiliary and not view.crossed(at, cue)[0] and not said)


def _without_bystanders(drafts: list[Draft]) -> list[Draft]:
    """Drop "protesters" where the sentence has another word for what they do or what is done to them."""
    told = [draft for draft in drafts if draft.trigger.lemma not in words_of("agent_noun")]
    if not any(class_of(draft) == "unrest" for draft in told):
        return drafts
    return [draft for draft in drafts if draft in told or class_of(draft) != "unrest"]


def _without_parts(drafts: list[Draft]) -> list[Draft]:
    """Drop the burning and looting that the riot of the same sentence and place consists of."""
    riots = {draft.place_id for draft in drafts if draft.kind.name in {"riot", "mob"}}
    return [draft for draft in drafts if draft.kind.name != "looting" or draft.place_id not in riots]


def _at_each_place(draft: Draft) -> list[Draft]:
    """One event a place when the text lists several."""
    if draft.bound is None:
        return [draft]
    further = coordinated(draft.trigger.view, draft.bound)
    return [draft, *(replace(draft, bound=bound) for bound in further)]


def _yield_places(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave a place to the event of another kind that is bound to it clearly better."""
    kept = []
    for draft in drafts:
        bound = draft.bound
        claimed = bound is not None and any(
            other.bound is not None
            and other.bound.spot is bound.spot
            and class_of(other) != class_of(draft)
            and other.bound.score >= bound.score + _CLEARLY
            for other in drafts
        )
        kept.append(replace(draft, bound=None) if claimed and bound is not None and bound.score < _WEAK else draft)
    return kept


def _drafts_of(view: View, scene: _Scene) -> list[Draft]:
    triggers = list(find_triggers(view))
    if not triggers and not view.claims:
        return []
    quantities = find_quantities(view)
    drafts: list[Draft] = []
    before: Draft | None = None
    for index, readings in enumerate(triggers):
        others = [
            other[0] for other in triggers[max(0, index - _BESIDE) : index + _BESIDE + 1] if other is not readings
        ]
        read = (_draft(trigger, before, others, scene) for trigger in readings)
        draft = next((one for one in read if one is not None), None)
        if draft is not None:
            before = replace(draft, quantities=_own_quantities(draft.trigger, draft.kind, quantities))
            drafts.extend(_at_each_place(before))
    for trigger in presence_triggers(view, drafts):
        draft = _draft(trigger, None, [draft.trigger for draft in drafts], scene)
        drafts.extend([] if draft is None else [replace(draft, bound=None)])
    return _yield_places(_without_parts(_without_bystanders(drafts)))


def extract_events(
    document: Document,
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    claims: Sequence[DistanceClaim],
    gazetteer: Gazetteer,
) -> tuple[Event, ...]:
    """Find the events that a document tells of.

    Parameters
    ----------
    document
        A segmented document.
    mentions, resolutions
        Parallel; what places it names and where they are.
    claims
        Its distance claims.
    gazetteer
        Names the countries of the actors.

    Returns
    -------
    tuple of Event
        Most salient first. Only asserted events at a located literal mention are pins; a country or region gives an
        area, a distance claim alone a zone; the others are listed with the reason.
    """
    whens = find_dates(document)
    views = build_views(document, mentions, resolutions, claims, whens)
    scene = _Scene(document, views, whens, gazetteer)
    groups = merge([draft for view in views for draft in _drafts_of(view, scene)])
    return finish(date_by_lead(groups, views), document)
