"""Longer names around a name: what goes on behind it, what stands before it, and names of institutions."""

from __future__ import annotations

from functools import cache

from geomap.recognize.context import Context
from geomap.recognize.headed import heads
from geomap.recognize.words import noun_classes, organisation_heads, titles, word_class
from geomap.text.inflect import plural

_MOST_WORDS = 5
_BEHIND_HEADS = frozenset({"", "of", "for", "and"})
_CENTRES = frozenset({"centre", "center", "hall", "office"})
_OPENERS = ("function", "determiner", "auxiliary", "modal", "clause", "month", "weekday", "opener")


@cache
def _forms(name: str) -> frozenset[str]:
    words = word_class(name)
    return words | {plural(word) for word in words}


def is_of(word: str, name: str) -> bool:
    """Say whether a word, singular or plural, is of a class of ``recognize_words.csv``."""
    return word in _forms(name)


def is_institution(context: Context) -> bool:
    """Say whether the candidate itself is a body's name ("Cavan Institute"), whoever houses it."""
    words = [context.word(at) for at in range(context.begin, context.stop)]
    if len(words) > 1 and words[-1] in _CENTRES and words[-2] in word_class("building_kind"):
        return False
    heading = [word for word, behind in zip(words, [*words[1:], ""], strict=True) if behind in _BEHIND_HEADS]
    return len(words) > 1 and any(is_of(word, "institution") for word in heading)


class Longer:
    """The capitalised words right around a candidate that are no candidates themselves.

    Parameters
    ----------
    context
        The candidate in its sentence; a sentence whose capitals prove nothing has no longer names.
    begins, stops
        First tokens, and tokens behind the last, of all candidates of the document.
    """

    __slots__ = ("lead", "tail")

    def __init__(self, context: Context, begins: frozenset[int], stops: frozenset[int]) -> None:
        self.tail = _tail(context, begins) if context.is_plain and not context.is_possessive else ""
        """What the words behind are: ``"org"``, ``"title"``, ``"person"`` … ``""`` without any."""
        self.lead = _lead(context, stops) if context.is_plain else ""
        """What the words before are; ``""`` without any."""


def _tail(context: Context, begins: frozenset[int]) -> str:
    stop = context.stop
    while stop - context.stop <= _MOST_WORDS and stop not in begins and _goes_on(context, stop):
        stop += 1
    if stop == context.stop:
        return ""
    last = context.word(stop - 1)
    classes = noun_classes(last)
    kinds = (
        ("org", last in organisation_heads("right") or last in organisation_heads("state")),
        ("title", any(context.word(at).rstrip(".") in titles() for at in range(context.stop, stop))),
        ("person", context.gazetteer.is_given_name(context.stream.tokens[context.stop].text)),
        ("site", bool(classes & {"site", "part"}) or last in heads("right") or last in word_class("unit")),
        ("people", bool(classes & {"people", "politics"})),
        ("event", "event" in classes),
        ("capitals", context.stream.tokens[stop - 1].text.isupper()),
    )
    return next((kind for kind, is_so in kinds if is_so), "other")


def _lead(context: Context, stops: frozenset[int]) -> str:
    begin = context.begin
    floor = max(context.clause.first, context.begin - _MOST_WORDS) + 1
    while begin > floor and begin not in stops and _goes_on(context, begin - 1):
        begin -= 1
    if begin == context.begin:
        return ""
    word = context.word(begin)
    kinds = (
        ("person", begin in context.people.tokens),
        ("title", word in titles()),
        ("org", word in organisation_heads("left")),
        ("site", bool(noun_classes(word) & {"site", "part"})),
        ("compass", word in word_class("place_adjective")),
    )
    return next((kind for kind, is_so in kinds if is_so), "other")


def _goes_on(context: Context, index: int) -> bool:
    """Say whether a token is a capitalised word that does not begin something new."""
    word = context.word(index)
    if not context.is_capitalised(index) or any(word in word_class(name) for name in _OPENERS):
        return False
    return word.replace(".", "").isalpha()
