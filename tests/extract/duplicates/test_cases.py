"""Pairs of short reports: linked or not, and what they contradict each other in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support import read_cases

from geomap.extract.duplicates import find_duplicates
from geomap.gazetteer import Gazetteer
from geomap.model import Duplicate, Match
from geomap.pipeline import analyse
from geomap.read import document_from_text

CASES = [*read_cases("duplicates"), *read_cases("duplicates_unseen")]
RIGHT = 0.95
DAY = date(2026, 3, 10)
DAY_OF_FIRST = date(2026, 1, 7)


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
    answers = [told(find_in_case(case, gazetteer)) for case in CASES]
    pairs = zip(CASES, answers, strict=True)
    wrong = [f"{case['case']}: {answer}" for case, answer in pairs if answer != wanted(case)]
    assert len(wrong) <= (1 - RIGHT) * len(CASES), "\n".join(wrong)


@pytest.mark.parametrize("kind", ["other day", "other town", "next meeting", "two strikes"])
def test_kinds_told_apart(gazetteer: Gazetteer, kind: str) -> None:
    cases = [case for case in CASES if case["kind"] == kind]
    assert len(cases) >= 4
    assert [told(find_in_case(case, gazetteer))[0] for case in cases] == [case["linked"] for case in cases]


def test_a_document_s_own_repetitions_are_no_duplicates(gazetteer: Gazetteer) -> None:
    text = "A drone struck Dnipro on Tuesday, killing three people."
    record = analyse(document_from_text(f"{text}\n\n{text} Later {text}", doc_id="a", published=DAY), gazetteer)
    assert record.events
    assert list(find_duplicates([record])) == []


def test_the_seeds_two_paris_meetings_are_not_linked(root: Path, gazetteer: Gazetteer) -> None:
    """The first is dated 6 January; the second only says its weekday, or not even that, without a publication day."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "seeds").glob("*.txt"))]
    for published in ((DAY_OF_FIRST, None), (None, None), (DAY_OF_FIRST, DAY_OF_FIRST)):
        documents = [
            document_from_text(text, doc_id=str(number), published=day)
            for number, (text, day) in enumerate(zip(texts, published, strict=True))
        ]
        assert list(find_duplicates(analyse(document, gazetteer) for document in documents)) == []


def test_every_pair_has_weighted_reasons_and_a_table(gazetteer: Gazetteer) -> None:
    (found,) = find_in_case(next(case for case in CASES if case["case"] == "numbers-1"), gazetteer)
    assert 0.5 <= found.score <= 1
    assert all(reason.text and reason.weight is not None for reason in found.reasons)
    (dead,) = [each for each in found.agreements if each.attribute == "dead"]
    assert (dead.first, dead.second, dead.match) == ("5", "3", Match.CONTRADICT)
