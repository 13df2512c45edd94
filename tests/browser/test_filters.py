"""Filters with live counts, their chips, and the address that restores them."""

from __future__ import annotations

from typing import Any

import pytest
from record_builders import HOSTILE, make_record

import geomap as gm
from geomap.model import Record

pytestmark = pytest.mark.browser

TEXTS = [
    "Rebels shelled Goma on 2 May 2025. Gunmen killed five people in Bukavu on 4 May 2025.",
    "Police arrested twelve people in Lyon on 3 May 2025. Protesters marched through Paris.",
    "Troops will attack Homs on Sunday. Moscow moved launchers to within 50km of Kharkiv's border.",
]


@pytest.fixture(scope="module")
def reports() -> list[Record]:
    return list(gm.parse(TEXTS, published="2025-05-08").records)


def counts(page: Any, facet: str) -> dict[str, str]:
    rows = page.locator(f"[data-facet='{facet}'] li")
    return {row.locator(".gm-facet-words").inner_text(): row.locator(".gm-count").inner_text() for row in rows.all()}


def open_filters(page: Any) -> None:
    page.locator("#gm-filter").click()


def choose(page: Any, facet: str, words: str) -> None:
    page.locator(f"[data-facet='{facet}'] label", has_text=words).locator("input").click()


def test_a_filter_leaves_what_fits_and_counts_it(reports: list[Record], open_map: Any) -> None:
    page = open_map(reports).page
    assert page.locator("[data-mark]").count() == 4
    open_filters(page)
    assert counts(page, "country")["France"] == "2"
    choose(page, "country", "France")
    assert page.locator("[data-mark]:not(.is-hidden)").count() == 2
    assert page.locator("#gm-live").inner_text() == "2 of 5 events shown"
    assert page.locator("#gm-filter .gm-count").inner_text() == "1"


def test_counts_are_those_under_the_other_filters(reports: list[Record], open_map: Any) -> None:
    page = open_map(reports).page
    open_filters(page)
    before = counts(page, "told")
    choose(page, "country", "France")
    assert counts(page, "country")["DR Congo"] == "2", "its own facet does not narrow it"
    assert int(counts(page, "told")["asserted"]) == 2 < int(before["asserted"])
    assert counts(page, "told")["future"] == "0"


def test_two_values_of_a_facet_add_and_two_facets_narrow(reports: list[Record], open_map: Any) -> None:
    page = open_map(reports).page
    open_filters(page)
    choose(page, "country", "France")
    choose(page, "country", "DR Congo")
    assert page.locator("[data-mark]:not(.is-hidden)").count() == 4
    choose(page, "who", "Police")
    assert page.locator("[data-mark]:not(.is-hidden)").count() == 1


def test_chips_say_what_is_filtered_and_take_it_away(reports: list[Record], open_map: Any) -> None:
    page = open_map(reports).page
    open_filters(page)
    choose(page, "country", "France")
    page.keyboard.press("Escape")
    assert page.locator(".gm-filter-chip").all_inner_texts() == ["Country: France"]
    page.locator(".gm-filter-chip").click()
    assert page.locator("[data-mark]:not(.is-hidden)").count() == 4
    assert not page.locator("#gm-chips").is_visible()


def test_a_verdict_filters_claims_and_their_events(reports: list[Record], open_map: Any) -> None:
    page = open_map([*reports, *gm.parse(["Izyum lies 900 km from Kharkiv."]).records]).page
    page.locator("#gm-tab-claims").click()
    open_filters(page)
    choose(page, "verdict", "implausible")
    cards = page.locator("#gm-page-claims .gm-card:not(.is-hidden)")
    assert cards.count() == 1
    assert "900 km" in cards.inner_text()
    assert page.locator("path[data-zone]:not(.is-hidden)").count() == 0


def test_an_address_restores_filters_and_days(reports: list[Record], open_map: Any) -> None:
    page = open_map(reports).page
    open_filters(page)
    choose(page, "country", "DR Congo")
    low = page.get_by_label("From day")
    low.focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    shown = page.locator("[data-mark]:not(.is-hidden)").count()
    fragment = page.evaluate("location.hash")
    assert "only-country=CD" in fragment
    assert "days=2025-05-03..2025-05-05" in fragment
    assert shown == 1
    again = open_map(reports, fragment=fragment).page
    assert again.locator("[data-mark]:not(.is-hidden)").count() == shown
    assert again.locator(".gm-filter-chip").all_inner_texts() == ["Country: DR Congo"]
    assert again.get_by_label("From day").input_value() == low.input_value()


@pytest.mark.parametrize("fragment", ["#only-country=%3Cimg%3E", "#only-nothing=x", "#days=x..y", "#days=2025-05-03"])
def test_an_address_that_says_nonsense_filters_nothing(fragment: str, reports: list[Record], open_map: Any) -> None:
    opened = open_map(reports, fragment=fragment)
    assert opened.page.locator("[data-mark]:not(.is-hidden)").count() == 4
    assert opened.errors == []


def test_words_of_a_report_are_only_words(open_map: Any) -> None:
    opened = open_map([make_record(), make_record(doc_id="other", title="Plain")])
    open_filters(opened.page)
    choose(opened.page, "report", "Plain")
    assert HOSTILE.split("<")[0].strip() in "".join(opened.texts("[data-facet='report'] .gm-facet-words"))
    assert opened.errors == []
    assert opened.page.locator("#gm-filters script").count() == 0


def test_keys_alone_open_use_and_close_a_filter(reports: list[Record], open_map: Any) -> None:
    page = open_map(reports).page
    page.locator("#gm-filter").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".gm-filter-chip").count() == 1
    page.keyboard.press("Escape")
    assert not page.locator("#gm-filters").is_visible()
    assert page.evaluate("document.activeElement.id") == "gm-filter"


def test_a_click_elsewhere_closes_it(reports: list[Record], open_map: Any) -> None:
    page = open_map(reports).page
    open_filters(page)
    page.locator("#gm-page-text").click(position={"x": 5, "y": 300})
    assert not page.locator("#gm-filters").is_visible()


@pytest.mark.parametrize("width", [390, 800])
def test_the_box_stays_on_a_narrow_page(width: int, reports: list[Record], open_map: Any) -> None:
    page = open_map(reports, viewport={"width": width, "height": 800}).page
    for button, box in (("#gm-filter", "#gm-filters"), ("#gm-export", "#gm-exports")):
        page.locator(button).click()
        bounds = page.locator(box).bounding_box()
        assert bounds
        assert bounds["x"] >= 0
        assert bounds["x"] + bounds["width"] <= width
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_rings_go_with_their_marks(reports: list[Record], open_map: Any) -> None:
    page = open_map(reports).page
    assert page.locator("path.gm-ring:not(.is-hidden)").count() == 4
    open_filters(page)
    choose(page, "country", "France")
    assert page.locator("path.gm-ring:not(.is-hidden)").count() == 2


def test_nothing_to_choose_between_has_no_filter(open_map: Any) -> None:
    page = open_map(list(gm.parse(["A drone struck Dnipro."]).records)).page
    assert not page.locator("#gm-filter").is_visible()
