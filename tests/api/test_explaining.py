"""gm.explain: the parts of the score as data."""

from __future__ import annotations

import pytest

import geomap as gm
from geomap.errors import UnknownNameError
from geomap.gazetteer import Gazetteer

TEXT = "A fire broke out in Paris, Texas. Trains to Paris stopped. Secretary Marco Rubio spoke."


def test_a_report_is_explained(gazetteer: Gazetteer) -> None:
    report = gm.parse(TEXT, gazetteer=gazetteer)
    found = gm.explain(report, "paris")
    assert [each.mention.start for each in found] == [20, 44]
    for each in found:
        assert each.comparison is not None
        assert each.resolution.place == each.comparison.best.place
        assert sum(one.points for one in each.comparison.differences) == pytest.approx(each.comparison.lead)
    assert gm.explain(report, found[0].mention.mention_id) == found[:1]


def test_a_text_is_explained_against_a_place() -> None:
    (found,) = gm.explain("Rain fell in Paris.", "Paris", against="geonames:4717560")
    assert found.comparison is not None
    assert found.comparison.other is not None
    assert found.comparison.other.place.admin1 == "US.TX"


def test_what_is_rejected_has_nothing_to_compare() -> None:
    (found,) = gm.explain(TEXT, "Rubio")
    assert found.comparison is None


def test_an_unknown_mention_lists_what_there_is() -> None:
    with pytest.raises(UnknownNameError, match="no mention 'Atlantis'; there are: Paris, Texas"):
        gm.explain(TEXT, "Atlantis")
