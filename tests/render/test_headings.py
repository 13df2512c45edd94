"""What a report is called, and how its lines are styled."""

from __future__ import annotations

from dataclasses import replace

import pytest
from record_builders import make_record
from support import read_cases

from geomap.gazetteer import Gazetteer
from geomap.model import BlockKind, Document
from geomap.read import segment
from geomap.render.headings import BYLINE, head, is_byline
from geomap.render.runs import text_blocks

CASES = read_cases("render_headings")


def _head(text: str, title: str | None, gazetteer: Gazetteer, **stated: str):
    document = segment(Document(**{"doc_id": "d", "text": text, "title": title, **stated}))
    record = replace(make_record(), document=document, mentions=(), resolutions=(), events=(), claims=(), verdicts=())
    return head(document, 1, text_blocks(record), gazetteer)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_report_is_called_by_its_own_words(case: dict[str, str], gazetteer: Gazetteer) -> None:
    headed = _head(case["text"], case["title"] or None, gazetteer)
    assert headed.words == case["heading"]
    if case["second_style"]:
        assert headed.block == 0
        assert headed.styles[:2] == [BlockKind.TITLE, case["second_style"]]


def test_a_report_without_words_is_called_by_its_file_and_then_by_its_number(gazetteer: Gazetteer) -> None:
    assert _head("", None, gazetteer, source="folder/report.txt").words == "report.txt"
    assert _head("", None, gazetteer, doc_id="").words == "Report 1"


def test_an_author_is_never_the_headline(gazetteer: Gazetteer) -> None:
    headed = _head("By Grace Lusaka in Bukavu\n\nRebels entered the city on Tuesday, residents said.", None, gazetteer)
    assert headed.styles[0] == BYLINE
    assert headed.words == "Rebels entered the city on Tuesday, residents said."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Charlotte Lyon and Jordan Chester, with reporting by Austin Milan in Kyiv", True),
        ("By Reuters", True),
        ("Von Anna Weber", True),
        ("By land and by sea: the siege of Mariupol", False),
        ("By Monday the town had fallen to the insurgents", False),
        ("By Charlotte Lyon was written that report about the war.", False),
        ("Bystanders saw Charlotte Lyon", False),
        ("", False),
    ],
)
def test_a_byline_is_by_and_a_name(line: str, expected: bool, gazetteer: Gazetteer) -> None:  # noqa: FBT001
    assert is_byline(line, gazetteer) is expected
