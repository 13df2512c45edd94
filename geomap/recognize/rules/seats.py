"""Rules for organisations that a place name only belongs to: who leads them, and where they have their seat."""

from __future__ import annotations

from geomap.recognize.context import Context
from geomap.recognize.rules.names import find_seated_name
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.words import noun_classes, word_class

_HYPHENS = frozenset("-‑–")


def led_by(context: Context) -> Ruling | None:
    """Read "US-led", "Ankara-backed" as the state, "Geneva-based" as a seat: neither is where something happened."""
    if context.word(context.stop) not in _HYPHENS:
        return None
    word = context.word(context.stop + 1)
    if word in word_class("led"):
        return decide(
            "metonym-compound", f"“{context.quote(context.begin, context.stop + 2)}” means the side that acts"
        )
    if word in word_class("based"):
        return decide(
            "seat-compound", f"“{context.quote(context.begin, context.stop + 2)}” says where somebody has a seat"
        )
    return None


def seated(context: Context) -> Ruling | None:
    """Read a place inside a school's or association's name as where it has its seat ("Colorado State University")."""
    name = find_seated_name(context)
    return None if name is None else decide("seat-name", f"part of the name “{name}”")


def based_in(context: Context) -> Ruling | None:
    """Read where an organisation has its seat as that ("the monitor, based in Coventry, said"): nothing happened there.

    Troops that are based somewhere stand there.
    """
    kind, _, index, _ = context.governor
    word, before = context.word(index - 1), context.word(index - 2)
    if kind != "place" or word not in word_class("based"):
        return None
    is_said = before in {",", "("} or before in word_class("be") or "company" in noun_classes(before)
    if not (is_said or word == "headquartered" or before in word_class("seated")):
        return None
    if any(_is_troops(context, at, left) for at, left in context.leftward(index - 2)):
        return None
    quoted = context.quote(index - 1, context.list_stop)
    return decide("seat-of-organisation", f"“{quoted}” says where somebody has a seat, not where something happened")


def _is_troops(context: Context, index: int, word: str) -> bool:
    """Say whether a word names troops, and is no part of a name ("Mercy Corps")."""
    is_name = context.is_capitalised(index) and index > context.clause.first
    return word in word_class("military") and not is_name
