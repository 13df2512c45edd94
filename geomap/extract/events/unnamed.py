"""Settlements that the text names and nobody knows: "in Oe Htein Kwin village", "the hamlet of Xyz"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geomap.extract.events.lexicon import words_of
from geomap.model import Mention, MentionKind, Reading, Reason
from geomap.text.tokens import Token

_LONGEST = 4  # words of a name
_PLURAL = frozenset({"villages", "towns"})

Span = tuple[int, int]


def _capitals_before(tokens: Sequence[Token], stop: int) -> int:
    first = stop
    while first > max(0, stop - _LONGEST) and tokens[first - 1].text[:1].isupper():
        first -= 1
    return first


def _capitals_from(tokens: Sequence[Token], first: int) -> int:
    stop = first
    while stop < min(len(tokens), first + _LONGEST) and tokens[stop].text[:1].isupper():
        stop += 1
    return stop


def _named(tokens: Sequence[Token], words: Sequence[str]) -> Iterator[Span]:
    """Give the names that stand before or behind a noun such as "village"; the noun itself is left out."""
    for index, word in enumerate(words):
        if word not in words_of("settlement") or tokens[index].text[:1].isupper():
            continue
        if index + 2 < len(words) and words[index + 1] == "of":
            yield index + 2, _capitals_from(tokens, index + 2)
            continue
        first = _capitals_before(tokens, index)
        before = words[first - 2] if first > 1 and words[first - 1] in words_of("article") else words[first - 1]
        if first > 0 and before in words_of("place_preposition"):
            yield first, index


def unnamed_mentions(tokens: Sequence[Token], words: Sequence[str], taken: Sequence[Span]) -> Iterator[Mention]:
    """Give the names of settlements that no mention stands on, as mentions without a place.

    Parameters
    ----------
    tokens, words
        A sentence, as written and as `normal_word` gives it.
    taken
        Offsets of the mentions that were recognised.

    Yields
    ------
    Mention
        So that an event there is not put at another place of its sentence.
    """
    for first, stop in _named(tokens, words):
        if first >= stop:
            continue
        start, end = tokens[first].start, tokens[stop - 1].end
        if any(low < end and start < high for low, high in taken):
            continue
        text = " ".join(token.text for token in tokens[first:stop])
        yield Mention(
            mention_id=f"unnamed-{start}",
            start=start,
            end=end,
            text=text,
            kind=MentionKind.PLACE,
            reading=Reading.LITERAL,
            recognizer="events",
            score=0.5,
            reasons=(Reason(rule="unnamed-settlement", text=f"“{text}” is called a settlement"),),
        )
