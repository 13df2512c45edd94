"""Two more tables of date expressions, by topic, and of what only looks like a date."""

from __future__ import annotations

from datetime import date

import pytest
from support import read_cases

from geomap.extract.dates import find_dates
from geomap.model import Document, When


def _read(case: dict[str, str]) -> tuple[When, ...]:
    published = date.fromisoformat(case["published"]) if case["published"] else None
    return find_dates(Document(doc_id="case", text=case["text"], published=published))


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""


@pytest.mark.parametrize(
    "case", [*read_cases("dates_more"), *read_cases("dates_unseen")], ids=lambda case: case["text"][:60]
)
def test_case(case: dict[str, str]) -> None:
    found = _read(case)
    told = [(_iso(when.first), _iso(when.last), when.precision.value) for when in found]
    expected = (case["first"], case["last"], case["precision"])
    assert told == ([expected] if case["expression"] else [])
    assert all(case["expression"] in when.text and when.reasons[0].text for when in found)
