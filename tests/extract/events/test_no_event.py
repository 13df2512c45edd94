"""Texts about sports, weather, markets, culture and science tell of no conflict, whatever their words."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Mode
from geomap.pipeline import analyse
from geomap.read import document_from_text
from tests.support import read_cases

_LEAST_RIGHT = 0.95


def _conflict_events(text: str, gazetteer: Gazetteer) -> list[str]:
    events = analyse(document_from_text(text), gazetteer).events
    return [event.trigger for event in events if event.acled_sub_event_type and event.mode is Mode.ASSERTED]


@pytest.mark.parametrize("halves", [{"before"}, {"before", "after", "unseen", "last"}], ids=["before", "all"])
def test_no_conflict_event(halves: set[str], gazetteer: Gazetteer) -> None:
    texts = [case["text"] for case in read_cases("events_none") if case["half"] in halves]
    told = {text: found for text in texts if (found := _conflict_events(text, gazetteer))}
    assert len(texts) >= 60
    assert len(told) <= (1 - _LEAST_RIGHT) * len(texts), told


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit a football stadium in Kherson. Two goalkeepers and a coach of the youth team were killed.",
        "Gunmen attacked a concert in Kabul. The band's singer and nine fans died.",
        "Militants stormed the stock exchange in Karachi. Traders hid under their desks while shares fell.",
        "At least nine people died when a car blew up in Mogadishu.",
        "The offensive near Avdiivka continues.",
        "A lorry was ambushed near Kaya.",
        "Residents fled after the battle for El Fasher.",
        "Two men were beaten to death in Manipur.",
        "Farmers blockaded the main road into Toulouse with tractors.",
    ],
)
def test_conflict_told_in_words_of_peace(text: str, gazetteer: Gazetteer) -> None:
    assert _conflict_events(text, gazetteer)
