"""Coordinates in running text."""

from __future__ import annotations

import time

import pytest
from support import read_cases

from geomap.gazetteer import Gazetteer
from geomap.model import Document, Status
from geomap.recognize import recognize
from geomap.recognize.coordinates import find_coordinates
from geomap.resolve import resolve

CASES = read_cases("coordinates")


@pytest.mark.parametrize("case", [case for case in CASES if case["lat"]], ids=lambda case: case["text"][:40])
def test_found(gazetteer: Gazetteer, case: dict[str, str]) -> None:
    found = find_coordinates(Document(doc_id="d", text=case["text"]), gazetteer)[0]
    assert found.text == case["found"] == case["text"][found.start : found.end]
    assert found.position == pytest.approx((float(case["lon"]), float(case["lat"])), abs=6e-5)
    assert found.uncertainty_m == pytest.approx(float(case["uncertainty_m"]), rel=0.01)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["found"] and not case["lat"]], ids=lambda case: case["text"][:40]
)
def test_what_lies_nowhere_on_earth_is_rejected_with_its_reason(gazetteer: Gazetteer, case: dict[str, str]) -> None:
    document = Document(doc_id="d", text=case["text"])
    mentions = recognize(document, gazetteer)
    (place,) = [
        one
        for one, mention in zip(resolve(document, mentions, gazetteer), mentions, strict=True)
        if mention.text == case["found"]
    ]
    assert (place.status, place.place) == (Status.REJECTED, None)
    assert [reason.rule for reason in place.reasons] == ["faulty-coordinates"]


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
