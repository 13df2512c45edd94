from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.text.fold import fold, fold_name


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kharkiv’s", "kharkiv's"),
        ("Łódź", "lodz"),
        ("Ivano-Frankivsk", "ivano frankivsk"),
        ("New\nYork", "new york"),
        ("İstanbul", "istanbul"),
        ("Київ, Йошкар-Ола, Орёл", "київ, йошкар ола, орёл"),
        ("القاهرة", "القاهره"),
        ("Ελλάς", "ελλάσ"),
        ("Ấp Bắc", "ap bac"),
        ("Stra\u00dfe", "stra\u00dfe"),
        ("#New_York", " new york"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_length_and_offsets_stay(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text(), st.text())
def test_folding_knows_no_neighbours_but_sigma(one, other):
    assert fold(one + other) == fold(one) + fold(other)


def test_fold_name_has_single_spaces():
    assert fold_name("  Port-au-\n Prince ") == "port au prince"


@pytest.mark.parametrize("written", ["#حفر_الباطن", "حفر الباطن\u200e", "حَفْر البـــاطن"])
def test_fold_name_drops_what_a_reader_does_not_see(written):
    assert fold_name(written) == "حفر الباطن"
