"""Shallow grammar: the verb behind a name, the noun that a name modifies, and whether a movement has happened."""

from __future__ import annotations

from typing import NamedTuple

from geomap.recognize.context import Context
from geomap.recognize.verb_forms import MIN_ADVERB, is_adverb, is_unlisted_past
from geomap.recognize.words import noun_classes, prepositions, verb_classes, verbs, word_class

_MAX_VERB_GROUP = 8
_MAX_PHRASE = 6
_REACH = 8
_MAX_INSERTION = 9
_BARE_NOUN_MARKS = frozenset({"on", "in", "of", "with", "at", "between", "against", "over", "near", "from", "for"})
_BEFORE_PARTICIPLES = frozenset({"with", "without", "despite", "of", "as"})
_CLOSING = frozenset({'"', "”", "»", ")"})
_COUNT_MARKS = frozenset("€$£¥%")


class Predicate(NamedTuple):
    """The verb whose subject a name may be."""

    word: str
    lemma: str
    classes: frozenset[str]
    is_passive: bool
    at: int
    is_certain: bool  # an auxiliary or the form itself leaves no doubt that it is a verb


class Phrase(NamedTuple):
    """The nouns that a name stands before: the last known one decides."""

    word: str
    classes: frozenset[str]
    begin: int
    stop: int


def find_predicate(context: Context) -> Predicate | None:
    """Find the verb behind a candidate or its series ("Moscow has relocated", "Kyiv was hit").

    Parameters
    ----------
    context
        The candidate in its sentence.

    Returns
    -------
    Predicate or None
        None when what follows is no verb, or as likely a noun.
    """
    index = context.list_stop
    if context.word(index) in _CLOSING or (context.is_nested and context.word(index) == ","):
        index += 1
    index = _behind_insertion(context, index)
    has_aux, has_be = False, False
    for _ in range(_MAX_VERB_GROUP):
        word = context.word(index)
        if word in word_class("auxiliary") or word in word_class("modal"):
            has_aux, has_be = True, word in word_class("be")
        elif not (is_adverb(word) or (word == "to" and has_aux)):
            break
        index += 1
    word = context.word(index)
    classes = verb_classes(word)
    if not classes or not (has_aux or _is_verb_here(context, word, index)):
        unknown = Predicate(
            word,
            "be" if has_be and not word.endswith("ing") else "",
            frozenset(),
            is_passive=False,
            at=index,
            is_certain=has_aux,
        )
        return unknown if has_aux or is_unlisted_past(context, index) else None
    form = verbs()[2][word]
    passive = form == "past" and (has_be or (not has_aux and _is_participle(context, classes, index)))
    return Predicate(
        word, verbs()[1][word], classes, is_passive=passive, at=index, is_certain=has_aux or form == "past"
    )


def _behind_insertion(context: Context, index: int) -> int:
    """Step over who says so, between commas ("Ankara, officials say, has deployed")."""
    if context.word(index) != ",":
        return index
    for at in range(index + 1, index + _MAX_INSERTION):
        if context.word(at) == ",":
            return at + 1 if "speech" in verb_classes(context.word(at - 1)) else index
    return index


def _is_verb_here(context: Context, word: str, index: int) -> bool:
    """Tell a verb from a noun of the same letters when no auxiliary helps ("Israel strikes Gaza", "Syria strikes")."""
    form, is_noun = verbs()[2][word], bool(noun_classes(word))
    if form == "base":
        return context.list_begin != context.begin or context.list_stop != context.stop
    if form == "ing":
        return context.governor.word in _BEFORE_PARTICIPLES or not is_noun
    return form == "past" or not is_noun or _has_object(context, word, index + 1)


def _has_object(context: Context, word: str, index: int) -> bool:
    """Say whether what follows a form in -s can be its object ("fears another winter") rather than its own verb."""
    following = context.word(index)
    if not following or not following[0].isalnum():
        return following not in {".", ""} and "event" not in noun_classes(word)
    if following in _BARE_NOUN_MARKS or following in word_class("auxiliary") or following in word_class("modal"):
        return False
    if verb_classes(following) and verbs()[2][following] in {"past", "s"}:
        return False
    return context.governor.bare or following in word_class("determiner")


