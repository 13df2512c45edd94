"""Sentence boundaries."""

import csv
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.text.sentences import split_sentences

CASES = Path(__file__).parents[1] / "cases" / "read_sentences.csv"


def _cases():
    with CASES.open(encoding="utf-8", newline="") as stream:
        return [
            pytest.param(row["marked"], id=f"{number}-{row['why']}")
            for number, row in enumerate(csv.DictReader(stream))
        ]


@pytest.mark.parametrize("marked", _cases())
def test_cases(marked):
    """A bar marks a boundary with a space, a caret one without."""
    text = marked.replace("|", "").replace("^", "")
    expected = [piece.strip() for piece in marked.replace("^", "|").split("|")]
    assert [text[start:end] for start, end in split_sentences(text)] == expected


def test_stretch_keeps_offsets_of_the_whole_text():
    text = "Ignored. One here. Two here. Ignored."
    assert [text[start:end] for start, end in split_sentences(text, 9, 28)] == ["One here.", "Two here."]


def test_nothing_in_nothing_out():
    assert split_sentences("") == ()
    assert split_sentences(" \n\t") == ()


@given(st.text(alphabet=st.sampled_from(" .!?…。\"'”()[]1AaБб\n:-—U.S"), max_size=200))
def test_every_character_but_white_space_is_in_one_sentence(text):
    spans = split_sentences(text)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    kept = "".join("".join(text[start:end].split()) for start, end in spans)
    assert kept == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@pytest.mark.parametrize("unit", [".", "a.", "A. ", '."', "U.S.", "…", " ", "[1]", "a.B", '. "', "x", "-", "。"])
def test_time_is_linear(unit):
    text = unit * (200_000 // len(unit))
    begin = time.perf_counter()
    split_sentences(text)
    assert time.perf_counter() - begin < 5
