"""From a document to its views: sentences cut into words, and what the earlier stages know laid on them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from geomap.extract.events.gapped import with_gapped
from geomap.extract.events.lexicon import Hit, Word, lexicon, normal_word, words_of
from geomap.extract.events.quotes import Span, inside, quoted_spans
from geomap.extract.events.unnamed import unnamed_mentions
from geomap.extract.events.view import Spot, View, is_inside_number
from geomap.model import (
    REJECTED_READINGS,
    BlockKind,
    DistanceClaim,
    Document,
    Mention,
    Reading,
    Reason,
    Resolution,
    Sentence,
    Status,
    When,
)
from geomap.text.tokens import Token, tokenize

_SKIPPED_KINDS = frozenset({BlockKind.TAG, BlockKind.DUPLICATE})
_PAST = frozenset({"past", "ed"})
_SUBJECT = 7  # tokens of a subject
_NO_SUBJECT = frozenset({"at", "more", "another", "others", "other", "many", "several", "then", "later", "also", "was"})
_CLOSERS = frozenset({",", ";", ".", ":", "(", ")", "and", "or", "—", "–", "to"})
_STRONG_MARKS = frozenset(";:()—–-[]")
_UNPLACED_READINGS = REJECTED_READINGS | {Reading.TAG, Reading.DUPLICATE}
_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
_MOST_TOKENS = 120  # a longer sentence is a list or a table; it is read in pieces, so that time stays linear


def _told_by_verbs(hits: Mapping[str, list[Hit]]) -> dict[int, int]:
    """Give the first tokens of verbs in a past form and the tokens behind them."""
    return {
        hit.first: hit.stop
        for hit in hits.get("trigger", ())
        if any(isinstance(word, Word) and word.pos == "v" and word.form in _PAST for word in hit.payload)
    }


def _clause_openers(words: Sequence[str], hits: Mapping[str, list[Hit]]) -> frozenset[int]:
    """Find each "and" that opens a clause with a subject and a verb of its own, behind a clause with a verb."""
    verbs = _told_by_verbs(hits)
    found = set()
    opened = -1  # where the clause begins
    for index, word in enumerate(words):
        if word in words_of("subordinator"):
            opened = index
        if word not in {"and", "but"} or not any(opened < first < index for first in verbs):
            continue
        subject = words[index + 1] if index + 1 < len(words) else ""
        if index + 1 in verbs or not subject[:1].isalpha() or subject in _NO_SUBJECT or subject in words_of("number"):
            continue
        for at in range(index + 2, min(index + 2 + _SUBJECT, len(words))):
            if at in verbs:
                found.add(index)
                break
            if words[at] in _CLOSERS or words[at] in words_of("subordinator"):
                break
    return frozenset(found)


def _boundaries(
    words: Sequence[str], tokens: Sequence[Token], openers: frozenset[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    subordinators = words_of("subordinator")
    strong, weak = [], []
    previous = ""
    for index, (word, token) in enumerate(zip(words, tokens, strict=True)):
        is_strong = word in _STRONG_MARKS or (word in subordinators and previous != "such" and not token.is_acronym)
        strong.append(int(is_strong or index in openers))
        weak.append(int(word == "," and not is_inside_number(tokens, index)))
        previous = word
    return tuple(accumulate(strong)), tuple(accumulate(weak))


def _tags(words: Sequence[str], hits: Mapping[str, list[Hit]]) -> frozenset[str]:
    tags = {str(tag) for hit in hits.get("tag", ()) for tag in hit.payload}
    if any(word[0].isdigit() and _SCORE.fullmatch(word) for word in words):
        tags.add("score")
    return frozenset(tags)


def _spots(
    tokens: Sequence[Token],
    words: Sequence[str],
    mentions: Sequence[Mention],
    resolved: Mapping[str, Resolution],
    claims: Sequence[DistanceClaim],
) -> tuple[Spot, ...]:
    spots = []
    subjects = {claim.subject.mention_id for claim in claims if claim.subject is not None}
    read = [mention for mention in mentions if mention.reading not in _UNPLACED_READINGS]
    unnamed = list(unnamed_mentions(tokens, words, [(one.start, one.end) for one in read]))
    for mention in sorted([*read, *unnamed], key=_start):
        first = bisect_left(tokens, mention.start + 1, key=lambda token: token.end)
        stop = bisect_left(tokens, mention.end, key=lambda token: token.start)
        in_claim = mention.mention_id not in subjects and any(
            claim.start <= mention.start < claim.end for claim in claims
        )
        resolution = resolved.get(mention.mention_id) or _unresolved(mention)
        spots.append(Spot(mention, resolution, first, max(stop, first + 1), in_claim))
    return tuple(spots)


def _unresolved(mention: Mention) -> Resolution:
    reason = Reason(rule="unnamed-settlement", text="the gazetteer holds no such name")
    return Resolution(mention_id=mention.mention_id, status=Status.UNRESOLVED, place=None, score=0.0, reasons=(reason,))


class _Placed(Protocol):
    """What stands somewhere in the text."""

    @property
    def start(self) -> int: ...


_Item = TypeVar("_Item", bound=_Placed)


class _ByStart(Generic[_Item]):
    """Things with a place in the text, in order of their start, to be cut by sentence."""

    def __init__(self, items: Iterable[_Item]) -> None:
        self._items: tuple[_Item, ...] = tuple(sorted(items, key=_start))

    def within(self, sentence: Sentence) -> tuple[_Item, ...]:
        """Give those that start in a sentence."""
        return self._items[
            bisect_left(self._items, sentence.start, key=_start) : bisect_left(self._items, sentence.end, key=_start)
        ]


def _start(item: _Placed) -> int:
    return item.start


@dataclass(frozen=True, slots=True)
class _Known:
    """What the earlier stages know of a document."""

    mentions: _ByStart[Mention]
    resolved: Mapping[str, Resolution]
    claims: _ByStart[DistanceClaim]
    whens: _ByStart[When]
    speech: tuple[Span, ...]


def _undated(
    hits: Mapping[str, list[Hit]], tokens: Sequence[Token], whens: Sequence[When], calendar: frozenset[int]
) -> Mapping[str, list[Hit]]:
    """Leave out what words of a date seem to speak of: in "5 March" nobody marches."""
    spans = [(when.start, when.end) for when in whens if when.anchor != "event"]
    spans += [(start, start + 1) for start in calendar]
    if not spans or "tag" not in hits:
        return hits
    kept = [hit for hit in hits["tag"] if not any(low <= tokens[hit.first].start < high for low, high in spans)]
    return {**hits, "tag": kept}


def _view(index: int, part: Sentence, tokens: tuple[Token, ...], known: _Known) -> View:
    words = tuple(normal_word(token.text) for token in tokens)
    claims, mentions, whens = (known.claims.within(part), known.mentions.within(part), known.whens.within(part))
    calendar = frozenset(one.start for one in mentions if one.reading is Reading.CALENDAR)
    hits = _undated(with_gapped(words, lexicon().scan(words)), tokens, whens, calendar)
    strong, weak = _boundaries(words, tokens, _clause_openers(words, hits))
    return View(
        index=index,
        sentence=part,
        tokens=tokens,
        words=words,
        hits=hits,
        spots=_spots(tokens, words, mentions, known.resolved, claims),
        whens=whens,
        claims=claims,
        strong=strong,
        weak=weak,
        quoted=inside(known.speech, [token.start for token in tokens]),
        calendar=calendar,
        tags=_tags(words, hits),
    )


def _pieces(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[tuple[Sentence, tuple[Token, ...]]]:
    """Cut a sentence that is too long into pieces; any other stays whole."""
    if 0 < len(tokens) <= _MOST_TOKENS:
        yield sentence, tokens
        return
    for first in range(0, len(tokens), _MOST_TOKENS):
        piece = tokens[first : first + _MOST_TOKENS]
        yield replace(sentence, start=piece[0].start, end=piece[-1].end), piece


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
        A resolution for each mention, in any order.
    claims, whens
        In any order.

    Returns
    -------
    tuple of View
        One a sentence, in order; tags and repeated blocks are left out, and a very long sentence gives several.
    """
    resolved = {resolution.mention_id: resolution for resolution in resolutions}
    known = _Known(_ByStart(mentions), resolved, _ByStart(claims), _ByStart(whens), quoted_spans(document))
    views: list[View] = []
    for sentence in document.sentences:
        if sentence.kind in _SKIPPED_KINDS:
            continue
        for part, tokens in _pieces(sentence, tokenize(document.text, sentence.start, sentence.end)):
            views.append(_view(len(views), part, tokens, known))
    return tuple(views)
