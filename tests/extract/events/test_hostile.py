"""Any text gives events or none, never an exception, and time grows with the text and no faster."""

from __future__ import annotations

import time

import pytest
from extract.events.stage import events_of
from hypothesis import given, settings
from hypothesis import strategies as st

WORDS = [
    "attack",
    "the",
    "if",
    "not",
    "talks",
    ",",
    "“",
    "”",
    "—",
    "in",
    "by",
    "killed",
    "12",
    "$5m",
    "S-300",
    "was",
    "\n",
    ".",
]


@given(st.text(max_size=150), st.text(max_size=150))
@settings(max_examples=60, deadline=None)
def test_any_text(before: str, after: str) -> None:
    text = f"{before}\nRebels attacked the town.\n{after}"
    for event in events_of(text):
        assert 0 <= event.start <= event.trigger_start < event.trigger_end <= event.end <= len(text)
        assert text[event.trigger_start : event.trigger_end] == event.trigger
        assert event.reasons


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_any_order_of_words(text: str) -> None:
    for event in events_of(text):
        assert text[event.trigger_start : event.trigger_end] == event.trigger


@pytest.mark.parametrize(
    "unit", ["attack ", "if not ", "12 ", "“", "the talks ", ", and ", "in the in ", "killed by ", "attack in May "]
)
def test_one_long_sentence(unit: str) -> None:
    began = time.perf_counter()
    events_of(unit * (20_000 // len(unit)))
    assert time.perf_counter() - began < 10
