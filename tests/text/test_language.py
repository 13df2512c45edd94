"""The language of a text."""

from __future__ import annotations

import pytest
from support import read_cases

from geomap.tables import read_table
from geomap.text.language import LANGUAGES, OTHER, UNDETERMINED, detect_language

CASES = read_cases("languages")
EN = "The governor said that two people were hurt when drones hit a warehouse. "
UK = "Голова області повідомив, що внаслідок обстрілу постраждали двоє людей. "
RU = "Власти сообщили, что в результате обстрела пострадали два человека, это были жители города. "


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['text'][:24]}")
def test_language(case: dict[str, str]) -> None:
    assert detect_language(case["text"]) == case["language"]


@pytest.mark.parametrize(
    ("text", "language"),
    [(2 * EN + UK, "en"), (EN + 2 * UK, "uk"), (EN + 3 * RU, "ru"), (2 * UK + RU, "uk"), (UK + 2 * RU, "ru")],
)
def test_most_of_a_mixed_text_counts(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_only_the_beginning_is_looked_at() -> None:
    assert detect_language(EN * 300 + UK * 3000) == "en"


def test_every_language_has_marks_and_cases() -> None:
    assert {*LANGUAGES} <= {row["language"] for row in read_table("text_languages")}
    assert {case["language"] for case in CASES} == {*LANGUAGES, OTHER, UNDETERMINED}
    assert all(
        len(mark) == 1
        for row in read_table("text_languages")
        if row["kind"] == "letters"
        for mark in row["marks"].split()
    )
