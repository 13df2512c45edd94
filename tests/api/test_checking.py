from __future__ import annotations

import pytest

import geomap as gm
from geomap.errors import InputError, UnknownNameError
from geomap.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("subject", "landmark", "statement", "judgement"),
    [
        ("Izium", "Kharkiv", "within 50 km", "implausible"),
        ("Izium", "Kharkiv", "about 120 km south-east", "plausible"),
        ("Izium", "Kharkiv", "about 120 km north-west of", "implausible"),
        ("Izium", "Kharkiv", "120 kilometres from", "plausible"),
        ("Izium", "Kharkiv", "more than 400 km", "implausible"),
        ("Chuhuiv", "Kharkiv", "less than 25 miles", "plausible"),
        ("Paris, Texas", "Dallas", "150 km", "plausible"),
        ("Paris, Texas", "Dallas, Texas", "700 km north-east", "implausible"),
    ],
)
def test_statements(gazetteer: Gazetteer, subject: str, landmark: str, statement: str, judgement: str) -> None:
    verdict = gm.check_distance(subject, landmark, statement, gazetteer=gazetteer)
    assert verdict.judgement == judgement
    assert verdict.reasons
    assert verdict.readings[0].measured_low_m is not None


def test_places_may_be_given(gazetteer: Gazetteer) -> None:
    izium, kharkiv = (gazetteer.lookup(name)[0].place for name in ("Izium", "Kharkiv"))
    assert gm.check_distance(izium, kharkiv, "within 50 km", gazetteer=gazetteer).judgement == "implausible"


@pytest.mark.parametrize("statement", ["", "not far", "50 years", "a" * 100_000, "{{ 7*7 }} <b>"])
def test_statements_without_a_distance(gazetteer: Gazetteer, statement: str) -> None:
    with pytest.raises(InputError, match="within 50 km"):
        gm.check_distance("Izium", "Kharkiv", statement, gazetteer=gazetteer)


def test_unknown_names(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownNameError, match="Xyzzyq"):
        gm.check_distance("Xyzzyq", "Kharkiv", "within 50 km", gazetteer=gazetteer)
