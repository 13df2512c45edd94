"""What lexicons and name lists say about a word, remembered."""

from __future__ import annotations

from functools import cache, lru_cache

from geomap.gazetteer import Gazetteer
from geomap.recognize.words import noun_classes, organisation_heads, prepositions, titles, verb_classes, word_class

_CLOSED = ("unit", "street", "name_head", "place_adjective", "month", "weekday", "function", "of_persons", "team_tail")
_MOST_WORDS = 1 << 16


@cache
def _known_words() -> frozenset[str]:
    """Give all words about which `classes` has something to say, so that the others cost one look."""
    found = {*titles(), *prepositions()}
    for side in ("right", "left", "state"):
        found |= organisation_heads(side).keys()
    for name in _CLOSED:
        found |= word_class(name)
    return frozenset(found)


@lru_cache(maxsize=_MOST_WORDS)
def classes(word: str) -> tuple[str, ...]:
    """Give all classes that the lexicons of recognition have a word in.

    Parameters
    ----------
    word
        In lower case.

    Returns
    -------
    tuple of str
        Sorted; empty for most words.

    Examples
    --------
    >>> classes("county")
    ('n-part', 'n-site', 'team_tail', 'unit')
    """
    found = {f"v-{name}" for name in verb_classes(word)} | {f"n-{name}" for name in noun_classes(word)}
    if word in _known_words():
        found |= {f"t-{name}" for name in titles().get(word, ())}
        found |= {name for name in _CLOSED if word in word_class(name)}
        found |= {f"o-{side}" for side in ("right", "left", "state") if word in organisation_heads(side)}
        if word in prepositions():
            found.add(f"p-{prepositions()[word]}")
    return tuple(sorted(found))


@lru_cache(maxsize=_MOST_WORDS)
def name_lists(gazetteer: Gazetteer, word: str) -> tuple[str, ...]:
    """Give the lists of the gazetteer that hold a word: ``"given"``, ``"surname"``, ``"common"``."""
    asked = (
        ("given", gazetteer.is_given_name),
        ("surname", gazetteer.is_surname),
        ("common", gazetteer.is_common_word),
    )
    return tuple(name for name, ask in asked if ask(word))


def shape(text: str) -> str:
    """Give how a token is written: ``"Xx"``, ``"XX"``, ``"X"``, ``"xx"``, ``"xX"``, ``"9"``, or the mark itself.

    Examples
    --------
    >>> [shape(text) for text in ("Paris", "US", "of", "21", ",")]
    ['Xx', 'XX', 'xx', '9', ',']
    """
    if text.islower():
        return "xx"
    if text[0].isdigit():
        return "9"
    if text[0].isupper():
        return "Xx" if not text.isupper() else "XX" if len(text) > 1 else "X"
    return "xX" if text[0].isalpha() else text
