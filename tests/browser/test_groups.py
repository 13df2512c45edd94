"""Marks that would cover each other stand behind a ring with their number, and come apart again."""

from __future__ import annotations

from typing import Any

import pytest
from render_builders import crowded_record, scattered_record

pytestmark = pytest.mark.browser

FAR_AND_NEAR = [(30.0, 50.0), (30.4, 50.1), (30.8, 50.0), (-60.0, 10.0)]


def _shown(page: Any) -> int:
    return page.locator("[data-mark='event']:visible").count()


def test_marks_on_each_other_become_a_ring_with_their_number(open_map: Any) -> None:
    page = open_map([scattered_record(FAR_AND_NEAR)]).page
    assert page.locator("[data-mark='event']").count() == 4
    ring = page.locator("[data-group]")
    assert ring.evaluate_all("nodes => nodes.map(n => [n.dataset.group, n.querySelector('text').textContent])") == [
        ["3", "3"]
    ]
    assert _shown(page) == 1


def test_a_ring_names_its_events_and_opens_by_key(open_map: Any) -> None:
    page = open_map([scattered_record(FAR_AND_NEAR)]).page
    ring = page.locator("[data-group]")
    assert ring.get_attribute("role") == "button"
    assert ring.get_attribute("tabindex") == "0"
    label = ring.get_attribute("aria-label") or ""
    assert [f"Town{n}" in label for n in range(4)] == [True, True, True, False]
    ring.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('[data-group]').length === 0")
    assert page.evaluate("document.activeElement.dataset.id") == "e0"
    assert page.locator(".is-grouped").count() == 0


def test_a_ring_comes_back_far_off(open_map: Any) -> None:
    page = open_map([scattered_record(FAR_AND_NEAR)]).page
    page.locator("[data-group]").click()
    page.wait_for_function("document.querySelectorAll('[data-group]').length === 0")
    page.locator("#gm-zoom button").nth(2).click()
    page.wait_for_selector("[data-group]")
    assert page.locator("[data-group]").count() == 1


def test_a_grouped_event_is_reached_from_the_list(open_map: Any) -> None:
    page = open_map([scattered_record(FAR_AND_NEAR)]).page
    page.locator("#gm-tab-events").click()
    page.locator("[data-card='e1'] .gm-card-head").click()
    assert page.locator("[data-id='e1']").is_visible()
    assert "is-chosen" in (page.locator("[data-id='e1']").get_attribute("class") or "")


def test_a_ring_counts_only_what_is_shown(open_map: Any) -> None:
    page = open_map([scattered_record(FAR_AND_NEAR)]).page
    page.locator("#gm-legend summary").click()
    page.locator("[data-layer='explosions'] input").uncheck()
    assert page.locator("[data-group]").count() == 0
    assert _shown(page) == 0


def test_many_at_one_position_open_as_a_circle(open_map: Any) -> None:
    page = open_map([crowded_record(9)]).page
    assert page.locator("[data-group]").get_attribute("data-group") == "9"
    page.locator("[data-group]").click()
    assert page.locator("[data-group]").count() == 0
    assert _shown(page) == 9


def test_a_few_at_one_position_stay_a_fan(open_map: Any) -> None:
    page = open_map([crowded_record(4)]).page
    assert page.locator("[data-group]").count() == 0
    assert _shown(page) == 4
