"""Pairs of events that may be one: the same in tables, JSON records and files."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Record
from geomap.pipeline import analyse
from geomap.read import document_from_text
from geomap.report import Report

TEXTS = {
    "one": "A Russian drone struck Dnipro on Tuesday, killing three people.",
    "two": "A Russian drone attack on Dnipro killed five people on Tuesday.",
    "other": "Protesters marched in Lyon on Tuesday.",
}


@pytest.fixture(scope="module")
def report(gazetteer: Gazetteer) -> Report:
    def read(doc_id: str) -> Record:
        document = document_from_text(TEXTS[doc_id], doc_id=doc_id, published=date(2026, 3, 10))
        return analyse(document, gazetteer)

    return Report([read(doc_id) for doc_id in TEXTS], gazetteer)


def test_a_pair_is_told_with_both_ends_and_stays_two_events(report: Report) -> None:
    (pair,) = report.duplicates.to_dict("records")
    assert (pair["doc_id"], pair["other_doc_id"]) == ("two", "one")
    assert {pair["event_id"], pair["other_event_id"]} < set(report.events["event_id"])
    assert len(report.events) == 3
    assert json.loads(pair["contradict"]) == ["dead"]
    assert "duplicate-dead-differ: 5 or 3 dead (-0.40)" in json.loads(pair["reasons"])


def test_attributes_stand_side_by_side(report: Report) -> None:
    table = report.agreements.set_index("attribute")
    assert tuple(table.loc["dead", ["value", "other_value", "match"]]) == ("5", "3", "contradict")
    assert tuple(table.loc["weapon", ["value", "other_value", "match"]]) == ("drone", "drone", "agree")
    assert set(table["duplicate_id"]) == set(report.duplicates["duplicate_id"])


def test_the_later_json_record_tells_of_the_earlier(report: Report) -> None:
    one, two, other = json.loads(report.to_json())
    assert one["duplicates"] == other["duplicates"] == []
    (pair,) = two["duplicates"]
    assert pair["other_doc_id"] == "one"
    assert {each["attribute"]: each["match"] for each in pair["agreements"]}["dead"] == "contradict"
    assert all(reason["text"] for reason in pair["reasons"])


def test_pairs_are_written_as_other_tables_are(report: Report, tmp_path: Path) -> None:
    for layer in ("duplicates", "agreements"):
        report.to_file(tmp_path / f"{layer}.csv", layer=layer)
        with (tmp_path / f"{layer}.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert len(rows) == len(report.layers[layer]) > 0