def _is_participle(context: Context, classes: frozenset[str], index: int) -> bool:
    """Say whether a bare past form is passive ("Odesa hit by missiles")."""
    following = context.word(index + 1)
    if following == "by":
        return True
    if "harm" not in classes or context.is_power:
        return False
    return following in word_class("participle_mark") or following in {"", ".", ","}


def find_phrase(context: Context, index: int) -> Phrase | None:
    """Find the noun that ends the noun phrase beginning at a token ("Paris [peace summit]").

    Parameters
    ----------
    context
        The candidate in its sentence.
    index
        The first token behind the candidate and its possessive mark.

    Returns
    -------
    Phrase or None
        The last noun of a known class, else the first word with no class; None when no noun phrase begins here.
    """
    word, classes, stop = "", frozenset[str](), index
    first = context.word(index)
    is_listed = bool(verb_classes(first)) and _is_verb_here(context, first, index)
    if not context.is_possessive and (is_listed or is_unlisted_past(context, index)):
        return None
    for at in range(index, index + _MAX_PHRASE):
        current = context.word(at)
        if not current or current in word_class("function") or current in prepositions():
            break
        if not current[0].isalnum():
            if current in _COUNT_MARKS or current in {"-", "‑"}:
                continue
            break
        if _ends_phrase(context, current, at, index):
            break
        found = noun_classes(current)
        if found or not classes:
            word, classes = current, found
        stop = at + 1
    return Phrase(word, classes, index, stop) if word else None


def _ends_phrase(context: Context, word: str, at: int, first: int) -> bool:
    """Say whether a word cannot belong to the noun phrase that begins at a token."""
    if any(word in word_class(name) for name in ("auxiliary", "modal", "weekday", "adverb")):
        return True
    is_noun = bool(noun_classes(word))
    if at == first:
        is_name = context.is_plain and context.is_capitalised(at) and not is_noun
        return is_name or (not is_noun and (word.endswith("ly") or _is_finite(word)))
    if word in word_class("month") or (word.endswith("ed") and len(word) > MIN_ADVERB and not is_noun):
        return True
    return _is_finite(word) and (not is_noun or verbs()[2][word] == "past")


def _is_finite(word: str) -> bool:
    return bool(verb_classes(word)) and verbs()[2][word] != "ing"


def _was_made(context: Context, index: int) -> bool:
    """Say whether the verb that an infinitive hangs on says that it was done ("forced them to flee", "had to go")."""
    if context.word(index) in {"had", "has", "have"}:
        return True
    return any(
        "forced" in verb_classes(word) and "intent" not in verb_classes(word) and word not in word_class("auxiliary")
        for _, word in context.leftward(index, 3)
    )


def find_doubt(context: Context, index: int) -> str | None:
    """Find what shows that a movement has not happened: a modal, a plan, a denial, a bare infinitive.

    Parameters
    ----------
    context
        The candidate in its sentence.
    index
        The word that names the movement ("go", "sending", "trip").

    Returns
    -------
    str or None
        The words that show it; None when nothing does and the movement counts as made.
    """
    form = verbs()[2].get(context.word(index), "")
    before = context.word(index - 1)
    if before == "to" and verbs()[1].get(context.word(index)) == context.word(index):
        return None if _was_made(context, index - 2) else context.quote(index - 2, index + 1)
    for at, word in context.leftward(index - 1, _REACH):
        if word in word_class("modal") or word in word_class("negation") or word in word_class("hypothetical"):
            return context.quote(at, index + 1)
        if "intent" in verb_classes(word) and "speech" not in verb_classes(word):
            return context.quote(at, index + 1)
        if word in word_class("clause") and word != "as":
            return None
        if form in {"past", "s"} and at < index - 1:
            return None
    return None
