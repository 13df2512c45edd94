"""Find places for a name that a person typed: exact, then put right, then by beginning, then by likeness."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice, permutations
from typing import TYPE_CHECKING, Final

from geomap.gazetteer.names import Entry, NameFlag
from geomap.gazetteer.store import Store
from geomap.text.fold import fold_name

if TYPE_CHECKING:
    from geomap.gazetteer.filter import Filter

_PREFIX_KEYS: Final = 5_000
_FUZZY_KEYS: Final = 120_000
_FUZZY_BEST: Final = 60
_LIKE_ENOUGH: Final = 0.72
"""Below it, one letter in four is wrong: no longer a slip of the keys."""
_PUT_RIGHT_SCORE: Final = 0.93
_PREFIX_SCORE, _PREFIX_SPAN = 0.7, 0.15
"""A key that begins with the query scores from 0.7, and more the less is missing."""
_FUZZY_SCORE: Final = 0.9
_IMPORTANCE_SHARE, _IMPORTANT = 0.1, 8.0
"""How much a place's importance moves a score below 1, and the importance from which on it makes no difference."""
_HALF_DISTANCE_M: Final = 100_000.0
"""Where a position is given, nearness takes the place of importance; this far away it is one half."""
_BEST_INEXACT: Final = 0.99
_MAX_QUERY: Final = 100
_MOST_WORDS: Final = 4
_BLOCK: Final = 128
"""Letters of one script lie in a block of so many code points."""

_Stage = Callable[[Store, str], Iterator[tuple[str, float]]]


def search(store: Store, query: str, *, wanted: Filter | None, limit: int) -> tuple[tuple[Entry, float], ...]:
    """Find places, best first, each once, with a score from 0 to 1; see `Gazetteer.search`."""
    key = fold_name(query[:_MAX_QUERY])
    found: dict[int, tuple[float, int]] = {}
    for stage in (_exact, _put_right, _prefixed, _alike) if key else ():
        if sum(score == 1.0 for score, _ in found.values()) >= limit:
            break  # no other name comes before the very name
        _merge(found, _weigh(store, _senses(store, key, stage), wanted))
    importance = store.importance
    nearness = _nearness(store, list(found), wanted) or {}
    ranked = sorted(found, key=lambda at: (-found[at][0], -nearness.get(at, 0.0), -importance(at), at))[:limit]
    return tuple((Entry(store.place(number), NameFlag(found[number][1])), found[number][0]) for number in ranked)


def _senses(store: Store, key: str, stage: _Stage) -> dict[int, tuple[float, int]]:
    """Give what a stage finds: place number -> (score of the name, flags of the name)."""
    found: dict[int, tuple[float, int]] = {}
    for candidate, score in stage(store, key):
        for number, flags in store.postings(candidate):
            if number not in found or found[number][0] < score:
                found[number] = (score, flags)
    return found


def _weigh(store: Store, senses: dict[int, tuple[float, int]], wanted: Filter | None) -> dict[int, tuple[float, int]]:
    """Drop places that are not wanted; move the scores of inexact names by importance, or nearness."""
    numbers = list(senses)
    if wanted is not None and not wanted.is_empty:
        from geomap.gazetteer.filter import records_of  # noqa: PLC0415 (numpy only where it is needed)

        passing = wanted.passes(records_of(store)[numbers])
        numbers = [number for number, passes in zip(numbers, passing, strict=True) if passes]
    nearness = _nearness(store, numbers, wanted)
    weighed = {}
    for number in numbers:
        score, flags = senses[number]
        if score < 1.0:
            weight = nearness[number] if nearness else min(store.importance(number) / _IMPORTANT, 1.0)
            score = min(score + _IMPORTANCE_SHARE * (weight - 0.5), _BEST_INEXACT)
        weighed[number] = (score, flags)
    return weighed


def _merge(found: dict[int, tuple[float, int]], more: dict[int, tuple[float, int]]) -> None:
    for number, (score, flags) in more.items():
        if number not in found or found[number][0] < score:
            found[number] = (score, flags)


def _nearness(store: Store, numbers: list[int], wanted: Filter | None) -> dict[int, float] | None:
    """Give each place's nearness to the position wanted, from 0 to 1; None without one."""
    if wanted is None or wanted.near is None or not numbers:
        return None
    from geomap.gazetteer.filter import records_of  # noqa: PLC0415 (numpy only where it is needed)

    away_m = wanted.distances_m(records_of(store)[numbers])
    return {number: 1 / (1 + float(away) / _HALF_DISTANCE_M) for number, away in zip(numbers, away_m, strict=True)}


def _exact(store: Store, key: str) -> Iterator[tuple[str, float]]:
    if key in store.names:
        yield key, 1.0


def _put_right(store: Store, key: str) -> Iterator[tuple[str, float]]:
    """Yield keys that differ in their spaces or in the order of their words alone."""
    words = key.replace(",", " ").split()
    tried = {key[:at] + " " + key[at:] for at in range(1, len(key))} | {"".join(words), " ".join(words)}
    if 1 < len(words) <= _MOST_WORDS:
        tried |= {" ".join(order) for order in permutations(words)}
    for candidate in sorted(tried - {key}):
        if candidate in store.names:
            yield candidate, _PUT_RIGHT_SCORE


def _prefixed(store: Store, key: str) -> Iterator[tuple[str, float]]:
    for candidate in islice(store.names.iterkeys(key), _PREFIX_KEYS):
        if candidate != key:
            yield candidate, _PREFIX_SCORE + _PREFIX_SPAN * len(key) / len(candidate)


def _alike(store: Store, key: str) -> Iterator[tuple[str, float]]:
    """Yield the keys most like this one among those that begin as it does, or as it does but for the first letter."""
    from rapidfuzz import process  # noqa: PLC0415 (only a person's slip needs it)
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    candidates: dict[str, None] = {}  # a set that keeps its order, so that ties always fall the same way
    for beginning in _beginnings(key):
        candidates.update(dict.fromkeys(islice(store.names.iterkeys(beginning), _FUZZY_KEYS - len(candidates))))
    best = process.extract(
        key, list(candidates), scorer=OSA.normalized_similarity, score_cutoff=_LIKE_ENOUGH, limit=_FUZZY_BEST
    )
    for candidate, likeness, _ in best:
        if candidate != key:
            yield candidate, _FUZZY_SCORE * likeness


def _beginnings(key: str) -> Iterator[str]:
    """Yield how keys may begin: with the same letter; with a slip in the first letter, and the next two right."""
    yield key[0]
    if len(key) <= 3:  # noqa: PLR2004 (of three letters none may be wrong: 2/3 is below `_LIKE_ENOUGH`)
        return
    yield key[1:4]
    yield key[1] + key[0] + key[2]
    block = ord(key[0]) // _BLOCK * _BLOCK
    for letter in filter(str.isalpha, map(chr, range(block, block + _BLOCK))):
        yield letter + key[1:3]
        yield letter + key[:2]
