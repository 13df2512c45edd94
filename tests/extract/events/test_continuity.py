"""The place an event takes from what stands before it, and the events that take none."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Placement
from geomap.pipeline import analyse
from geomap.read import document_from_text
from tests.support import read_cases


@pytest.mark.parametrize("case", read_cases("events_continued"), ids=lambda case: case["text"][:60])
def test_pinned_at(case: dict[str, str], gazetteer: Gazetteer) -> None:
    record = analyse(document_from_text(case["text"]), gazetteer)
    names = {mention.mention_id: mention.text for mention in record.mentions}
    events = [event for event in record.events if event.trigger == case["trigger"]]
    pinned = [names[str(event.mention_id)] for event in events if event.placement is Placement.PIN]
    if case["place"] == "none":
        assert events == []
    else:
        assert sorted(pinned) == sorted(filter(None, case["place"].split("|")))


def test_the_reason_says_where_the_place_was_taken_from(gazetteer: Gazetteer) -> None:
    text = "A bomb killed five people in Kabul on Monday. Police arrested two suspects."
    record = analyse(document_from_text(text), gazetteer)
    (arrest,) = (event for event in record.events if event.trigger == "arrested")
    (reason,) = (reason for reason in arrest.reasons if reason.rule == "place-continued")
    assert "Kabul" in reason.text


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Russian shelling killed five people in Kupiansk.", "State forces"),
        ("An Israeli air strike hit a house in Tyre.", "State forces"),
        ("Palestinian rockets hit a house in Sderot.", None),
    ],
)
def test_a_bare_nationality_that_bombs_is_its_state_s_forces(text: str, role: str | None, gazetteer: Gazetteer) -> None:
    (event,) = (
        event
        for event in analyse(document_from_text(text), gazetteer).events
        if event.acled_event_type == "Explosions/Remote violence"
    )
    assert event.actors[0].role == role
