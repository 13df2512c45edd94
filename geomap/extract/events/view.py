"""A sentence with all that the earlier stages know of it, as the rules of this stage look at it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from geomap.extract.events.lexicon import Hit, lexicon, normal_word, words_of
from geomap.model import (
    PINNABLE_READINGS,
    REJECTED_READINGS,
    BlockKind,
    DistanceClaim,
    Document,
    Mention,
    Reading,
    Resolution,
    Sentence,
    Status,
    When,
)
from geomap.text.tokens import Token, tokenize

_HEADLINE_KINDS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.LIST_ITEM})
_SKIPPED_KINDS = frozenset({BlockKind.TAG, BlockKind.DUPLICATE})
_STRONG_MARKS = frozenset(";:()—–-[]")
_UNPLACED_READINGS = REJECTED_READINGS | {Reading.TAG, Reading.DUPLICATE}
_QUOTES = {"“": 1, "”": -1, '"': 0, "«": 1, "»": -1}
_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
_MOST_TOKENS = 120  # a longer sentence is a list or a table; it is read in pieces, so that time stays linear
_MIN_QUOTE_WORDS = 5  # shorter quotations are words held at arm's length, not speech


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention in a sentence: tokens ``[first, stop)`` and what it was resolved to."""

    mention: Mention
    resolution: Resolution
    first: int
    stop: int
    in_claim: bool

    @property
    def can_place(self) -> bool:
        """Whether an event may be put where this mention is."""
        return (
            self.mention.reading in PINNABLE_READINGS
            and self.resolution.status in {Status.LOCATED, Status.AREA}
            and not self.in_claim
        )

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2 of the place meant; None when there is none."""
        place = self.resolution.place
        return None if place is None else place.country


@dataclass(frozen=True, slots=True)
class View:
    """A sentence, its words and what stands on them.

    ``strong[i]`` and ``weak[i]`` count the clause boundaries and the commas before token i; ``tags`` is what the
    sentence speaks of by ``events_tags.csv``.
    """

    index: int
    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    hits: Mapping[str, list[Hit]]
    spots: tuple[Spot, ...]
    whens: tuple[When, ...]
    claims: tuple[DistanceClaim, ...]
    strong: tuple[int, ...]
    weak: tuple[int, ...]
    quoted: frozenset[int]
    tags: frozenset[str]

    @property
    def is_headline(self) -> bool:
        """Whether it is written without articles, as titles and bullets are."""
        return self.sentence.kind in _HEADLINE_KINDS

    def word(self, index: int) -> str:
        """Give a word; empty outside of the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def raw(self, index: int) -> str:
        """Give a word as written; empty outside of the sentence."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def hits_at(self, table: str) -> list[Hit]:
        """Give the hits of a table of the lexicon, in order."""
        return self.hits.get(table, [])

    def token_at(self, offset: int) -> int:
        """Give the index of the first token that ends behind an offset of the document."""
        return bisect_left(self.tokens, offset + 1, key=lambda token: token.end)

    def crossed(self, first: int, second: int) -> tuple[int, int]:
        """Count the clause boundaries and the commas between two tokens."""
        low, high = min(first, second), max(first, second)
        high = min(high, len(self.strong) - 1)
        return self.strong[high] - self.strong[low], self.weak[high] - self.weak[low]


def _boundaries(words: Sequence[str], tokens: Sequence[Token]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    subordinators = words_of("subordinator")
    strong, weak = [], []
    previous = ""
    for word, token in zip(words, tokens, strict=True):
        is_strong = word in _STRONG_MARKS or (word in subordinators and previous != "such" and not token.is_acronym)
        strong.append(int(is_strong))
        weak.append(int(word == ","))
        previous = word
    return tuple(accumulate(strong)), tuple(accumulate(weak))


def _quoted(tokens: Sequence[Token], *, inside: bool) -> tuple[frozenset[int], bool]:
    """Find the tokens of direct speech; a quotation that never closes goes on into the next sentence."""
    found: list[int] = []
    run: list[int] = []
    for index, token in enumerate(tokens):
        step = _QUOTES.get(token.text)
        if step is None:
            if inside:
                run.append(index)
            continue
        opens = step == 1 or (step == 0 and not inside)
        if not opens and len(run) >= _MIN_QUOTE_WORDS:
            found.extend(run)
        run = []
        inside = opens
    if inside and len(run) >= _MIN_QUOTE_WORDS:
        found.extend(run)
    return frozenset(found), inside


def _tags(words: Sequence[str], hits: Mapping[str, list[Hit]]) -> frozenset[str]:
    tags = {str(tag) for hit in hits.get("tag", ()) for tag in hit.payload}
    if any(word[0].isdigit() and _SCORE.fullmatch(word) for word in words):
        tags.add("score")
    return frozenset(tags)


def _slice(items: Sequence[Any], starts: Sequence[int], sentence: Sentence) -> Sequence[Any]:
    return items[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _spots(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    resolved: Mapping[str, Resolution],
    claims: Sequence[DistanceClaim],
) -> tuple[Spot, ...]:
    spots = []
    subjects = {claim.subject.mention_id for claim in claims if claim.subject is not None}
    for mention in mentions:
        if mention.reading in _UNPLACED_READINGS:
            continue
        first = bisect_left(tokens, mention.start + 1, key=lambda token: token.end)
        stop = bisect_left(tokens, mention.end, key=lambda token: token.start)
        in_claim = mention.mention_id not in subjects and any(
            claim.start <= mention.start < claim.end for claim in claims
        )
        spots.append(Spot(mention, resolved[mention.mention_id], first, max(stop, first + 1), in_claim))
    return tuple(spots)


def build_views(
    document: Document,
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    claims: Sequence[DistanceClaim],
    whens: Sequence[When],
) -> tuple[View, ...]:
    """Put what is known of each sentence together.

    Parameters
    ----------
    document
        A segmented document.
    mentions, resolutions
        Parallel, in order of start.
    claims, whens
        In any order; sorted here by their start.

    Returns
    -------
    tuple of View
        One a sentence, in order; tags and repeated blocks are left out.
    """
    resolved = {resolution.mention_id: resolution for resolution in resolutions}
    claims = sorted(claims, key=lambda claim: claim.start)
    whens = sorted(whens, key=lambda when: when.start)
    starts = [[item.start for item in items] for items in (mentions, claims, whens)]
    block_starts = [block.start for block in document.blocks]
    views: list[View] = []
    inside, block = False, -1
    for sentence in document.sentences:
        if sentence.kind in _SKIPPED_KINDS:
            continue
        of_block = bisect_right(block_starts, sentence.start)
        inside, block = inside and of_block == block, of_block
        tokens = tokenize(document.text, sentence.start, sentence.end)
        for first in range(0, len(tokens), _MOST_TOKENS):
            piece = tokens[first : first + _MOST_TOKENS]
            part = sentence
            if len(tokens) > _MOST_TOKENS:
                part = replace(sentence, start=piece[0].start, end=piece[-1].end)
            words = tuple(normal_word(token.text) for token in piece)
            quoted, inside = _quoted(piece, inside=inside)
            strong, weak = _boundaries(words, piece)
            here = tuple(_slice(claims, starts[1], part))
            hits = lexicon().scan(words)
            views.append(
                View(
                    index=len(views),
                    sentence=part,
                    tokens=piece,
                    words=words,
                    hits=hits,
                    spots=_spots(piece, _slice(mentions, starts[0], part), resolved, here),
                    whens=tuple(_slice(whens, starts[2], part)),
                    claims=here,
                    strong=strong,
                    weak=weak,
                    quoted=quoted,
                    tags=_tags(words, hits),
                )
            )
    return tuple(views)
