"""Thousands of events: packed, painted, listed in part, and read as they were written."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from render_builders import scattered_record

from geomap.gazetteer import Gazetteer
from geomap.model import Record
from geomap.render import render_html, write_html
from geomap.render.bulk import MANY

pytestmark = pytest.mark.browser

COUNT = MANY + 100


@pytest.fixture(scope="module")
def many() -> Record:
    return scattered_record([(20.0 + n % 40, 40.0 + n // 40 % 20) for n in range(COUNT)])


def test_many_events_are_painted_not_marked(many: Record, open_map: Any) -> None:
    opened = open_map([many])
    assert opened.errors == []
    page = opened.page
    assert page.locator("[data-mark='event']").count() == 0
    assert page.locator("#gm-page-events .gm-card").count() == 300
    painted = page.evaluate(
        """() => {
            const canvas = document.querySelector('.leaflet-gm-spots-pane canvas');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            return data.some((value, i) => i % 4 === 3 && value > 0);
        }"""
    )
    assert painted


def test_every_packed_event_and_mention_reads_as_written(many: Record, open_map: Any) -> None:
    page = open_map([many]).page
    text = many.document.text
    quotes = page.evaluate("GM.data.events.map((event) => event.quote.join(''))")
    assert quotes == [text[event.start : event.end] for event in many.events]
    assert page.evaluate("GM.data.mentions.map(({ text }) => text)") == [mention.text for mention in many.mentions]
    names = page.evaluate("GM.data.events.map((event) => GM.placeOf(event).name)")
    assert names == [resolution.place.name for resolution in many.resolutions if resolution.place]
    assert page.locator("[data-doc] .gm-block").first.text_content() == text


def test_an_event_beyond_the_list_opens(many: Record, open_map: Any) -> None:
    opened = open_map([many])
    opened.page.evaluate(f"GM.openTab('events'); GM.select('event', {COUNT - 1}, 'key')")
    card = opened.page.locator(f"[data-card='e{COUNT - 1}']")
    assert card.locator(".gm-card-more").is_visible()
    assert opened.errors == []


def test_a_hidden_type_leaves_the_canvas(many: Record, open_map: Any) -> None:
    page = open_map([many]).page
    page.locator("#gm-legend summary").click()
    page.locator("[data-layer='explosions'] input").uncheck()
    assert page.locator("#gm-live").inner_text() == f"0 of {COUNT} events shown"


def test_the_map_needs_no_3d_apis(many: Record, gazetteer: Gazetteer, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_html([many], gazetteer, path)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    flat = browser.browser_type.launch(
        executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-3d-apis"]
    )
    page = flat.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready='1']", timeout=20_000)
    assert page.evaluate("document.createElement('canvas').getContext('webgl')") is None
    assert page.locator("canvas").count() >= 3
    flat.close()


def test_two_packed_pages_are_byte_identical(many: Record, gazetteer: Gazetteer) -> None:
    assert render_html([many], gazetteer) == render_html([many], gazetteer)
