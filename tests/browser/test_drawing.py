"""What is drawn: one mark a pin, one path a zone, the text as written, and no request."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from record_builders import make_empty_record, make_record
from render_builders import crowded_record

from geomap.model import Placement, Record

pytestmark = pytest.mark.browser


def _counts(records: list[Record]) -> tuple[int, int]:
    events = [event for record in records for event in record.events]
    zones = {claim for event in events if event.placement is Placement.ZONE for claim in event.claim_ids}
    return sum(event.placement is Placement.PIN for event in events), len(zones)


def test_the_seeds_page_asks_for_nothing_and_is_drawn(seeds: list[Record], open_map: Any) -> None:
    opened = open_map(seeds)
    assert opened.errors == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []
    pins, zones = _counts(seeds)
    assert opened.page.locator("[data-mark='event']").count() == pins
    assert opened.page.locator("path[data-zone]").count() == zones


@pytest.mark.parametrize("records", [[make_record()], [crowded_record(7), make_record()], [make_empty_record()], []])
def test_marks_equal_records(records: list[Record], open_map: Any) -> None:
    opened = open_map(records)
    assert opened.errors == []
    pins, zones = _counts(records)
    assert opened.page.locator("[data-mark='event']").count() == pins
    assert opened.page.locator("path[data-zone]").count() == zones


def test_the_land_is_painted(open_map: Any) -> None:
    opened = open_map([make_record()])
    colours = opened.page.evaluate(
        """() => {
            const canvas = document.querySelector('.leaflet-gm-land-pane canvas');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            const seen = new Set();
            for (let i = 0; i < data.length; i += 4000) seen.add(data.slice(i, i + 3).join());
            return seen.size;
        }"""
    )
    assert colours >= 2


def test_pins_at_one_position_stand_apart(open_map: Any) -> None:
    opened = open_map([crowded_record(4)])
    boxes = [mark.bounding_box() for mark in opened.page.locator("[data-mark='event']").all()]
    centres = {(round(box["x"]), round(box["y"])) for box in boxes if box}
    assert len(centres) == 4


def test_the_whole_text_is_there_and_marked_where_it_stands(open_map: Any) -> None:
    record = crowded_record(3)
    opened = open_map([record])
    assert opened.texts("[data-doc='crowd'] .gm-block") == [record.document.text]
    marked = opened.page.locator("[data-mention]").evaluate_all("nodes => nodes.map(n => n.textContent)")
    assert marked == [mention.text for mention in record.mentions]


def test_an_area_is_outlined_and_never_pinned(open_map: Any) -> None:
    opened = open_map([make_record()])
    assert opened.page.locator("path[data-area]").count() == 1
    assert opened.page.locator("[data-mark='event']").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 760, 1440])
def test_nothing_runs_off_the_page(open_map: Any, scheme: str, width: int) -> None:
    opened = open_map([make_record()], viewport={"width": width, "height": 844}, color_scheme=scheme)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_mark_lies_on_the_map_and_under_no_control(open_map: Any, seeds: list[Record]) -> None:
    opened = open_map(seeds)
    hit = opened.page.locator("[data-mark='event']").evaluate_all(
        """nodes => nodes.map(node => {
            const box = node.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return node === top || node.contains(top);
        })"""
    )
    assert all(hit)


def test_without_scripts_the_page_says_so(open_map: Any, browser: Any, tmp_path: Path) -> None:
    open_map([make_record()])
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((tmp_path / "map.html").as_uri())
    assert "Allow scripts" in page.locator("noscript").inner_text()
    page.context.close()


def test_without_scripts_the_events_are_a_table(open_map: Any, browser: Any, tmp_path: Path) -> None:
    open_map([make_record()])
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((tmp_path / "map.html").as_uri())
    rows = page.locator("noscript tbody tr")
    assert rows.count() == 3
    assert "Drones struck Дніпро on 6 January." in rows.first.inner_text()
    assert rows.first.is_visible()
    page.context.close()


def test_the_seeds_stand_apart_at_first(open_map: Any, seeds: list[Record]) -> None:
    page = open_map(seeds, viewport={"width": 1440, "height": 900}).page
    pins, _ = _counts(seeds)
    assert page.locator("[data-mark='event']:visible").count() == pins
    assert page.locator("[data-group]").count() == 0
