"""Which event of a sentence a count belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geomap.extract.events.draft import Draft
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.typology import EventType
from geomap.model import Quantity

_ORDINAL_REACH = 3  # tokens from "14th" to the noun it counts
_UNARMED = frozenset({"meeting", "visit", "talks", "statement", "diplomacy", "anaphor"})
_OWN_CLAUSE = frozenset({"money", "weapon", "duration"})
_VICTIMS = frozenset({"killed", "injured"})
_FAMILIES = {
    "detained": frozenset({"arrest", "abduct_loose"}),
    "abducted": frozenset({"abduct", "abduct_loose"}),
    "displaced": frozenset({"displacement", "expel", "rout"}),
}


def own_quantities(trigger: Trigger, kind: EventType, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Give the counts of an event's clause and the next; arms only where arms are used, moved or seized.

    Parameters
    ----------
    trigger
        The word that names it.
    kind
        Its type.
    quantities
        All of its sentence.

    Returns
    -------
    tuple of Quantity
        In order of the text.
    """
    view = trigger.view
    own = []
    for quantity in quantities:
        at = view.token_at(quantity.start)
        far = quantity.kind == "ordinal" and not 0 < trigger.first - at <= _ORDINAL_REACH
        unarmed = quantity.kind == "weapon" and kind.group in _UNARMED
        reach = 0 if quantity.kind in _OWN_CLAUSE else 1
        if view.crossed(trigger.first, at)[0] <= reach and not far and not unarmed:
            own.append(quantity)
    return tuple(own)


def _clauses(draft: Draft, quantity: Quantity) -> int:
    view = draft.trigger.view
    return view.crossed(draft.trigger.first, view.token_at(quantity.start))[0]


def _keeps(draft: Draft, quantity: Quantity, drafts: Sequence[Draft]) -> bool:
    """Whether no other event of the sentence has the better right to a count."""
    families = _FAMILIES.get(quantity.kind)
    others = [other for other in drafts if quantity in other.quantities]
    if families is not None:
        rightful = [other for other in others if other.trigger.family in families]
        return not rightful or draft.trigger.family in families
    nearest = min(_clauses(other, quantity) for other in others)
    if _clauses(draft, quantity) != nearest and quantity.kind != "ordinal":
        return False
    beside = [other for other in others if _clauses(other, quantity) == nearest]
    return quantity.kind not in _VICTIMS or _is_last_before(draft, quantity, beside)


def _is_last_before(draft: Draft, quantity: Quantity, beside: Sequence[Draft]) -> bool:
    """Whether an event is the last one told before a count, where those of its clause happened at several places."""
    if len({other.place_id for other in beside if other.is_located}) < 2:  # noqa: PLR2004
        return True
    at = draft.trigger.view.token_at(quantity.start)
    before = [other.trigger.first for other in beside if other.trigger.first <= at]
    return not before or draft.trigger.first == max(before)


def share_counts(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave each count to the events of its own clause, and of the act that its words name.

    Parameters
    ----------
    drafts
        The events of one sentence with all the counts near them.

    Returns
    -------
    list of Draft
        The same with fewer counts; what is one event in the end brings its counts together again.
    """
    return [
        replace(draft, quantities=tuple(one for one in draft.quantities if _keeps(draft, one, drafts)))
        for draft in drafts
    ]
