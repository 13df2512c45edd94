"""Dates that a source states."""

from datetime import date

import pytest

from geomap.read.dates import date_from_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-07", date(2026, 1, 7)),
        ("20260107", date(2026, 1, 7)),
        ("2026-01-07T10:00:00Z", date(2026, 1, 7)),
        ("2026-01-07 23:30:00-05:00", date(2026, 1, 8)),
        ("2026-01-07T00:30:00+03:00", date(2026, 1, 6)),
        ("Wed, 07 Jan 2026 10:00:00 GMT", date(2026, 1, 7)),
        ("06 January 2026", date(2026, 1, 6)),
        ("6 Jan 2026", date(2026, 1, 6)),
        ("January 6, 2026", date(2026, 1, 6)),
        ("Tue, 6 Jan 2026", date(2026, 1, 6)),
        ("1767700000", date(2026, 1, 6)),
        ("01/02/2026", None),
        ("2026", None),
        ("2026-13-01", None),
        ("31 February 2026", None),
        ("yesterday", None),
        ("", None),
        ("9" * 1000, None),
    ],
)
def test_fields(text, expected):
    assert date_from_text(text) == expected
