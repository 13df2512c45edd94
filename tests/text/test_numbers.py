from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.text.numbers import find_numbers, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1,200", 1200),
        ("1\u202f970", 1970),
        ("1\u00a0970", 1970),
        ("12’500", 12500),
        ("1,234,567", 1234567),
        ("1.5", 1.5),
        ("3,4", 3.4),
        ("2½", 2.5),
        ("¾", 0.75),
        ("fifteen", 15),
        ("Forty-five", 45),
        ("ninety‑nine", 99),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a", 0.5),
        ("a quarter of a", 0.25),
        ("three quarters of a", 0.75),
        ("two and a half", 2.5),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("two thousand five hundred", 2500),
        ("2 thousand", 2000),
    ],
)
def test_reads(text: str, value: float) -> None:
    assert read_number(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", " ", "a", "S-500", "km", "twelve monkeys", "1,20,0", "one " * 40, "٣٤٥x"])
def test_is_no_number(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(0, 9_999_999))
def test_grouped_figures_round_trip(value: int) -> None:
    assert read_number(f"{value:,}") == value
    assert read_number(f"{value:,}".replace(",", "\u202f")) == value


@given(st.text(max_size=200))
def test_any_text_is_safe(text: str) -> None:
    for numeral in find_numbers(text):
        assert read_number(text[numeral.start : numeral.end]) == numeral.value
