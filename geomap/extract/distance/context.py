"""What the readers of claims look at: a sentence with its names masked, its lengths, its places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from geomap.extract.distance.vocabulary import DEMONYM_CHAR, DOUBTFUL_CHAR, PLACE_CHAR, all_words
from geomap.gazetteer import Gazetteer
from geomap.geo.lengths import Length
from geomap.model import REJECTED_READINGS, Document, Mention, MentionKind, Place, PlaceKind, Reading, Resolution

SITES = frozenset({PlaceKind.CITY, PlaceKind.FACILITY, PlaceKind.COORDINATE, PlaceKind.ADMIN2, PlaceKind.PHYSICAL})
"""Kinds of place small enough to be what lies at a distance from something."""


REACH = 400
"""Characters to both sides of a claim in which its sentence is searched; longer ones are lists or hostile."""

_SITES_OR_UNITS = SITES | {PlaceKind.ADMIN1}


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with the place it means; None when it means none that we know."""

    mention: Mention
    place: Place | None

    @property
    def start(self) -> int:
        """Where it starts in the document."""
        return self.mention.start

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.mention.end

    @property
    def country(self) -> str | None:
        """The country it is, or lies in; ISO 3166-1 alpha-2."""
        return None if self.place is None else self.place.country

    @property
    def is_country(self) -> bool:
        """Whether it names a whole country or its people."""
        return self.place is not None and self.place.kind is PlaceKind.COUNTRY

    @property
    def is_rejected(self) -> bool:
        """Whether it was taken for a person, a month, a company or a plain word."""
        return self.mention.reading in REJECTED_READINGS

    @property
    def could_be_site(self) -> bool:
        """Whether it is a site whatever the recogniser took it for; the form of a claim tells that ground is meant."""
        return (
            self.mention.kind is not MentionKind.DEMONYM
            and self.place is not None
            and self.place.kind in _SITES_OR_UNITS
        )

    @property
    def is_site(self) -> bool:
        """Whether something can be said to lie there: a literal mention of a town, facility or point."""
        literal = self.mention.kind is not MentionKind.DEMONYM and self.mention.reading is not Reading.METONYM
        return literal and self.place is not None and self.place.kind in SITES


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A sentence to read.

    Parameters
    ----------
    text, masked
        The document's text, and the same with names masked; offsets agree.
    start, end
        The sentence, ``[start, end)``.
    lengths
        The lengths in it, in order.
    names
        The document's mentions by their start.
    gazetteer
        Where names that only a slot of the grammar revives are looked up.
    """

    text: str
    masked: str
    start: int
    end: int
    lengths: tuple[Length, ...]
    names: Mapping[int, Named]
    gazetteer: Gazetteer
    ordered: Sequence[Named] = field(repr=False)

    def name_at(self, offset: int) -> Named | None:
        """Give the mention that starts at an offset; None when there is none."""
        return self.names.get(offset)

    def before(self, offset: int, *, everywhere: bool = False) -> Iterator[Named]:
        """Yield the mentions that end at or before an offset, nearest first; of this sentence, or of the document."""
        floor = 0 if everywhere else self.start
        for index in range(bisect_left(self.ordered, offset, key=_start) - 1, -1, -1):
            name = self.ordered[index]
            if name.start < floor:
                return
            if name.end <= offset:
                yield name

    def behind(self, offset: int) -> Iterator[Named]:
        """Yield the mentions of this sentence that start at or behind an offset, nearest first."""
        for index in range(bisect_left(self.ordered, offset, key=_start), len(self.ordered)):
            name = self.ordered[index]
            if name.end > self.end:
                return
            yield name

    def window(self, offset: int) -> tuple[int, int]:
        """Give the part of the sentence within `REACH` characters of an offset, ``[start, end)``."""
        return max(self.start, offset - REACH), min(self.end, offset + REACH)


def _start(name: Named) -> int:
    return name.start


def name_mentions(mentions: Sequence[Mention], resolutions: Sequence[Resolution]) -> tuple[Named, ...]:
    """Join mentions with their places, in order of their start.

    Parameters
    ----------
    mentions, resolutions
        Parallel.

    Returns
    -------
    tuple of Named
        All of them, rejected ones too.
    """
    pairs = zip(mentions, resolutions, strict=True)
    return tuple(sorted((Named(mention, found.place) for mention, found in pairs), key=lambda name: name.start))


def mask(document: Document, names: Sequence[Named]) -> str:
    """Replace each character of a name by the sign of its kind.

    Parameters
    ----------
    document
        The document.
    names
        Its mentions in order; of two that overlap the first counts.

    Returns
    -------
    str
        As long as the text.
    """
    text = document.text
    for sign in (PLACE_CHAR, DEMONYM_CHAR, DOUBTFUL_CHAR):
        text = text.replace(sign, " ")
    parts: list[str] = []
    end = 0
    for name in names:
        if name.start < end or (name.is_rejected and name.mention.text.lower() in all_words()):
            continue
        sign = DEMONYM_CHAR if name.mention.kind is MentionKind.DEMONYM else PLACE_CHAR
        sign = DOUBTFUL_CHAR if name.is_rejected else sign
        parts += (text[end : name.start], sign * (name.end - name.start))
        end = name.end
    return "".join((*parts, text[end:]))
