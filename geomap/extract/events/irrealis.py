"""Stretches of a sentence that no cue word marks as unreal: conditionals without "if", and questions."""

from __future__ import annotations

from typing import NamedTuple

from geomap.extract.events.lexicon import words_of
from geomap.extract.events.view import View

_OPENERS = frozenset({'"', "“", "«", "but", "and", "yet", "or", "—", "–", ";", ":", "…"})
_UNREAL = frozenset({"would", "could", "might", "wouldn't", "couldn't"})
_REALIS = frozenset({"after", "since", "when", "because", "following", "before"})
_QUESTION_TAIL = 3  # marks that may stand behind a question mark


class Stretch(NamedTuple):
    """Tokens ``[first, stop)`` of which nothing is said to have happened, and the words that say so."""

    first: int
    stop: int
    text: str


def _opens_sentence(view: View, index: int) -> bool:
    return all(view.words[back] in _OPENERS for back in range(index))


def _has_subject(view: View, index: int) -> bool:
    """Whether a subject follows an auxiliary, as in "had the militia shelled"."""
    word = view.word(index + 1)
    named = any(spot.first == index + 1 for spot in view.spots)
    return named or word in words_of("determiner") or word in words_of("pronoun")


def _inverted(view: View, index: int) -> bool:
    """Whether "had", "were" or "should" stands before its subject and opens a condition."""
    if _opens_sentence(view, index):
        return view.word(index + 1) not in words_of("auxiliary")
    if not _has_subject(view, index):
        return False
    if view.words[index] == "should":
        return view.word(index - 1) not in words_of("subordinator") | words_of("relative")
    if view.words[index] == "were" and "to" not in view.words[index + 1 : index + 8]:
        return False
    before = view.words[:index]
    return not _UNREAL.isdisjoint(before) or (view.word(index - 1) == "," and not _UNREAL.isdisjoint(view.words))


def _end(view: View, index: int, stops: frozenset[str]) -> int:
    return next((at for at in range(index + 1, len(view.words)) if view.words[at] in stops), len(view.words))


def unreal_stretches(view: View) -> tuple[Stretch, ...]:
    """Find what a sentence only supposes or asks.

    Parameters
    ----------
    view
        The sentence.

    Returns
    -------
    tuple of Stretch
        "Had the militia shelled Tyre", "were the army to attack", "should they strike", up to the comma that ends
        the condition; a question of yes or no up to "after" or "when", behind which things are taken for granted.
    """
    found = []
    for index, word in enumerate(view.words):
        if word in words_of("inverting") and _inverted(view, index):
            found.append(Stretch(index, _end(view, index, frozenset({",", ";", "then"})), view.raw(index)))
    if "?" in view.words[-_QUESTION_TAIL:]:
        first = next((at for at, word in enumerate(view.words) if word not in _OPENERS), 0)
        if view.word(first) in words_of("questioning"):
            found.append(Stretch(first, _end(view, first, _REALIS), f"{view.raw(first)} … ?"))
    return tuple(found)
