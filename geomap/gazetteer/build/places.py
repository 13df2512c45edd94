"""Places in columns: the records that the index holds, with the names they are shown by."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer import layout
from geomap.gazetteer.build.strings import Strings
from geomap.gazetteer.layout import PlaceFlag

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
assert RECORD.itemsize == layout.PLACE_SIZE  # noqa: S101 (two spellings of one layout)
FORMER = 128
"""A bit of ``flags`` while building: the place is no more; it is not written."""
MOST_PEOPLE = 2**32 - 1


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
        found: NDArray[np.bool_] = (self.records["flags"] & PlaceFlag.OWN_ID) != 0
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
            part.records["admin1"] = np.array(admin1, dtype=np.uint32)[part.records["admin1"]]
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


def importances(
    population: NDArray[Any], bonus: NDArray[np.float64] | float, capital: NDArray[np.bool_] | bool
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
    found: NDArray[np.float64] = np.maximum(logs[which] + bonus + np.asarray(capital, dtype=np.float64), 0.0)
    return found


def order_of_records(places: Places) -> NDArray[np.int64]:
    """Give the order in which an index holds places: by GeoNames' number, then those with an id of their own by it."""
    own = places.is_own
    rank = np.zeros(max(len(places.own_ids), 1), dtype=np.uint32)
    rank[np.argsort(np.array([*places.own_ids, ""][: len(rank)]), kind="stable")] = np.arange(len(rank))
    key = places.records["ident"].astype(np.uint64)
    key[own] = rank[places.records["ident"][own]].astype(np.uint64) + np.uint64(2**32)
    return np.argsort(key, kind="stable")
