"""Distance claims that no verb of the lexicon goes with still give a zone, typed by what is placed there."""

from __future__ import annotations

import pytest
from extract.events.stage import events_of

from geomap.model import DistanceClaim, Event, LandmarkPart, Mode, Party, Placement, Reason, Relation

_WHY = (Reason(rule="test", text="set by the test"),)


def _claim(text: str, words: str, actor: str | None) -> DistanceClaim:
    start = text.index(words)
    return DistanceClaim(
        claim_id="c",
        start=start,
        end=start + len(words),
        text=words,
        relation=Relation.BORDER_DISTANCE,
        low_m=None,
        high_m=20_000.0,
        landmark_part=LandmarkPart.STATE_BORDER,
        subject=Party(text=text[:1], start=0, end=1),
        actor_country=actor,
        reasons=_WHY,
    )


def _events(text: str, notation: str, actor: str | None) -> tuple[Event, ...]:
    return events_of(text, notation, claims=(_claim(text, "20 km from the border", actor),))


@pytest.mark.parametrize(
    ("told", "trigger", "mode"),
    [
        ("Asmara has sneaked howitzers", "sneaked", "weapons"),
        ("Asmara has tucked radar vans", "tucked", "weapons"),
        ("Asmara has bedded down two infantry brigades", "bedded down", "troops"),
        ("Asmara brought mortar crews", "brought", "troops"),
        ("Asmara keeps armour", "keeps", "weapons"),
        ("Asmara put rocket launchers", "put", "weapons"),
        ("Satellite images suggest Asmara has squeezed batteries into a valley", "squeezed", "weapons"),
        ("Analysts say Asmara has lined up drones", "lined up", "weapons"),
        ("Asmara has lodged something", "lodged", "troops"),
    ],
)
def test_zone(told: str, trigger: str, mode: str) -> None:
    (event,) = _events(f"{told} 20 km from the border.", "Asmara=city/metonym:ER", "ER")
    assert (event.trigger, event.plover_type, event.plover_mode) == (trigger, "MOBILIZE", mode)
    assert event.acled_sub_event_type == "Change to group/activity"
    assert (event.mode, event.placement, event.mention_id) == (Mode.ASSERTED, Placement.ZONE, None)


def test_people_stand_for_their_side() -> None:
    (event,) = _events("Eritrean gunners now sit 20 km from the border.", "Eritrean=demonym:ER", "ER")
    assert event.placement is Placement.ZONE


@pytest.mark.parametrize(
    ("told", "mode"),
    [
        ("Asmara may tuck howitzers", Mode.HYPOTHETICAL),
        ("Asmara has not tucked howitzers", Mode.NEGATED),
        ("Asmara has tucked no howitzers", Mode.NEGATED),
        ("Asmara denied tucking away howitzers", Mode.NEGATED),
    ],
)
def test_not_asserted_is_listed(told: str, mode: Mode) -> None:
    (event,) = _events(f"{told} 20 km from the border.", "Asmara=city/metonym:ER", "ER")
    assert (event.mode, event.placement) == (mode, Placement.LISTED)


@pytest.mark.parametrize(
    ("text", "notation", "actor"),
    [
        ("Asmara has opened a hospital 20 km from the border.", "Asmara=city/metonym:ER", "ER"),
        ("Asmara unloaded relief food 20 km from the border.", "Asmara=city/metonym:ER", "ER"),
        ("Something stirred 20 km from the border.", "", None),
        ("Howitzers rusted 20 km from the border.", "", None),
    ],
)
def test_nothing_armed_or_nobody_known_is_no_event(text: str, notation: str, actor: str | None) -> None:
    assert _events(text, notation, actor) == ()


def test_a_known_verb_is_told_once() -> None:
    (event,) = _events("Asmara has deployed howitzers 20 km from the border.", "Asmara=city/metonym:ER", "ER")
    assert event.reasons[0].rule == "type-move-weapons"
