"""Doubts about the best sense of a name: a namesake far from everything else that the text speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.gazetteer import Entry, NameFlag
from geomap.model import Place, PlaceKind, Reason
from geomap.resolve.evidence import Evidence
from geomap.resolve.query import Query
from geomap.resolve.ranking import Ranked, Ranking

DOUBTED = 0.4
"""What is left of the belief in a sense that is doubted: less than one half (own)."""

UNRESOLVING = frozenset({"not-there", "twin-elsewhere"})
"""Doubts that leave a name without a place; the others only lower its score."""

_PROMINENT = 100_000  # inhabitants of a town that a text may name without a word of where it is (own)
_METROPOLIS = 1_000_000  # the same for a town that is only also called so (own)
_FAR_KM = 1_200.0  # from the middle one of the other places (own)
_OWN_NAME = NameFlag.OFFICIAL | NameFlag.SHORT | NameFlag.FORMER | NameFlag.SEAT
_MIN_EVIDENCE = 0.1
_UNKNOWN = "unknown-name"  # the recogniser of names that are no entry as written
_PINNED = frozenset({"container", "container_ahead", "same_sense", "coordinates_beside"})


def find_doubt(query: Query, senses: Sequence[Ranked], ranking: Ranking, evidence: Evidence) -> Reason | None:
    """Say why the best sense of a name is not believed.

    Parameters
    ----------
    query
        The mention and what stands beside it.
    senses
        Its senses, best first.
    ranking
        How they were ranked.
    evidence
        What the other mentions say.

    Returns
    -------
    Reason or None
        ``"not-there"`` when the text puts the name into a country in which the gazetteer has none, and the best sense
        is no prominent place; ``"twin-elsewhere"`` when only a name that differs in hyphens and spaces is known, in a
        country that the text does not name; ``"far-namesake"`` when an unprominent sense lies far from the other
        places, most of which lie in one country; None without doubt.
    """
    if not senses or _is_prominent(senses[0].entry):
        return None
    best, name = senses[0], query.mention.text
    if query.elsewhere is not None:
        text = f"no {name} in {query.elsewhere.text} is in the gazetteer; {_stated(best.place)} is not meant"
        return Reason(rule="not-there", text=text)
    if ranking.speaks(best.row, _PINNED) or evidence.in_country(best.place, query.key) >= _MIN_EVIDENCE:
        return None
    if query.mention.recognizer == _UNKNOWN:
        text = f"{_stated(best.place)} is spelt alike, but the text names nothing else in that country"
        return Reason(rule="twin-elsewhere", text=text)
    return _far_namesake(query, best, evidence)


def _far_namesake(query: Query, best: Ranked, evidence: Evidence) -> Reason | None:
    together = evidence.concentration(best.place, query.key)
    if together is None or together[1] < _FAR_KM:
        return None
    text = f"{_stated(best.place)} is about {together[1]:,.0f} km from the other places, most of them in {together[0]}"
    return Reason(rule="far-namesake", text=f"{text}: another {query.mention.text} may be meant")


def _is_prominent(entry: Entry) -> bool:
    place, flags = entry
    if place.kind is not PlaceKind.CITY or place.capital:
        return True
    return place.population >= (_PROMINENT if flags & _OWN_NAME else _METROPOLIS)


def _stated(place: Place) -> str:
    return f"the one in {place.country}" if place.country else place.name
