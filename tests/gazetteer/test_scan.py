from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.text.fold import fold

CASES = list(
    csv.DictReader((Path(__file__).parents[1] / "cases/gazetteer_scan.csv").read_text(encoding="utf-8").splitlines())
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_scan(gazetteer, case):
    found = [case["text"][match.start : match.end] for match in gazetteer.scan(case["text"])]
    assert "|".join(found) == case["found"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Kharkiv", "US", "us", "New York", "Мост", "بغداد", "é", "\u0301", " ", "-", "'", "\n", "İ", "𝕏"]
        )
    )
)
def test_matches_are_in_order_and_what_they_say(gazetteer, parts):
    text = "".join(parts)
    behind = 0
    for start, end, key in gazetteer.scan(text):
        assert behind <= start < end <= len(text)
        assert fold(text[start:end]) == key
        assert gazetteer.lookup(key)
        behind = end


@pytest.mark.parametrize("text", ["", " ", "\x00", "A" * 100_000, "New " * 20_000, "\ud800Kharkiv", "." * 50_000])
def test_hostile_text(gazetteer, text):
    assert isinstance(gazetteer.scan(text), list)
