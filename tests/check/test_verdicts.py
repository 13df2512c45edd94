"""Verdicts on short texts through reading, recognition, resolution and extraction."""

from __future__ import annotations

import pytest
import shapely
from support import read_cases

from geomap.model import Judgement

SEED = "Satellite imagery confirms Moscow has relocated S-500 missile systems to within 50km of Kharkiv's border."


@pytest.mark.parametrize("case", read_cases("claims_verdicts"), ids=lambda case: case["case_id"])
def test_verdict(case: dict[str, str], judge_text) -> None:
    ((claim, verdict),) = judge_text(case["text"])
    assert claim.relation.value == case["relation"]
    assert verdict.judgement.value == case["judgement"], [str(reason) for reason in verdict.reasons]
    assert verdict.reasons
    assert all(reading.reasons for reading in verdict.readings)
    if case["basis"]:
        assert verdict.default is not None
        assert verdict.default.basis == case["basis"]
    if case["reading"]:
        assert verdict.default.reading == case["reading"]


def test_the_same_under_every_reading(judge_text) -> None:
    ((claim, verdict),) = judge_text(SEED)
    assert (claim.text, claim.low_m, claim.high_m) == ("within 50km of Kharkiv's border", 0.0, 50_000.0)
    assert SEED[claim.quantity_start : claim.quantity_end] == "50km"
    assert (claim.actor_country, claim.subject.place) == ("RU", None)
    assert verdict.judgement is Judgement.PLAUSIBLE
    areas_km2 = {reading.reading: (reading.zone_area_m2 or 0) / 1e6 for reading in verdict.readings}
    assert next(iter(areas_km2)) == "oblast-state-border"
    expected = {"oblast-state-border": 13_094, "oblast-boundary": 13_015, "city-limits": 1_365, "city-point": 566}
    for reading, area_km2 in expected.items():
        assert areas_km2[reading] == pytest.approx(area_km2, rel=0.03)
    assert "whole-state-border" in areas_km2
    assert {reading.basis for reading in verdict.readings} == {"feasible"}
    assert any("cannot be confirmed" in reason.text for reason in verdict.reasons)
    zone = shapely.from_wkb(verdict.default.zone_wkb)
    assert zone.is_valid
    assert not shapely.intersects_xy(zone, 36.25, 49.98)
    assert shapely.intersects_xy(zone, 36.6, 50.58)


def test_readings_that_differ_are_told(judge_text) -> None:
    ((_, verdict),) = judge_text("Islamabad relocated air-defence systems to within 20 km of Amritsar's border.")
    assert {reading.judgement for reading in verdict.readings} > {Judgement.PLAUSIBLE}
    assert any(reason.rule == "depends-on-reading" for reason in verdict.reasons)
