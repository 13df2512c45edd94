"""Put the parts together: sentences to drafts, drafts to events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geomap.extract.dates import find_dates, look_forward
from geomap.extract.events.continuity import continue_places
from geomap.extract.events.counts import own_quantities, share_counts
from geomap.extract.events.draft import Draft
from geomap.extract.events.finish import finish
from geomap.extract.events.lead import date_by_lead
from geomap.extract.events.lexicon import words_of
from geomap.extract.events.links import claims_of, is_definite
from geomap.extract.events.merge import merge
from geomap.extract.events.mode import Presented, find_mode
from geomap.extract.events.place import Bound, bind_by_anaphor, bind_in_sentence, coordinated
from geomap.extract.events.presence import presence_triggers
from geomap.extract.events.quantities import find_quantities
from geomap.extract.events.sides import Sides, find_sides
from geomap.extract.events.sift import sift
from geomap.extract.events.subject import Subject, is_accident, is_other_fall, is_private, is_standing, subjects_of
from geomap.extract.events.tagging import takes_pronoun
from geomap.extract.events.timing import find_when, find_when_beside, is_count_window
from geomap.extract.events.triggers import Trigger, find_triggers
from geomap.extract.events.typology import EventType, context_tags, event_types, type_event
from geomap.extract.events.view import View
from geomap.extract.events.views import build_views
from geomap.model import DistanceClaim, Document, Event, Mention, Mode, Reason, Resolution, When

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer


_BESIDE = 2  # triggers on either side that may claim a date
_CROSSES_NOT = frozenset({"meeting", "visit", "talks"})
_SAID = frozenset({"statement", "diplomacy"})
"""What is said of a place, or done to those who are there, is not said or done there."""
_TIED_ONLY = frozenset({"agreement_other"})


def _context(trigger: Trigger, views: tuple[View, ...]) -> frozenset[str]:
    """Give what the sentences beside it tell; headlines and bullets stand alone, weapons go with "the attack" only."""
    view = trigger.view
    if view.is_headline:
        return frozenset()
    beside = views[max(0, view.index - 1) : view.index] + views[view.index + 1 : view.index + 2]
    tags = frozenset().union(*(context_tags(other) for other in beside if not other.is_headline))
    return tags if _points_back(trigger) else tags - words_of("weapon_tag")


def _points_back(trigger: Trigger) -> bool:
    """Whether a word takes up what was told before: "the attack", or "nine died" without a cause of its own."""
    alone = trigger.view.tags.isdisjoint(words_of("cause_tag"))
    return is_definite(trigger) or (alone and trigger.family in words_of("effect_family"))


def _inherit(sides: Sides, trigger: Trigger, before: Draft | None) -> Sides:
    """Give a verb without a subject of its own the subject of the verb before it."""
    undergoes = trigger.family in words_of("undergoing_family")
    if before is None or sides.actors or trigger.pos != "v" or trigger.passive or undergoes:
        return sides
    if before.kind.group in _CROSSES_NOT:
        return sides
    return Sides(before.sides.actors, sides.recipients)


class _Scene(NamedTuple):
    """What every sentence of a document is read with."""

    document: Document
    views: tuple[View, ...]
    whens: tuple[When, ...]
    subjects: tuple[Subject, ...]
    gazetteer: Gazetteer


def _draft(trigger: Trigger, before: Draft | None, others: Sequence[Trigger], scene: _Scene) -> Draft | None:
    """Read all that one trigger tells; None when it names no event here."""
    sides = _inherit(find_sides(trigger, scene.gazetteer), trigger, before)
    if scene.subjects[trigger.view.index].is_figure_of_speech(trigger, sides):
        return None
    if is_accident(trigger) or is_private(trigger, sides) or is_other_fall(trigger) or is_standing(trigger):
        return None
    typed = type_event(trigger, sides, _context(trigger, scene.views))
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
    if kind.name == "regain" and _is_foreign(sides, bound):
        kind = event_types()["overtake"]
        why = "ACLED codebook: territory taken by another state's forces counts as overtaken"
        type_reason = Reason(rule="type-foreign-capture", text=f"“{trigger.text}”: {why}")
    if _is_called_off(trigger, kind, told):
        kind = event_types()["cancelled_meeting"]
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


def _is_foreign(sides: Sides, bound: Bound | None) -> bool:
    """Whether forces act in a country that is not theirs."""
    mine = {actor.country for actor in sides.actors if actor.country}
    return bound is not None and bound.spot.country is not None and bool(mine) and bound.spot.country not in mine


def _is_called_off(trigger: Trigger, kind: EventType, told: Presented) -> bool:
    """Whether a meeting is negated by a verb that ends or puts it off."""
    if told.mode is not Mode.NEGATED or kind.group != "meeting" or told.cue is None:
        return False
    return any(
        hit.first == told.cue and trigger.view.written(hit.first, hit.stop).lower() in words_of("calling_off")
        for hit in trigger.view.hits_at("cue")
    )


def _bound(trigger: Trigger, kind: EventType, before: Draft | None, scene: _Scene) -> Bound | None:
    """Find the place; business is put nowhere by merely standing in one sentence with a place."""
    if kind.group in _SAID:
        return None
    is_effect = before is not None and trigger.family in words_of("effect_family")
    if before is not None and before.bound is not None and takes_pronoun(trigger):
        reason = Reason(rule="place-pronoun", text=f"“{before.bound.spot.mention.text}” again, as “it”")
        return before.bound._replace(reason=reason)
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


def _at_each_place(draft: Draft) -> list[Draft]:
    """One event a place when the text lists several."""
    if draft.bound is None:
        return [draft]
    further = coordinated(draft.trigger.view, draft.bound)
    return [draft, *(replace(draft, bound=bound) for bound in further)]


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
            before = replace(draft, quantities=own_quantities(draft.trigger, draft.kind, quantities))
            drafts.extend(_at_each_place(before))
    for trigger in presence_triggers(view, drafts):
        draft = _draft(trigger, None, [draft.trigger for draft in drafts], scene)
        drafts.extend([] if draft is None else [replace(draft, bound=None)])
    return sift(share_counts(drafts))


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
        Most salient first. Only asserted events are pins, at a located mention that is literally meant or that "the
        city" stands for; a country or region gives an area, a distance claim alone a zone; the others are listed with
        the reason.
    """
    whens = find_dates(document)
    views = build_views(document, mentions, resolutions, claims, whens)
    scene = _Scene(document, views, whens, subjects_of(views), gazetteer)
    told = [_drafts_of(view, scene) for view in views]
    groups = merge(continue_places(told, views, document.blocks))
    return finish(date_by_lead(groups, views), document)
