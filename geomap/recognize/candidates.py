"""Candidates: words that could name a place, from every registered recogniser, made non-overlapping."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geomap import registry
from geomap.gazetteer import Entry, Gazetteer
from geomap.model import Document, LonLat, MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that could name a place.

    Parameters
    ----------
    start, end
        ``[start, end)`` in code points of the document's text.
    text
        The words as written.
    recognizer
        Name of the recogniser that found them.
    kind
        What kind of expression it is.
    entries
        The gazetteer's senses of the name, most important first; empty for coordinates.
    name
        The name to look up, when it is not the text itself; None means the text.
    position
        Coordinates read from the text; None for every kind but coordinate.
    uncertainty_m
        How exactly the coordinates are written: half of what the last digit is worth, metres; None without them.
    """

    start: int
    end: int
    text: str
    recognizer: str
    kind: MentionKind = MentionKind.PLACE
    entries: tuple[Entry, ...] = ()
    name: str | None = None
    position: LonLat | None = None
    uncertainty_m: float | None = None


Recognizer = Callable[[Document, Gazetteer], Iterable[Candidate]]
"""What the registry group ``recognizer`` holds."""


def find_candidates(document: Document, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Run every registered recogniser and merge what they find.

    Of overlapping candidates the longest wins, then the one of the recogniser registered first.

    Parameters
    ----------
    document
        The text to look at.
    gazetteer
        Where names are looked up.

    Returns
    -------
    tuple of Candidate
        In order of their offsets, non-overlapping.
    """
    found: list[Candidate] = []
    for name in registry.names("recognizer"):
        recognizer: Recognizer = registry.load("recognizer", name)
        found.extend(recognizer(document, gazetteer))
    return _without_overlaps(found)


def _without_overlaps(found: list[Candidate]) -> tuple[Candidate, ...]:
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda one: (one.start, one.start - one.end)):
        if kept and candidate.start < kept[-1].end:
            if candidate.end - candidate.start <= kept[-1].end - kept[-1].start:
                continue
            kept.pop()
        kept.append(candidate)
    return tuple(kept)
