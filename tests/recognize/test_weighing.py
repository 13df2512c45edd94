"""Weighing again: the signs are those that decided."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import PINNABLE_READINGS, REJECTED_READINGS, Mention
from geomap.read import document_from_text, segment
from geomap.recognize import Weighed, recognize, weigh_again

TEXT = (
    "The ministers met in Lagos on Monday. Manda was late, and the talks of Manda failed. Jackson returned to Reading. "
    "Officials from NATO and Mali spoke in Bamako, and troops of Mobile went home. Nice weather returned. "
    "The economy of Jordan grew, while Chad and Jordan signed a treaty with the Paris club. Police in Orange arrested "
    "two men. Georgia won the match against Ireland in Dublin. Victoria spoke to reporters in Hope. "
    "China's exports grew. The president of Peru flew to Lima. "
    "Trade with Germany fell, and the French government blamed Berlin for it."
)


def _weigh(text: str, gazetteer: Gazetteer) -> list[tuple[Mention, tuple[Weighed, ...]]]:
    document = segment(document_from_text(text))
    mentions = recognize(document, gazetteer)
    weighed = weigh_again(document, mentions, gazetteer)
    return list(zip(mentions, weighed, strict=True))


def _asked(found: list[tuple[Mention, tuple[Weighed, ...]]], question: str) -> list[tuple[Mention, Weighed]]:
    return [(mention, one) for mention, weighed in found for one in weighed if one.question == question]


@pytest.fixture(scope="module")
def found(gazetteer: Gazetteer) -> list[tuple[Mention, tuple[Weighed, ...]]]:
    return _weigh(TEXT, gazetteer)


def test_the_sum_is_what_was_recorded(found: list[tuple[Mention, tuple[Weighed, ...]]]) -> None:
    recorded = 0
    for mention, weighed in _asked(found, "place"):
        assert weighed.is_yes == (mention.reading not in REJECTED_READINGS)
        for reason in mention.reasons:
            if reason.rule == "signs" and reason.weight is not None:
                assert reason.weight == pytest.approx(weighed.log_odds, abs=0.00501)
                recorded += 1
    assert recorded >= 5


def test_a_name_rejected_by_signs_has_its_signs(found: list[tuple[Mention, tuple[Weighed, ...]]]) -> None:
    by_signs = [weighed for mention, weighed in found if any(reason.rule == "signs" for reason in mention.reasons)]
    assert by_signs
    assert all(by_signs)


def test_signs_that_weigh_most_come_first_and_have_words(found: list[tuple[Mention, tuple[Weighed, ...]]]) -> None:
    for _, weighed in (*_asked(found, "place"), *_asked(found, "ground")):
        sizes = [abs(sign.weight) for sign in weighed.signs]
        assert sizes == sorted(sizes, reverse=True)
        assert all(sign.text for sign in weighed.signs)


def test_a_reading_turned_by_signs_has_its_signs(found: list[tuple[Mention, tuple[Weighed, ...]]]) -> None:
    turned = [(mention, weighed) for mention, weighed in found if mention.reasons[0].rule.startswith("signs-")]
    assert turned
    assert {mention.mention_id for mention, _ in turned} == {one.mention_id for one, _ in _asked(found, "ground")}
    for mention, weighed in _asked(found, "ground"):
        assert weighed.is_yes == (mention.reading in PINNABLE_READINGS)


def test_rules_that_decided_alone_have_no_signs(gazetteer: Gazetteer) -> None:
    assert {weighed for _, weighed in _weigh("Secretary Marco Rubio spoke.", gazetteer)} == {()}
    assert _weigh("Nothing was said.", gazetteer) == []
