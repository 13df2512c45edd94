"""From groups of drafts to events: the best of each part, the placement and its reason, the order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from geomap.extract.events.absorb import type_group
from geomap.extract.events.alike import Group
from geomap.extract.events.draft import Draft
from geomap.extract.events.links import locates_event
from geomap.extract.events.parties import parties_of
from geomap.extract.events.place import is_near
from geomap.extract.events.salience import score_salience
from geomap.extract.events.timing import finer, reckon_from_event
from geomap.model import (
    DistanceClaim,
    Document,
    Event,
    Mode,
    PlaceKind,
    Placement,
    Quantity,
    Reason,
    Relation,
    When,
    make_id,
)

_ZONE_RELATIONS = frozenset(
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
_WORDS = frozenset({"statement", "diplomacy"})  # what is said of a zone does not happen in it
_GEO_TOWN, _GEO_NEAR, _GEO_REGION = 1, 2, 3


def _lead(group: Group) -> Draft:
    """Choose the draft that stands for the group: asserted, placed best, told first."""
    return min(
        group,
        key=lambda draft: (
            draft.mode is not Mode.ASSERTED,
            not draft.is_located,
            draft.bound is None,
            draft.kind.rank,
            draft.trigger.view.index,
            draft.trigger.first,
        ),
    )


def _zone_claims(group: Group) -> list[DistanceClaim]:
    return [
        claim
        for draft in group
        for claim in draft.claims
        if claim.relation in _ZONE_RELATIONS and locates_event(draft.trigger.view, claim)
    ]


def _place(lead: Draft, claims: Sequence[DistanceClaim], mode: Mode) -> tuple[Placement, int | None, Reason]:
    """Decide how the event is put on the map."""
    if mode is not Mode.ASSERTED:
        text = f"not on the map: the text presents it as {mode}"
        return Placement.LISTED, None, Reason(rule="placement-not-asserted", text=text)
    place = lead.bound.spot.resolution.place if lead.bound is not None else None
    if lead.bound is not None and lead.is_located and place is not None:
        near = is_near(lead.bound)
        ground = f"{'near' if near else 'at'} {place.name}"
        text = f"pinned {ground}: asserted, and “{lead.bound.spot.mention.text}” is the ground it happened on"
        return Placement.PIN, _GEO_NEAR if near else _GEO_TOWN, Reason(rule="placement-pin", text=text)
    if claims and (place is None or place.kind is PlaceKind.COUNTRY):
        text = f"only “{claims[0].text}” says where: a zone, no point"
        return Placement.ZONE, _GEO_NEAR, Reason(rule="placement-zone", text=text)
    if lead.bound is not None and lead.bound.spot.is_unknown:
        text = f"place not in the gazetteer: “{lead.bound.spot.mention.text}”"
        return Placement.LISTED, None, Reason(rule="placement-unknown-place", text=text)
    if place is not None:
        precision = None if place.kind is PlaceKind.COUNTRY else _GEO_REGION
        text = f"known only as {place.name}, an area: outlined, never pinned"
        return Placement.AREA, precision, Reason(rule="placement-area", text=text)
    return Placement.LISTED, None, Reason(rule="placement-nowhere", text=_why_nowhere(lead))


def _why_nowhere(lead: Draft) -> str:
    others = [f"“{spot.mention.text}” ({spot.mention.reading})" for spot in lead.trigger.view.spots]
    if not others:
        return "not on the map: its sentence names no place"
    return f"not on the map: none of its sentence's names is the ground it happened on: {', '.join(others[:4])}"


def _quantities(group: Group) -> tuple[Quantity, ...]:
    found = {(one.start, one.kind): one for draft in group for one in draft.quantities}
    told: dict[tuple[str, float | None, str | None], Quantity] = {}
    for key in sorted(found, reverse=True):  # a headline's count is told again, more exactly, below it
        one = found[key]
        told.setdefault((one.kind, one.low, one.unit), one)
    return tuple(sorted(told.values(), key=lambda one: (one.start, one.kind)))


def _stated_when(group: Group) -> When | None:
    best: When | None = None
    for draft in group:
        if draft.when is not None and draft.when.anchor != "event":
            best = finer(best, draft.when)
    return best


class _Told(NamedTuple):
    """Where each event is told, in order of the text, and the date stated for it."""

    starts: Sequence[int]
    drafts: Sequence[tuple[Draft, int]]
    dates: Sequence[When | None]


def _told(groups: Sequence[Group]) -> _Told:
    placed = sorted(
        ((_start(draft), index, draft) for index, group in enumerate(groups) for draft in group),
        key=lambda item: item[:2],
    )
    return _Told(
        starts=[start for start, _, _ in placed],
        drafts=[(draft, index) for _, index, draft in placed],
        dates=[_stated_when(group) for group in groups],
    )


def _when(group: Group, number: int, told: _Told) -> When | None:
    """Choose the finest date; "hours before the summit" is reckoned from the event that the words in it name."""
    best = told.dates[number]
    for draft in group:
        when = draft.when
        if when is None or when.anchor != "event":
            continue
        at = bisect_left(told.starts, when.start)
        if at < len(told.starts) and told.starts[at] < when.end and told.drafts[at][1] != number:
            other, index = told.drafts[at]
            when = reckon_from_event(when, told.dates[index], other.trigger.text)
        best = when if best is None or best.first is None else finer(best, when)
    return best


def _start(draft: Draft) -> int:
    return draft.trigger.view.tokens[draft.trigger.first].start


def _event(group: Group, when: When | None, document: Document) -> Event:
    lead, (kind, type_reason) = _lead(group), type_group(group)
    view, trigger = lead.trigger.view, lead.trigger
    claims = [] if kind.group in _WORDS else _zone_claims(group)
    placement, precision, reason = _place(lead, claims, lead.mode)
    actors, recipients = parties_of(group, lead, kind.acled_sub_event_type)
    start = view.tokens[trigger.first].start
    end = view.tokens[trigger.stop - 1].end
    spans = {(draft.trigger.view.sentence.start, draft.trigger.view.sentence.end) for draft in group}
    own = (view.sentence.start, view.sentence.end)
    reasons = [type_reason, *lead.reasons[1:], reason]
    if lead.bound is not None:
        reasons.insert(2, lead.bound.reason)
    if len(spans) > 1:
        text = f"{len(spans)} sentences tell of it: same kind, place and a date that fits, or a word that points back"
        reasons.append(Reason(rule="merge-coreference", text=text))
    return Event(
        event_id=make_id("e", document.doc_id, start, end, kind.name, lead.place_id),
        start=own[0],
        end=own[1],
        trigger=document.text[start:end],
        trigger_start=start,
        trigger_end=end,
        score=score_salience(group),
        acled_event_type=kind.acled_event_type,
        acled_sub_event_type=kind.acled_sub_event_type,
        plover_type=kind.plover_type,
        plover_mode=kind.plover_mode,
        mode=lead.mode,
        placement=placement,
        mention_id=_mention_id(lead, placement),
        geo_precision=precision,
        when=when,
        reasons=tuple(reasons),
        actors=actors,
        recipients=recipients,
        quantities=_quantities(group),
        claim_ids=tuple(dict.fromkeys(claim.claim_id for draft in group for claim in draft.claims)),
        merged=tuple(sorted(spans - {own})),
    )


def _mention_id(lead: Draft, placement: Placement) -> str | None:
    bound = lead.bound
    if bound is None or placement is Placement.ZONE or bound.spot.resolution.place is None:
        return None
    return bound.spot.mention.mention_id


def finish(groups: Sequence[Group], document: Document) -> tuple[Event, ...]:
    """Make events of the groups.

    Parameters
    ----------
    groups
        Drafts that tell of one event each.
    document
        Where they come from; its id goes into theirs.

    Returns
    -------
    tuple of Event
        Most salient first; of equals the one told first.
    """
    told = _told(groups)
    events = [_event(group, _when(group, number, told), document) for number, group in enumerate(groups)]
    return tuple(sorted(events, key=lambda event: (-event.score, event.start, event.trigger_start)))
