from __future__ import annotations

import json
from dataclasses import replace

import pytest
import shapely
from record_builders import HOSTILE, make_empty_record, make_record

from geomap.frames import LAYERS, columns_of, record_to_json, rows_of
from geomap.frames.json_text import clean, dumps

RECORD_KEYS = {
    "mentions": (
        "mention_id start end text kind reading status place_id name place_kind country country_name admin1 "
        "admin1_name lon lat radius_m geonames_id score demonym literal reasons alternatives"
    ),
    "events": (
        "event_id start end sentence trigger score acled_event_type acled_sub_event_type plover_type plover_mode mode "
        "placement plover_contexts actors recipients date_start date_end date_precision time_precision date_prec "
        "place_id mention_id lon lat geo_precision quantities claim_ids reasons"
    ),
    "claims": (
        "claim_id start end text relation low_m high_m hedge direction_deg subject subject_place_id subject_lon "
        "subject_lat landmark landmark_place_id landmark_lon landmark_lat landmark_part verdict measured_low_m "
        "measured_high_m readings reasons geometry"
    ),
}


ACROSS = ("duplicates", "agreements")


@pytest.mark.parametrize("layer", [layer for layer in LAYERS if layer not in ACROSS])
def test_rows_have_the_columns_of_the_schema(layer: str) -> None:
    rows = rows_of(make_record())[layer]
    names = {column.name for column in columns_of(layer)}
    assert rows
    assert all(set(row) == names for row in rows)
    assert len({row[columns_of(layer)[0].name] for row in rows}) == len(rows)


@pytest.mark.parametrize("group", RECORD_KEYS)
def test_json_record_has_the_documented_keys_in_order(group: str) -> None:
    items = record_to_json(make_record())[group]
    assert items
    assert [list(item) for item in items] == [RECORD_KEYS[group].split()] * len(items)


def test_json_record_is_json_and_deterministic() -> None:
    first, second = dumps(record_to_json(make_record())), dumps(record_to_json(make_record()))
    assert first == second
    assert json.loads(first)["mentions"][0]["text"] == "Дніпро"


def test_numbers_are_rounded() -> None:
    record = record_to_json(make_record())
    dnipro = record["mentions"][0]
    assert (dnipro["lon"], dnipro["lat"], dnipro["radius_m"], dnipro["score"]) == (35.045981, 48.466671, 9876.5, 0.8765)
    assert record["claims"][0]["measured_high_m"] == 50000.1


def test_only_ground_has_geometry() -> None:
    drawn = {row["text"]: row["geometry"] is not None for row in rows_of(make_record())["places"]}
    assert drawn == {"Дніпро": True, "Moscow": False, "Kharkiv": True, "Ukraine": False, "Rubio": False}


def test_areas_keep_their_label_point() -> None:
    ukraine = rows_of(make_record())["places"][3]
    assert (ukraine["status"], ukraine["lon"], ukraine["geometry"]) == ("area", 32.0, None)


def test_events_are_pinned_zoned_or_listed() -> None:
    events = rows_of(make_record())["events"]
    kinds = [(row["placement"], row["geometry"] and row["geometry"].geom_type, row["lon"]) for row in events]
    assert kinds == [("pin", "Point", 35.045981), ("zone", "Polygon", None), ("area", None, None)]
    assert events[2]["place_id"] == "geonames:690791"


def test_links_follow_the_evidence() -> None:
    links = rows_of(make_record())["links"]
    assert [link["relation"] for link in links] == [
        "event_place", "event_claim", "event_place", "claim_landmark", "claim_subject",
    ]  # fmt: skip
    landmark = links[3]
    assert landmark["target_place_id"] == "geonames:706483"
    assert landmark["geometry"].geom_type == "LineString"
    assert links[4]["target_text"] == "launchers"
    assert links[4]["target_place_id"] is None


def test_a_reason_given_twice_is_written_once() -> None:
    reasons = json.loads(rows_of(make_record())["places"][0]["reasons"])
    assert reasons == ["test: built for a test", "chosen: resolved for a test (+0.25)"]


def test_zone_across_180_is_cut_in_record_and_row() -> None:
    record = make_record(zone=shapely.Polygon([(179, 50), (-179, 50), (-179, 51), (179, 51)]))
    assert record_to_json(record)["claims"][0]["geometry"]["type"] == "MultiPolygon"
    assert rows_of(record)["claims"][0]["geometry"].geom_type == "MultiPolygon"


def test_empty_record() -> None:
    rows = rows_of(make_empty_record())
    assert {layer: len(found) for layer, found in rows.items()} == {
        "documents": 1, "places": 0, "events": 0, "claims": 0, "links": 0,
    }  # fmt: skip
    assert record_to_json(make_empty_record())["claims"] == []


def test_claim_without_readings_or_landmark() -> None:
    record = make_record()
    bare = replace(
        record,
        claims=(replace(record.claims[0], landmark=None, subject=None, low_m=None, high_m=None),),
        verdicts=(replace(record.verdicts[0], readings=()),),
    )
    claim = rows_of(bare)["claims"][0]
    assert (claim["reading"], claim["landmark"], claim["low_m"], claim["geometry"]) == (None, None, None, None)
    assert [link["relation"] for link in rows_of(bare)["links"]] == ["event_place", "event_claim", "event_place"]
    assert rows_of(bare)["events"][1]["geometry"] is None


def test_text_is_kept_but_for_what_no_file_can_hold() -> None:
    broken = make_record(title="a\x00b\ud800c " + HOSTILE)
    assert rows_of(broken)["documents"][0]["title"] == "a\ufffdb\ufffdc " + HOSTILE
    assert dumps(["\ud800"]) == '["\ufffd"]'.encode()
    assert clean(None) is None
