"""Verbs by their form alone: past forms that no lexicon has, and whether an object stands behind a verb."""

from __future__ import annotations

from geomap.recognize.context import Context
from geomap.recognize.words import noun_classes, prepositions, verb_classes, word_class

MIN_ADVERB = 4
"""Longer words in -ly are adverbs, longer words in -ed past forms (own)."""

_MAX_PHRASE = 6
_MAX_PARTICLES = 3
_HYPHENS = frozenset("-‑–")
_MONEY = frozenset("$€£¥₴₽₹")
_ABOUT = frozenset({"about", "around", "over", "under", "nearly", "almost"})
_PREPOSITIONAL = frozenset({"up", "down", "in", "on", "over", "around", "through", "off", "along", "ahead"})


def is_adverb(word: str) -> bool:
    """Say whether a word of running text, in lower case, is an adverb: a listed one, or one in -ly."""
    is_listed = word in word_class("adverb") or word in word_class("negation")
    return is_listed or (word.endswith("ly") and len(word) > MIN_ADVERB)


def is_unlisted_past(context: Context, index: int) -> bool:
    """Say whether a word that no lexicon of verbs has is a past form with the candidate as its subject.

    Parameters
    ----------
    context
        The candidate in its sentence.
    index
        The token.

    Returns
    -------
    bool
        True for "Vilnius parked tanks"; False behind an article or preposition ("a Moscow trained pilot") and before
        "by".
    """
    word = context.word(index)
    is_past = word.endswith("ed") and len(word) > MIN_ADVERB and word not in word_class("place_adjective")
    if not is_past and word not in word_class("past_form"):
        return False
    governor = context.governor
    if (
        verb_classes(word)
        or noun_classes(word)
        or context.is_capitalised(index)
        or context.word(index + 1) in {"by", "-"}
    ):
        return False
    return not (context.is_possessive or not governor.bare or governor.kind in prepositions().values())


def takes_object(context: Context, index: int) -> bool:
    """Say whether an object stands behind a verb: "(brought) rocket artillery", "(moved up) two battalions".

    Parameters
    ----------
    context
        The candidate in its sentence.
    index
        The first token behind the verb.

    Returns
    -------
    bool
        Behind a particle that may be a preposition ("dug in") only what armies have is an object.
    """
    at, is_doubtful = index, False
    while at < index + _MAX_PARTICLES and (context.word(at) in word_class("particle") or is_adverb(context.word(at))):
        is_doubtful = is_doubtful or context.word(at) in _PREPOSITIONAL
        at += 1
    if is_doubtful:
        return names_arms(context, at)
    word = context.word(at)
    if word in _ABOUT:
        word = context.word(at + 1)
        return word[:1].isdigit() or word in _MONEY
    if not word or not (word[0].isalnum() or word in _MONEY) or word in prepositions():
        return False
    return word in word_class("determiner") or not any(
        word in word_class(name) for name in ("function", "auxiliary", "modal", "clause", "weekday")
    )


def names_arms(context: Context, index: int) -> bool:
    """Say whether what armies have is named from a token on, before a preposition: "two battalions of infantry"."""
    for at in range(index, index + _MAX_PHRASE):
        word = context.word(at)
        if word in _HYPHENS:  # "S-500 systems"
            continue
        if not word or not word[0].isalnum() or word in prepositions():
            return False
        if word in word_class("military"):
            return True
    return False
