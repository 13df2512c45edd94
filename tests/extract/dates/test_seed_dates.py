"""The dates of the two seed articles, with and without a date of publication."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geomap.extract.dates import find_dates
from geomap.gazetteer import Gazetteer
from geomap.model import Document
from geomap.pipeline import analyse
from geomap.read import document_from_text

_TOLD = [
    ("000", "January 6", date(2026, 1, 7), date(2026, 1, 6), date(2026, 1, 6)),
    ("000", "December 31", date(2026, 1, 7), date(2025, 12, 31), date(2025, 12, 31)),
    ("000", "last weekend", date(2026, 1, 7), date(2026, 1, 3), date(2026, 1, 4)),
    ("001", "Thursday", date(2025, 5, 16), date(2025, 5, 15), date(2025, 5, 15)),
    ("001", "in May", date(2025, 5, 16), date(2025, 5, 1), date(2025, 5, 31)),
]


def _text(root: Path, prefix: str) -> str:
    (path,) = (root / "seeds").glob(f"{prefix}_*.txt")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("told", _TOLD, ids=lambda told: told[1])
def test_seed_dates(root: Path, told: tuple[str, str, date, date, date]) -> None:
    prefix, words, published, first, last = told
    text = _text(root, prefix)
    found = [when for when in find_dates(Document(doc_id="s", text=text, published=published)) if when.text == words]
    assert found
    assert all((when.first, when.last) == (first, last) for when in found)
    undated = [when for when in find_dates(Document(doc_id="s", text=text)) if when.text == words]
    assert undated
    assert all((when.first, when.last, when.precision) == (None, None, "unknown") for when in undated)


def test_hours_before_the_summit(root: Path, gazetteer: Gazetteer) -> None:
    document = document_from_text(_text(root, "001"), doc_id="001", published=date(2025, 5, 16))
    whens = [event.when for event in analyse(document, gazetteer).events if event.when]
    (strike,) = (when for when in whens if when.text == "hours before the summit")
    assert (strike.first, strike.last) == (date(2025, 5, 14), date(2025, 5, 15))
