"""What another program that finds names says, and how it is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from geomap.model import Document


class FoundName(NamedTuple):
    """Words that a finder takes for the name of a place.

    ``text`` is the words; ``start`` and ``end`` are code points of the document's text, ``[start, end)``, None when
    the finder does not say where; ``label`` is the finder's own word for the kind; ``score`` is 0 to 1.
    """

    text: str
    start: int | None = None
    end: int | None = None
    label: str = ""
    score: float = 1.0


class Finder(Protocol):
    """Anything that finds names in a document."""

    def find(self, document: Document) -> Iterable[FoundName]:
        """Find the names of a document."""
        ...
