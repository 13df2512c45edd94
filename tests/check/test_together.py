"""Checks over several claims, or several events, of one document."""

from __future__ import annotations

from datetime import date

import pytest
import shapely
from support import read_cases

from geomap.gazetteer import Gazetteer
from geomap.model import Record
from geomap.pipeline import analyse
from geomap.read import document_from_text
from geomap.tables import read_table


def read(text: str, gazetteer: Gazetteer) -> Record:
    return analyse(document_from_text(text, published=date(2025, 6, 20)), gazetteer)


@pytest.mark.parametrize("case", read_cases("claims_together"), ids=lambda case: case["case_id"])
def test_claims(case: dict[str, str], gazetteer: Gazetteer) -> None:
    record = read(case["text"], gazetteer)
    assert "|".join(verdict.judgement.value for verdict in record.verdicts) == case["judgements"]
    for verdict in record.verdicts:
        told = {reason.rule: reason.text for reason in verdict.reasons}
        if case["rule"].startswith("!"):
            assert case["rule"][1:] not in told
            assert "together" not in {reading.reading for reading in verdict.readings}
        else:
            assert case["says"] in told[case["rule"]]


@pytest.mark.parametrize("case", read_cases("events_together"), ids=lambda case: case["case_id"])
def test_events(case: dict[str, str], gazetteer: Gazetteer) -> None:
    record = read(case["text"], gazetteer)
    told = [reason for event in record.events for reason in event.reasons]
    found = [reason for reason in told if reason.rule.startswith(("sightings-", "count-"))]
    assert record.events
    assert {reason.rule for reason in found} == ({case["rule"]} if case["rule"] else set())
    assert all(case["says"] in reason.text for reason in found)


def test_the_place_that_is_left_satisfies_both(gazetteer: Gazetteer) -> None:
    record = read("Launchers stand 40 km from Kharkiv. The launchers are within 20 km of Belgorod.", gazetteer)
    (reading,) = [reading for reading in record.verdicts[0].readings if reading.reading == "together"]
    zone = shapely.from_wkb(reading.zone_wkb)
    for verdict in record.verdicts:
        limits = shapely.from_wkb(verdict.readings[1].zone_wkb)
        assert shapely.difference(zone, limits).area < 0.01 * zone.area


def test_published_ranges_are_sourced_and_sane() -> None:
    rows = read_table("weapon_ranges")
    names = [name for row in rows for name in row["names"].split("|")]
    assert len(rows) >= 60
    assert len(names) == len(set(names))
    for row in rows:
        assert 0 <= float(row["min_km"]) <= float(row["max_km"]) < 20_000
        assert all(row[column] for column in ("system", "class", "source", "date"))
