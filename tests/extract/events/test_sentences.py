"""Sentences of many conflicts, and of none: type, mode, place, placement and actor of the most salient event."""

from __future__ import annotations

import pytest
from extract.events.stage import events_of, place_of
from support import read_cases

from geomap.model import Event, Placement

CASES = read_cases("events_sentences")
TOLD = [case for case in CASES if case["sub_event_type"] != "none"]
UNTOLD = [case for case in CASES if case["sub_event_type"] == "none"]


def _events(case: dict[str, str]) -> tuple[Event, ...]:
    return events_of(case["text"], case["mentions"], published=case["published"] or None)


@pytest.mark.parametrize("case", TOLD, ids=lambda case: case["id"])
def test_most_salient_event(case: dict[str, str]) -> None:
    event = _events(case)[0]
    actor = event.actors[0] if event.actors else None
    expected_type = case["sub_event_type"] or event.acled_sub_event_type or "-"
    assert (event.acled_sub_event_type or "-") == expected_type
    assert event.plover_type == (case["plover_type"] or event.plover_type)
    assert event.mode in case["mode"].split("|")
    assert event.placement == case["placement"]
    if case["place"]:
        assert place_of(event, case["text"], case["mentions"]) == case["place"]
    assert (actor.text if actor else "") == case["actor"]
    if case["actor_country"]:
        assert actor is not None
        assert actor.country == case["actor_country"]


@pytest.mark.parametrize("case", [case for case in TOLD if case["conflict"] != "multi"], ids=lambda case: case["id"])
def test_one_pin_at_most(case: dict[str, str]) -> None:
    assert sum(event.placement is Placement.PIN for event in _events(case)) <= 1


@pytest.mark.parametrize("case", UNTOLD, ids=lambda case: case["id"])
def test_no_event(case: dict[str, str]) -> None:
    assert _events(case) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_offsets_and_reasons(case: dict[str, str]) -> None:
    text = case["text"]
    for event in _events(case):
        assert text[event.trigger_start : event.trigger_end] == event.trigger
        assert event.start <= event.trigger_start < event.trigger_end <= event.end
        assert event.reasons
        assert all(reason.rule and reason.text for reason in event.reasons)
        assert 0.0 <= event.score <= 1.0
        for part in (*event.actors, *event.recipients, *event.quantities):
            assert text[part.start : part.end] == part.text


def test_the_table_is_broad() -> None:
    conflicts = {case["conflict"] for case in TOLD}
    assert len(CASES) >= 80
    assert len(conflicts) >= 12
    assert len({case["sub_event_type"] for case in TOLD}) >= 25
