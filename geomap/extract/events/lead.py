"""Date the event of a headline by the first sentences below it, when they tell it in words of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geomap.extract.events.alike import Group, class_of
from geomap.extract.events.draft import Draft
from geomap.extract.events.timing import find_when_beside
from geomap.extract.events.view import View
from geomap.model import BlockKind, Mode, Reason, When

_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_LEAD = 2  # sentences of the body that repeat the headline


def _beside_place(views: Sequence[View], place_id: str) -> When | None:
    for view in views:
        for spot in view.spots:
            place = spot.resolution.place
            if spot.can_place and place is not None and place.place_id == place_id:
                when = find_when_beside(view, spot, ())
                if when is not None:
                    return when
    return None


def _tells_again(draft: Draft, headline: Draft) -> bool:
    """Whether a dated draft of the body is of the headline's class and at its place, or inside its area."""
    if draft.trigger.view.is_headline or draft.when is None or class_of(draft) != class_of(headline):
        return False
    if draft.mode is not headline.mode or draft.when.first is None:
        return False
    if headline.bound is None or draft.bound is None or headline.place_id == draft.place_id:
        return True
    unknown = draft.bound.spot.is_unknown or draft.bound.spot.country == headline.bound.spot.country
    return unknown and not (headline.is_located and draft.is_located)


def _opening(groups: Sequence[Group]) -> list[Draft]:
    """Give what the first sentences of the body that tell anything tell."""
    body = [draft for group in groups for draft in group if not draft.trigger.view.is_headline]
    first = min((draft.trigger.view.index for draft in body), default=0)
    return [draft for draft in body if draft.trigger.view.index < first + _LEAD]


def _as_told_below(group: Group, opening: Sequence[Draft]) -> Group:
    """Give the undated event of a headline the date of the first event of its class told below it."""
    if not all(draft.when is None and draft.trigger.view.sentence.kind in _HEADLINES for draft in group):
        return group
    first = group[0]
    below = next((draft for draft in opening if _tells_again(draft, first)), None)
    if below is None or below.when is None:
        return group
    reason = Reason(rule="date-lead", text=f"the text below the headline tells it “{below.when.text}”")
    return [replace(first, when=below.when, reasons=(*first.reasons, reason)), *group[1:]]


def date_by_lead(groups: Sequence[Group], views: Sequence[View]) -> list[Group]:
    """Give the undated events of headlines the date that the lead puts beside their place.

    Parameters
    ----------
    groups
        Merged drafts.
    views
        All sentences of the document.

    Returns
    -------
    list of list of Draft
        The same groups; an asserted event told in headlines only, at a place that one of the first two sentences
        names beside a date without telling any event, has that date, and so has one whose like they tell and date.
    """
    opening = _opening(groups)
    groups = [_as_told_below(group, opening) for group in groups]
    telling = {draft.trigger.view.index for group in groups for draft in group}
    body = [view for view in views if not view.is_headline][:_LEAD]
    silent = [view for view in body if view.index not in telling and view.whens]
    if not silent:
        return list(groups)
    dated = []
    for group in groups:
        first = next((draft for draft in group if draft.is_located), None)
        undated = first is not None and all(draft.when is None and draft.trigger.view.is_headline for draft in group)
        place_id = first.place_id if first is not None and undated and first.mode is Mode.ASSERTED else None
        when = _beside_place(silent, place_id) if place_id is not None else None
        if first is None or when is None:
            dated.append(group)
            continue
        reason = Reason(rule="date-lead", text=f"the text below the headline puts “{when.text}” beside the place")
        told = replace(first, when=when, reasons=(*first.reasons, reason))
        dated.append([told if draft is first else draft for draft in group])
    return dated
