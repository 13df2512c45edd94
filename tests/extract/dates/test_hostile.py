"""Long texts made of what dates are made of are read in linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest

from geomap.extract.dates import find_dates
from geomap.model import Document

_PIECES = [
    "1234567890", "9", "2025.", "2025 ", "20250503 ", "3-", "3/4/", "D+", "Monday ", "Mon. ", "May ", "3 May ",
    "from ", "since May 2025 to ", "the first half of ", "last week of the ", "day before ", "early mid-", " ",
    "1990s ", "the night of ", "a few days ago ", "мая ", "3 de mayo de ", "Christmas Eve ", "every Sunday ", "until ",
]  # fmt: skip
_SHORT, _TIMES = 8_000, 10
_FACTOR, _GRACE_S = 30, 0.5  # linear is a factor of 10; quadratic one of 100


def _seconds(text: str) -> float:
    document = Document(doc_id="hostile", text=text, published=date(2026, 1, 7))
    start = time.perf_counter()
    find_dates(document)
    return time.perf_counter() - start


@pytest.mark.parametrize("piece", _PIECES)
def test_time_grows_with_the_length(piece: str) -> None:
    short = piece * (_SHORT // len(piece))
    assert _seconds(short * _TIMES) < _FACTOR * _seconds(short) + _GRACE_S
