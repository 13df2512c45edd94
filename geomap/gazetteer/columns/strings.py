"""Many strings as one block of bytes with offsets, and the operations on them that a big build needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geomap.text.fold import fold, without_signs

SEPARATOR = "\0"
"""Stands between strings in a block; no name holds it."""
CHUNK = 250_000
"""How many strings are worked on at a time."""
_EXOTIC_SPACES = (
    "\x1c\x1d\x1e\x1f\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u200a\u2028\u2029\u205f"
)
"""What `str.split` splits at beside the spaces that `fold` makes plain."""


@dataclass(frozen=True, slots=True)
class Strings:
    """Strings in UTF-8, one behind the other.

    Parameters
    ----------
    blob
        The bytes.
    offsets
        Where each begins, and one more for the end.
    """

    blob: NDArray[np.uint8]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @classmethod
    def of(cls, names: Sequence[str]) -> Strings:
        """Pack strings."""
        blob = np.frombuffer(SEPARATOR.join((*names, "")).encode(), dtype=np.uint8)
        ends = np.flatnonzero(blob == 0)
        offsets = np.concatenate(([0], ends - np.arange(len(ends))))
        return cls(blob[blob != 0], offsets)

    @classmethod
    def joined(cls, parts: Sequence[Strings]) -> Strings:
        """Put several after each other."""
        bases = np.cumsum([0, *(len(part.blob) for part in parts)])
        offsets = [part.offsets[:-1] + base for part, base in zip(parts, bases[:-1], strict=True)]
        blob = np.concatenate([part.blob for part in parts]) if parts else np.empty(0, np.uint8)
        return cls(blob, np.concatenate([*offsets, bases[-1:]]))

    def take(self, order: NDArray[Any]) -> Strings:
        """Give those of these numbers, in that order."""
        lengths = np.diff(self.offsets)[order]
        offsets = np.concatenate(([0], np.cumsum(lengths)))
        blob = np.empty(offsets[-1], dtype=np.uint8)
        for low in range(0, len(order), CHUNK):
            part = slice(low, low + CHUNK)
            end = offsets[min(low + CHUNK, len(order))]
            blob[offsets[low] : end] = self.blob[spans(self.offsets[order[part]], lengths[part])]
        return Strings(blob, offsets)

    def chunks(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (number of the first, strings) of some at a time."""
        for low in range(0, len(self), CHUNK):
            yield low, self.unpack(low, min(low + CHUNK, len(self)))

    def unpack(self, low: int, high: int) -> list[str]:
        """Give the strings ``[low, high)``."""
        at = self.offsets[low : high + 1]
        data = self.blob[at[0] : at[-1]].tobytes()
        bounds = (at - at[0]).tolist()
        return [data[bounds[index] : bounds[index + 1]].decode() for index in range(high - low)]


def spans(starts: NDArray[Any], lengths: NDArray[Any]) -> NDArray[np.int64]:
    """Give the indexes of several stretches, one stretch after the other.

    Examples
    --------
    >>> spans(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    ends = np.cumsum(lengths, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    shift = starts.astype(np.int64) - (ends - lengths)
    indexes: NDArray[np.int64] = np.arange(total, dtype=np.int64) + np.repeat(shift, lengths)
    return indexes


def fold_names(names: Sequence[str]) -> list[str]:
    r"""Fold many names in one go; each comes out as `geomap.text.fold.fold_name` folds it.

    Parameters
    ----------
    names
        Names without a NUL.

    Returns
    -------
    list of str
        Their keys, in order; an empty one for a name of spaces.

    Examples
    --------
    >>> fold_names(["  New\n York ", "Łódź"])
    ['new york', 'lodz']
    """
    if not names:
        return []
    return _keys(without_signs(SEPARATOR.join(names)))


def fold_with_signs(names: Sequence[str]) -> list[str]:
    """Fold names as `fold_names` does, but keep Arabic vowel signs, as a text that is scanned has them."""
    return _keys(SEPARATOR.join(names)) if names else []


def _keys(joined: str) -> list[str]:
    text = fold(joined)
    for space in _EXOTIC_SPACES:
        if space in text:
            text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    text = text.replace(f" {SEPARATOR}", SEPARATOR).replace(f"{SEPARATOR} ", SEPARATOR)
    return text.strip(" ").split(SEPARATOR)


def hash_strings(strings: Strings) -> NDArray[np.uint64]:
    """Hash each string to 64 bits by tabulation: a random number for each byte at each position, summed.

    The numbers come from a fixed seed. Strings of up to 255 bytes.
    """
    table = np.random.default_rng(20_240_229).integers(0, 2**64, size=(256, 256), dtype=np.uint64)
    hashes = np.zeros(len(strings), dtype=np.uint64)
    for low in range(0, len(strings), CHUNK):
        at = strings.offsets[low : low + CHUNK + 1]
        lengths = np.diff(at)
        places = np.arange(at[-1] - at[0]) - np.repeat(at[:-1] - at[0], lengths)
        values = table[np.minimum(places, 255), strings.blob[at[0] : at[-1]]]
        sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(values, dtype=np.uint64)))
        ends = at - at[0]
        hashes[low : low + CHUNK] = sums[ends[1:]] - sums[ends[:-1]]
    return hashes


def number_strings(strings: Strings) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give each string the number of its first occurrence among the different ones, and where those stand.

    Returns
    -------
    tuple
        Index of the first occurrence of each different string, in order; and for each string which of them it is.
    """
    _, first, which = np.unique(hash_strings(strings), return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return first[order], rank[which]


def chunked(
    pairs: Iterable[tuple[str, int, int]], size: int = CHUNK
) -> Iterator[tuple[list[str], list[int], list[int]]]:
    """Gather (name, number, flags) into columns of some at a time."""
    names: list[str] = []
    numbers: list[int] = []
    flags: list[int] = []
    for name, number, flag in pairs:
        names.append(name)
        numbers.append(number)
        flags.append(flag)
        if len(names) >= size:
            yield names, numbers, flags
            names, numbers, flags = [], [], []
    if names:
        yield names, numbers, flags
