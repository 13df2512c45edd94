"""The whole chain on short texts of other places and wordings: pins, zones, claims, readings and dates."""

from __future__ import annotations

from datetime import date

import pytest
from support import read_cases

from geomap.gazetteer import Gazetteer
from geomap.model import Event, Mention, Place, Placement, Record
from geomap.pipeline import analyse
from geomap.read import document_from_text


def _split(cell: str) -> list[tuple[str, str]]:
    return [tuple(item.rsplit("=", 1)) for item in cell.split(";") if item]  # type: ignore[misc]


def _place(record: Record, event: Event) -> tuple[Mention, Place]:
    for mention, resolution in zip(record.mentions, record.resolutions, strict=True):
        if mention.mention_id == event.mention_id:
            assert resolution.place is not None
            return mention, resolution.place
    raise AssertionError(event)


def _pins(record: Record) -> list[tuple[Event, Mention, Place]]:
    return [(event, *_place(record, event)) for event in record.events if event.placement is Placement.PIN]


@pytest.fixture
def record(case: dict[str, str], gazetteer: Gazetteer) -> Record:
    published = date.fromisoformat(case["published"])
    return analyse(document_from_text(case["text"], doc_id=case["case_id"], published=published), gazetteer)


CASES = [*read_cases("paraphrases"), *read_cases("paraphrases_unseen")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case_id"])
def test_paraphrase(case: dict[str, str], record: Record) -> None:
    pins = _pins(record)
    told = {
        "pins": sorted(f"{mention.text}/{place.country}" for _, mention, place in pins),
        "zones": sum(event.placement is Placement.ZONE for event in record.events),
        "claims": sorted(
            (claim.text, verdict.judgement.value) for claim, verdict in zip(record.claims, record.verdicts, strict=True)
        ),
    }
    assert told == {
        "pins": sorted(filter(None, case["pins"].split(";"))),
        "zones": int(case["zones"]),
        "claims": sorted(_split(case["claims"])),
    }
    for name, allowed in _split(case["readings"]):
        readings = {mention.reading.value for mention in record.mentions if mention.text == name} or {"absent"}
        assert readings <= set(allowed.split("|")), f"{name}: {readings}"
    dates = {mention.text: event.when for event, mention, _ in pins}
    for name, interval in _split(case["dates"]):
        when = dates[name]
        assert when is not None
        assert f"{when.first}..{when.last}" == interval
