"""Inflected forms of the words in the lexicons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geomap.tables import read_table
from geomap.text.inflect import gerund, past, plural, third_person


@cache
def _irregular() -> dict[str, tuple[str, str, str]]:
    return {row["lemma"]: (row["past"], row["participle"], row["gerund"]) for row in read_table("events_irregular")}


@cache
def _past_forms() -> frozenset[str]:
    return frozenset(form for past_form, participle, _ in _irregular().values() for form in (past_form, participle))


def is_past_form(word: str) -> bool:
    """Tell whether a lower-case word looks like the past or the participle of a verb.

    Examples
    --------
    >>> is_past_form("shifted"), is_past_form("brought"), is_past_form("convoy")
    (True, True, False)
    """
    return word in _past_forms() or (word.endswith("ed") and not word.endswith("eed"))


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
    return phrase, f"{front}{space}{plural(last)}{of}{rest}"


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
    regular = (past(verb), past(verb), gerund(verb))
    told, participle, going = _irregular().get(verb, regular)
    yield f"{verb}{tail}", "base"
    yield f"{third_person(verb)}{tail}", "s"
    if told == participle:
        yield f"{told}{tail}", "ed"
    else:
        yield f"{told}{tail}", "past"
        yield f"{participle}{tail}", "participle"
    yield f"{going}{tail}", "ing"
