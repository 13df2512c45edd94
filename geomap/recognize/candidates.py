"""Candidates: words that could name a place, from every registered recogniser, made non-overlapping."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geomap import registry
from geomap.gazetteer import Entry, Gazetteer
from geomap.model import Document, LonLat, MentionKind, Reason

FOUND, AGREES, OVERLAPS = "finder", "finder-agrees", "finder-overlaps"
"""Rules of the reasons that say what a finder found: a name alone, one that geomap found too, one across it."""


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
    voices
        What finders said of these words; empty when none did.
    is_foreign
        Whether a finder alone found it, and none of geomap's own recognisers.
    score
        How sure its finder is, 0 to 1; 1 for geomap's own.
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
    voices: tuple[Reason, ...] = ()
    is_foreign: bool = False
    score: float = 1.0
    uncertainty_m: float | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether a finder says that just these words are a place."""
        return any(voice.rule != OVERLAPS for voice in self.voices)


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
    return without_overlaps(found)


def without_overlaps(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Keep the longest of overlapping candidates, then the one that comes first.

    Parameters
    ----------
    found
        In any order.

    Returns
    -------
    tuple of Candidate
        In order of their offsets, non-overlapping.
    """
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda one: (one.start, one.start - one.end)):
        if kept and candidate.start < kept[-1].end:
            if candidate.end - candidate.start <= kept[-1].end - kept[-1].start:
                continue
            kept.pop()
        kept.append(candidate)
    return tuple(kept)
