"""Where things stand: on a phone, in the timeline, in the legend, in the list of hits and on paper."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from record_builders import make_record
from render_builders import crowded_record, scattered_record

from geomap.model import Record

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1440, "height": 900}


def _dated(days: Sequence[date | None]) -> Record:
    record = crowded_record(len(days))
    when = make_record().events[0].when
    assert when
    events = [
        replace(event, when=replace(when, first=day, last=day) if day else None)
        for event, day in zip(record.events, days, strict=True)
    ]
    return replace(record, events=tuple(events))


@pytest.mark.parametrize("kind", ["events", "claims"])
def test_a_card_on_a_phone_brings_the_map_along(open_map: Any, kind: str) -> None:
    page = open_map([make_record(), crowded_record(30)], viewport=PHONE).page
    page.locator(f"#gm-tab-{kind}").click()
    card = page.locator(f"#gm-page-{kind} .gm-card").last
    card.locator(".gm-card-head").click()
    page.evaluate("() => new Promise(done => setTimeout(done, 150))")
    shown, chosen = page.locator(".gm-map").bounding_box(), card.bounding_box()
    assert shown
    assert chosen
    assert -1 <= shown["y"] <= 1
    assert shown["y"] + shown["height"] <= chosen["y"] < PHONE["height"]
    card.locator(".gm-card-head").click()
    assert page.locator(".has-map-held").count() == 0


@pytest.mark.parametrize("width", [390, 760, 1440])
@pytest.mark.parametrize(
    "days",
    [
        [date(2022, 1, 1), date(2024, 6, 1), date(2026, 1, 6)],
        [date(2025, 12, 28), date(2026, 1, 3)],
        [date(2025, 10, 28), date(2026, 2, 3)],
        [date(1990, 5, 5), date(2026, 1, 3)],
        [date(2026, 1, 6)],
    ],
)
def test_ticks_say_the_year_and_are_not_cut(open_map: Any, days: list[date | None], width: int) -> None:
    page = open_map([_dated(days)], viewport={"width": width, "height": 844}).page
    labels = page.locator(".gm-tick text")
    texts = labels.all_text_contents()
    assert texts
    assert texts[0][-4:].isdigit()
    years = [text[-4:] for text in texts if text[-4:].isdigit()]
    assert years == sorted(set(years))
    box = page.locator("#gm-time-chart").bounding_box()
    assert box
    for label in labels.all():
        words = label.bounding_box()
        assert words
        assert box["x"] <= words["x"]
        assert words["x"] + words["width"] <= box["x"] + box["width"]


@pytest.mark.parametrize("viewport", [PHONE, WIDE])
def test_a_full_undated_lane_counts_the_rest(open_map: Any, viewport: dict[str, int]) -> None:
    page = open_map([_dated([date(2026, 1, 6), *[None] * 40])], viewport=viewport).page
    lane = page.locator(".gm-undated")
    signs = lane.locator("[data-time]").count()
    assert lane.locator(".gm-undated-more").inner_text() == f"+{40 - signs}"
    assert lane.locator(".gm-undated-label").inner_text().split() == ["undated", "40"]
    assert page.locator(".gm-undated-marks").evaluate("n => n.scrollHeight <= n.clientHeight")
    lane.locator(".gm-undated-more").click()
    assert page.locator("#gm-page-events").is_visible()


def test_a_short_undated_lane_shows_all(open_map: Any) -> None:
    page = open_map([_dated([date(2026, 1, 6), None, None])], viewport=WIDE).page
    assert page.locator(".gm-undated [data-time]").count() == 2
    assert page.locator(".gm-undated-more").count() == 0


@pytest.mark.parametrize(("width", "opened"), [(390, False), (1280, False), (1440, True)])
def test_the_legend_is_open_only_on_a_wide_map(open_map: Any, width: int, opened: bool) -> None:  # noqa: FBT001
    page = open_map([make_record()], viewport={"width": width, "height": 844}).page
    assert page.locator("#gm-legend details").evaluate("node => node.open") is opened
    box = page.locator("#gm-legend").bounding_box()
    assert box
    assert box["width"] <= 250


def test_the_legend_counts_the_claims_drawn(open_map: Any) -> None:
    page = open_map([make_record()], viewport=WIDE).page
    row = page.locator("[data-layer='claims']")
    drawn = page.evaluate(
        "new Set([...document.querySelectorAll('[data-zone], [data-measure]')].map("
        "n => n.dataset.zone || n.dataset.measure)).size"
    )
    assert row.locator(".gm-count").inner_text() == str(drawn) == "1"
    row.locator("input").uncheck()
    assert row.locator(".gm-count").inner_text() == "0"


def test_a_hit_shows_its_place_whole(open_map: Any) -> None:
    page = open_map([make_record()], viewport=PHONE).page
    page.locator("#gm-q").fill("dnipro")
    notes = page.locator("#gm-hits .gm-hit-note")
    assert any("Dnipro, " in note for note in notes.all_inner_texts())
    assert notes.evaluate_all("nodes => nodes.every(n => n.scrollWidth <= n.clientWidth + 1)")


def test_a_report_without_a_title_has_a_heading_of_its_own(open_map: Any) -> None:
    record = make_record(title=None, text=make_record().document.text)
    page = open_map([record]).page
    assert page.locator(".gm-report h2").inner_text().startswith("Drones struck Дніпро on 6 January.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, WIDE])
def test_paper_shows_the_whole_map_and_the_reader_keeps_the_view(
    open_map: Any, viewport: dict[str, int], scheme: str
) -> None:
    record = scattered_record([(-70.0, -30.0), (140.0, 60.0), (30.0, 10.0)])
    page = open_map([record, make_record()], viewport=viewport, color_scheme=scheme).page
    before = page.evaluate("[GM.map.getZoom(), GM.map.getSize().x, GM.isDark()]")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    frame = page.locator(".gm-map").bounding_box()
    assert frame
    assert frame["width"] == 680
    for mark in page.locator("[data-mark='event']:visible, [data-group]").all():
        box = mark.bounding_box()
        assert box
        assert frame["x"] <= box["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
        assert frame["y"] <= box["y"]
        assert box["y"] + box["height"] <= frame["y"] + frame["height"]
    legend = page.locator("#gm-legend").bounding_box()
    assert legend
    assert legend["y"] >= frame["y"] + frame["height"]
    assert page.evaluate("GM.isDark()") is False
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("[GM.map.getZoom(), GM.map.getSize().x, GM.isDark()]") == before
    assert page.locator(".gm-map #gm-legend").count() == 1


def test_the_printed_map_has_its_land(open_map: Any, tmp_path: Path) -> None:
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not installed")
    page = open_map([make_record()], viewport=WIDE).page
    page.pdf(path=tmp_path / "map.pdf", format="A4", print_background=True)
    command = ["pdftoppm", "-r", "30", "-f", "1", "-l", "1", str(tmp_path / "map.pdf")]
    image = subprocess.run(command, capture_output=True, check=True).stdout
    pixels = image.split(b"\n", 3)[3]
    tinted = sum(blue > red + 8 or red > blue + 3 for red, blue in zip(pixels[::3], pixels[2::3], strict=False))
    assert tinted > len(pixels) / 3 / 5
    assert page.locator(".is-paper").count() == 0
