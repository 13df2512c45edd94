"""Hostile text: every reader stays within bounded windows, so the work grows with the text and no faster."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.extract.distance import (
    away,
    between,
    coreference,
    extract_claims,
    implicit,
    landmark_patterns,
    line,
    subject,
    travel,
    unmeasured,
    zone,
)
from geomap.extract.distance.vocabulary import PLACE_CHAR
from geomap.geo.length_patterns import conversion, unit_pattern
from geomap.model import Document

PIECES = [
    "5 km from ", "5 km north of the ", "within 5 km of the border ", "5 km and ", "between the ", "a two-hour ",
    "the a an ", "5 km (3 mi) ", "5-km-long ", "a range of 5 km missile ", "north-", "of the ", "it is ",
    "5 and ", "5 km of it, ", "the port city ", "(5 km) ", "a distance of 5 km, ", "5 km to its ", "5 km / ",
    "a two-and-a-half-", "-", "the capital's ", "5 km and you reach ", "5 or so km ",
    "5 km train ride from ", "dived to 5 km off ",
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


PATTERNS = [
    unit_pattern, conversion, subject._gap, subject._aside, subject._long_aside, subject._fronted, coreference._town,
    coreference._pronoun, away._link, implicit._adverb, between._ends_behind, between._end_behind, zone._noun_behind,
    zone._noun_before, travel._pattern, unmeasured._between, line._behind, landmark_patterns.border,
    landmark_patterns.place, landmark_patterns.capital, landmark_patterns.thing,
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: f"{pattern.__module__}.{pattern.__name__}")
def test_no_pattern_is_slow(pattern: Callable[[], re.Pattern[str]]) -> None:
    """Anchored where the readers anchor it, on 100,000 characters of each piece."""
    compiled = pattern()
    for piece in [*PIECES, ", in ", "(", "'s ", PLACE_CHAR, f"{PLACE_CHAR * 5}, in ", "a b ", "5-and-a-half-"]:
        for lead in ("", " ", ", "):
            text = (lead + piece * 100_000)[:100_000]
            began = process_time()
            compiled.match(text)
            assert process_time() - began < 0.05, piece


@pytest.mark.parametrize("piece", PIECES)
def test_work_on_places_grows_with_the_text(piece: str, read_claims) -> None:
    """The same between names, so that subjects and antecedents are looked for."""

    def spend(size: int) -> float:
        text = (f"[Lutsk:UA], in {{Ukraine:UA}}, {piece}" * size)[: 40 * size]
        began = process_time()
        read_claims(text.rsplit("[", 1)[0])
        return process_time() - began

    spend(20)
    assert spend(600) < 30 * max(spend(60), 0.02)
