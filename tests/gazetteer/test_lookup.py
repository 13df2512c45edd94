from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geomap.errors import UnknownNameError
from geomap.gazetteer import NEEDS_CONTEXT, NameFlag
from geomap.model import PlaceKind

CASES = list(
    csv.DictReader((Path(__file__).parents[1] / "cases/gazetteer_lookup.csv").read_text(encoding="utf-8").splitlines())
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_foremost_sense(gazetteer, case):
    place, flags = gazetteer.lookup(case["name"])[0]
    assert (place.place_id, place.name) == (case["place_id"], case["shown"])
    assert flags & NameFlag[case["flag"]]


@pytest.mark.parametrize("name", ["Western", "European Commission", "Xyzzyville", "", "  ", "\ud800"])
def test_unknown_name_has_no_sense(gazetteer, name):
    assert not [entry for entry in gazetteer.lookup(name) if entry.place.kind is PlaceKind.COUNTRY]


@pytest.mark.parametrize(
    "word", ["France", "Ukraine", "Russia", "Germany", "China", "Turkey", "Venezuela", "Kyiv", "Dnipro"]
)
def test_plain_places_need_no_context(gazetteer, word):
    assert not gazetteer.lookup(word)[0].flags & NEEDS_CONTEXT


def test_every_country_has_an_english_name_and_a_point(gazetteer):
    countries = gazetteer.countries()
    assert len(countries) == 250
    for country in countries:
        assert gazetteer.country(country.country) == country
        assert country in [entry.place for entry in gazetteer.lookup(country.name)]
        assert country.kind is PlaceKind.COUNTRY
    off = [country.name for country in countries if tuple(country.position) == (0.0, 0.0)]
    assert off == []


def test_ancestors(gazetteer):
    city = gazetteer.lookup("Kharkiv")[0].place
    assert [place.name for place in gazetteer.ancestors(city)] == ["Kharkiv Oblast", "Ukraine"]
    assert gazetteer.ancestors(gazetteer.country("UA")) == ()


def test_ids_and_codes_that_do_not_exist(gazetteer):
    for ident in ("geonames:1", "geonames:x", "geonames:", "region:nowhere", "", "geonames:99999999999"):
        with pytest.raises(UnknownNameError):
            gazetteer.place(ident)
    with pytest.raises(UnknownNameError, match="ISO 3166-1"):
        gazetteer.country("EU")


@pytest.mark.parametrize("word", ["Marco", "marco", "Donald", "Volodymyr", "Andrii"])
def test_given_names(gazetteer, word):
    assert gazetteer.is_given_name(word)


@pytest.mark.parametrize("word", ["Rubio", "Powers", "Zelensky", "Macron", "Jackson"])
def test_surnames(gazetteer, word):
    assert gazetteer.is_surname(word)


@pytest.mark.parametrize("word", ["Summit", "secretary", "reading", "peace"])
def test_common_words(gazetteer, word):
    assert gazetteer.is_common_word(word)
    assert not gazetteer.is_common_word("Kharkiv")
