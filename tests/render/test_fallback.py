"""What the page says without scripts, and what its header counts."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
import shapely
from record_builders import make_empty_record, make_record, mention
from render_builders import crowded_record, hostile_record
from support import read_cases

from geomap.gazetteer import Gazetteer
from geomap.model import Placement, Record
from geomap.render import render_html
from geomap.render.fallback import events_table
from geomap.render.findings import placement_words
from geomap.render.payload import page_data
from geomap.render.safe import escaped

MARKUP = {"h2", "p", "table", "caption", "thead", "tr", "th", "tbody", "td"}
PAYLOADS = [row["payload"] for row in read_cases("render_payloads")]


def _table(record: Record, gazetteer: Gazetteer) -> str:
    return events_table(page_data([record], gazetteer))


def test_each_event_on_the_map_has_a_row(gazetteer: Gazetteer) -> None:
    table = _table(make_record(title="A report"), gazetteer)
    rows = [
        re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    ]
    cells = [row for row in rows if row]
    assert len(cells) == 3
    assert cells[0][0] == "Air/drone strike"
    assert cells[0][1].startswith("Dnipro, ")
    assert cells[0][2:] == ["6 January 2026", "Drones struck Дніпро on 6 January."]


def test_no_event_is_said(gazetteer: Gazetteer) -> None:
    assert "No event stands on the map." in _table(make_empty_record(), gazetteer)


def test_a_long_table_is_cut_and_says_so(gazetteer: Gazetteer) -> None:
    table = _table(crowded_record(510), gazetteer)
    assert table.count("<tr>") == 501
    assert "10 more events" in table


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_stay_words(payload: str, gazetteer: Gazetteer) -> None:
    table = _table(hostile_record(payload), gazetteer)
    assert set(re.findall(r"</?([a-z0-9]+)", table)) <= MARKUP
    assert escaped(payload) in table
    assert table in render_html([hostile_record(payload)], gazetteer)


def test_characters_that_no_document_may_hold_are_replaced() -> None:
    assert escaped("a\x0b\ud800b\t<") == f"a\ufffd\ufffdb\t{html.escape('<')}"


def test_the_header_counts_what_is_drawn(gazetteer: Gazetteer) -> None:
    record = make_record()
    counts = page_data([record], gazetteer)["counts"]
    assert counts == "1 report · 1 pin · 1 area · 1 zone · 1 measured line · 1 distance claim"


def test_a_claim_that_no_event_stands_on_is_no_zone_yet(gazetteer: Gazetteer) -> None:
    record = make_record()
    listed = tuple(
        replace(each, placement=Placement.LISTED) if each.placement is Placement.ZONE else each
        for each in record.events
    )
    counts = page_data([replace(record, events=listed)], gazetteer)["counts"]
    assert "zone" not in counts
    assert "1 told, not pinned" in counts


def test_two_events_on_one_zone_are_one_zone(gazetteer: Gazetteer) -> None:
    record = make_record(zone=shapely.box(36.0, 50.2, 38.0, 50.9))
    twice = next(each for each in record.events if each.placement is Placement.ZONE)
    doubled = replace(record, events=(*record.events, replace(twice, event_id="again")))
    assert " · 1 zone · " in page_data([doubled], gazetteer)["counts"]


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (1, "pinned at “Дніпро”, which the gazetteer has as Dnipro"),
        (2, "pinned near “Дніпро”, which the gazetteer has as Dnipro"),
    ],
)
def test_a_placement_is_explained_by_the_words_as_written(precision: int, expected: str) -> None:
    record = make_record()
    event = replace(record.events[0], geo_precision=precision)
    assert placement_words(event, record.mentions[0], record.resolutions[0].place) == expected
    same = mention("Ukraine", record.document.text)
    area = replace(event, placement=Placement.AREA)
    assert placement_words(area, same, record.resolutions[3].place) == (
        "outlined, not pinned: the text says only “Ukraine”"
    )
