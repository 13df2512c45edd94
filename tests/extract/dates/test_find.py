"""Date expressions against the table of cases, and against hostile text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import read_cases

from geomap.extract.dates import find_dates
from geomap.model import Document


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""


@pytest.mark.parametrize("case", read_cases("dates"), ids=lambda case: case["text"][:50])
def test_cases(case: dict[str, str]) -> None:
    published = date.fromisoformat(case["published"]) if case["published"] else None
    found = find_dates(Document(doc_id="case", text=case["text"], published=published))
    told = [(when.text, _iso(when.first), _iso(when.last), when.precision.value) for when in found]
    expected = (case["expression"], case["first"], case["last"], case["precision"])
    assert told == ([expected] if case["expression"] else [])


@given(st.text(max_size=300), st.none() | st.dates())
def test_any_text_gives_ordered_spans_with_reasons(text: str, published: date | None) -> None:
    found = find_dates(Document(doc_id="any", text=text, published=published))
    assert all(when.text == text[when.start : when.end] and when.reasons for when in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(
    st.lists(
        st.sampled_from(["last", "10", "May", "99", "years", "ago", "2019", "Friday", "-", "Feb", "30", "in", "since"])
    )
)
def test_words_of_dates_in_any_order(words: list[str]) -> None:
    text = " ".join(words)
    for published in (None, date.min, date(2024, 2, 29), date.max):
        for when in find_dates(Document(doc_id="any", text=text, published=published)):
            assert when.first is None or when.last is None or when.first <= when.last
