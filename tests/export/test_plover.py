"""PLOVER's form: fields, levels of place, rules, and what is left out."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from record_builders import HOSTILE, make_record
from support import read_cases

import geomap as gm
from geomap.export import format_for, write_stream
from geomap.frames.contexts import contexts_of
from geomap.model import Record
from geomap.tables import read_table

SEEDS = Path(__file__).parents[2] / "seeds"
REQUIRED = ("id", "date", "actor", "event")
CONTEXTS = 37


def exported(*records: Record) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    write_stream(records, stream, "plover")
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def parsed(text: str) -> Record:
    (record,) = gm.parse([text], published="2025-05-03").records
    return record


def one(text: str) -> dict[str, Any]:
    (found,) = exported(parsed(text))
    return found


def test_the_seeds_have_what_plover_requires() -> None:
    events = exported(*gm.parse(str(SEEDS / "*.txt"), published="2026-01-07").records)
    assert {(event["event"], event["event_loc"]["resolved_place"]) for event in events} >= {
        ("CONSULT", "Paris"),
        ("ASSAULT", "Dnipro"),
    }
    assert all(event[field] for event in events for field in REQUIRED)
    assert len({event["id"] for event in events}) == len(events)
    assert all(event["quad_code"] in {1, 2, 3, 4} for event in events)


def test_an_event_says_who_did_what_to_whom() -> None:
    event = one("Russian shelling killed three soldiers and two civilians and wounded nine in Kupiansk on Friday.")
    assert (event["event"], event["mode"], event["aux_mode"], event["quad_code"]) == (
        "ASSAULT",
        "heavy-weapons",
        None,
        4,
    )
    assert event["actor"][0]["code"] == "RUS"
    assert {each["sector"] for each in event["recipient"]} >= {"MIL", "CVL"}
    assert event["size"] == {"dead": 5, "injured": 9}
    assert (event["date"], event["enddate"]) == ("2025-05-02", "2025-05-02")
    assert event["event_loc"]["country_code"] == "UKR"
    assert event["event_loc"]["province"] == "Kharkiv Oblast"
    assert "military" in event["context"]


@pytest.mark.parametrize(
    ("words", "resolution", "pinned"),
    [("in Goma", 4, True), ("in North Kivu", 2, False), ("in Sudan", 1, False)],
)
def test_levels_of_place(words: str, resolution: int, pinned: bool) -> None:  # noqa: FBT001 (a column of a table)
    location = one(f"Rebels attacked soldiers {words} on Friday.")["event_loc"]
    assert location["resolution"] == resolution
    assert (location["lat"] is not None, location["lon"] is not None) == (pinned, pinned)


@pytest.mark.parametrize(
    ("text", "auxiliary"),
    [
        ("Rebels attacked soldiers in Goma on Friday.", None),
        ("Rebels did not attack soldiers in Goma on Friday.", "negation"),
        ("Rebels will attack soldiers in Goma on Sunday.", "future"),
        ("Rebels could attack soldiers in Goma on Sunday.", "hypothetical"),
    ],
)
def test_auxiliary_modes(text: str, auxiliary: str | None) -> None:
    assert one(text)["aux_mode"] == auxiliary


def test_an_announced_withdrawal_is_conceded_and_a_done_one_a_retreat() -> None:
    assert one("French troops will withdraw from Gao on Sunday.")["event"] == "CONCEDE"
    assert one("French troops withdrew from Gao on Friday.")["event"] == "RETREAT"


def test_a_promised_release_is_no_concession_of_ground() -> None:
    assert one("Russia will release prisoners in Kyiv on Sunday.")["event"] == "RETREAT"


def test_forces_moved_are_left_out_only_for_an_assault_that_is_written() -> None:
    done = parsed("Russia moved troops to Belgorod and shelled Kharkiv on Friday.")
    assert "MOBILIZE" not in [event["event"] for event in exported(done)]
    denied = parsed("Russia moved troops to Belgorod on Friday but did not shell Kharkiv.")
    assert next((event["event"], event["aux_mode"]) for event in exported(denied)) == ("MOBILIZE", None)


def test_somebody_s_words_have_a_comment() -> None:
    event = one('"Rebels attacked soldiers in Goma on Friday," the governor said.')
    assert event["aux_mode"] is None
    assert "somebody's words" in event["comment"]


def test_kosovo_has_plover_s_code() -> None:
    assert one("Kosovo police arrested two men in Pristina on Friday.")["event_loc"]["country_code"] == "KOS"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Rebels attacked soldiers in Goma.", "without a date"),
        ("Shells fell on Goma on Friday.", "without an actor of known country or sector"),
        ("Air defences intercepted two rockets over Tel Aviv on Friday.", "without a PLOVER type"),
    ],
)
def test_left_out_with_its_reason(text: str, reason: str) -> None:
    record = parsed(text)
    assert exported(record) == []
    assert reason in format_for("x", "plover").left_out(record)


def test_hostile_words_come_through_as_written() -> None:
    events = exported(make_record())
    assert events
    assert events[0]["actor"][0]["entity_text"] == HOSTILE
    assert events[0]["cite_info"]["title"] == HOSTILE


@pytest.mark.parametrize("case", read_cases("plover_contexts"), ids=lambda case: case["text"][:40])
def test_contexts(case: dict[str, str]) -> None:
    assert contexts_of(case["text"]) == [each for each in case["contexts"].split("|") if each]


def test_every_context_of_the_manual_has_words() -> None:
    rows = read_table("plover_contexts")
    assert len({row["context"] for row in rows}) == len(rows) == CONTEXTS


def test_no_words_stand_for_two_contexts() -> None:
    words = [word for row in read_table("plover_contexts") for word in row["words"].split("|")]
    assert len(words) == len(set(words))


def test_types_of_the_manual() -> None:
    assert len(read_table("plover_types")) == 16
    coded = {row["plover_type"] for row in read_table("events_types") if row["plover_type"]}
    assert coded <= {row["type"] for row in read_table("plover_types")}
