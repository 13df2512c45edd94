"""What a model wrote, where its names stand, and whom geomap asks: cases in tests/cases/llm_*.csv."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from support import read_cases

from geomap.errors import FinderError
from geomap.recognize.finders.llm import endpoint, make
from geomap.recognize.finders.llm.answer import SaidName, read_answer
from geomap.recognize.finders.llm.chat import answer_schema, request_body
from geomap.recognize.finders.llm.places import place_names
from geomap.recognize.finders.llm.settings import default_settings


def _by_name(case: dict[str, str]) -> str:
    return case["name"]


@pytest.mark.parametrize("case", read_cases("llm_answers"), ids=_by_name)
def test_answer(case: dict[str, str]) -> None:
    names, fault = read_answer(case["content"], default_settings())
    assert "|".join(name.text for name in names) == case["names"]
    assert case["fault"] in fault
    assert bool(fault) == bool(case["fault"])


def test_more_names_than_are_taken() -> None:
    settings = default_settings()
    names, fault = read_answer("[" + ",".join(['"Izium"'] * (settings.most_names + 5)) + "]", settings)
    assert len(names) == settings.most_names
    assert fault.startswith("5 of 405 names")


def test_kind_is_one_of_ours_or_none() -> None:
    content = '[{"text": "Izium", "kind": "city"}, {"text": "Izium", "kind": "{{ 7*7 }}"}]'
    assert [name.kind for name in read_answer(content, default_settings())[0]] == ["city", ""]


@pytest.mark.parametrize("content", ["{" * 200_000, '{"a":' * 100_000, "```json\n" * 50_000, "[{" * 100_000 + "]"])
def test_hostile_answer_is_read_in_linear_time(content: str) -> None:
    began = time.perf_counter()
    assert read_answer(content, default_settings())[1]
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize("case", read_cases("llm_places"), ids=_by_name)
def test_place(case: dict[str, str]) -> None:
    text = case["text"]
    (found,) = place_names([SaidName(case["said"], case["before"], "city")], text, 0, len(text))
    assert found.label == "city"
    assert ("" if found.start is None else f"{found.start}-{found.end}") == case["found"]
    assert found.text == (case["said"] if found.start is None else text[found.start : found.end])


def test_same_words_said_again_mean_the_next_ones() -> None:
    text = "They met in Paris and again in Paris, then a third time in Paris."
    found = place_names([SaidName("Paris", "in ")] * 3, text, 0, len(text))
    assert [name.start for name in found] == [12, 31, 59]


def test_only_the_stretch_is_searched() -> None:
    text = "Izium was hit. Izium burned."
    assert [found.start for found in place_names([SaidName("Izium")], text, 15, len(text))] == [15]


@pytest.mark.parametrize("case", read_cases("llm_addresses"), ids=_by_name)
def test_address(case: dict[str, str]) -> None:
    environ = dict(pair.split("=", 1) for pair in case["environ"].split(" ") if pair)
    if case["error"]:
        with pytest.raises(FinderError) as caught:
            make(case["argument"], environ=environ)
        assert case["error"] in str(caught.value)
        return
    finder = make(case["argument"], environ=environ)
    assert (finder.chat.endpoint.url, finder.chat.endpoint.model) == (case["url"], case["model"])
    assert finder.name == f"llm:{case['model']}"


def test_key_is_never_shown() -> None:
    finder = make("#m", environ={"GEOMAP_LLM_KEY": "s3cret"})
    assert finder.chat.endpoint.key == "s3cret"
    assert "s3cret" not in repr(finder)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOMAP_LLM_MODEL", "m")
    monkeypatch.setenv("GEOMAP_LLM_TIMEOUT", "7.5")
    assert make().chat.settings.timeout_s == 7.5


def test_prompt_and_schema_name_the_same_kinds_and_keys() -> None:
    item = answer_schema()["properties"]["names"]["items"]["properties"]
    prompt = request_body("", "m", default_settings(), has_schema=False)["messages"][0]["content"]
    (kinds,) = re.findall(r'^"kind": one of (.+)\.$', prompt, re.MULTILINE)
    assert kinds.split(", ") == item["kind"]["enum"]
    assert re.findall(r'^"(\w+)":', prompt, re.MULTILINE) == list(item)


def test_page_says_every_setting_and_the_true_numbers(root: Path) -> None:
    page, settings = (root / "docs" / "llm.md").read_text(encoding="utf-8"), default_settings()
    variables = {value for name, value in vars(endpoint).items() if name.endswith("_VARIABLE")}
    assert set(re.findall(r"GEOMAP_LLM_\w+", page)) == variables
    assert endpoint.DEFAULT_URL in page
    for words in (f"{settings.timeout_s:g} s", f"{settings.window:,} characters", f"{settings.max_tokens:,} tokens"):
        assert words in page
