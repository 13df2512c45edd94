"""Reports as agencies write them: datelines, headlines, counts, several events in one sentence."""

from __future__ import annotations

from datetime import date

import pytest
from extract.events.stage import events_of, place_of

from geomap.model import Event, Mode, Placement


def _counts(event: Event) -> list[tuple[str, float | None]]:
    return [(one.kind, one.low) for one in event.quantities if one.kind not in {"weapon", "ordinal"}]


def _at(events: tuple[Event, ...], trigger: str) -> Event:
    return next(event for event in events if event.trigger == trigger)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GOMA, 14 October 2025 — At least 23 people were killed when rebels shelled a camp.", [("killed", 23.0)]),
        ("Fighting since 2 December displaced thousands.", [("displaced", 1000.0)]),
        ("Some 11,000 people fled.", [("displaced", 11000.0)]),
        ("Since 2023 killed civilians have been buried there, after 4 people were shot dead.", [("killed", 4.0)]),
        ("Militants killed a girl aged 12 and wounded five men.", [("injured", 5.0)]),
        ("On 3 May arrested men were freed; police arrested 9 others.", [("detained", 9.0)]),
    ],
)
def test_dates_and_labels_are_no_counts(text: str, expected: list[tuple[str, float]]) -> None:
    found = {count for event in events_of(text, published="2025-12-20") for count in _counts(event)}
    assert found == set(expected)


@pytest.mark.parametrize("number", ["300", "11,000", "1,250,000"])
def test_who_fled_begins_with_the_whole_number(number: str) -> None:
    (event,) = events_of(f"{number} people fled Wau.", "Wau=city:SS")
    assert [actor.text for actor in event.recipients] == [f"{number} people"]


def test_counts_stay_with_their_act() -> None:
    text = "Settlers set fire to cars in Beita, and troops arrested 17 people in Tubas."
    events = events_of(text, "Beita=city:PS;Tubas=city:PS")
    assert _counts(_at(events, "set fire to")) == []
    assert _counts(_at(events, "arrested")) == [("detained", 17.0)]


def test_two_strikes_share_no_victims() -> None:
    text = "Shelling in Orikhiv killed three people and a drone strike in Nikopol wounded five."
    events = events_of(text, "Orikhiv=city:UA;Nikopol=city:UA")
    assert _counts(_at(events, "Shelling")) == [("killed", 3.0)]
    assert _counts(_at(events, "drone strike")) == [("injured", 5.0)]
    assert [actor.text for actor in _at(events, "Shelling").recipients] == ["three people"]


def test_weapons_do_not_leak_between_sentences() -> None:
    text = "A suicide bomber killed 25 people in Kohat on Sunday. Security forces raided hideouts in Bannu."
    events = events_of(text, "Kohat=city:PK;Bannu=city:PK")
    assert _at(events, "raided").acled_sub_event_type == "Other"


def test_attack_takes_up_the_weapon_told_before() -> None:
    text = "A suicide bomber blew himself up in Kohat. The attack killed nine people."
    (event,) = events_of(text, "Kohat=city:PK")
    assert event.acled_sub_event_type == "Suicide bomb"
    assert _counts(event) == [("killed", 9.0)]


def test_rally_of_a_shooting_is_no_protest() -> None:
    text = "Deputy Ana Vega, shot at a rally in Ambato in June, died on 11 August."
    events = events_of(text, "Ambato=city:EC", published="2025-08-20")
    assert {event.acled_sub_event_type for event in events} == {"Attack"}
    assert sum(event.placement is Placement.PIN for event in events) == 1


def test_headline_and_lead_are_one_pin_with_the_date_of_the_lead() -> None:
    text = (
        "Nyala hospital shelled as siege tightens\n\nPORT SUDAN, 14 October 2025 — At least 23 people were killed when "
        "the Rapid Support Forces shelled a hospital in Nyala on Saturday, doctors said."
    )
    notation = "Nyala=city:SD;PORT SUDAN=city@dateline:SD;Nyala=city:SD"
    (event,) = (one for one in events_of(text, notation) if one.placement is Placement.PIN)
    assert [actor.text for actor in event.actors] == ["the Rapid Support Forces"]
    assert event.when is not None
    assert event.when.first == date(2025, 10, 11)
    assert _counts(event) == [("killed", 23.0)]


def test_another_strike_is_another_event() -> None:
    text = "A strike in Rafah killed eight people. Another strike in Rafah killed three people."
    events = events_of(text, "Rafah=city:PS;Rafah=city:PS")
    assert [_counts(event) for event in events] == [[("killed", 8.0)], [("killed", 3.0)]]


def test_ground_taken_and_handed_back() -> None:
    text = "The insurgents took control of Bria in August 2024 and handed it back to the army in April."
    events = events_of(text, "Bria=city:CF", published="2025-05-02")
    back = _at(events, "handed")
    assert back.acled_sub_event_type == "Non-violent transfer of territory"
    assert back.when is not None
    assert (back.when.first, back.when.last) == (date(2025, 4, 1), date(2025, 4, 30))
    assert place_of(back, text, "Bria=city:CF") == "Bria"


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen abducted a priest in Jos, the second kidnapping in the central city this year.",
        "It was the fifth attack on a mosque in the northern district of Jos this month.",
        "The fourth drone attack on a depot in the southern port of Jos so far this year killed a man.",
    ],
)
def test_counted_time_dates_no_event(text: str) -> None:
    (event, *_) = events_of(text, "Jos=city:NG", published="2025-09-03")
    assert event.when is None


@pytest.mark.parametrize("name", ["Qarzat", "Um Shalaya"])
def test_unknown_village_is_listed_with_its_name(name: str) -> None:
    (event,) = events_of(f"Troops shelled the village of {name} near Idlib.", "Idlib=city:SY")
    assert (event.mode, event.placement, event.mention_id) == (Mode.ASSERTED, Placement.LISTED, None)
    assert event.reasons[-1].text == f"place not in the gazetteer: “{name}”"


def test_reasons_quote_the_text() -> None:
    text = "Gunmen on motorbikes killed ten people in the village of Torodi."
    (event,) = events_of(text, "Torodi=city:NE")
    assert any("“in the village of Torodi” with “killed”" in reason.text for reason in event.reasons)
