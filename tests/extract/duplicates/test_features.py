"""Single features of a pair, and which events meet at all."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.extract.duplicates.blocks import FULLEST, Blocks
from geomap.extract.duplicates.facts import Facts, facts_of
from geomap.extract.duplicates.features import overlap, reasons_for, weights
from geomap.gazetteer import Gazetteer
from geomap.pipeline import analyse
from geomap.read import document_from_text

DAY = date(2026, 3, 10)


def read(text: str, gazetteer: Gazetteer, *, doc_id: str = "a", published: date | None = DAY) -> Facts:
    record = analyse(document_from_text(text, doc_id=doc_id, published=published), gazetteer)
    return next(facts_of(record))


@pytest.mark.parametrize(
    ("first", "second", "published", "feature"),
    [
        ("A drone struck Nikopol on Tuesday.", "A drone struck Marhanets on Tuesday.", DAY, ""),
        ("A drone struck near Nikopol on Tuesday.", "A drone struck Marhanets on Tuesday.", DAY, "place-near"),
        ("Israeli jets bombed Idlib on Tuesday.", "Turkish jets bombed Idlib on Tuesday.", DAY, "actor-differ"),
        ("A drone struck Sumy on Monday.", "A drone struck Sumy on Thursday.", None, ""),
        ("A drone struck Sumy on Monday.", "A drone struck Sumy on Tuesday.", None, "weekday-beside"),
        ("A drone struck Sumy on Tuesday, killing two people.", "A drone struck Sumy on Tuesday, killing six people.",
         DAY, "dead-differ"),
        ("A drone killed at least two people in Sumy.", "A drone killed six people in Sumy.", DAY, "dead-fits"),
    ],
)  # fmt: skip
def test_features(first: str, second: str, published: date | None, feature: str, gazetteer: Gazetteer) -> None:
    one = read(first, gazetteer, published=published)
    other = read(second, gazetteer, doc_id="b", published=published)
    rules = {reason.rule for reason in reasons_for(one, other)}
    assert rules == {reason.rule for reason in reasons_for(other, one)}
    assert f"duplicate-{feature}" in rules if feature else not rules


def test_a_toll_grows_with_the_day_of_publication(gazetteer: Gazetteer) -> None:
    early = read("A drone killed two people in Sumy on Tuesday.", gazetteer)
    late = read("A drone killed six people in Sumy on March 10.", gazetteer, doc_id="b", published=date(2026, 3, 12))
    assert "duplicate-dead-grown" in {reason.rule for reason in reasons_for(early, late)}


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [((5, None), (8, 8), True), ((3, 3), (5, 5), False), ((5, None), (4, 4), False), ((2, 6), (4, 8), True)],
)
def test_counts_fit_when_their_bounds_do(one: tuple, other: tuple, *, fits: bool) -> None:
    assert overlap(one, other) is overlap(other, one) is fits


@pytest.mark.parametrize(
    ("text", "meets"),
    [
        ("A drone struck Nikopol on Wednesday.", True),
        ("A drone struck Dnipropetrovsk Oblast on Tuesday.", True),
        ("A drone struck Nikopol on March 13.", False),
        ("A drone struck Lviv on Tuesday.", False),
        ("Protesters marched in Nikopol on Tuesday.", False),
    ],
)
def test_only_events_of_like_day_ground_and_type_meet(text: str, gazetteer: Gazetteer, *, meets: bool) -> None:
    one = read("A drone struck Nikopol on Tuesday.", gazetteer)
    other = read(text, gazetteer, doc_id="b", published=date(2026, 3, 14))
    for first, second in ((one, other), (other, one)):
        blocks = Blocks()
        blocks.add(first)
        assert bool(blocks.meeting(second)) is meets


def test_a_block_is_bounded(gazetteer: Gazetteer) -> None:
    blocks = Blocks()
    for number in range(3 * FULLEST):
        facts = read("A drone struck Nikopol.", gazetteer, doc_id=f"d{number}", published=None)
        blocks.add(facts)
    assert len(blocks.meeting(read("A drone struck Nikopol.", gazetteer, doc_id="z", published=None))) == FULLEST


def test_every_weight_has_its_sign() -> None:
    against = {feature for feature, weight in weights().items() if weight < 0}
    assert against == {
        "none", "place_country", "date_beside", "weekday_beside", "date_unknown", "actor_differ", "parties_differ",
        "crowd_differ", "dead_differ", "injured_differ", "weapon_differ", "weapon_akin", "daytime_differ", "set_apart",
    }  # fmt: skip
