"""Words and marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kharkiv's border, 50km.", ["Kharkiv's", "border", ",", "50km", "."]),
        ("S-500", ["S-500"]),
        ("Ivano‑Frankivsk", ["Ivano‑Frankivsk"]),
        ("п'ять Харкова", ["п'ять", "Харкова"]),
        ("a_b", ["a", "_", "b"]),
        ("$20B - €4B", ["$", "20B", "-", "€", "4B"]),
        ("", []),
    ],
)
def test_cases(text, expected):
    assert [token.text for token in tokenize(text)] == expected


@given(st.text(max_size=200))
def test_offsets_hold(text):
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text


def test_properties():
    word, acronym, mark = tokenize("Dnipro UN ,")
    assert word.is_word
    assert word.is_capitalised
    assert not word.is_acronym
    assert acronym.is_acronym
    assert not mark.is_word
