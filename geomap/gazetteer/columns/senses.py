"""Senses of names, (key, place, flags), gathered in partitions by the beginning of the key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer.columns.strings import SEPARATOR, fold_names, fold_with_signs, spans
from geomap.text.fold import has_vowel_signs

_PAIRS = 2**16


class Part(NamedTuple):
    """All senses whose keys begin alike.

    Parameters
    ----------
    keys
        Folded keys, some more than once.
    places
        Number of the place of each.
    flags
        `NameFlag` of each.
    """

    keys: list[str]
    places: NDArray[np.uint32]
    flags: NDArray[np.uint16]


class Senses:
    """A heap of senses; keys of a later partition come after those of an earlier one.

    Parameters
    ----------
    sample
        Keys like those that will come: partitions are cut so that each gets as many of them.
    partitions
        How many there shall be about.
    """

    def __init__(self, sample: Sequence[str], partitions: int) -> None:
        self.partitions = partitions
        leads, _ = _leads(_packed(sample)) if sample else (np.zeros(0, np.uint16), None)
        share = np.cumsum(np.bincount(leads, minlength=_PAIRS) + 1e-3)
        self._partition_of = np.minimum((share / share[-1] * partitions).astype(np.int64), partitions - 1)
        self._blobs: list[list[bytes]] = [[] for _ in range(partitions)]
        self._places: list[list[NDArray[np.uint32]]] = [[] for _ in range(partitions)]
        self._flags: list[list[NDArray[np.uint16]]] = [[] for _ in range(partitions)]

    def add(self, names: Sequence[str], places: NDArray[Any], flags: NDArray[Any]) -> None:
        """Add names as written; one with an apostrophe or Arabic vowel signs has a twin key without.

        Parameters
        ----------
        names
            Names without a NUL.
        places
            Number of the place of each.
        flags
            `NameFlag` of each.
        """
        self.add_keys(fold_names(names), places, flags)
        signed = [at for at, name in enumerate(names) if has_vowel_signs(name)]
        self.add_keys(fold_with_signs([names[at] for at in signed]), places[signed], flags[signed])

    def add_keys(self, keys: list[str], places: NDArray[Any], flags: NDArray[Any]) -> None:
        """Add names that are folded already; see `add`."""
        twins = [at for at, key in enumerate(keys) if "'" in key]
        if twins:
            keys = keys + [keys[at].replace("'", "") for at in twins]
            places, flags = np.append(places, places[twins]), np.append(flags, flags[twins])
        if "" in keys:
            filled = [at for at, key in enumerate(keys) if key]
            keys, places, flags = [keys[at] for at in filled], places[filled], flags[filled]
        if keys:
            self._spread(_packed(keys), places.astype(np.uint32), flags.astype(np.uint16))

    def _spread(self, blob: NDArray[np.uint8], places: NDArray[np.uint32], flags: NDArray[np.uint16]) -> None:
        leads, (starts, lengths) = _leads(blob)
        partition = self._partition_of[leads]
        order = np.argsort(partition, kind="stable")
        lengths = lengths[order]
        ordered = blob[spans(starts[order], lengths)]
        places, flags = places[order], flags[order]
        ends = np.cumsum(lengths)
        bounds = np.searchsorted(partition[order], np.arange(len(self._blobs) + 1))
        for number in np.flatnonzero(np.diff(bounds)).tolist():
            low, high = int(bounds[number]), int(bounds[number + 1])
            self._blobs[number].append(ordered[ends[low] - lengths[low] : ends[high - 1]].tobytes())
            self._places[number].append(places[low:high].copy())
            self._flags[number].append(flags[low:high].copy())

    def drain(self) -> Iterator[Part]:
        """Yield the partitions in order of their keys, and forget them."""
        for number, blobs in enumerate(self._blobs):
            if blobs:
                keys = b"".join(blobs)[:-1].decode().split(SEPARATOR)
                places, flags = np.concatenate(self._places[number]), np.concatenate(self._flags[number])
                self._blobs[number], self._places[number], self._flags[number] = [], [], []
                yield Part(keys, places, flags)


def _packed(keys: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer(SEPARATOR.join((*keys, "")).encode(), dtype=np.uint8)


def _leads(blob: NDArray[np.uint8]) -> tuple[NDArray[np.uint16], tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Give the first two bytes of each packed key, as one number; and where keys begin and how long they are."""
    ends = np.flatnonzero(blob == 0)
    starts = np.concatenate(([0], ends[:-1] + 1))
    leads = (blob[starts].astype(np.uint16) << 8) | blob[np.minimum(starts + 1, ends)]
    return leads, (starts, ends + 1 - starts)
