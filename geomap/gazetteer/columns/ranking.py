"""The order of the senses of each key, for many keys at a time; as `geomap.gazetteer.compile.importance` has it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer import layout
from geomap.gazetteer.columns.places import Places
from geomap.gazetteer.compile import importance as small
from geomap.gazetteer.layout import PlaceFlag
from geomap.gazetteer.names import NameFlag
from geomap.model import LonLat, Place, PlaceKind

_COUNTRY, _ADMIN1, _CITY = (layout.KINDS.index(kind) for kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.CITY))


_KINDS = np.uint16(small.OWN | NameFlag.FORMER | NameFlag.ACRONYM)
"""What a name can be that is better than a mere alternate."""


class Postings(NamedTuple):
    """Senses in order: number of the key among those at hand, number of the place, flags."""

    keys: NDArray[np.int64]
    places: NDArray[np.uint32]
    flags: NDArray[np.uint16]


def unite(postings: Postings) -> Postings:
    """Make one of the senses that a key has of one place; a mere alternate that is something better loses the mark."""
    pair = (postings.keys.astype(np.uint64) << np.uint64(32)) | postings.places
    order = np.argsort(pair, kind="stable")
    pair = pair[order]
    first = np.flatnonzero(np.concatenate(([True], pair[1:] != pair[:-1])))
    flags = np.bitwise_or.reduceat(postings.flags[order], first)
    better = (flags & _KINDS) != 0
    flags = np.where(better, flags & ~np.uint16(NameFlag.ALTERNATE), flags)
    return Postings((pair[first] >> np.uint64(32)).astype(np.int64), postings.places[order][first], flags)


class Ranker:
    """Puts senses in order.

    Parameters
    ----------
    places
        All places, in the order of their records.
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        self._tie = _order_of_ids(places)

    def rank(self, postings: Postings) -> Postings:
        """Put the senses of each key in order of importance, a unit's main town before the unit."""
        score = self._malus(postings) - self._places.importance[postings.places]
        order = np.lexsort((self._tie[postings.places], score, postings.keys))
        ordered = Postings(postings.keys[order], postings.places[order], postings.flags[order])
        self._towns_before_units(ordered)
        return ordered

    def _malus(self, postings: Postings) -> NDArray[np.float64]:
        """Give what `geomap.gazetteer.compile.importance` subtracts for how a name is related to its place."""
        records = self._places.records
        flags = postings.flags
        kind, capital = (
            records["kind"][postings.places],
            records["flags"][postings.places] & np.uint8(PlaceFlag.CAPITAL),
        )
        former = (flags & NameFlag.FORMER) != 0
        country = np.where(former, small.COUNTRY_FORMER_MALUS, small.COUNTRY_ALTERNATE_MALUS)
        other = np.where(former, small.FORMER_MALUS, small.ALTERNATE_MALUS + small.CAPITAL_BONUS * (capital != 0))
        malus: NDArray[np.float64] = np.where(kind == _COUNTRY, country, other)
        malus[(flags & small.OWN) != 0] = 0.0
        malus[(flags & NameFlag.FORM) != 0] += small.FORM_MALUS
        return malus

    def _towns_before_units(self, postings: Postings) -> None:
        """Reorder in place the few keys that a first-order unit and a town share."""
        kind = self._places.records["kind"][postings.places]
        mixed = np.intersect1d(postings.keys[kind == _ADMIN1], postings.keys[kind == _CITY])
        for key in mixed.tolist():
            low, high = np.searchsorted(postings.keys, [key, key + 1])
            places = postings.places[low:high]
            order = low + np.array(small.towns_before_units([self._place(int(number)) for number in places]))
            postings.places[low:high] = places[order - low]
            postings.flags[low:high] = postings.flags[order]

    def _place(self, number: int) -> Place:
        """Give what the order of senses needs to know of a place."""
        record = self._places.records[number]
        return Place(
            place_id=str(number),
            name=self._places.names.unpack(number, number + 1)[0],
            kind=layout.KINDS[int(record["kind"])],
            position=LonLat(0.0, 0.0),
            radius_m=0.0,
            country=None,
            admin1=self._places.codes[int(record["admin1"])] or None,
            population=int(record["population"]),
        )


def _order_of_ids(places: Places) -> NDArray[np.uint32]:
    """Rank places by their ids as texts: "geonames:10" comes before "geonames:9"."""
    ident = places.records["ident"].astype(np.int64)
    digits = np.searchsorted(10 ** np.arange(1, 11, dtype=np.int64), ident, side="right") + 1
    key = ident * 10 ** (10 - digits) * 16 + digits
    own = places.is_own
    texts = [places.own_ids[number] for number in places.records["ident"][own]]
    key[own] = np.array([_before_or_after(text) for text in texts] or [0], dtype=np.int64)[: len(texts)]
    key[own] += np.argsort(np.argsort(np.array([*texts, ""]), kind="stable"), kind="stable")[: len(texts)]
    rank = np.empty(len(key), dtype=np.uint32)
    rank[np.argsort(key, kind="stable")] = np.arange(len(key), dtype=np.uint32)
    return rank


def _before_or_after(own_id: str) -> int:
    return -(2**40) if own_id < "geonames:" else 2**62
