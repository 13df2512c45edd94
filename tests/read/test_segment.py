"""Blocks and sentences of a document."""

import csv
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.model import BlockKind, Document
from geomap.read import document_from_text, segment

CASES = Path(__file__).parents[1] / "cases" / "read_blocks.csv"
SEEDS = Path(__file__).parents[2] / "seeds"


def _cases():
    with CASES.open(encoding="utf-8", newline="") as stream:
        return [pytest.param(row["text"], row["kinds"].split(), id=row["name"]) for row in csv.DictReader(stream)]


def _texts(document, kind):
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]


@pytest.mark.parametrize(("text", "kinds"), _cases())
def test_kinds(text, kinds):
    assert [str(block.kind) for block in segment(document_from_text(text)).blocks] == kinds


def test_article_of_paragraphs_has_no_tag():
    path = next(SEEDS.glob("000_*.txt"))
    document = segment(document_from_text(path.read_text(encoding="utf-8")))
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}


def test_article_with_labels():
    path = next(SEEDS.glob("001_*.txt"))
    document = segment(document_from_text(path.read_text(encoding="utf-8")))
    assert _texts(document, BlockKind.TAG) == ["World", "Ukraine", "ceasefire", "diplomacy"]
    assert len(_texts(document, BlockKind.TITLE)) == 1
    assert _texts(document, BlockKind.DUPLICATE) == _texts(document, BlockKind.TITLE)
    assert _texts(document, BlockKind.HEADING) == ["Key Points"]
    assert len(_texts(document, BlockKind.LIST_ITEM)) == 3
    assert len(_texts(document, BlockKind.PARAGRAPH)) == 5


def test_stated_title_is_found():
    text = "Paris\n\nA strike hit Dnipro on Tuesday, officials in Kyiv said."
    document = segment(document_from_text(text, title="PARIS"))
    assert document.blocks[0].kind == BlockKind.TITLE


def test_segmented_document_stays_as_it_is():
    document = segment(document_from_text("A strike hit Dnipro."))
    assert segment(document) is document


def test_crlf_and_other_line_breaks():
    document = segment(document_from_text("First line ends here.\r\n\r\nSecond line.\u2028Third line."))
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "First line ends here.",
        "Second line.",
        "Third line.",
    ]


@given(st.text(alphabet=st.sampled_from("aA b.\n\r•-1:\u2028\x00"), max_size=200))
def test_blocks_hold_every_sentence_in_order(text):
    document = segment(Document(doc_id="x", text=text))
    assert all(block.start < block.end for block in document.blocks)
    for spans in (document.blocks, document.sentences):
        assert all(first.end <= second.start for first, second in pairwise(spans))
    for sentence in document.sentences:
        assert any(block.start <= sentence.start and sentence.end <= block.end for block in document.blocks)


@pytest.mark.parametrize("unit", ["a\n", "• a\n", "\n", "A b c d e f g h i.\n", "x ", "1. ", "word word\n\n"])
def test_time_is_linear(unit):
    document = document_from_text("Start. " + unit * (300_000 // len(unit)))
    begin = time.perf_counter()
    segment(document)
    assert time.perf_counter() - begin < 8
