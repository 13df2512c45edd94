"""What a reader does: text and map point at each other, layers are switched, keys work."""

from __future__ import annotations

from typing import Any

import pytest
from record_builders import make_record
from render_builders import crowded_record

import geomap as gm

pytestmark = pytest.mark.browser


def test_a_mention_selects_its_event_on_the_map(open_map: Any) -> None:
    page = open_map([make_record()]).page
    page.locator("[data-mention]", has_text="Дніпро").click()
    assert "is-chosen" in (page.locator("[data-mark='event']").get_attribute("class") or "")
    assert page.locator("#gm-dock").is_visible()


def test_a_mark_selects_its_words_in_the_text(open_map: Any) -> None:
    page = open_map([crowded_record(40)]).page
    page.locator("[data-id='e39']").dispatch_event("click")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    chosen = page.locator("[data-mention].is-chosen")
    assert chosen.all_inner_texts() == ["Town39"]
    box, panel = chosen.bounding_box(), page.locator("#gm-page-text").bounding_box()
    assert box
    assert panel
    assert panel["y"] <= box["y"] <= panel["y"] + panel["height"]


def test_a_zone_selects_its_claim(open_map: Any) -> None:
    page = open_map([make_record()]).page
    page.locator("path[data-zone]").dispatch_event("click")
    assert page.locator(".gm-claim.is-chosen").inner_text() == "within 50km of Kharkiv's border"
    assert page.locator("#gm-dock").get_by_text("plausible").first.is_visible()


def test_escape_lets_go(open_map: Any) -> None:
    page = open_map([make_record()]).page
    page.locator("[data-mention]").first.click()
    page.keyboard.press("Escape")
    assert page.locator(".is-chosen").count() == 0
    assert not page.locator("#gm-dock").is_visible()


def test_n_and_p_walk_through_the_events(open_map: Any) -> None:
    page = open_map([crowded_record(3)]).page
    seen = []
    for key in ("n", "n", "p"):
        page.keyboard.press(key)
        seen.append(page.locator("[data-mark].is-chosen").get_attribute("data-id"))
    assert seen == ["e0", "e1", "e0"]


def test_the_legend_switches_a_layer_and_counts(open_map: Any) -> None:
    page = open_map([make_record()]).page
    page.locator("#gm-legend summary").click()
    row = page.locator("[data-layer='explosions']")
    assert row.locator(".gm-count").inner_text() == "3"
    row.locator("input").uncheck()
    assert row.locator(".gm-count").inner_text() == "0"
    assert not page.locator("[data-mark='event']").is_visible()
    assert not page.locator("path[data-zone]").is_visible()
    page.locator("#gm-reset").click()
    assert page.locator("[data-mark='event']").is_visible()


def test_search_finds_a_place_by_the_words_of_the_text(open_map: Any) -> None:
    page = open_map([make_record()]).page
    page.keyboard.press("/")
    page.keyboard.type("дніпро")
    assert page.locator("#gm-hits li").first.inner_text().startswith("Dnipro")
    page.keyboard.press("Enter")
    assert page.locator("[data-mention].is-chosen").first.inner_text() == "Дніпро"


def test_tabs_open_by_arrow_keys(open_map: Any) -> None:
    page = open_map([make_record()]).page
    page.locator("#gm-tab-text").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#gm-page-events").is_visible()
    assert page.locator("#gm-tab-events").get_attribute("aria-selected") == "true"


def test_told_events_are_listed_apart(open_map: Any) -> None:
    page = open_map([make_record()]).page
    page.locator("#gm-tab-events").click()
    assert page.locator("#gm-page-events .gm-card").count() == 3


def test_a_rejected_name_is_behind_a_switch_with_its_reason(open_map: Any) -> None:
    page = open_map([make_record()]).page
    page.locator("#gm-tab-places").click()
    switch = page.locator(".gm-misses")
    assert not switch.locator(".gm-miss").is_visible()
    switch.locator("summary").click()
    assert switch.locator(".gm-miss").inner_text().split("\n")[0] == "Rubio"


def test_an_address_restores_the_view(open_map: Any) -> None:
    first = open_map([make_record()])
    first.page.locator("#gm-tab-claims").click()
    first.page.locator("path[data-zone]").dispatch_event("click")
    fragment = first.page.evaluate("location.hash")
    again = open_map([make_record()], fragment=fragment)
    assert again.page.locator("#gm-page-claims").is_visible()
    assert again.page.locator("path[data-zone].is-chosen").count() == 1


def test_the_theme_follows_the_reader(open_map: Any) -> None:
    page = open_map([make_record()], color_scheme="light").page
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#gm-theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_keys_reach_every_mark(open_map: Any) -> None:
    page = open_map([crowded_record(2)]).page
    mark = page.locator("[data-id='e1']")
    mark.focus()
    page.keyboard.press("Enter")
    assert "is-chosen" in (mark.get_attribute("class") or "")
    assert mark.get_attribute("role") == "button"
    assert mark.get_attribute("aria-label")


def test_controls_are_large_enough_to_hit(open_map: Any) -> None:
    page = open_map([make_record()]).page
    small = page.locator("header button, [role=tab], .gm-zoom button, .gm-legend label, .gm-fold").evaluate_all(
        """nodes => nodes.filter(node => {
            const box = node.getBoundingClientRect();
            return box.width > 0 && (box.width < 24 || box.height < 24);
        }).map(node => node.outerHTML.slice(0, 80))"""
    )
    assert small == []


@pytest.mark.parametrize(
    ("text", "published", "words"),
    [
        ("A drone struck Dnipro.", None, "publication date unknown"),
        ("A drone struck Dnipro.", "2026-01-07", "published 7 January 2026"),
        ("GOMA, 3 March 2026 (AFP) - Rebels entered the town.", None, "dated 3 March 2026 in its first line"),
    ],
)
def test_a_report_says_when_it_is_from(text: str, published: str | None, words: str, open_map: Any) -> None:
    page = open_map(list(gm.parse([text], published=published).records)).page
    assert words in page.locator(".gm-meta").inner_text()
