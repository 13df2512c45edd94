"""An analyst's corrections: said in the page, written to a file, replayed by the next run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from record_builders import HOSTILE, make_record

import geomap as gm
from geomap.cli import main

pytestmark = pytest.mark.browser

TEXT = "Gunmen killed five people in Paris on Monday. Police in Paris said nothing of Victoria."


def details(page: Any, words: str) -> Any:
    page.locator("[data-mention]", has_text=words).first.click()
    return page.locator("#gm-dock")


def download(page: Any, folder: Path) -> Path:
    page.locator("#gm-export").click()
    with page.expect_download() as waiting:
        page.locator("#gm-exports button", has_text="Corrections").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_a_correction_comes_back_in_the_next_run(open_map: Any, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    page = open_map(list(gm.parse(report).records)).page
    dock = details(page, "Paris")
    other = dock.locator(".gm-others li").first
    wanted = other.locator("span").first.inner_text()
    other.get_by_role("button", name="It is this one").click()
    assert dock.get_by_text(f"You said: it is {wanted}.").is_visible()
    path = download(page, tmp_path)
    assert path.name == "geomap-corrections.json"

    target = tmp_path / "again.jsonl"
    told = CliRunner().invoke(main, ["parse", str(report), "--corrections", str(path), "-o", str(target)])
    assert told.exit_code == 0, told.output
    assert "1 of 1 corrections took effect" in told.stderr
    (record,) = (json.loads(line) for line in target.read_text(encoding="utf-8").splitlines())
    chosen = json.loads(path.read_text(encoding="utf-8"))["corrections"][0]["place_id"]
    assert [mention["place_id"] for mention in record["mentions"] if mention["text"] == "Paris"] == [chosen, chosen]
    assert record["geomap"]["corrected"] == 1


def test_a_mention_that_is_no_place_leaves_the_map(open_map: Any, tmp_path: Path) -> None:
    page = open_map(list(gm.parse([TEXT]).records)).page
    assert page.locator("[data-mark]").count() == 1
    details(page, "Paris").get_by_role("button", name="Not a place").click()
    path = download(page, tmp_path)
    page = open_map(list(gm.parse([TEXT], corrections=path).records)).page
    assert page.locator("[data-mark]").count() == 0


def test_what_was_said_is_seen_and_taken_back(open_map: Any) -> None:
    page = open_map(list(gm.parse([TEXT]).records)).page
    dock = details(page, "Paris")
    wrong = dock.get_by_role("button", name="Wrong place")
    wrong.click()
    assert dock.get_by_role("button", name="Wrong place").get_attribute("aria-pressed") == "true"
    assert page.locator(".gm-mention.is-corrected").count() == 1
    dock.get_by_role("button", name="Wrong place").click()
    assert page.locator(".gm-mention.is-corrected").count() == 0
    page.locator("#gm-export").click()
    assert not page.locator("#gm-exports button", has_text="Corrections").is_visible()


def test_keys_alone_correct_a_mention(open_map: Any) -> None:
    page = open_map(list(gm.parse([TEXT]).records)).page
    page.locator("[data-mention]", has_text="Paris").first.focus()
    page.keyboard.press("Enter")
    button = page.locator("#gm-dock").get_by_role("button", name="Right place")
    button.focus()
    page.keyboard.press("Space")
    assert page.locator("#gm-dock").get_by_role("button", name="Right place").get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.dataset.say") == "right_place"


def test_hostile_words_are_written_as_they_are(open_map: Any, tmp_path: Path) -> None:
    opened = open_map([make_record(doc_id=HOSTILE[:40])])
    details(opened.page, "Дніпро").get_by_role("button", name="Right place").click()
    (found,) = json.loads(download(opened.page, tmp_path).read_text(encoding="utf-8"))["corrections"]
    assert (found["text"], found["doc_id"]) == ("Дніпро", HOSTILE[:40])
    assert opened.errors == []
