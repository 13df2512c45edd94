"""Finder: the one method that a plug-in needs to find names for geomap, whatever model stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol, runtime_checkable

from geomap.model import Document


class FoundName(NamedTuple):
    """A name that a finder says it found; geomap believes it only after finding it in the text.

    Parameters
    ----------
    text
        The words, as the document writes them.
    start, end
        ``[start, end)`` in code points of ``document.text``; None when the finder does not say where, and then every
        occurrence of the words counts.
    label
        What the finder calls it (``"GPE"``, ``"LOC"``, ``"person"``); empty when it finds nothing but places.
    score
        How sure the finder is, 0 to 1.
    """

    text: str
    start: int | None = None
    end: int | None = None
    label: str = ""
    score: float = 1.0


@runtime_checkable
class Finder(Protocol):
    """Finds names in documents. A spaCy pipeline, a transformer, a server or a word list can stand behind it."""

    def find(self, document: Document) -> Iterable[FoundName]:
        """Find the names in a document.

        What is raised costs the document nothing but the names not yet given: it goes into the record as a refusal,
        and the names yielded before it count.

        Parameters
        ----------
        document
            The text to look at, segmented.

        Returns
        -------
        iterable of FoundName
            In any order; names may overlap and repeat.
        """
        ...


FinderFactory = Callable[[str], Finder]
"""What the registry group ``finder`` holds: it gets what the user wrote behind the colon (``""`` without one) and opens
the finder, or raises `geomap.errors.FinderError`, which stops the run."""
