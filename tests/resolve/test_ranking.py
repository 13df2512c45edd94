"""Ranking: what is said of a sense is what it was ranked by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from geomap.gazetteer import Gazetteer
from geomap.geo.geodesic import distance_m
from geomap.model import Document, LonLat, Mention
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.resolve.board import Board
from geomap.resolve.company import Company
from geomap.resolve.features import FEATURES
from geomap.resolve.query import make_queries
from geomap.resolve.ranking import Ranking, shares_of, weights
from geomap.resolve.resolver import find_known, lay_out

TEXT = "A flood reached Troy, Ohio, on Monday. Roads in Dayton and Piqua were closed. Officials in Paris watched."


def _lay_out(
    document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer
) -> tuple[Board | None, list[int | None]]:
    queries = make_queries(document, mentions, gazetteer)
    return lay_out(document, mentions, queries, find_known(mentions, queries, gazetteer), gazetteer)


@pytest.fixture
def board(gazetteer: Gazetteer) -> Board:
    document = segment(document_from_text(TEXT))
    mentions = recognize(document, gazetteer)
    board, numbers = _lay_out(document, mentions, gazetteer)
    assert board is not None
    assert [number for number in numbers if number is not None] == list(range(5))
    return board


def test_every_feature_has_weights_and_a_docstring() -> None:
    for stage in ("alone", "together"):
        assert weights(stage).keys() == FEATURES.keys()
    assert all(feature.values.__doc__ for feature in FEATURES.values())


def test_the_parts_that_are_named_sum_up_to_the_total(board: Board) -> None:
    ranking = Ranking(board)
    for row in range(len(board.entries)):
        reasons = ranking.reasons(row, limit=len(FEATURES))
        assert sum(reason.weight or 0.0 for reason in reasons) == pytest.approx(ranking.totals[row], abs=0.3)
        assert len({reason.rule for reason in reasons}) == len(reasons)
        assert all(reason.text for reason in reasons)


def test_the_best_sense_has_the_highest_total_and_share(board: Board) -> None:
    ranking = Ranking(board)
    for number in range(len(board.queries)):
        best, *others = ranking.ranked(number)
        assert all(best.total >= other.total and best.share >= other.share for other in others)
        assert sum(one.share for one in (best, *others)) <= 1.0
        assert best.row == ranking.best(number)


def test_towns_of_one_county_settle_each_other(board: Board) -> None:
    ranking = Ranking(board)
    best = {query.key: ranking.ranked(number)[0].place for number, query in enumerate(board.queries)}
    assert {best[name].admin1 for name in ("troy", "dayton", "piqua")} == {"US.OH"}


def test_company_measures_like_the_geodesic_and_leaves_out_the_name_itself(board: Board) -> None:
    company = Company(board, shares_of(board, np.zeros(len(board.entries))))
    for number, start in enumerate(board.starts):
        found = company.nearest(int(start))
        if found is None:
            continue
        other, km = found
        assert board.name_of[other] != number
        here, there = (board.entries[row].place.position for row in (int(start), other))
        assert km == pytest.approx(distance_m(LonLat(*here), LonLat(*there)) / 1000, rel=0.006, abs=0.5)
        many, one = company.near(100.0)
        assert 0.0 <= one[start] <= many[start] + 1e-9


def test_a_long_document_is_ranked_in_time_that_grows_with_its_names(gazetteer: Gazetteer) -> None:
    names = [place.name for place in gazetteer.within(gazetteer.boundaries.country("FR"), limit=900)]  # type: ignore[arg-type]
    document = segment(document_from_text(". ".join(f"He went to {name}" for name in names)))
    mentions = recognize(document, gazetteer)
    board, _ = _lay_out(document, mentions, gazetteer)
    assert board is not None
    assert len(Company(board, shares_of(board, np.zeros(len(board.entries)))).rows) <= 64 * 8
