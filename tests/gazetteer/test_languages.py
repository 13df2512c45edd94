from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geomap.gazetteer import NEEDS_CONTEXT, NameFlag
from geomap.gazetteer.compile.importance import sense_order
from geomap.model import LonLat, Place, PlaceKind

CITY = Place(
    place_id="x:y", name="Y", kind=PlaceKind.CITY, position=LonLat(0.0, 0.0), radius_m=1.0, country="UA", population=9
)
TABLES = Path(__file__).parents[1] / "cases"


def read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((TABLES / name).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", read("names_languages.csv"), ids=lambda case: f"{case['language']}-{case['name']}")
def test_foremost_sense_of_a_name_in_another_language(gazetteer, case):
    place, flags = gazetteer.lookup(case["name"])[0]
    assert place.place_id == case["place_id"]
    assert flags & NameFlag[case["flag"]], flags


@pytest.mark.parametrize("case", read("names_languages_none.csv"), ids=lambda case: case["text"][:30])
def test_everyday_words_are_no_places(gazetteer, case):
    entries = [gazetteer.lookup(match.key)[0] for match in gazetteer.scan(case["text"])]
    assert [entry.place.name for entry in entries if not entry.flags & NEEDS_CONTEXT] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Він прибув до Києва з Донецької області.", ["Києва", "Донецької області"]),
        ("Президент США приехал в Нижний Новгород.", ["США", "Нижний Новгород"]),
        ("وصل إلى القاهرة ثم سافر ببيروت", ["القاهرة", "ببيروت"]),
        ("سيول في #حفر_الباطن", ["حفر_الباطن"]),
        ("مسقط عاصمة عُمان", ["مسقط", "عُمان"]),
        ("El portavoz de la Casa Blanca habló en Moscú.", ["Casa Blanca", "Moscú"]),
        ("Selon la Maison-Blanche, Moscou refuse.", ["Maison-Blanche", "Moscou"]),
    ],
)
def test_scan_gives_the_words_as_written(gazetteer, text, found):
    written = [text[match.start : match.end] for match in gazetteer.scan(text)]
    assert [name for name in written if name in found] == found


def test_form_is_marked_and_shows_the_place_by_its_name(gazetteer):
    place, flags = gazetteer.lookup("Полтавою")[0]
    assert (place.name, flags & NameFlag.FORM) == ("Poltava", NameFlag.FORM)
    assert not gazetteer.lookup("Полтава")[0].flags & NameFlag.FORM


def test_form_comes_behind_the_name_of_a_place_as_great(gazetteer):
    forms = [bool(entry.flags & NameFlag.FORM) for entry in gazetteer.lookup("Павлова")]
    assert True in forms
    assert sense_order(CITY, NameFlag.ALTERNATE) < sense_order(CITY, NameFlag.ALTERNATE | NameFlag.FORM)


@pytest.mark.parametrize("word", ["Chino", "China", "Granada", "Georgia"])
def test_spanish_and_french_words_leave_english_names_alone(gazetteer, word):
    assert not gazetteer.lookup(word)[0].flags & (NameFlag.ADJECTIVE | NameFlag.FORM)


def test_people_in_other_cases_are_people(gazetteer):
    assert gazetteer.is_given_name("Володимиром")
    assert gazetteer.is_given_name("Владимира")
