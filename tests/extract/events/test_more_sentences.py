"""Whole sentences of many conflicts: mode, place and primary actor of the event named, as shares of a table.

The half ``before`` was written before the rules were mended on it, the half ``after`` once they were. In a cell, ``|``
parts what may stand; an empty actor or place is one that the sentence does not name. The mode ``none`` asks for no
event at all, ``unreal`` for none that is told as a fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Event, Mode, Placement, Record
from geomap.pipeline import analyse
from geomap.read import document_from_text
from tests.support import read_cases

CASES = read_cases("events_more")
NOT_TOLD = {"none", "unreal"}
TOLD = [case for case in CASES if case["mode"] not in NOT_TOLD]
UNTOLD = [case for case in CASES if case["mode"] in NOT_TOLD]
HALVES = ("before", "after")
LEAST = {"mode": 0.93, "place": 0.92, "actor": 0.88}
_BY_RULE = {  # what each of these rules alone decides
    "b007": "the town of a sentence's own residents is its city",
    "b014": "who denies a gerund is its subject",
    "b019": "a drone strike is no actor",
    "b027": "who is accused of a gerund is its subject",
    "b040": "dismissed reports deny",
    "b095": "what is not expected is denied",
    "b115": "there",
    "a007": "a conditional without if before a side",
    "a015": "who resumes a gerund is its subject",
    "a028": "said that it had",
    "a030": "postponed at some distance",
    "a074": "verbs joined by and",
    "a094": "planning to",
}
_PUBLISHED = date(2025, 6, 15)


@dataclass(frozen=True)
class Answer:
    """What was answered about a row's event."""

    mode: str
    place: str
    actor: str
    actor_country: str


@cache
def _record(text: str, gazetteer: Gazetteer) -> Record:
    return analyse(document_from_text(text, published=_PUBLISHED), gazetteer)


def _named(case: dict[str, str], events: tuple[Event, ...]) -> Event | None:
    for words in case["trigger"].split("|"):
        for event in events:
            if words in event.trigger or event.trigger in words:
                return event
    return None


def answer_of(case: dict[str, str], gazetteer: Gazetteer) -> Answer | None:
    record = _record(case["text"], gazetteer)
    event = _named(case, record.events)
    if event is None:
        return None
    place = next((mention.text for mention in record.mentions if mention.mention_id == event.mention_id), "")
    unheld = next((reason.text for reason in event.reasons if reason.rule == "placement-unknown-place"), "")
    place = place or "".join(unheld.split("“")[1:]).strip("”")  # read, though the gazetteer does not hold it
    actor = event.actors[0] if event.actors else None
    return Answer(event.mode, place, actor.text if actor else "", (actor.country or "") if actor else "")


def wrong_in(case: dict[str, str], answer: Answer | None) -> set[str]:
    """Which of mode, place and actor are wrong; all of them where the event was not found."""
    if answer is None:
        return set(LEAST)
    wrong = set()
    if answer.mode not in case["mode"].split("|"):
        wrong.add("mode")
    if answer.place not in case["place"].split("|"):
        wrong.add("place")
    named = any(words.lower() in answer.actor.lower() if words else not answer.actor for words in _actors(case))
    if not named or (answer.actor and case["actor_country"] not in ("", answer.actor_country)):
        wrong.add("actor")
    return wrong


def _actors(case: dict[str, str]) -> list[str]:
    return case["actor"].split("|")


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("part", LEAST)
def test_share_right(half: str, part: str, gazetteer: Gazetteer) -> None:
    cases = [case for case in TOLD if case["half"] == half]
    wrong = [case["id"] for case in cases if part in wrong_in(case, answer_of(case, gazetteer))]
    assert len(cases) >= 40
    assert len(wrong) <= (1 - LEAST[part]) * len(cases), wrong


@pytest.mark.parametrize("case", UNTOLD, ids=lambda case: case["id"])
def test_no_event(case: dict[str, str], gazetteer: Gazetteer) -> None:
    events = _record(case["text"], gazetteer).events
    assert case["mode"] == "unreal" or events == ()
    assert [event.trigger for event in events if event.mode is Mode.ASSERTED] == []
    assert [event.trigger for event in events if event.placement is Placement.PIN] == []


@pytest.mark.parametrize("case", [case for case in CASES if case["id"] in _BY_RULE], ids=lambda case: case["id"])
def test_rule(case: dict[str, str], gazetteer: Gazetteer) -> None:
    assert wrong_in(case, answer_of(case, gazetteer)) == set(), _BY_RULE[case["id"]]


def test_the_table_is_broad() -> None:
    assert len(CASES) >= 220
    assert len(UNTOLD) >= 18
    assert len({case["conflict"] for case in TOLD}) >= 15
    assert len({case["text"] for case in CASES}) == len(CASES)
    for part in ("place", "actor"):
        assert sum(bool(case[part]) for case in TOLD) >= 40
    assert sum(case["mode"] != "asserted" for case in TOLD) >= 40
