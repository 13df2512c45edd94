"""Comparing: the explanation is what the choice was made by."""

from __future__ import annotations

import pytest

from geomap.cli.explain_choice import explain_choice
from geomap.gazetteer import Gazetteer
from geomap.model import Document
from geomap.pipeline import analyse
from geomap.resolve import compare
from geomap.resolve.features import FEATURES
from geomap.resolve.query import make_queries
from geomap.resolve.ranking import Ranking, feature_matrix, weights
from geomap.resolve.resolver import find_known, lay_out

TEXTS = [
    "A flood reached Troy, Ohio, on Monday. Roads in Dayton and Piqua were closed.",
    "Police in Springfield, Illinois, spoke of Paris and London.",
    "Shells hit Georgia. Officials in Tbilisi and Gori met.",
    "He flew from Valencia to Cordoba, then to Merida in Mexico.",
    "Tripoli and Alexandria were dark; Hyderabad in Pakistan was not.",
    "A storm crossed Birmingham, Alabama, and San Jose (37.3382, -121.8863).",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_parts_sum_up_to_the_difference_of_the_totals(gazetteer: Gazetteer, text: str) -> None:
    record = analyse(Document(doc_id="d", text=text), gazetteer)
    compared = compare(record.document, record.mentions, gazetteer)
    assert sum(one is not None for one in compared) >= 2
    queries = make_queries(record.document, record.mentions, gazetteer)
    board, numbers = lay_out(
        record.document, record.mentions, queries, find_known(record.mentions, queries, gazetteer), gazetteer
    )
    assert board is not None
    ranking = Ranking(board)
    matrix, vector = feature_matrix(ranking._weighing), [weights("together")[name] for name in FEATURES]
    for one, resolution, number in zip(compared, record.resolutions, numbers, strict=True):
        if one is None or number is None:
            continue
        best, other = (
            next(sense for sense in ranking.ranked(number) if sense.place == place)
            for place in (one.winner, one.runner_up)
        )
        assert one.totals == pytest.approx((best.total, other.total))
        assert sum(part.difference for part in one.parts) == pytest.approx(best.total - other.total, abs=1e-9)
        recomputed = {
            name: ((matrix[best.row, at] * vector[at]), (matrix[other.row, at] * vector[at]))
            for at, name in enumerate(FEATURES)
        }
        assert all(recomputed[part.feature] == pytest.approx((part.winner, part.runner_up)) for part in one.parts)
        assert resolution.place in {one.winner, None}
        lines = list(explain_choice(resolution, one))
        figures = [float(line.split()[0]) for line in lines[3:] if " even " not in line]
        assert sum(figures[:-1]) == pytest.approx(figures[-1], abs=0.005 * len(FEATURES))
        assert figures[:-1] == sorted(figures[:-1], key=lambda figure: -abs(figure))


@pytest.mark.parametrize(("state", "unit"), [("Ohio", "US.OH"), ("Michigan", "US.MI"), ("Alabama", "US.AL")])
def test_another_container_is_another_reason(gazetteer: Gazetteer, state: str, unit: str) -> None:
    record = analyse(Document(doc_id="d", text=f"A flood reached Troy, {state}, on Monday."), gazetteer)
    comparison = compare(record.document, record.mentions, gazetteer)[0]
    assert comparison is not None
    assert comparison.winner.admin1 == unit
    lines = list(explain_choice(record.resolutions[0], comparison))
    assert any("container" in line and f"lies in “{state}”" in line for line in lines)


def test_what_was_not_ranked_says_so(gazetteer: Gazetteer) -> None:
    record = analyse(Document(doc_id="d", text="Russian drones struck 48.0159, 37.8028."), gazetteer)
    assert compare(record.document, record.mentions, gazetteer) == [None, None]
    for resolution in record.resolutions:
        assert list(explain_choice(resolution, None)) == [
            "  choice      settled without ranking: nothing else was weighed"
        ]
