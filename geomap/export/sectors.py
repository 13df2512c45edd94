"""The sector of an actor in PLOVER's words, from the same lists that its role was read from."""

from __future__ import annotations

from functools import cache

from geomap.model import Actor
from geomap.tables import read_table
from geomap.text.tokens import tokenize


@cache
def _groups() -> dict[str, str]:
    return {row["name"]: row["sector"] for row in read_table("actors_groups")}


@cache
def _nouns() -> tuple[tuple[str, str, str], ...]:
    """Give padded role words with their role and sector, longest first."""
    rows = [
        (f" {word} ", row["role"], row["sector"])
        for row in read_table("actors_roles")
        for word in row["words"].split("|")
    ]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def sector_of(actor: Actor) -> str | None:
    """Say to which sector of society an actor belongs.

    Parameters
    ----------
    actor
        An actor of an event.

    Returns
    -------
    str or None
        ``"MIL"``, ``"COP"``, ``"GOV"``, ``"REB"``, ``"CVL"`` … (PLOVER manual 0.8, sectors); a country that stands for
        itself is ``"GOV"``; None when it cannot be said.

    Examples
    --------
    >>> from geomap.model import Actor
    >>> sector_of(Actor(text="riot police", start=0, end=11, role="State forces"))
    'COP'
    """
    if actor.name in _groups():
        return _groups()[actor.name]
    text = f" {' '.join(token.lower for token in tokenize(actor.text))} "
    for word, role, sector in _nouns():
        if word in text and role == (actor.role or ""):
            return sector
    for word, _, sector in _nouns():
        if word in text:
            return sector
    return "GOV" if actor.country and actor.role in {None, "State forces"} else None
