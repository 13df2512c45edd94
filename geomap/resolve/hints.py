"""Hints: names that are no places where they stand, and still say where a text is at home."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.gazetteer import Gazetteer
from geomap.model import REJECTED_READINGS, Mention, MentionKind, PlaceKind, Reading
from geomap.resolve.query import Query
from geomap.text.fold import fold

_MOST_SENSES = 15
_TELLING = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1})


def find_hints(mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Query]:
    """Find the names in the names of organisations, and the rejected names of countries and first-level units.

    Parameters
    ----------
    mentions
        Of a document.
    gazetteer
        Where names are looked up.

    Returns
    -------
    list of Query
        One for each such name: "Kentucky" of "University of Kentucky".
    """
    found: dict[str, Query] = {}
    for mention in mentions:
        if mention.reading not in REJECTED_READINGS or mention.kind is MentionKind.DEMONYM:
            continue
        name = mention.name or mention.text
        key = fold(name)
        if key in found:
            continue
        senses = gazetteer.lookup(name)[:_MOST_SENSES]
        if senses and (mention.reading is Reading.ORGANISATION or senses[0].place.kind in _TELLING):
            found[key] = Query(mention, key, senses, None, None)
    return list(found.values())
