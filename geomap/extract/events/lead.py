"""Date the event of a headline by the first sentences below it, when they tell it in words of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geomap.extract.events.merge import Group
from geomap.extract.events.timing import find_when_beside
from geomap.extract.events.view import View
from geomap.model import Mode, Reason, When

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
        names beside a date without telling any event, has that date.
    """
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
