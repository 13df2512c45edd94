"""Coordinates in running text."""

from __future__ import annotations

import time

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Document
from geomap.recognize.coordinates import find_coordinates


@pytest.mark.parametrize(
    ("text", "lon", "lat"),
    [
        ("at 48.0159, 37.8028 today", 37.8028, 48.0159),
        ("at (-33.8568, 151.2153)", 151.2153, -33.8568),
        ("48.5° N, 37.8° E", 37.8, 48.5),
        ("48.5N 37.8E", 37.8, 48.5),
        ("N48.5 E37.8", 37.8, 48.5),
        ("48°27'N 35°02'E", 35.0333, 48.45),
        ("33°51′24.5″S 151°12′55″E", 151.2153, -33.8568),
        ("40°42'46\"N, 74°00'22\"W", -74.0061, 40.7128),
    ],
)
def test_found(gazetteer: Gazetteer, text: str, lon: float, lat: float) -> None:
    (found,) = find_coordinates(Document(doc_id="d", text=text), gazetteer)
    assert found.position == pytest.approx((lon, lat), abs=1e-3)
    assert found.text == text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "rose 1.25, 3.75 percent", "between 10.5 and 12.5", "scored 98.765, 99.123", "version 1.2.3", "99°30'N 35°02'E",
        "in 2024, 2025", "a 20 N 30 gap", "$20.125, 30.250 dollars and 1,234.567, 2.345",
    ],
)  # fmt: skip
def test_not_found(gazetteer: Gazetteer, text: str) -> None:
    assert find_coordinates(Document(doc_id="d", text=text), gazetteer) == []


@pytest.mark.parametrize("unit", ["1", "1.1", "48 ", "48°", "N", "48°27'", " ", "48.123,", "9 9N"])
def test_hostile_text_is_read_in_linear_time(gazetteer: Gazetteer, unit: str) -> None:
    text = "°" + unit * (100_000 // len(unit))
    begin = time.process_time()
    find_coordinates(Document(doc_id="d", text=text), gazetteer)
    assert time.process_time() - begin < 2
