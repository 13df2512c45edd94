"""Hostile text: every reader stays within bounded windows, so the work grows with the text and no faster."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.extract.distance import extract_claims
from geomap.model import Document

PIECES = [
    "5 km from ", "5 km north of the ", "within 5 km of the border ", "5 km and ", "between the ", "a two-hour ",
    "the a an ", "5 km (3 mi) ", "5-km-long ", "a range of 5 km missile ", "north-", "of the ", "it is ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_text(piece: str, gazetteer) -> None:
    def spend(size: int) -> float:
        text = (piece * size)[:size]
        began = process_time()
        extract_claims(Document(doc_id="d", text=text), (), (), gazetteer)
        return process_time() - began

    spend(1_000)
    assert spend(50_000) < 30 * max(spend(5_000), 0.02)


@given(text=st.text(max_size=400))
@settings(max_examples=60)
def test_any_text_is_safe(text: str, gazetteer) -> None:
    for claim in extract_claims(Document(doc_id="d", text=text), (), (), gazetteer):
        assert claim.text == text[claim.start : claim.end]
