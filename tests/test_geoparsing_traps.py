"""Words that mislead geoparsers: cases in tests/cases/geoparsing_traps.csv.

Columns: ``mention`` is the first stretch of the text that reads so (``\\uXXXX`` stands for a character that cannot be
seen), ``expected`` is what it must mean, ``reading`` what it must stand for (one of several, joined by ``|``; any when
empty). Expected is a place's id; a country's or a first-level unit's code ("UA", "US.CA") for a smaller place in it;
``unresolved`` for a place that no gazetteer knows; ``none`` when nothing there may be taken for a place.
"""

from __future__ import annotations

import re

import pytest
from support import read_cases

from geomap.gazetteer import Gazetteer
from geomap.model import Mention, Place, PlaceKind, Resolution, Status
from geomap.pipeline import analyse
from geomap.read import document_from_text


def _unescape(cell: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), cell)


def _is_expected(place: Place, expected: str) -> bool:
    if ":" in expected:
        return place.place_id == expected
    return place.kind is not PlaceKind.COUNTRY and expected in {place.country, place.admin1}


def _overlapping(gazetteer: Gazetteer, text: str, start: int, end: int) -> list[tuple[Mention, Resolution]]:
    record = analyse(document_from_text(text), gazetteer)
    pairs = zip(record.mentions, record.resolutions, strict=True)
    return [(mention, found) for mention, found in pairs if mention.start < end and start < mention.end]


@pytest.mark.parametrize(
    "case", read_cases("geoparsing_traps"), ids=lambda case: f"{case['trap']}-{case['mention']}-{case['text'][:30]}"
)
def test_trap(gazetteer: Gazetteer, case: dict[str, str]) -> None:
    text, words = _unescape(case["text"]), _unescape(case["mention"])
    start = text.index(words)
    found = _overlapping(gazetteer, text, start, start + len(words))
    if case["expected"] == "none":
        assert [mention.text for mention, one in found if one.status is not Status.REJECTED] == []
        return
    ((mention, one),) = found
    assert (mention.start, mention.end) == (start, start + len(words))
    if case["expected"] == "unresolved":
        assert one.status is Status.UNRESOLVED
    else:
        assert one.place is not None, one.reasons
        assert _is_expected(one.place, case["expected"]), one.place
    assert not case["reading"] or mention.reading in case["reading"].split("|")
