"""Inflected forms of the words in the lexicons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geomap.tables import read_table

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, tuple[str, str, str]]:
    return {row["lemma"]: (row["past"], row["participle"], row["gerund"]) for row in read_table("events_irregular")}


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"


def noun_forms(phrase: str) -> tuple[str, ...]:
    """Give a noun phrase in the singular and the plural.

    Parameters
    ----------
    phrase
        Lower-case words; the last one is inflected, or the first before "of".

    Returns
    -------
    tuple of str
        Both forms; one when it is a plural already.

    Examples
    --------
    >>> noun_forms("drone strike")
    ('drone strike', 'drone strikes')
    """
    head, of, rest = phrase.partition(" of ")
    front, space, last = head.rpartition(" ")
    if last.endswith("s") and not last.endswith("ss"):
        return (phrase,)
    return phrase, f"{front}{space}{_plural(last)}{of}{rest}"


def _past_and_gerund(word: str) -> tuple[str, str, str]:
    if word in _irregular():
        return _irregular()[word]
    if word.endswith("e"):
        return f"{word}d", f"{word}d", f"{word[:-1]}ing"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ied", f"{word[:-1]}ied", f"{word}ing"
    return f"{word}ed", f"{word}ed", f"{word}ing"


def verb_forms(phrase: str) -> Iterator[tuple[str, str]]:
    """Give a verb in its forms.

    Parameters
    ----------
    phrase
        Lower-case words, the verb first ("open fire").

    Yields
    ------
    tuple of str
        The form and its name: ``base``, ``s``, ``past``, ``participle``, ``ed`` (both) or ``ing``.

    Examples
    --------
    >>> dict(verb_forms("open fire"))["opened fire"]
    'ed'
    """
    verb, space, rest = phrase.partition(" ")
    tail = f"{space}{rest}"
    past, participle, gerund = _past_and_gerund(verb)
    yield f"{verb}{tail}", "base"
    yield f"{_plural(verb)}{tail}", "s"
    if past == participle:
        yield f"{past}{tail}", "ed"
    else:
        yield f"{past}{tail}", "past"
        yield f"{participle}{tail}", "participle"
    yield f"{gerund}{tail}", "ing"
