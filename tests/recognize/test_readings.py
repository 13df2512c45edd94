"""Readings and places of the cases in tests/cases/recognize_readings.csv and those of the two seeds."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import REJECTED_READINGS, Mention, Reading
from geomap.read import document_from_text, segment
from geomap.recognize import recognize

CASES = Path(__file__).resolve().parent.parent / "cases"


def _rows(name: str) -> Iterator[pytest.param]:
    with (CASES / name).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield pytest.param(row, id=f"{row['target']}-{row['text'][:30]}")


def _find(text: str, target: str, nth: int) -> tuple[int, int]:
    start = -1
    for _ in range(nth):
        start = text.index(target, start + 1)
    return start, start + len(target)


def _overlapping(gazetteer: Gazetteer, text: str, start: int, end: int) -> list[Mention]:
    mentions = recognize(segment(document_from_text(text)), gazetteer)
    return [mention for mention in mentions if mention.start < end and start < mention.end]


@pytest.mark.parametrize("row", _rows("recognize_readings.csv"))
def test_reading(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    text, wanted = row["text"].replace("\\n", "\n"), Reading(row["reading"])
    start, end = _find(text, row["target"], int(row["nth"]))
    found = _overlapping(gazetteer, text, start, end)
    if wanted in REJECTED_READINGS:
        assert {mention.reading for mention in found} <= {wanted}
    else:
        assert [(mention.start, mention.end, mention.reading) for mention in found] == [(start, end, wanted)]


@pytest.mark.parametrize("row", _rows("recognize_seeds.csv"))
def test_seeds(gazetteer: Gazetteer, root: Path, row: dict[str, str]) -> None:
    (path,) = (root / "seeds").glob(f"{row['seed']}_*.txt")
    text = path.read_text(encoding="utf-8")
    start, end = _find(text, row["target"], int(row["nth"]))
    found = _overlapping(gazetteer, text, start, end)
    assert [(mention.text, str(mention.reading)) for mention in found] == [(row["target"], row["reading"])]
