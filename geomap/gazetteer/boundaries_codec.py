"""How boundary lines are kept: integers in 1e-5 degree, delta by delta, zigzag, variable length.

A file is ``magic``, the number of records, their offsets, then the records. A record is a list of lines; each line is a
role and its points. 1e-5 degree is 1.1 m, a thousandth of the accuracy of the lines themselves.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geomap.errors import GazetteerError

SCALE = 100_000
"""Steps of the grid in one degree."""

OUTER, HOLE, LINE = 0, 1, 2
"""Roles of a line: outer ring of a polygon, hole of the polygon before it, open line."""

_MAGIC = b"GMB1"
_HEAD = struct.Struct("<4sI")

Line = tuple[int, NDArray[np.int64]]
"""A role and its points, one row a point, longitude first, in steps of the grid."""


def encode(lines: Sequence[Line]) -> bytes:
    """Pack the lines of one record.

    Parameters
    ----------
    lines
        Roles and points; each line has at least one point.

    Returns
    -------
    bytes
        What `decode` reads back.

    Examples
    --------
    >>> [(role, points)] = decode(encode([(LINE, np.array([[3625475, 4998177], [3658091, 5060343]]))]))
    >>> role, points.tolist()
    (2, [[3625475, 4998177], [3658091, 5060343]])
    """
    values = [np.array([len(lines)], dtype=np.int64)]
    last = np.zeros(2, dtype=np.int64)
    for role, points in lines:
        deltas = np.diff(points, axis=0, prepend=last[None, :])
        zigzag = (deltas << 1) ^ (deltas >> 63)
        values += [np.array([role, len(points)], dtype=np.int64), zigzag.ravel()]
        last = points[-1]
    return _varints(np.concatenate(values))


def decode(record: bytes | memoryview) -> list[Line]:
    """Unpack a record.

    Parameters
    ----------
    record
        What `encode` wrote.

    Returns
    -------
    list
        Roles and points.
    """
    values = _read_varints(np.frombuffer(record, dtype=np.uint8))
    lines: list[Line] = []
    at, last = 1, np.zeros(2, dtype=np.int64)
    for _ in range(int(values[0])):
        role, count = int(values[at]), int(values[at + 1])
        zigzag = values[at + 2 : at + 2 + 2 * count].reshape(count, 2)
        deltas = (zigzag >> 1) ^ -(zigzag & 1)
        deltas[0] += last
        points = np.cumsum(deltas, axis=0)
        lines.append((role, points))
        at, last = at + 2 + 2 * count, points[-1]
    return lines


def write_records(path: Path, records: Iterable[bytes]) -> None:
    """Write a file of records.

    Parameters
    ----------
    path
        The file; replaced when it exists.
    records
        In the order of their numbers.
    """
    blobs = list(records)
    offsets = np.cumsum([0, *map(len, blobs)]).astype("<u4")
    path.write_bytes(b"".join([_HEAD.pack(_MAGIC, len(blobs)), offsets.tobytes(), *blobs]))


class Records:
    """A file of records, mapped into memory and decoded on demand.

    Parameters
    ----------
    path
        What `write_records` wrote.

    Raises
    ------
    GazetteerError
        When the file is missing or is no such file.
    """

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as stream:
                self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            message = f"{path}: cannot be read ({error}); build the gazetteer again"
            raise GazetteerError(message) from error
        magic, self._count = _HEAD.unpack_from(self._map) if len(self._map) >= _HEAD.size else (b"", 0)
        if magic != _MAGIC:
            message = f"{path}: begins with {magic!r}, not {_MAGIC!r}; build the gazetteer again"
            raise GazetteerError(message)
        self._offsets = np.frombuffer(self._map, dtype="<u4", count=self._count + 1, offset=_HEAD.size)
        self._start = _HEAD.size + 4 * (self._count + 1)

    def __len__(self) -> int:
        return int(self._count)

    def __getitem__(self, number: int) -> list[Line]:
        first, last = (self._start + int(offset) for offset in self._offsets[number : number + 2])
        return decode(self._map[first:last])


def _varints(values: NDArray[np.int64]) -> bytes:
    """Write seven bits a byte, low bits first; the high bit says that more follow (as protocol buffers do)."""
    rest = values.astype(np.uint64)
    widths = np.ones(len(rest), dtype=np.int64)
    for bits in range(7, 63, 7):
        widths += rest >= (1 << bits)
    out = np.zeros(int(widths.sum()), dtype=np.uint8)
    first = np.cumsum(widths) - widths
    for place in range(int(widths.max())):
        chosen = widths > place
        more = np.where(widths[chosen] > place + 1, 0x80, 0).astype(np.uint64)
        out[first[chosen] + place] = ((rest[chosen] >> np.uint64(7 * place)) & np.uint64(0x7F) | more).astype(np.uint8)
    return out.tobytes()


def _read_varints(data: NDArray[np.uint8]) -> NDArray[np.int64]:
    ends = np.flatnonzero(data < 0x80)  # noqa: PLR2004 (the high bit)
    starts = np.concatenate([[0], ends[:-1] + 1])
    within = np.arange(len(data)) - np.repeat(starts, ends - starts + 1)
    bits = (data & 0x7F).astype(np.int64) << (7 * within)
    return np.asarray(np.add.reduceat(bits, starts), dtype=np.int64)
