"""The lexicons of recognition as sets: ``lexicons/recognize_*.csv``, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from geomap.tables import read_table
from geomap.text.inflect import gerund, past, plural, third_person

_NO_CLASSES: frozenset[str] = frozenset()

Classes = Mapping[str, frozenset[str]]
"""Word as written in lower case -> the classes that it belongs to."""


def _freeze(table: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(classes) for word, classes in table.items()}


def inflect(verb: str, irregular: str = "") -> dict[str, str]:
    """Build the English forms of a verb.

    Parameters
    ----------
    verb
        Its base form.
    irregular
        Past tense and participles that the rules do not give, separated by spaces.

    Returns
    -------
    dict of str to str
        Form -> ``"base"``, ``"s"``, ``"ing"`` or ``"past"`` (participles too, and a base form equal to one: "hit").

    Examples
    --------
    >>> inflect("deny")
    {'deny': 'base', 'denies': 's', 'denying': 'ing', 'denied': 'past'}
    >>> inflect("ban")["banned"], inflect("strike", "struck stricken")["struck"]
    ('past', 'past')
    """
    forms = {verb: "base", third_person(verb): "s", gerund(verb): "ing"}
    forms.update({form: "ing" if form.endswith("ing") else "past" for form in irregular.split() or (past(verb),)})
    return forms


@cache
def verbs() -> tuple[Classes, Mapping[str, str], Mapping[str, str]]:
    """Give every form of the verbs that rules know.

    Returns
    -------
    tuple of three mappings
        Form -> classes, form -> base form, form -> ``"base"``, ``"s"``, ``"ing"`` or ``"past"``.
    """
    classes: dict[str, set[str]] = defaultdict(set)
    lemmas: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for row in read_table("recognize_verbs"):
        for form, kind in inflect(row["verb"], row["irregular"]).items():
            classes[form].add(row["class"])
            lemmas.setdefault(form, row["verb"])
            kinds.setdefault(form, kind)
    return _freeze(classes), lemmas, kinds


@cache
def nouns() -> Classes:
    """Give the nouns that rules know, singular and plural, with their classes."""
    classes: dict[str, set[str]] = defaultdict(set)
    for row in read_table("recognize_nouns"):
        for form in (row["noun"], plural(row["noun"])):
            classes[form].add(row["class"])
    return _freeze(classes)


@cache
def prepositions() -> Mapping[str, str]:
    """Give the prepositions of all languages with their class; the first row of a word counts."""
    found: dict[str, str] = {}
    for row in read_table("recognize_prepositions"):
        found.setdefault(row["word"], row["class"])
    return found


@cache
def titles() -> Classes:
    """Give titles, offices and roles ("secretary of state") with their classes."""
    classes: dict[str, set[str]] = defaultdict(set)
    for row in read_table("recognize_titles"):
        classes[row["title"]].add(row["class"])
    return _freeze(classes)


@cache
def organisation_heads(place: str) -> Mapping[str, str]:
    """Give the words that make a name an organisation's or a ship's.

    Parameters
    ----------
    place
        Where the word stands: ``"right"`` or ``"left"`` of the place name, behind a ``"hyphen"``, or ``"state"`` for
        organs of a state on the right.

    Returns
    -------
    mapping
        Word or words in lower case -> class.
    """
    return {row["word"]: row["class"] for row in read_table("recognize_organisations") if row["place"] == place}


@cache
def word_class(name: str) -> frozenset[str]:
    """Give a closed class of words: ``"determiner"``, ``"modal"``, ``"month"`` … (``recognize_words.csv``).

    Parameters
    ----------
    name
        The class.

    Returns
    -------
    frozenset of str
        Its words in lower case; empty for a class that does not exist.
    """
    return frozenset(row["word"] for row in read_table("recognize_words") if row["class"] == name)


@cache
def things() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Give the things with a place in their name ("panama hat"), singular and plural, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in read_table("recognize_things"):
        *words, last = row["thing"].split()
        for form in {last, plural(last)}:
            found[words[0]].append((*words, form))
    return {first: tuple(sorted(rows)) for first, rows in found.items()}


def verb_classes(word: str) -> frozenset[str]:
    """Give the classes of a verb form; empty when it is none that we know."""
    return verbs()[0].get(word, _NO_CLASSES)


def noun_classes(word: str) -> frozenset[str]:
    """Give the classes of a noun form; empty when it is none that we know."""
    return nouns().get(word, _NO_CLASSES)


def is_mere_name(word: str) -> bool:
    """Say whether no rule knows a word as a verb, noun or modal, so that before a name it is a name too ("Jack").

    Parameters
    ----------
    word
        In lower case.

    Returns
    -------
    bool
        False for "will", "may", "police", "northern".
    """
    closed = any(word in word_class(name) for name in ("modal", "month", "function", "place_adjective", "common_extra"))
    return not (closed or verb_classes(word) or noun_classes(word))
