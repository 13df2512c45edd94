"""Where a person's name ends that begins at a word with a capital."""

from __future__ import annotations

from geomap.recognize.named_words import NamedWords
from geomap.recognize.stream import Casing, Clause
from geomap.recognize.titled import title_at
from geomap.recognize.words import word_class

_MAX_NAME_TOKENS = 7


def end_of_name(named: NamedWords, clause: Clause, index: int) -> int | None:
    """Give the index behind the capitalised words that begin at a token.

    Parameters
    ----------
    named
        The document's words.
    clause
        The sentence.
    index
        Of the token.

    Returns
    -------
    int or None
        None when no word with a capital stands there.
    """
    stop, position = index, index
    tokens, words = named.stream.tokens, named.stream.words
    while position < min(clause.stop, index + _MAX_NAME_TOKENS):
        token = tokens[position]
        if token.is_capitalised and token.text[0].isalpha():
            if position > index and not _can_go_on(named, clause, position):
                break
            stop = position + 1
        elif position == index or not _joins(named, position, clause):
            break
        position += 1
    while stop > index and words[stop - 1] in {"-", "."}:
        stop -= 1
    return stop if stop > index else None


def _can_go_on(named: NamedWords, clause: Clause, position: int) -> bool:
    token = named.stream.tokens[position]
    if token.lower in word_class("weekday") or token.lower in word_class("function"):
        return False
    if token.lower in word_class("month") and _is_figure(named, position + 1, clause):  # "in Clinton April 4"
        return False
    if clause.casing is not Casing.NORMAL and named.is_common(token.lower):
        return False
    if title_at(named.stream, position) is not None:
        next_to_it = named.stream.tokens[position + 1] if position + 1 < clause.stop else None
        return named.gazetteer.is_surname(token.text) and not (next_to_it and next_to_it.is_capitalised)
    if not named.is_state(position) or named.is_surname(token):
        return True
    return not named.is_country(position) and named.is_given_name(named.stream.tokens[position - 1])


def _is_figure(named: NamedWords, position: int, clause: Clause) -> bool:
    return position < clause.stop and named.stream.words[position][0].isdigit()


def _joins(named: NamedWords, position: int, clause: Clause) -> bool:
    """Say whether a token can stand between two parts of a name: an initial's point, a hyphen, "van", "al"."""
    if position + 1 >= clause.stop or not named.stream.tokens[position + 1].is_capitalised:
        return False
    token, before = named.stream.tokens[position], named.stream.tokens[position - 1]
    if token.text == ".":
        return len(before.text) == 1
    glued = token.start == before.end and named.stream.tokens[position + 1].start == token.end
    return (token.text in "-‑" and glued) or token.lower in word_class("name_particle")
