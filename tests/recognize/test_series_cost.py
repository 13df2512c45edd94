"""Long lists of names cost in proportion to their length."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from geomap.read import document_from_text, segment
from geomap.recognize import recognize, series


def test_gaps_are_read_in_proportion_to_the_names(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    gap, calls = series._gap, 0

    def counted(*pair: object) -> tuple[str, ...]:
        nonlocal calls
        calls += 1
        return gap(*pair)  # type: ignore[arg-type]

    monkeypatch.setattr(series, "_gap", counted)
    costs = []
    for names in (100, 400):
        calls = 0
        recognize(segment(document_from_text("Paris, " * names, doc_id="list")), gazetteer)
        costs.append(calls)
    assert 0 < costs[1] <= 5 * costs[0]
