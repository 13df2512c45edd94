"""Dates told by their distance in time from another event."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.extract.dates import offset_from
from geomap.gazetteer import Gazetteer
from geomap.pipeline import analyse
from geomap.read import document_from_text

SUMMIT = date(2026, 1, 6)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("two days before the summit", "2026-01-04", "2026-01-04", "day"),
        ("a day after the summit", "2026-01-07", "2026-01-07", "day"),
        ("The day before the summit", "2026-01-05", "2026-01-05", "day"),
        ("on the eve of the summit", "2026-01-05", "2026-01-05", "day"),
        ("48 hours before the summit", "2026-01-04", "2026-01-04", "day"),
        ("five hours before the summit", "2026-01-05", "2026-01-06", "week"),
        ("a week after the summit", "2026-01-10", "2026-01-16", "week"),
        ("two months before the summit", "2025-11-01", "2025-11-30", "month"),
        ("three years after the summit", "2029-01-01", "2029-12-31", "year"),
    ],
)
def test_counted(text: str, first: str, last: str, precision: str) -> None:
    interval = offset_from(text, SUMMIT, SUMMIT)
    assert interval is not None
    assert interval.first == date.fromisoformat(first)
    assert interval.last == date.fromisoformat(last)
    assert interval.precision == precision


@pytest.mark.parametrize("text", ["hours before the summit", "days after the summit", "several weeks before the vote"])
def test_what_counts_nothing(text: str) -> None:
    assert offset_from(text, SUMMIT, SUMMIT) is None


@pytest.mark.parametrize(
    ("words", "first"), [("two days before", date(2026, 1, 4)), ("on the eve of", date(2026, 1, 5))]
)
def test_an_event_counted_from_another(words: str, first: date, gazetteer: Gazetteer) -> None:
    text = f"Leaders held a summit in Paris on 6 January 2026. Russian drones struck Dnipro {words} the summit."
    record = analyse(document_from_text(text, doc_id="case", published=date(2026, 1, 7)), gazetteer)
    (strike,) = (event for event in record.events if event.trigger == "struck")
    assert strike.when is not None
    assert (strike.when.first, strike.when.last, strike.when.anchor) == (first, first, "event")
    assert any("reckoned from “summit”" in reason.text for reason in strike.when.reasons)
