"""Rules for movement: a place that somebody went to is ground, one that nobody has gone to is a destination."""

from __future__ import annotations

from geomap.recognize.context import Context
from geomap.recognize.grammar import find_doubt
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.words import noun_classes, verb_classes, verbs

_REACH = 7
_MOTION = frozenset({"motion", "transfer"})


def movement(context: Context) -> Ruling | None:
    """Read the goal of a movement: ground when it was made, a destination when it was only planned, feared or denied."""
    kind, word, index, _ = context.governor
    if kind not in {"to", "for"} and word not in {"in", "into", "at"}:
        return None
    reach = _REACH if kind == "to" else 3
    for at, left in context.leftward(index - 1, reach):
        classes, nouns = verb_classes(left), noun_classes(left)
        if left == "from":
            return decide("ground-route", f"“{context.quote(at, context.list_stop)}”")
        if kind == "to" and nouns & {"aid"} and "journey" not in nouns and not classes & _MOTION:
            return None
        if kind == "for" and left not in {
            "left",
            "leave",
            "leaves",
            "leaving",
            "head",
            "heads",
            "heading",
            "headed",
            "depart",
            "departed",
            "sail",
            "sailed",
            "bound",
        }:
            return None
        is_motion = bool(classes & _MOTION) and _can_be_verb(context, at, left)
        if not (is_motion or nouns & {"journey"}):
            continue
        doubt = find_doubt(context, at)
        if doubt is not None and (kind != "place" or is_motion):
            return decide(
                "destination",
                f"a movement that is not said to have happened: “{doubt} … {context.quote(index, context.list_stop)}”",
            )
        if kind == "place":
            return None
        return decide("ground-goal", f"the goal of a movement: “{context.quote(at, context.list_stop)}”")
    return None


def visit(context: Context) -> Ruling | None:
    """Read the object of "visit", "enter", "leave": ground when it happened, a destination when it was only planned."""
    kind, word, index, _ = context.governor
    if kind != "verb" or not verb_classes(word) & {"reach"} or not _can_be_verb(context, index, word):
        return None
    doubt = find_doubt(context, index)
    if doubt is not None:
        return decide(
            "destination",
            f"a movement that is not said to have happened: “{doubt} {context.quote(context.list_begin, context.list_stop)}”",
        )
    return decide("ground-object", f"“{word}” takes a place")


def _can_be_verb(context: Context, index: int, word: str) -> bool:
    """Say whether a word that may be a noun is a verb here: not behind an article, an adjective or a possessive."""
    if not noun_classes(word) or verbs()[2].get(word) in {"past", "ing"}:
        return True
    before = context.word(index - 1)
    return before == "to" or bool(
        before and before[0].isalpha() and before not in {"the", "a", "an", "of", "his", "her", "their", "its"}
    )
