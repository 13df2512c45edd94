"""A sentence with all that the earlier stages know of it, as the rules of this stage look at it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geomap.extract.events.lexicon import Hit
from geomap.model import (
    PINNABLE_READINGS,
    BlockKind,
    DistanceClaim,
    Mention,
    Resolution,
    Sentence,
    Status,
    When,
)
from geomap.text.tokens import Token

_SEAT_RULES = frozenset({"seat-of-organisation"})
_HEADLINE_KINDS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.LIST_ITEM})


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
        return self.is_ground and self.resolution.status in {Status.LOCATED, Status.AREA} and not self.in_claim

    @property
    def is_ground(self) -> bool:
        """Whether it names ground, known or not: no side, no person, no seat of an organisation."""
        seat = any(reason.rule in _SEAT_RULES for reason in self.mention.reasons)
        return self.mention.reading in PINNABLE_READINGS and not seat

    @property
    def is_unknown(self) -> bool:
        """Whether it names ground that the gazetteer does not hold."""
        return self.is_ground and self.resolution.status is Status.UNRESOLVED and not self.in_claim

    @property
    def is_dateline(self) -> bool:
        """Whether it only says where the report was written."""
        return any(reason.rule == "dateline" for reason in self.mention.reasons)

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2 of the place meant; None when there is none."""
        place = self.resolution.place
        return None if place is None else place.country


@dataclass(frozen=True, slots=True)
class View:
    """A sentence, its words and what stands on them.

    ``strong[i]`` and ``weak[i]`` count the clause boundaries and the commas before token i; ``tags`` is what the
    sentence speaks of by ``events_tags.csv``; ``calendar`` holds the offsets of words read as a month or a weekday.
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
    calendar: frozenset[int] = frozenset()

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

    def written(self, first: int, stop: int) -> str:
        """Give the words from one token to before another as written, any white space between them as spaces."""
        start = end = self.tokens[first].start
        text = ""
        for token in self.tokens[first:stop]:
            text += " " * (token.start - end) + token.text
            end = start + len(text)
        return text

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


def is_inside_number(tokens: Sequence[Token], index: int) -> bool:
    """Tell the mark inside "11,000" or "2.5" from a comma or a full stop."""
    if not 0 < index < len(tokens) - 1 or tokens[index].text not in {",", "."}:
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    joined = before.end == tokens[index].start and tokens[index].end == after.start
    return joined and before.text[-1:].isdigit() and after.text[:1].isdigit()
