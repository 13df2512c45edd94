"""Coordinates in running text."""

from __future__ import annotations

import time

import pytest
from support import read_cases

from geomap.gazetteer import Gazetteer
from geomap.model import Document
from geomap.recognize.coordinates import find_coordinates

CASES = read_cases("coordinates")


@pytest.mark.parametrize("case", [case for case in CASES if case["found"]], ids=lambda case: case["text"][:40])
def test_found(gazetteer: Gazetteer, case: dict[str, str]) -> None:
    found = find_coordinates(Document(doc_id="d", text=case["text"]), gazetteer)[0]
    assert found.text == case["found"] == case["text"][found.start : found.end]
    assert found.position == pytest.approx((float(case["lon"]), float(case["lat"])), abs=6e-5)
    assert found.uncertainty_m == pytest.approx(float(case["uncertainty_m"]), rel=0.01)


@pytest.mark.parametrize("text", [case["text"] for case in CASES if not case["found"]])
def test_not_found(gazetteer: Gazetteer, text: str) -> None:
    assert find_coordinates(Document(doc_id="d", text=text), gazetteer) == []


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1.1",
        "48 ",
        "48°",
        "N",
        "48°27'",
        " ",
        "48.123,",
        "9 9N",
        "lat 4",
        "?q=1",
        "+48",
        "36UXV1",
        "geo:",
        "grid 4",
        "48.45, ",
        "0 1 2 ",
        "/@1,1",
    ],
)
def test_hostile_text_is_read_in_linear_time(gazetteer: Gazetteer, unit: str) -> None:
    text = "°" + unit * (1_000_000 // len(unit))
    begin = time.process_time()
    find_coordinates(Document(doc_id="d", text=text), gazetteer)
    assert time.process_time() - begin < 10
