from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import UnknownNameError
from geomap.geo.durations import duration_source, hours
from geomap.geo.lengths import find_lengths, unit_pattern
from geomap.geo.units import length_unit


@pytest.mark.parametrize(
    ("text", "low_km", "high_km", "hedge"),
    [
        ("50km", 50, 50, None),
        ("50\u2011km", 50, 50, None),
        ("50\u00a0km", 50, 50, None),
        ("1\u202f970 km", 1970, 1970, None),
        ("within 50 km", 0, 50, "within"),
        ("no more than 8 kilometers", 0, 8, "no more than"),
        ("upwards of 300 km", 300, None, "more than"),
        ("600-plus kilometres", 600, None, "more than"),
        ("10- to 15-kilometre", 10, 15, None),
        ("15km to 20km", 15, 20, None),
        ("between 40 and 50 km", 40, 50, None),
        ("20 or 30 km", 20, 30, None),
        ("nine- to 12-mile", 14.484, 19.312, None),
        ("forty-odd kilometres", 40, 40, "odd"),
        ("15 km or so", 15, 15, "about"),
        ("a mile", 1.609344, 1.609344, None),
        ("12 nautical miles", 22.224, 22.224, None),
        ("five klicks", 5, 5, None),
    ],
)
def test_reads(text: str, low_km: float, high_km: float | None, hedge: str | None) -> None:
    (length,) = find_lengths(f"It stands {text} from there.")
    assert (length.low_m or 0) / 1000 == pytest.approx(low_km, rel=1e-4)
    assert length.high_m == (None if high_km is None else pytest.approx(high_km * 1000, rel=1e-4))
    assert length.hedge == hedge


@pytest.mark.parametrize(
    "text",
    ["180 km/h", "95 km per hour", "1,200 km²", "60 sq km", "S-500", "$20B", "28%", "25m people", "2m t", "155mm",
     "10-year", "Kilometre 101", "PK5", "miles apart", "M4/M5", "400 kmh"],
)  # fmt: skip
def test_is_no_length(text: str) -> None:
    assert find_lengths(f"It was {text} then.") == ()


def test_a_conversion_is_no_second_length() -> None:
    (length,) = find_lengths("roughly 60 miles (97 km) south")
    assert length.pair_m == 97_000


def test_unknown_unit_lists_the_known() -> None:
    with pytest.raises(UnknownNameError, match="nautical mile"):
        length_unit("furlong")


@given(st.text(max_size=300))
def test_any_text_is_safe(text: str) -> None:
    for length in find_lengths(text):
        assert 0 <= length.phrase_start <= length.start < length.end <= length.phrase_end <= len(text)


_PIECES = [
    "a",
    "1,",
    "one ",
    "1-",
    "twenty-",
    "within ",
    " ",
    "9",
    "hundred and ",
    "½",
    "two-and-a-half-",
    "5 or so ",
    "5 / ",
]
HOSTILE = [(piece * 100_000)[:100_000] + "km" for piece in _PIECES]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:8]))
def test_hostile_text_is_read_in_bounded_windows(text: str) -> None:
    assert len(find_lengths(text)) <= 1
    assert len(unit_pattern().findall(text)) <= 1
    assert len(re.findall(duration_source(), text)) <= 1


@pytest.mark.parametrize(("text", "value"), [("a two-hour drive", 2), ("90 minutes", 1.5), ("3 to 4 hours", 4)])
def test_hours(text: str, value: float) -> None:
    assert hours(text) == value
