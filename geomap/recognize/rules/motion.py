"""Rules for movement: a place that somebody went to is ground, one that nobody has gone to is a destination."""

from __future__ import annotations

from geomap.recognize.context import Context
from geomap.recognize.grammar import find_doubt
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.words import noun_classes, verb_classes, verbs, word_class

_REACH = 7
_SHORT_REACH = 3
_MOTION = frozenset({"motion", "transfer"})
_PLACE_GOALS = frozenset({"in", "at"})
_ARTICLES = frozenset({"the", "a", "an", "of", "his", "her", "their", "its"})


def movement(context: Context) -> Ruling | None:
    """Read the goal of a movement: ground when it was made, a destination when it was only planned or denied."""
    governor = context.governor
    if governor.kind not in {"to", "for"} and governor.word not in _PLACE_GOALS:
        return None
    reach = _REACH if governor.kind == "to" else _SHORT_REACH
    for at, left in context.leftward(governor.at - 1, reach):
        if left == "from":
            return decide("ground-route", f"“{context.quote(at, context.list_stop)}”")
        if _ends_search(governor.kind, left):
            return None
        is_departure = governor.kind == "for" and bool(verb_classes(left) & {"reach"})
        is_verb = (is_departure or bool(verb_classes(left) & _MOTION)) and _can_be_verb(context, at, left)
        if is_verb or "journey" in noun_classes(left):
            return _goal(context, at, is_verb=is_verb)
    return None


def _ends_search(kind: str, word: str) -> bool:
    """Say whether a word shows that no movement is meant: aid before "to", anything but a departure before "for"."""
    if kind == "for":
        return word not in word_class("departure")
    nouns = noun_classes(word)
    return kind == "to" and "aid" in nouns and "journey" not in nouns and not verb_classes(word) & _MOTION


def _goal(context: Context, at: int, *, is_verb: bool) -> Ruling | None:
    """Rule on the goal of the movement that the token at an index names."""
    governor = context.governor
    doubt = find_doubt(context, at)
    if doubt is not None and (governor.kind != "place" or is_verb):
        return _unmade(f"{doubt} … {context.quote(governor.at, context.list_stop)}")
    if governor.kind == "place":
        return None
    return decide("ground-goal", f"the goal of a movement: “{context.quote(at, context.list_stop)}”")


def visit(context: Context) -> Ruling | None:
    """Read the object of "visit", "enter", "leave": ground when it happened, a destination when it was only planned."""
    governor = context.governor
    if "reach" not in verb_classes(governor.word) or not _can_be_verb(context, governor.at, governor.word):
        return None
    doubt = find_doubt(context, governor.at)
    if doubt is not None:
        return _unmade(f"{doubt} {context.quote(context.list_begin, context.list_stop)}")
    return decide("ground-object", f"“{governor.word}” takes a place")


def _unmade(quoted: str) -> Ruling:
    return decide("destination", f"a movement that is not said to have happened: “{quoted}”")


def _can_be_verb(context: Context, index: int, word: str) -> bool:
    """Say whether a word that may be a noun is a verb here: not behind an article, an adjective or a possessive."""
    if not noun_classes(word) or verbs()[2].get(word) in {"past", "ing"}:
        return True
    before = context.word(index - 1)
    return before == "to" or bool(before and before[0].isalpha() and before not in _ARTICLES)
