"""Rules of ACLED's coders: the type of the most salient event and the rule that says so."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from geomap.pipeline import analyse
from geomap.read import document_from_text
from tests.support import read_cases


@pytest.mark.parametrize("case", read_cases("events_coding"), ids=lambda case: case["text"][:40])
def test_coded(case: dict[str, str], gazetteer: Gazetteer) -> None:
    events = analyse(document_from_text(case["text"]), gazetteer).events
    told = (events[0].acled_sub_event_type or "") if events else ""
    assert told == case["sub_event_type"]
    if case["rule"]:
        assert case["rule"] == events[0].reasons[0].rule
