"""Distance claims of other places and wordings, read and judged from bare text.

The set was written before anything was run on it. Figures, first run and now:

==================== ======== ========
detection F1         .976     .976
traps hit            0 of 80  0 of 80
value                .995     .995
landmark             .974     .974
subject              .963     .963
verdict end to end   .892     .892
false alarms         2        2
pairs both right     45 of 50 45 of 50
==================== ======== ========
"""

from __future__ import annotations

from itertools import groupby

import pytest
from extract.claims_scorer import Score, count_pairs, score_passages
from support import read_cases

from geomap.gazetteer import Gazetteer
from geomap.model import LonLat
from geomap.pipeline import analyse
from geomap.read import document_from_text

PASSAGES = {key: list(rows) for key, rows in groupby(read_cases("claims_fresh"), key=lambda row: row["id"])}
ISLANDS = {"f090", "f093"}
"""Islands off their own country's coast, which are measured to their own shore."""

PLACES = {row["name"]: LonLat(float(row["lon"]), float(row["lat"])) for row in read_cases("claims_fresh_places")}


@pytest.fixture(scope="module")
def score(gazetteer: Gazetteer) -> Score:
    answers = {}
    for key, rows in PASSAGES.items():
        record = analyse(document_from_text(rows[0]["text"], doc_id=key), gazetteer)
        answers[key] = list(zip(record.claims, record.verdicts, strict=True))
    return score_passages(PASSAGES, answers, PLACES)


def test_the_set_is_large_enough() -> None:
    rows = [row for rows in PASSAGES.values() for row in rows]
    assert sum(bool(row["relation"]) for row in rows) >= 170
    assert sum(not row["relation"] for row in rows) >= 70
    assert len({row["country"] for row in read_cases("claims_fresh_places")}) >= 60


def test_claims_are_found_and_traps_are_not(score: Score) -> None:
    assert score.detection_f1 >= 0.98, score.wrong
    assert score.counts["traps hit"] == 0, score.wrong


@pytest.mark.parametrize(
    ("what", "goal"), [("value", 0.98), ("landmark", 0.96), ("subject", 0.94), ("direction", 0.98)]
)
def test_parts_of_claims_are_right(what: str, goal: float, score: Score) -> None:
    assert score.share(f"{what} right", f"{what} asked") >= goal, score.wrong


def test_verdicts_are_right(score: Score) -> None:
    assert score.share("verdict right", "claims") >= 0.94, score.wrong
    assert score.false_alarms <= ISLANDS, score.wrong


def test_minimal_pairs_are_told_apart(score: Score) -> None:
    both, all_ = count_pairs(score, PASSAGES)
    assert all_ >= 40
    assert both >= 0.9 * all_, score.wrong
