"""Regular English inflection, by spelling alone; irregular words stand in the lexicons of the stages."""

from __future__ import annotations

import re

_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh")
_DOUBLING = re.compile(r"[^aeiou]{0,2}[aeiou][^aeiouwxyh]")
"""Stop, plan, ban: one short syllable doubles its last letter; longer words that do are listed as irregular."""


def _changes_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def plural(noun: str) -> str:
    """Give the plural of a noun.

    Examples
    --------
    >>> [plural(noun) for noun in ("army", "clash", "gunman", "raid")]
    ['armies', 'clashes', 'gunmen', 'raids']
    """
    if _changes_y(noun):
        return f"{noun[:-1]}ies"
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun}es" if noun.endswith(_HISSING) else f"{noun}s"


def third_person(verb: str) -> str:
    """Give the form of a verb in the third person singular.

    Examples
    --------
    >>> [third_person(verb) for verb in ("deny", "go", "strike")]
    ['denies', 'goes', 'strikes']
    """
    if _changes_y(verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith((*_HISSING, "o")) else f"{verb}s"


def past(verb: str) -> str:
    """Give the past tense of a regular verb, which is its past participle too.

    Examples
    --------
    >>> [past(verb) for verb in ("deny", "ban", "die", "shell")]
    ['denied', 'banned', 'died', 'shelled']
    """
    if _changes_y(verb):
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{_stem(verb)}ed"


def gerund(verb: str) -> str:
    """Give the form of a verb in -ing.

    Examples
    --------
    >>> [gerund(verb) for verb in ("deny", "ban", "die", "agree", "seize")]
    ['denying', 'banning', 'dying', 'agreeing', 'seizing']
    """
    return f"{_stem(verb)}ing"


def _stem(verb: str) -> str:
    if _DOUBLING.fullmatch(verb):
        return verb + verb[-1]
    if verb.endswith("ie"):
        return f"{verb[:-2]}y"
    return verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe")) else verb
