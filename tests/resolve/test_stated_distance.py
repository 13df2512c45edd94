"""A distance that the text states chooses among namesakes, and says so."""

import pytest
from support import read_cases

from geomap.gazetteer import Gazetteer
from geomap.pipeline import analyse
from geomap.read import document_from_text


def _found(gazetteer: Gazetteer, text: str, name: str):
    record = analyse(document_from_text(text), gazetteer)
    return next(
        one
        for mention, one in zip(record.mentions, record.resolutions, strict=True)
        if mention.text == name and one.place is not None
    )


@pytest.mark.parametrize("case", read_cases("resolve_distances"), ids=lambda case: case["text"][:50])
def test_the_namesake_that_fits_is_taken(gazetteer: Gazetteer, case: dict[str, str]) -> None:
    found = _found(gazetteer, case["text"], case["name"])
    assert found.place.country == case["country"]
    assert (found.place.admin1 or "").startswith(case["admin1"])
    says_so = any(reason.rule == "stated_distance" for reason in found.reasons)
    assert says_so == (case["says_so"] == "yes")


def test_the_reason_has_both_distances(gazetteer: Gazetteer) -> None:
    found = _found(gazetteer, "The blast hit Tripoli, 80 km north of Beirut.", "Tripoli")
    (reason,) = [reason for reason in found.reasons if reason.rule == "stated_distance"]
    assert reason.text == "68 km from Beirut, where the text says 80 km"
