"""The parts of the stage, one by one: triggers, mode, sides, counts, places, dates and merging."""

from __future__ import annotations

from datetime import date

import pytest
from extract.events.stage import events_of, place_of

from geomap.model import DistanceClaim, LandmarkPart, Mode, Party, Placement, Reason, Relation


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Rebels attacked the barracks.", Mode.ASSERTED),
        ("Rebels did not attack the barracks.", Mode.NEGATED),
        ("There was no attack on the barracks.", Mode.NEGATED),
        ("The army denied that it had shelled the town.", Mode.NEGATED),
        ("Rebels could attack the barracks.", Mode.HYPOTHETICAL),
        ("If rebels attack the barracks, the army will answer.", Mode.HYPOTHETICAL),
        ("Rebels will attack the barracks.", Mode.FUTURE),
        ("Rebels are expected to attack the barracks.", Mode.FUTURE),
        ("The army has no plans to attack the rebels.", Mode.NEGATED),
        ("The minister accused rebels of attacking the barracks.", Mode.QUOTED),
        ("The minister condemned the attack on the barracks.", Mode.ASSERTED),
        ("Leaders will meet after the rebel attack on the barracks.", Mode.ASSERTED),
        ("The town marked the anniversary of the massacre of villagers.", Mode.HISTORICAL),
        ("Officials refused to sign the ceasefire agreement.", Mode.NEGATED),
        ("Troops have been sent to quell the fighting that broke out on Sunday.", Mode.ASSERTED),
    ],
)
def test_mode(text: str, mode: Mode) -> None:
    violent = [event for event in events_of(text) if event.plover_type in {"ASSAULT", "AGREE"}]
    assert [event.mode for event in violent] == [mode]


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("Shelling killed at least 12 people.", "killed", 12, None),
        ("The bombing left nine dead.", "killed", 9, 9),
        ("Dozens were injured in the attack by gunmen.", "injured", 12, None),
        ("Police arrested 1,200 protesters.", "detained", 1200, 1200),
        ("Gunmen abducted 80 pupils.", "abducted", 80, 80),
        ("Delegates of 30 countries met for peace talks.", "participants", 30, 30),
        ("It was the third attack by rebels this week.", "ordinal", 3, 3),
        ("Shelling killed three soldiers and two civilians.", "killed", 2, 2),
        ("Fewer than 10 people were killed by shelling.", "killed", None, 10),
        ("Shelling killed up to 20 people.", "killed", None, 20),
        ("The raid by gunmen cost $2.5 million.", "money", 2_500_000, 2_500_000),
    ],
)
def test_quantities(text: str, kind: str, low: float | None, high: float | None) -> None:
    found = [(one.low, one.high) for event in events_of(text) for one in event.quantities if one.kind == kind]
    assert (low, high) in found


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Rebels attacked the soldiers.", ["Rebels"], ["the soldiers"]),
        ("The soldiers were attacked by rebels.", ["rebels"], ["The soldiers"]),
        ("Clashes between the army and rebels broke out.", ["the army"], ["rebels"]),
        ("An attack by gunmen on villagers was reported.", ["gunmen"], ["villagers"]),
        ("The army launched an offensive against the rebels.", ["The army"], ["the rebels"]),
        ("Police, backed by soldiers, arrested two activists.", ["Police"], ["two activists"]),
        ("Rebels and militiamen ambushed a convoy.", ["Rebels", "militiamen"], []),
        ("A convoy of soldiers hit a landmine.", [], ["A convoy of soldiers"]),
    ],
)
def test_sides(text: str, actors: list[str], recipients: list[str]) -> None:
    event = events_of(text)[0]
    assert [actor.text for actor in event.actors] == actors
    assert [actor.text for actor in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "notation", "pins"),
    [
        ("Drones hit Belgorod, Bryansk and Kursk.", "Belgorod=city:RU;Bryansk=city:RU;Kursk=city:RU", 3),
        ("A drone hit Kharkiv, Ukraine.", "Kharkiv=city:UA;Ukraine=country:UA", 1),
        ("Shelling hit Sumy. The attack killed two. Sumy was shelled at dawn.", "Sumy=city:UA;Sumy=city:UA", 1),
        ("Shelling hit Sumy. The town was shelled again.", "Sumy=city:UA", 1),
        ("After talks in Geneva, jets bombed Aleppo.", "Geneva=city:CH;Aleppo=city:SY", 2),
        ("Fighting raged across Sudan.", "Sudan=country:SD", 0),
        ("Jets took off from Hmeimim and bombed Idlib.", "Hmeimim=city:SY;Idlib=city:SY", 1),
    ],
)
def test_number_of_pins(text: str, notation: str, pins: int) -> None:
    assert sum(event.placement is Placement.PIN for event in events_of(text, notation)) == pins


def test_country_alone_is_an_area() -> None:
    (event,) = events_of("Fighting raged across Sudan.", "Sudan=country:SD")
    assert (event.placement, event.geo_precision) == (Placement.AREA, None)


@pytest.mark.parametrize(("words", "precision"), [("in Homs", 1), ("near Homs", 2), ("outside Homs", 2)])
def test_geo_precision(words: str, precision: int) -> None:
    text = f"A car bomb exploded {words}."
    assert events_of(text, "Homs=city:SY")[0].geo_precision == precision


def test_headline_and_body_are_one() -> None:
    text = "Peace talks open in Doha\n\nDelegates of both sides met in Doha on Monday. The talks are about a ceasefire."
    pins = [event for event in events_of(text, "Doha=city:QA;Doha=city:QA") if event.placement is Placement.PIN]
    assert len(pins) == 1
    assert pins[0].merged


def test_two_dates_are_two_events() -> None:
    text = "Shelling hit Sumy on 3 March 2025. Shelling hit Sumy on 9 March 2025."
    events = events_of(text, "Sumy=city:UA;Sumy=city:UA", published="2025-03-10")
    assert sorted(event.when.first for event in events if event.when and event.when.first) == [
        date(2025, 3, 3),
        date(2025, 3, 9),
    ]


def test_claim_without_a_place_is_a_zone() -> None:
    text = "Artillery shelled positions 20 km north of Homs."
    words = "20 km north of Homs"
    start = text.index(words)
    claim = DistanceClaim(
        claim_id="c",
        start=start,
        end=start + len(words),
        text=words,
        relation=Relation.DISTANCE_FROM,
        low_m=20_000.0,
        high_m=20_000.0,
        landmark_part=LandmarkPart.POINT,
        subject=Party(text="positions", start=18, end=27),
        reasons=(Reason(rule="test", text="set by the test"),),
    )
    (event,) = events_of(text, "Homs=city:SY", claims=(claim,))
    assert (event.placement, event.claim_ids, event.mention_id) == (Placement.ZONE, ("c",), None)


def test_metonym_never_places() -> None:
    text = "Tehran attacked the rebels."
    event = events_of(text, "Tehran=city/metonym:IR")[0]
    assert event.placement is Placement.LISTED
    assert "Tehran" in event.reasons[-1].text
    assert place_of(event, text, "Tehran=city/metonym:IR") == ""


def test_same_text_same_ids() -> None:
    text = "Drones hit Belgorod and Kursk."
    notation = "Belgorod=city:RU;Kursk=city:RU"
    first, second = events_of(text, notation), events_of(text, notation)
    assert first == second
    assert len({event.event_id for event in first}) == len(first)
