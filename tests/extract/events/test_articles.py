"""Whole articles, written for this project: every pin is one that a reader would set, and few are missing.

``events_articles.csv`` holds what a reader pins: the word that names it, its type, place and date. A cell with ``|``
holds what may stand.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Event, Placement, Record
from geomap.pipeline import analyse
from geomap.read import document_from_text
from tests.support import CASES, read_cases

ROWS = read_cases("events_articles")
ARTICLES = sorted((CASES / "articles").glob("*.txt"))
PUBLISHED = {"mexico": date(2025, 11, 12)}
FOUND = 0.9
RIGHT = 0.95


@cache
def _record(path: Path, gazetteer: Gazetteer) -> Record:
    text = path.read_text(encoding="utf-8")
    return analyse(document_from_text(text, doc_id=path.stem, published=PUBLISHED.get(path.stem)), gazetteer)


def _place(event: Event, record: Record) -> str:
    return next(mention.text for mention in record.mentions if mention.mention_id == event.mention_id)


def _pins(gazetteer: Gazetteer) -> list[tuple[str, Event, str]]:
    records = [(path.stem, _record(path, gazetteer)) for path in ARTICLES]
    return [
        (stem, event, _place(event, record))
        for stem, record in records
        for event in record.events
        if event.placement is Placement.PIN
    ]


def _is_row(row: dict[str, str], stem: str, event: Event, place: str) -> bool:
    named = any(words in event.trigger or event.trigger in words for words in row["trigger"].split("|"))
    return row["article"] == stem and named and row["place"] == place


def test_every_pin_is_a_reader_s(gazetteer: Gazetteer) -> None:
    pins = _pins(gazetteer)
    wrong = [
        (stem, event.trigger, place)
        for stem, event, place in pins
        if not any(_is_row(row, stem, event, place) for row in ROWS)
    ]
    assert len(wrong) <= (1 - RIGHT) * len(pins), wrong


def test_few_are_missing(gazetteer: Gazetteer) -> None:
    pins = _pins(gazetteer)
    missing = [row for row in ROWS if not any(_is_row(row, *pin) for pin in pins)]
    assert len(missing) <= (1 - FOUND) * len(ROWS), missing


@pytest.mark.parametrize("part", ["sub_event_type", "date"])
def test_types_and_dates_of_those_found(part: str, gazetteer: Gazetteer) -> None:
    found = [(row, pin[1]) for row in ROWS for pin in _pins(gazetteer) if _is_row(row, *pin)]
    wrong = []
    for row, event in found:
        when = event.when
        days = [str(day or "") for day in ((when.first, when.last) if when else (None, None))]
        right = event.acled_sub_event_type in row["sub_event_type"].split("|")
        if not (right if part == "sub_event_type" else days == [row["first"], row["last"]]):
            wrong.append((row, event.acled_sub_event_type, days))
    assert len(wrong) <= (1 - RIGHT) * len(found), wrong
