"""Places in columns: the records that the index holds, with the names they are shown by."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer import layout
from geomap.gazetteer.columns.strings import Strings
from geomap.gazetteer.compile.importance import importance
from geomap.gazetteer.layout import PlaceFlag
from geomap.model import Place

RECORD = np.dtype(
    [
        ("ident", "<u4"),
        ("lon", "<i4"),
        ("lat", "<i4"),
        ("population", "<u4"),
        ("name_at", "<u4"),
        ("country", "S2"),
        ("admin1", "<u2"),
        ("radius", "<u2"),
        ("name_bytes", "u1"),
        ("kind", "u1"),
        ("flags", "u1"),
        ("source", "u1"),
        ("importance", "<u2"),
    ]
)
"""`layout.PLACE` as an array's type."""
FORMER = 128
"""A bit of ``flags`` while building: the place is no more; it is not written."""
MOST_PEOPLE = 2**32 - 1
MOST_CODES = 2**16 - 1


@dataclass(slots=True)
class Places:
    """Places in columns.

    Parameters
    ----------
    records
        One record each; ``name_at``, ``name_bytes`` and ``importance`` are filled when they are written.
    importance
        Importance of each, not rounded.
    names
        The name that each is shown by.
    codes
        Admin-1 codes that ``records["admin1"]`` counts in; the first is empty.
    own_ids
        Ids that ``records["ident"]`` counts in where `PlaceFlag.OWN_ID` is set.
    sources
        Sources that ``records["source"]`` counts in.
    """

    records: NDArray[Any]
    importance: NDArray[np.float64]
    names: Strings
    codes: list[str]
    own_ids: list[str]
    sources: list[str]

    def __len__(self) -> int:
        return len(self.records)

    @property
    def is_own(self) -> NDArray[np.bool_]:
        """Which have an id of their own and not GeoNames' number."""
        found: NDArray[np.bool_] = (self.records["flags"] & np.uint8(PlaceFlag.OWN_ID)) != 0
        return found

    def take(self, order: NDArray[Any]) -> Places:
        """Give those of these numbers, in that order."""
        return Places(
            self.records[order],
            self.importance[order],
            self.names.take(order),
            self.codes,
            self.own_ids,
            self.sources,
        )

    @classmethod
    def joined(cls, parts: Sequence[Places]) -> Places:
        """Put places of several origins after each other; what their records count in becomes one list."""
        codes, sources, own_ids = {"": 0}, dict[str, int](), list[str]()
        for part in parts:
            admin1 = [codes.setdefault(code, len(codes)) for code in part.codes]
            part.records["admin1"] = _fitting(admin1)[part.records["admin1"]]
            source = [sources.setdefault(name, len(sources)) for name in part.sources]
            part.records["source"] = np.array(source or [0], dtype=np.uint8)[part.records["source"]]
            part.records["ident"][part.is_own] += len(own_ids)
            own_ids += part.own_ids
        return cls(
            np.concatenate([part.records for part in parts]),
            np.concatenate([part.importance for part in parts]),
            Strings.joined([part.names for part in parts]),
            list(codes),
            own_ids,
            list(sources),
        )

    @classmethod
    def gathered(cls, parts: list[Places], *, codes: list[str], sources: list[str]) -> Places:
        """Put parts that count in the same lists after each other, and give them up one by one."""
        total, size = sum(map(len, parts)), sum(len(part.names.blob) for part in parts)
        records, importance = np.empty(total, RECORD), np.empty(total)
        blob, lengths = np.empty(size, np.uint8), np.empty(total, np.int64)
        at = at_byte = 0
        parts.reverse()
        while parts:
            part = parts.pop()
            rows = slice(at, at + len(part))
            records[rows], importance[rows], lengths[rows] = part.records, part.importance, np.diff(part.names.offsets)
            blob[at_byte : at_byte + len(part.names.blob)] = part.names.blob
            at, at_byte = at + len(part), at_byte + len(part.names.blob)
        return cls(records, importance, Strings(blob, np.concatenate(([0], np.cumsum(lengths)))), codes, [], sources)


def _fitting(codes: list[int]) -> NDArray[np.uint16]:
    """Make code numbers ones that a record can hold; the places of a code beyond the 65,535th have none."""
    return np.array([code if code <= MOST_CODES else 0 for code in codes], dtype=np.uint16)


def importances(
    population: NDArray[Any], bonus: NDArray[np.float64], capital: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Give importances as `geomap.gazetteer.compile.importance.importance` does, to the last bit.

    Parameters
    ----------
    population
        Inhabitants.
    bonus
        What the kind of place adds.
    capital
        Whether it is a country's capital, which adds 1.

    Returns
    -------
    numpy.ndarray
        0 to about 14.
    """
    counts, which = np.unique(population, return_inverse=True)
    logs = np.array([math.log10(int(count) + 1) for count in counts])
    found: NDArray[np.float64] = np.maximum(logs[which] + bonus + capital, 0.0)
    return found


def order_of_records(places: Places) -> NDArray[np.int64]:
    """Give the order in which an index holds places: by GeoNames' number, then those with an id of their own by it."""
    own = places.is_own
    rank = np.zeros(max(len(places.own_ids), 1), dtype=np.uint32)
    rank[np.argsort(np.array([*places.own_ids, ""][: len(rank)]), kind="stable")] = np.arange(len(rank))
    key = places.records["ident"].astype(np.uint64)
    key[own] = rank[places.records["ident"][own]].astype(np.uint64) + np.uint64(2**32)
    return np.argsort(key, kind="stable")


def cut_name(name: str) -> str:
    """Cut a name to the bytes that a record can say."""
    return name.encode()[: layout.MAX_NAME_BYTES].decode("utf-8", "ignore")


def pack(places: Sequence[Place]) -> Places:
    """Put places into columns, in their order.

    Parameters
    ----------
    places
        Places with ids of GeoNames or of their own.

    Returns
    -------
    Places
        The same places; a position to a millionth of a degree, a radius to 100 m.
    """
    codes = ["", *sorted({place.admin1 for place in places if place.admin1})]
    line_of = {code: line for line, code in enumerate(codes)}
    sources = sorted({place.source for place in places})
    own_ids: list[str] = []
    records = np.zeros(len(places), dtype=RECORD)
    for record, place in zip(records, places, strict=True):
        scheme, _, rest = place.place_id.partition(":")
        is_own = scheme != "geonames"
        record["ident"] = len(own_ids) if is_own else int(rest)
        own_ids += [place.place_id] if is_own else []
        record["lon"], record["lat"] = (round(degrees * layout.DEGREE) for degrees in place.position)
        record["population"] = place.population
        record["country"] = (place.country or "").encode("ascii")
        record["admin1"] = line_of[place.admin1 or ""]
        record["radius"] = min(round(place.radius_m / layout.RADIUS_UNIT_M), layout.MOST_RADIUS)
        record["kind"] = layout.KINDS.index(place.kind)
        record["flags"] = PlaceFlag.CAPITAL * place.capital | PlaceFlag.OWN_ID * is_own
        record["source"] = sources.index(place.source)
    ranks = np.array([importance(place) for place in places], dtype=np.float64)
    return Places(records, ranks, Strings.of([cut_name(place.name) for place in places]), codes, own_ids, sources)
