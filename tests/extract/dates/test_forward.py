"""Dates read ahead once the text is known to speak of the future."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.extract.dates import find_dates, look_forward
from geomap.model import Document

TODAY = date(2026, 3, 13)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in October", date(2026, 10, 1), date(2026, 10, 31)),
        ("in February", date(2027, 2, 1), date(2027, 2, 28)),
        ("in March", date(2026, 3, 1), date(2026, 3, 31)),
        ("on 5 February", date(2027, 2, 5), date(2027, 2, 5)),
        ("on April 4", date(2026, 4, 4), date(2026, 4, 4)),
        ("on Monday", date(2026, 3, 16), date(2026, 3, 16)),
        ("on Friday", date(2026, 3, 13), date(2026, 3, 13)),
        ("last October", date(2025, 10, 1), date(2025, 10, 31)),
        ("in October 2025", date(2025, 10, 1), date(2025, 10, 31)),
        ("yesterday", date(2026, 3, 12), date(2026, 3, 12)),
    ],
)
def test_look_forward(text: str, first: date, last: date) -> None:
    (when,) = find_dates(Document(doc_id="case", text=f"They meet {text}.", published=TODAY))
    ahead = look_forward(when, TODAY)
    assert (ahead.first, ahead.last) == (first, last)
    assert (ahead.start, ahead.end, ahead.text) == (when.start, when.end, when.text)


def test_without_a_reference_nothing_changes() -> None:
    (when,) = find_dates(Document(doc_id="case", text="They meet in October."))
    assert look_forward(when, None) is when


def test_the_leap_day_and_the_end_of_the_calendar() -> None:
    (leap,) = find_dates(Document(doc_id="case", text="They meet in February.", published=date(2027, 6, 1)))
    assert look_forward(leap, date(2027, 6, 1)).last == date(2028, 2, 29)
    (late,) = find_dates(Document(doc_id="case", text="They meet in May.", published=date(9999, 12, 1)))
    assert look_forward(late, date(9999, 12, 1)) is late
