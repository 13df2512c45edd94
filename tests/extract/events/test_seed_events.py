"""The two seed articles with mentions set by hand: four pins, one zone, and what must not become an event."""

from __future__ import annotations

from datetime import date

import pytest
from extract.events.seed_mentions import PEACE, PEACE_TEXT, SUMMIT, SUMMIT_TEXT, launchers_claim
from extract.events.stage import events_of, place_of

from geomap.model import Event, Mode, Placement


@pytest.fixture(scope="module")
def summit() -> tuple[Event, ...]:
    return events_of(SUMMIT_TEXT, SUMMIT, published="2026-01-07")


@pytest.fixture(scope="module")
def peace() -> tuple[Event, ...]:
    return events_of(PEACE_TEXT, PEACE, claims=(launchers_claim(),))


def _pins(events: tuple[Event, ...], text: str, notation: str) -> dict[str, Event]:
    pins = [event for event in events if event.placement is Placement.PIN]
    found = {place_of(event, text, notation): event for event in pins}
    assert len(found) == len(pins)
    return found


def test_pins_of_the_first(summit: tuple[Event, ...]) -> None:
    pins = _pins(summit, SUMMIT_TEXT, SUMMIT)
    assert set(pins) == {"Paris", "Caracas"}
    conference, campaign = pins["Paris"], pins["Caracas"]
    assert (conference.acled_sub_event_type, conference.plover_type) == ("Agreement", "CONSULT")
    assert conference.when is not None
    assert conference.when.first == conference.when.last == date(2026, 1, 6)
    assert len(conference.merged) >= 4
    assert campaign.reasons[0].rule == "type-military-action"
    assert campaign.when is not None
    assert (campaign.when.first, campaign.when.last) == (date(2026, 1, 3), date(2026, 1, 4))
    assert campaign.actors == ()


def test_participants_of_the_conference(summit: tuple[Event, ...]) -> None:
    conference = _pins(summit, SUMMIT_TEXT, SUMMIT)["Paris"]
    counts = [(one.kind, one.low, one.unit) for one in conference.quantities]
    assert counts == [("participants", 35.0, "delegations"), ("participants", 27.0, "leaders")]


def test_rest_of_the_first_is_not_asserted(summit: tuple[Event, ...]) -> None:
    rest = [event for event in summit if event.placement is not Placement.PIN]
    assert {event.placement for event in rest} == {Placement.LISTED}
    assert {event.mode for event in rest} <= {Mode.HYPOTHETICAL, Mode.NEGATED, Mode.FUTURE}
    (trip,) = [event for event in rest if event.plover_type == "REJECT"]
    assert trip.mode is Mode.NEGATED


def test_pins_and_zone_of_the_second(peace: tuple[Event, ...]) -> None:
    pins = _pins(peace, PEACE_TEXT, PEACE)
    assert set(pins) == {"Paris", "Dnipro"}
    (zone,) = [event for event in peace if event.placement is Placement.ZONE]
    assert zone.claim_ids == ("c1",)
    assert zone.mention_id is None
    assert (zone.acled_sub_event_type, zone.plover_type, zone.plover_mode) == (
        "Change to group/activity",
        "MOBILIZE",
        "weapons",
    )
    assert [(actor.text, actor.name, actor.country) for actor in zone.actors] == [("Moscow", "Russia", "RU")]


def test_strike_of_the_second(peace: tuple[Event, ...]) -> None:
    strike = _pins(peace, PEACE_TEXT, PEACE)["Dnipro"]
    assert strike.acled_sub_event_type == "Air/drone strike"
    assert [(actor.role, actor.country) for actor in strike.actors] == [("State forces", "RU")]
    assert [actor.role for actor in strike.recipients] == ["Civilians"]
    assert [one.low for one in strike.quantities if one.kind == "ordinal"] == [14.0]
    assert strike.when is not None
    assert strike.when.first is None


def test_hours_before_the_summit_when_published() -> None:
    events = events_of(PEACE_TEXT, PEACE, published="2025-05-16", claims=(launchers_claim(),))
    strike = _pins(events, PEACE_TEXT, PEACE)["Dnipro"]
    assert strike.when is not None
    assert (strike.when.first, strike.when.last) == (date(2025, 5, 14), date(2025, 5, 15))


@pytest.mark.parametrize(
    "phrase",
    [
        "ceasefire monitoring mechanism", "nuclear powers", "Powers Clash", "ceasefire efforts", "tariffs",
        "arms shipments",        "artillery capabilities", "military aid package", "peacekeeping missions",
        "peacekeeping forces", "epicenter",
        "night fell", "negotiating table", "Economic pressures", "security guarantees", "renewed Russian aggression",
        "military decisions", "legal barriers", "deadliest conflict", "battlefield developments", "official speech",
        "fair peace",
    ],
)  # fmt: skip
def test_no_event_of_its_own(phrase: str, summit: tuple[Event, ...], peace: tuple[Event, ...]) -> None:
    for text, events in ((SUMMIT_TEXT, summit), (PEACE_TEXT, peace)):
        start = text.find(phrase)
        if start >= 0:
            told = [event for event in events if start <= event.trigger_start < start + len(phrase)]
            assert not [event for event in told if event.mode is Mode.ASSERTED and event.acled_sub_event_type]
