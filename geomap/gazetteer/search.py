"""Find places for a name that a person typed: exact, then by beginning, then by likeness."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from geomap.gazetteer.names import Entry, NameFlag
from geomap.gazetteer.store import Store
from geomap.text.fold import fold_name

_PREFIX_KEYS = 2_000
_FUZZY_KEYS = 120_000
_FUZZY_BEST = 40
_LIKE_ENOUGH = 0.72
"""Below it, one letter in four is wrong: no longer a slip of the keys."""
_PREFIX_SCORE, _PREFIX_SPAN = 0.7, 0.15
"""A key that begins with the query scores from 0.7, and more the less is missing."""
_FUZZY_SCORE = 0.9
_IMPORTANCE_SHARE, _MOST_IMPORTANT = 0.1, 14.0
"""How much a place's importance adds to a score below 1, and the highest importance there is."""
_MAX_QUERY = 100


def search(store: Store, query: str, *, country: str | None, limit: int) -> tuple[tuple[Entry, float], ...]:
    """Find places, best first, each once, with a score from 0 to 1; see `Gazetteer.search`."""
    key = fold_name(query[:_MAX_QUERY])
    found: dict[int, tuple[Entry, float]] = {}
    for stage in (_exact, _prefixed, _alike):
        if not key or len(found) >= limit:
            break
        for candidate, score in stage(store, key):
            for number, flags in store.postings(candidate):
                entry = Entry(store.place(number), NameFlag(flags))
                if country is not None and entry.place.country != country:
                    continue
                weighted = score if score == 1.0 else score + _bonus(store, number)
                if number not in found or found[number][1] < weighted:
                    found[number] = (entry, weighted)
    ranked = sorted(found, key=lambda number: (-found[number][1], -store.importance(number), number))
    return tuple(found[number] for number in ranked[:limit])


def _bonus(store: Store, number: int) -> float:
    return _IMPORTANCE_SHARE * (min(store.importance(number) / _MOST_IMPORTANT, 1.0) - 0.5)


def _exact(store: Store, key: str) -> Iterator[tuple[str, float]]:
    if key in store.names:
        yield key, 1.0


def _prefixed(store: Store, key: str) -> Iterator[tuple[str, float]]:
    for candidate in islice(store.names.iterkeys(key), _PREFIX_KEYS):
        if candidate != key:
            yield candidate, _PREFIX_SCORE + _PREFIX_SPAN * len(key) / len(candidate)


def _alike(store: Store, key: str) -> Iterator[tuple[str, float]]:
    """Yield the keys most like this one among those that begin with the same letter."""
    from rapidfuzz import process  # noqa: PLC0415 (only a person's slip needs it)
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    candidates = list(islice(store.names.iterkeys(key[0]), _FUZZY_KEYS))
    best = process.extract(
        key, candidates, scorer=OSA.normalized_similarity, score_cutoff=_LIKE_ENOUGH, limit=_FUZZY_BEST
    )
    for candidate, likeness, _ in best:
        if candidate != key:
            yield candidate, _FUZZY_SCORE * likeness
