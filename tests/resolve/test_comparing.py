"""Comparing: the parts are the ranker's own, and sum up to what the senses are apart."""

from __future__ import annotations

from math import exp

import pytest
from support import read_cases

from geomap.errors import UnknownNameError
from geomap.gazetteer import Gazetteer
from geomap.model import Document, Mention, Status
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.resolve import UNSAID, Comparer, Comparison, resolve
from geomap.resolve.features import FEATURES, Weighing
from geomap.resolve.query import make_queries
from geomap.resolve.ranking import Ranking, feature_matrix, weights
from geomap.resolve.resolver import find_known, lay_out
from geomap.tables import read_table

CASES = read_cases("explain_choices")


def _read(text: str, gazetteer: Gazetteer) -> tuple[Document, tuple[Mention, ...]]:
    document = segment(document_from_text(text))
    return document, recognize(document, gazetteer)


def _compare(text: str, name: str, gazetteer: Gazetteer, against: str | None = None) -> Comparison:
    document, mentions = _read(text, gazetteer)
    at = next(at for at, mention in enumerate(mentions) if mention.text == name)
    compared = Comparer(document, mentions, gazetteer).compare(at, against)
    assert compared is not None
    return compared


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_differences_sum_up_to_the_lead(case: dict[str, str], gazetteer: Gazetteer) -> None:
    for against in (None, case["against"]):
        compared = _compare(case["text"], case["name"], gazetteer, against)
        assert compared.best.place.place_id == case["place_id"]
        assert sum(each.points for each in compared.differences) == pytest.approx(compared.lead, abs=1e-9)
        assert compared.other is not None
        assert compared.best.share / compared.other.share == pytest.approx(exp(compared.lead))
        assert all(each.weight == weights("together")[each.feature] for each in compared.differences)


@pytest.mark.parametrize("case", CASES[::4], ids=lambda case: case["text"])
def test_parts_are_the_matrix_times_the_weights(case: dict[str, str], gazetteer: Gazetteer) -> None:
    document, mentions = _read(case["text"], gazetteer)
    queries = make_queries(document, mentions, gazetteer)
    board, _ = lay_out(document, mentions, queries, find_known(mentions, queries, gazetteer), gazetteer)
    assert board is not None
    ranking, alone = Ranking(board), feature_matrix(Weighing(board, None, {}))
    for row in range(len(board.entries)):
        parts = ranking.parts(row)
        assert [part.feature for part in parts] == list(FEATURES)
        assert sum(part.value * part.weight for part in parts) == pytest.approx(ranking.totals[row], abs=1e-9)
        lasting = [part.value for part, feature in zip(parts, FEATURES.values(), strict=True) if feature.is_lasting]
        columns = [at for at, feature in enumerate(FEATURES.values()) if feature.is_lasting]
        assert lasting == alone[row, columns].tolist()
        assert all(bool(part.text) == bool(part.value) for part in parts)


def test_the_best_sense_is_what_the_resolver_chose(gazetteer: Gazetteer) -> None:
    for case in CASES[::3]:
        document, mentions = _read(case["text"], gazetteer)
        comparer = Comparer(document, mentions, gazetteer)
        for at, resolution in enumerate(resolve(document, mentions, gazetteer)):
            compared = comparer.compare(at)
            if compared is None or resolution.place is None:
                continue
            assert resolution.place == compared.best.place
            assert [one.place for one in resolution.alternatives] == [one.place for one in compared.senses[1:6]]
            if len(resolution.reasons) <= 4:
                assert resolution.score == round(compared.best.share, 4)


def test_each_place_is_a_candidate_once_and_all_belief_is_shared(gazetteer: Gazetteer) -> None:
    compared = _compare("A man died in Springfield.", "Springfield", gazetteer)
    ids = [sense.place.place_id for sense in compared.senses]
    assert len(ids) == len(set(ids)) > 30
    assert 0 < compared.unsaid < 0.01
    assert compared.best.share / compared.unsaid == pytest.approx(exp(compared.best.total - UNSAID))


def test_an_only_sense_is_compared_with_nothing(gazetteer: Gazetteer) -> None:
    compared = _compare("Rain fell in Liechtenstein.", "Liechtenstein", gazetteer)
    assert (compared.other, compared.differences) == (None, ())
    assert compared.lead == compared.best.total - UNSAID


@pytest.mark.parametrize(
    "text", ["French police watched.", "Secretary Marco Rubio spoke.", "It fell at 48.5123, 35.2456."]
)
def test_nothing_is_ranked_where_there_is_nothing_to_choose(text: str, gazetteer: Gazetteer) -> None:
    document, mentions = _read(text, gazetteer)
    assert mentions
    assert Comparer(document, mentions, gazetteer).compare(0) is None


def test_a_doubted_sense_is_still_compared(gazetteer: Gazetteer) -> None:
    document, mentions = _read("Rebels took the town of Sandia in Niger on Monday.", gazetteer)
    (resolution, *_) = resolve(document, mentions, gazetteer)
    assert resolution.status is Status.UNRESOLVED
    compared = Comparer(document, mentions, gazetteer).compare(0)
    assert compared is not None
    assert compared.best.place == resolution.alternatives[0].place


def test_a_place_that_is_no_candidate_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownNameError, match=r"no other sense with the id 'geonames:1'; there are: geonames:\d+ \("):
        _compare("Rain fell in Paris.", "Paris", gazetteer, against="geonames:1")


def test_every_feature_has_a_label() -> None:
    labels = {row["feature"]: row["label"] for row in read_table("resolve_features")}
    assert labels.keys() == FEATURES.keys()
    assert max(map(len, labels.values())) <= 40
