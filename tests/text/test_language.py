"""The language of a text: cases in tests/cases/text_languages.csv."""

from __future__ import annotations

import time

import pytest
from support import read_cases

from geomap.text.language import find_language


@pytest.mark.parametrize("case", read_cases("text_languages"), ids=lambda case: case["text"][:30])
def test_language(case: dict[str, str]) -> None:
    assert find_language(case["text"]) == (case["language"] or None)


def test_a_long_text_costs_no_more_than_its_beginning() -> None:
    begin = time.process_time()
    assert find_language("the city of " * 1_000_000) == "en"
    assert time.process_time() - begin < 1
