"""Pairs of short reports: linked or not, and what they contradict each other in."""

from __future__ import annotations

from datetime import date

import pytest
from support import read_cases

from geomap.extract.duplicates import find_duplicates
from geomap.gazetteer import Gazetteer
from geomap.model import Duplicate, Match
from geomap.pipeline import analyse
from geomap.read import document_from_text

CASES = read_cases("duplicates")
RIGHT = 0.95


def find_in_case(case: dict[str, str], gazetteer: Gazetteer) -> list[Duplicate]:
    records = []
    for side in "ab":
        published = date.fromisoformat(case[f"published_{side}"]) if case[f"published_{side}"] else None
        document = document_from_text(case[f"text_{side}"], doc_id=side, published=published)
        records.append(analyse(document, gazetteer))
    return list(find_duplicates(records))


def told(found: list[Duplicate]) -> tuple[str, str]:
    contradicts = found[0].attributes(Match.CONTRADICT) if found else ()
    return ("yes" if found else "no"), "|".join(sorted(contradicts))


def wanted(case: dict[str, str]) -> tuple[str, str]:
    return case["linked"], "|".join(sorted(filter(None, case["contradicts"].split("|"))))


def test_cases(gazetteer: Gazetteer) -> None:
    answers = {case["case"]: told(find_in_case(case, gazetteer)) for case in CASES}
    wrong = [f"{case['case']}: {answers[case['case']]}" for case in CASES if answers[case["case"]] != wanted(case)]
    assert len(wrong) <= (1 - RIGHT) * len(CASES), "\n".join(wrong)


@pytest.mark.parametrize("kind", ["other day", "other town", "next meeting", "two strikes"])
def test_kinds_told_apart(gazetteer: Gazetteer, kind: str) -> None:
    cases = [case for case in CASES if case["kind"] == kind]
    assert len(cases) >= 4
    assert [told(find_in_case(case, gazetteer))[0] for case in cases] == [case["linked"] for case in cases]
