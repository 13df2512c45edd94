"""Columns of integers and tables of values, packed for a page with very many events."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Sequence
from typing import Any

import numpy as np

_LEVEL = 6
_BYTE, _SHORT = 1 << 8, 1 << 16


class Table:
    """Values that repeat, each written once and called by its number.

    Values are told apart by a key that is cheaper to hash than they are to write.
    """

    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}
        self.values: list[Any] = []

    def add(self, key: object, value: object) -> int:
        """Keep a value under a new key and give its number."""
        number = self.numbers[key] = len(self.values)
        self.values.append(value)
        return number


class Pack:
    """What the page's ``GM.unpack`` reads: a JSON header, then the columns one after the other."""

    def __init__(self) -> None:
        self._header: dict[str, Any] = {"columns": []}
        self._parts: list[bytes] = []

    def value(self, name: str, value: object) -> None:
        """Write any value as JSON into the header."""
        self._header[name] = value

    def integers(self, name: str, numbers: Sequence[int], *, delta: bool = False) -> None:
        """Write integers, each by its difference from the one before when ``delta`` is true.

        They take 1, 2 or 4 bytes each, whatever the greatest needs, after folding signs into the lowest bit.
        """
        values = np.asarray(numbers, dtype=np.int64)
        if delta and len(values):
            values = np.diff(values, prepend=0)
        signed = bool(len(values)) and int(values.min()) < 0
        if signed:
            values = (values << 1) ^ (values >> 63)
        most = int(values.max()) if len(values) else 0
        size = 1 if most < _BYTE else 2 if most < _SHORT else 4
        raw = values.astype(f"<u{size}").view(np.uint8).reshape(-1, size)
        self._parts.append(np.ascontiguousarray(raw.T).tobytes())
        self._header["columns"].append([name, len(values), size, int(delta), int(signed)])

    def text(self, name: str, text: str) -> None:
        """Write a text; lone surrogates become U+FFFD."""
        raw = text.encode("utf-8", "replace")
        self._parts.append(raw)
        self._header["columns"].append([name, len(raw), 0, 0, 0])

    def encoded(self) -> str:
        """Give everything as base64 of gzip; equal input gives equal text."""
        header = json.dumps(self._header, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        whole = b"".join((len(header).to_bytes(4, "little"), header, *self._parts))
        return base64.b64encode(gzip.compress(whole, compresslevel=_LEVEL, mtime=0)).decode("ascii")
