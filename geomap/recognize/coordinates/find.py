"""The table of forms, and what they find made into candidates."""

from __future__ import annotations

import re

from geomap.gazetteer import Gazetteer
from geomap.model import Document, MentionKind
from geomap.recognize.candidates import Candidate
from geomap.recognize.coordinates.bare import read_bare, read_comma, read_cued
from geomap.recognize.coordinates.grid import read_grid
from geomap.recognize.coordinates.labelled import read_labelled
from geomap.recognize.coordinates.lettered import read_iso, read_lettered
from geomap.recognize.coordinates.links import read_links
from geomap.recognize.coordinates.reading import Form, Reading

FORMS: dict[str, Form] = {
    "map link": read_links,
    "labelled": read_labelled,
    "ISO 6709": read_iso,
    "hemisphere letters": read_lettered,
    "MGRS": read_grid,
    "named in words": read_cued,
    "bare pair": read_bare,
    "comma as decimal mark": read_comma,
}
"""The ways in which coordinates are written; of two that overlap the first in this order counts."""

_SURE_RANKS = frozenset(
    at for at, form in enumerate(FORMS) if form in {"map link", "labelled", "hemisphere letters", "named in words"}
)
"""Forms that say that they are coordinates: one that lies nowhere on Earth is told, and rejected."""

_FIGURES = re.compile(r"\d\D{0,12}\d")


def find_coordinates(document: Document, gazetteer: Gazetteer) -> list[Candidate]:  # noqa: ARG001 (a recogniser's form)
    """Find coordinates in every form of `FORMS`, each with how exactly it is written.

    Bare numbers count with three decimals or more on both, or where the words say what they are. Latitudes beyond
    90° and longitudes beyond 180° have no position where the words say that they are coordinates, and are none else;
    no other form reads a part of them.

    Parameters
    ----------
    document
        The text to look at.
    gazetteer
        Not used; every recogniser is called with it.

    Returns
    -------
    list of Candidate
        In order, non-overlapping.

    Examples
    --------
    >>> found = find_coordinates(Document(doc_id="d", text="hit at 48°27'N 35°02'E and 48.0159, 37.8028"), None)
    >>> [(one.text, round(one.position.lon, 3), round(one.uncertainty_m)) for one in found]
    [("48°27'N 35°02'E", 35.033, 928), ('48.0159, 37.8028', 37.803, 6)]
    """
    text = document.text
    if _FIGURES.search(text) is None:
        return []
    found = [(rank, one) for rank, form in enumerate(FORMS.values()) for one in form(text)]
    return [
        _candidate(text, one)
        for rank, one in _without_overlaps(found)
        if one.position is not None or rank in _SURE_RANKS
    ]


def _without_overlaps(found: list[tuple[int, Reading]]) -> list[tuple[int, Reading]]:
    """Keep of readings that overlap the one of the first form, then the longest; in order of the text."""
    taken: set[int] = set()
    kept = []
    for rank, one in sorted(found, key=lambda each: (each[0], each[1].start - each[1].end, each[1].start)):
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append((rank, one))
    return sorted(kept, key=lambda each: each[1].start)


def _candidate(text: str, one: Reading) -> Candidate:
    return Candidate(
        start=one.start,
        end=one.end,
        text=text[one.start : one.end],
        recognizer="coordinates",
        kind=MentionKind.COORDINATE,
        position=one.position,
        uncertainty_m=one.uncertainty_m,
    )
