"""Distance claims: what the text says about how far things are, read by a bounded grammar.

One file reads one family of forms; they are registered as extractors whose names begin with ``distance.`` and are
tried in the order of registration. A figure read by one family is not offered to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from geomap.extract.distance.build import build_claim
from geomap.extract.distance.chain import distribute
from geomap.extract.distance.context import Context, mask, name_mentions
from geomap.extract.distance.draft import Draft
from geomap.gazetteer import Gazetteer
from geomap.geo.lengths import Length, find_lengths, unit_pattern
from geomap.model import BlockKind, DistanceClaim, Document, Mention, Resolution
from geomap.registry import load, names

__all__ = ["extract_claims"]

PREFIX = "distance."
"""What the names of this package's readers begin with in the registry's group "extractor"."""

_WITHOUT_FIGURE = re.compile(
    r"\b(?:between|half-?way|midway|equidistant|stone['’]s throw|outskirts of|hours?|minutes?|walking distance)\b",
    re.IGNORECASE,
)

_SILENT = frozenset({BlockKind.DUPLICATE, BlockKind.TAG})

Reader = Callable[[Context], Iterator[Draft]]


def extract_claims(
    document: Document, mentions: Sequence[Mention], resolutions: Sequence[Resolution], gazetteer: Gazetteer
) -> tuple[DistanceClaim, ...]:
    """Read the distance claims of a document.

    Parameters
    ----------
    document
        A segmented document; one without sentences is read as a single sentence.
    mentions, resolutions
        What was recognised in it and what it means; parallel.
    gazetteer
        Where capitals and revived names are looked up.

    Returns
    -------
    tuple of DistanceClaim
        In order of their start; two claims never share a figure.
    """
    if unit_pattern().search(document.text) is None and _WITHOUT_FIGURE.search(document.text) is None:
        return ()
    stretches = [(start, end, find_lengths(document.text, start, end)) for start, end in _sentences(document)]
    stretches = [
        (start, end, lengths)
        for start, end, lengths in stretches
        if lengths or _WITHOUT_FIGURE.search(document.text, start, end) is not None
    ]
    if not stretches:
        return ()
    named = name_mentions(mentions, resolutions)
    masked = mask(document, named)
    starts = {name.start: name for name in named}
    claims: list[DistanceClaim] = []
    for start, end, lengths in stretches:
        context = Context(
            text=document.text,
            masked=masked,
            start=start,
            end=end,
            lengths=lengths,
            names=starts,
            gazetteer=gazetteer,
            ordered=named,
        )
        claims += [build_claim(document, context, draft) for draft in _read(context)]
    return tuple(sorted(claims, key=lambda claim: (claim.start, claim.end)))


def _sentences(document: Document) -> list[tuple[int, int]]:
    if not document.sentences:
        return [(0, len(document.text))]
    return [(sentence.start, sentence.end) for sentence in document.sentences if sentence.kind not in _SILENT]


@cache
def _readers() -> tuple[Reader, ...]:
    return tuple(load("extractor", name) for name in names("extractor") if name.startswith(PREFIX))


def _read(context: Context) -> list[Draft]:
    """Let each family read what the earlier ones left."""
    drafts: list[Draft] = []
    taken: set[Length] = set()
    for read in _readers():
        for draft in read(context):
            if draft.length in taken or (draft.length is None and _overlaps(draft, drafts)):
                continue
            drafts.append(draft)
            if draft.length is not None:
                taken.add(draft.length)
    return distribute(context, drafts)


def _overlaps(draft: Draft, drafts: Sequence[Draft]) -> bool:
    return any(draft.start < other.end and other.start < draft.end for other in drafts)
