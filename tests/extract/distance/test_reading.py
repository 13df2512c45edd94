"""The catalogue of forms and traps, one case a line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

CASES = Path(__file__).resolve().parents[2] / "cases" / "claims_reading.csv"


def _cases(*, traps: bool) -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as stream:
        return [case for case in csv.DictReader(stream) if (case["span"] == "") is traps]


@pytest.mark.parametrize("case", _cases(traps=False), ids=lambda case: case["case_id"])
def test_claim(case: dict[str, str], read_claims) -> None:
    claim = read_claims(case["text"])[0]
    assert claim.reasons
    assert (claim.text, claim.relation.value) == (case["span"], case["relation"])
    for measured, stated in ((claim.low_m, case["low_km"]), (claim.high_m, case["high_km"])):
        assert measured == (pytest.approx(float(stated) * 1000, rel=2e-3) if stated else None)
    assert claim.direction_deg == (float(case["direction_deg"]) if case["direction_deg"] else None)
    located = claim.subject.place.name if claim.subject and claim.subject.place else ""
    assert located == case["subject"]
    assert case["landmark"] in (claim.landmark.text if claim.landmark else "")
    if case["actor"]:
        assert claim.actor_country == case["actor"]


@pytest.mark.parametrize("case", _cases(traps=True), ids=lambda case: case["case_id"])
def test_trap(case: dict[str, str], read_claims) -> None:
    assert [claim.text for claim in read_claims(case["text"])] == []
