"""Cut the noun phrases before and behind a word; the words are tokens of one sentence."""

from __future__ import annotations

from typing import NamedTuple

from geomap.extract.events.inflect import is_past_form
from geomap.extract.events.lexicon import words_of
from geomap.extract.events.view import View, is_inside_number
from geomap.model import MentionKind

_HEDGES = frozenset({("at", "least"), ("at", "most"), ("more", "than"), ("up", "to"), ("fewer", "than")})
_REACH = 16  # tokens: longer subjects are not told apart from the sentence round them
_INNER_MARKS = frozenset({".", "'", "’", "%", "$", "€", "£"})


class Chunk(NamedTuple):
    """A noun phrase without its prepositional tail: tokens ``[first, stop)``."""

    first: int
    stop: int
    link: str = ""  # the preposition or "and" before it


def _breaks(view: View, index: int) -> bool:
    token = view.tokens[index]
    word = view.words[index]
    if is_inside_number(view.tokens, index):
        return False
    if index > 0 and word in words_of("coordinator") and view.crossed(index - 1, index)[0]:
        return True
    if not token.is_word:
        inside_abbreviation = token.text == "." and index + 1 < len(view.tokens) and view.raw(index - 1).isupper()
        return not (inside_abbreviation or token.text in _INNER_MARKS - {"."})
    return word in words_of("np_stop") or word in words_of("subordinator")


def _separates(view: View, index: int) -> bool:
    word = view.words[index]
    return word in words_of("coordinator") or (word in words_of("preposition") and word != "of")


def _skip_to_subject(view: View, index: int) -> int:
    """Step left over auxiliaries, adverbs, a relative pronoun and an inserted phrase between commas."""
    governing = {hit.stop - 1: hit.first for hit in view.hits_at("cue") if hit.first > 0}
    for _ in range(8):
        word = view.word(index)
        if index in governing and not view.raw(index)[:1].isupper():
            index = governing[index] - 1
        elif word in words_of("auxiliary") or (word.endswith("ly") and len(word) > len("only")):
            index -= 1
        elif word in words_of("relative"):
            index -= 2 if view.word(index - 1) == "," else 1
        elif word == ",":
            for back in range(index - 1, max(index - _REACH, -1), -1):
                if view.word(back) == ",":
                    index = back - 1
                    break
            else:
                return -1
        else:
            break
    return index


def chunks_left(view: View, index: int, *, skip: bool = True) -> list[Chunk]:
    """Cut what stands left of a word into noun phrases.

    Parameters
    ----------
    view
        The sentence.
    index
        Token of the word (a verb); what is before it is cut.
    skip
        Whether to step over auxiliaries and inserted phrases first.

    Returns
    -------
    list of Chunk
        From left to right; empty when the word has no subject there.
    """
    at = _skip_to_subject(view, index - 1) if skip else index - 1
    if at < 0 or view.word(at) in words_of("coordinator"):
        return []
    triggers = {place for hit in view.hits_at("light") for place in range(hit.first, hit.stop)} if skip else set()
    chunks: list[Chunk] = []
    stop = at + 1
    lowest = max(-1, at - _REACH)
    while at > lowest and not _breaks(view, at) and at not in triggers:
        if _separates(view, at):
            if at + 1 < stop:
                chunks.append(Chunk(at + 1, stop, view.words[at]))
            stop = at
        at -= 1
    if at + 1 < stop:
        chunks.append(Chunk(at + 1, stop))
    return chunks[::-1]


def chunks_right(view: View, index: int) -> list[Chunk]:
    """Cut the noun phrase that begins at a token, with what is coordinated to it.

    Parameters
    ----------
    view
        The sentence.
    index
        Token with which the phrase begins.

    Returns
    -------
    list of Chunk
        From left to right; a preposition or another clause ends them.
    """
    if (view.word(index), view.word(index + 1)) in _HEDGES:
        index += 2
    chunks: list[Chunk] = []
    first = at = index
    link = ""
    highest = min(len(view.tokens), index + _REACH)
    while at < highest and not _breaks(view, at):
        word = view.words[at]
        if word in words_of("preposition") and word != "of":
            break
        if word in words_of("coordinator"):
            if first < at:
                chunks.append(Chunk(first, at, link))
            first, link = at + 1, word
        at += 1
    if first < at:
        chunks.append(Chunk(first, at, link))
    return chunks


def is_verb_of(view: View, index: int) -> bool:
    """Tell the past form behind a complete subject ("President Petro suspended") from a participle in a phrase."""
    word = view.words[index]
    if index == 0 or not view.raw(index).islower() or not is_past_form(word) or word in words_of("actor_participle"):
        return False
    if any(spot.stop == index and spot.mention.kind is MentionKind.DEMONYM for spot in view.spots):
        return False
    before = view.raw(index - 1)
    named = before[:1].isupper() and view.words[index - 1] not in words_of("determiner") | words_of("preposition")
    known = any(hit.stop == index for table in ("role", "group") for hit in view.hits_at(table))
    return named or known or view.words[index - 1] in words_of("relative") | {"has", "have", "had"}


def _ends_meeting(view: View, index: int) -> bool:
    """Whether "suspended" stands behind a subject, as a verb."""
    before = view.word(index - 1)
    if view.words[index] not in words_of("calling_off") or not before.isalpha():
        return False
    return not any(before in words_of(name) for name in ("determiner", "preposition", "coordinator", "number"))


def noun_phrase_start(view: View, index: int) -> int:
    """Find where the noun phrase that ends with a noun begins.

    Parameters
    ----------
    view
        The sentence.
    index
        Token of the noun.

    Returns
    -------
    int
        Token of its first word (article, adjective, name).
    """
    first = index
    for at in range(index - 1, max(index - 8, -1), -1):
        if _breaks(view, at) or _separates(view, at) or view.words[at] == "of" or view.words[at] in words_of("modal"):
            break
        if view.words[at] in words_of("pre_noun_verb") or is_verb_of(view, at) or _ends_meeting(view, at):
            break
        first = at
        if view.words[at] in words_of("determiner"):
            break
    return first
