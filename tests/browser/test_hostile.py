"""Hostile words in every text field: no script runs, and they are shown as written."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from render_builders import hostile_record
from support import read_cases

pytestmark = pytest.mark.browser

PAYLOADS = [row["payload"] for row in read_cases("render_payloads")]
NAMES = [row["name"] for row in read_cases("render_payloads")]


def test_there_are_payloads_enough() -> None:
    assert len(set(PAYLOADS)) >= 60


@pytest.mark.parametrize("payload", PAYLOADS, ids=NAMES)
def test_nothing_runs_and_the_words_are_shown(payload: str, open_map: Any) -> None:
    opened = open_map([hostile_record(payload)], title=payload)
    page = opened.page
    for tab in ("events", "claims", "places", "text"):
        page.locator(f"#gm-tab-{tab}").click()
    page.locator("[data-mention]").first.click()
    page.keyboard.press("n")
    page.keyboard.press("/")
    page.keyboard.insert_text(payload)
    page.locator("#gm-filter").click()
    for box in page.locator("#gm-filters input").all():
        box.click()
    page.locator("#gm-clear").click()
    assert json.loads(page.evaluate("GM.eventsAsGeoJson()"))["features"][0]["properties"]["source"] == payload
    rows = list(csv.DictReader(io.StringIO(page.evaluate("GM.eventsAsCsv()"), newline="")))
    assert rows[0]["source"] in {payload, f"'{payload}"}
    assert not rows[0]["source"].startswith(("=", "+", "-", "@", "\t"))
    assert opened.errors == []
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("Object.prototype.hacked") is None
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []
    assert page.locator("#gm-title").evaluate("node => node.textContent") == payload
    assert page.locator(".gm-report h2").evaluate("node => node.textContent") == payload
    assert page.locator(".gm-source").evaluate("node => [node.tagName, node.textContent]") == ["SPAN", payload]
