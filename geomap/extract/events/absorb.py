"""Type an event that several drafts tell of: the kind that outranks the others, or the battle it is a part of."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from geomap.extract.events.alike import Group
from geomap.extract.events.typology import EventType
from geomap.model import Reason
from geomap.tables import read_table


class _Absorbing(NamedTuple):
    """A row of ``events_absorbed.csv``: a kind of event, told by a word of a family, that others are a part of."""

    rule: str
    family: str
    kind: str
    absorbs: frozenset[str]
    source: str


@cache
def _absorbing() -> tuple[_Absorbing, ...]:
    return tuple(
        _Absorbing(row["rule"], row["family"], row["kind"], frozenset(row["absorbs"].split("|")), row["source"])
        for row in read_table("events_absorbed")
    )


def type_group(group: Group) -> tuple[EventType, Reason]:
    """Choose the kind of an event that several drafts tell of, and say why.

    Parameters
    ----------
    group
        Drafts of one event, each with its own kind.

    Returns
    -------
    tuple of EventType and Reason
        The kind that outranks the others; the battle where that kind is only a part of one told with it.
    """
    best = min(group, key=lambda draft: draft.kind.rank)
    for row in _absorbing():
        whole = next((one for one in group if one.trigger.family == row.family and one.kind.name == row.kind), None)
        if whole is not None and best.kind.name in row.absorbs:
            text = f"“{best.trigger.text}” is part of what “{whole.trigger.text}” tells: {row.source}"
            return whole.kind, Reason(rule=row.rule, text=text)
    return best.kind, best.reasons[0]
