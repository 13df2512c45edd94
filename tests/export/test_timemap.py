"""TimeMap's form, held against the rules of its schema."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from record_builders import make_record

import geomap as gm
from geomap.export import format_for, write_stream
from geomap.model import Record

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT_FIELDS = {
    *("id", "description", "date", "time", "time_precision", "time_display", "location", "latitude", "longitude"),
    *("type", "category", "category_full", "comments", "date_end"),
}


def exported(*records: Record) -> dict[str, Any]:
    stream = io.BytesIO()
    write_stream(records, stream, "timemap")
    return dict(json.loads(stream.getvalue()))


def check(found: dict[str, Any]) -> None:
    """Hold a file against the schema of TimeMap's events, sources and associations."""
    associations = {each["id"] for each in found["associations"]}
    sources = {each["id"] for each in found["sources"]}
    for event in found["events"]:
        assert all(isinstance(event[field], str) for field in TEXT_FIELDS)
        assert event["description"]
        assert bool(event["latitude"]) == bool(event["longitude"])
        assert event["date"] or event["latitude"]
        assert set(event["associations"]) <= associations
        assert event["category"] in associations
        assert set(event["sources"]) <= sources
        if event["latitude"]:
            assert abs(float(event["latitude"])) <= 90
    for source in found["sources"]:
        assert source["id"]
        assert isinstance(source["paths"], list)
        assert source["url"] == "" or source["url"].startswith(("http://", "https://"))
    for each in found["associations"]:
        assert each["mode"] in {"FILTER", "CATEGORY"}
        assert each["mode"] == "CATEGORY" or each["filter_paths"]
    assert len(associations) == len(found["associations"])


@pytest.fixture(scope="module")
def seeds() -> dict[str, Any]:
    return exported(*gm.parse(str(SEEDS / "*.txt"), published="2026-01-07").records)


def test_the_seeds_fit_the_schema(seeds: dict[str, Any]) -> None:
    check(seeds)
    told = {(event["location"], event["date"]) for event in seeds["events"] if event["latitude"]}
    assert told == {
        ("Paris", "2026-01-06"),
        ("Caracas", "2026-01-03"),
        ("Dnipro", "2025-12-31"),
        ("Paris", "2026-01-01"),
    }
    assert len(seeds["sources"]) == 2


def test_a_country_is_no_point() -> None:
    found = exported(*gm.parse(["Fighting broke out in Sudan on Friday."], published="2025-05-03").records)
    check(found)
    (event,) = found["events"]
    assert (event["location"], event["latitude"], event["date"]) == ("Sudan", "", "2025-05-02")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Rebels will attack Goma on Sunday.", "not asserted (future)"),
        ("Fighting broke out in Sudan.", "without a date or a point"),
    ],
)
def test_left_out_with_its_reason(text: str, reason: str) -> None:
    (record,) = gm.parse([text], published="2025-05-03").records
    assert exported(record)["events"] == []
    assert reason in format_for("x", "timemap").left_out(record)


def test_links_are_sources_and_nothing_else_is_a_link() -> None:
    link = "https://example.org/report?id=1"
    for source, url in ((link, link), ("javascript:alert(1)//://", ""), ("report.txt", "")):
        document = gm.Document(doc_id="d", text="Rebels shelled Goma on Friday.", source=source)
        found = exported(*gm.parse(document, published="2025-05-03").records)
        check(found)
        assert [each["url"] for each in found["sources"]] == [url]


def test_hostile_words_fit_the_schema() -> None:
    check(exported(make_record()))


def test_nothing_is_a_file_too() -> None:
    assert exported() == {"events": [], "sources": [], "associations": []}
