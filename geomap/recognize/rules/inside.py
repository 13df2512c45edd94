"""Whether what stands behind a name is what it lies in: "Troy, N.C."."""

from __future__ import annotations

from geomap.model import PlaceKind
from geomap.recognize.context import Context

_MAX_SENSES = 12


def is_inside(context: Context, index: int) -> bool:
    """Say whether the name at a token behind a comma is a country or unit that one of the senses lies in.

    Parameters
    ----------
    context
        The candidate in its sentence.
    index
        The token behind the candidate, a comma for an answer of yes.

    Returns
    -------
    bool
        Whether "Troy, N.C." is what stands there.
    """
    if context.word(index) != ",":
        return False
    sign = f"inside {index}"
    if sign not in context.known:
        context.known[sign] = _is_inside(context, index)
    return bool(context.known[sign])


def _is_inside(context: Context, index: int) -> bool:
    tokens = context.stream.tokens
    if not context.is_capitalised(index + 1):
        return False
    start = tokens[index + 1].start
    for match in context.gazetteer.scan(context.stream.text[start : start + 40]):
        if match.start:
            return False
        return lies_in(context, match.key)
    return False


def lies_in(context: Context, name: str) -> bool:
    """Say whether one of the candidate's senses lies in the country or first-level unit of that name."""
    containers = {
        entry.place.country if entry.place.kind is PlaceKind.COUNTRY else entry.place.admin1
        for entry in context.gazetteer.lookup(name)[:_MAX_SENSES]
        if entry.place.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}
    } - {None}
    return any(
        entry.place.kind is not PlaceKind.COUNTRY
        and (entry.place.country in containers or entry.place.admin1 in containers)
        for entry in context.candidate.entries
    )
