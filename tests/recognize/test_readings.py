"""Readings: cases in tests/cases/recognize_readings.csv."""

from __future__ import annotations

import pytest
from support import read_cases

from geomap.gazetteer import Gazetteer
from geomap.model import REJECTED_READINGS, Mention, Reading
from geomap.read import document_from_text, segment
from geomap.recognize import recognize


def _found(gazetteer: Gazetteer, text: str, case: dict[str, str]) -> tuple[int, int, list[Mention]]:
    """Give the span of a case's target and the mentions that overlap it."""
    start = -1
    for _ in range(int(case["nth"])):
        start = text.index(case["target"], start + 1)
    end = start + len(case["target"])
    mentions = recognize(segment(document_from_text(text)), gazetteer)
    return start, end, [mention for mention in mentions if mention.start < end and start < mention.end]


@pytest.mark.parametrize(
    "case", read_cases("recognize_readings"), ids=lambda case: f"{case['target']}-{case['text'][:30]}"
)
def test_reading(gazetteer: Gazetteer, case: dict[str, str]) -> None:
    start, end, mentions = _found(gazetteer, case["text"].replace("\\n", "\n"), case)
    wanted = Reading(case["reading"])
    if wanted in REJECTED_READINGS:
        assert {mention.reading for mention in mentions} <= {wanted}
    else:
        assert [(mention.start, mention.end, mention.reading) for mention in mentions] == [(start, end, wanted)]
