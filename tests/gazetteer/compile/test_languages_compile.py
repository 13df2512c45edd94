from __future__ import annotations

from pathlib import Path

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer.compile.arabic import is_far, longer_names, takes_particles, with_particles
from geomap.gazetteer.compile.cyrillic import cyrillic_languages, is_worth_inflecting, more_names, respell
from geomap.gazetteer.compile.inflect import Inflector
from geomap.gazetteer.compile.languages import add_languages
from geomap.gazetteer.compile.named import Named
from geomap.gazetteer.names import NameFlag
from geomap.model import LonLat, Place, PlaceKind

CURATED = Path(__file__).parents[3] / "gazetteer/curated"
UKRAINIAN, RUSSIAN = (Inflector(CURATED / f"inflect_{language}.csv") for language in ("uk", "ru"))


def place(name: str, country: str, population: int = 0, kind: PlaceKind = PlaceKind.CITY) -> Place:
    return Place(
        place_id="geonames:1",
        name=name,
        kind=kind,
        position=LonLat(0.0, 0.0),
        radius_m=1.0,
        country=country,
        population=population,
    )


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Київ", {"києва", "києву", "києвом", "києві"}),
        ("Полтава", {"полтави", "полтаві", "полтаву", "полтавою"}),
        ("Росія", {"росії", "росію", "росією"}),
        ("Кривий Ріг", {"кривого рогу", "кривому розі", "кривим рогом"}),
        ("Кам'янець-Подільський", {"кам'янця-подільського", "кам'янцем-подільським"}),
        ("Сполучені Штати Америки", {"сполучених штатів америки", "сполученим штатам америки"}),
        ("Боснія і Герцеговина", {"боснії і герцеговини", "боснією і герцеговиною"}),
        ("Київська область", {"київської області", "київською областю"}),
    ],
)
def test_ukrainian_forms(name, forms):
    assert forms <= UKRAINIAN.forms(name, slavic=True)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Москва", {"москвы", "москве", "москву", "москвой"}),
        ("Ростов-на-Дону", {"ростова-на-дону", "ростовом-на-дону"}),
        ("Нижний Новгород", {"нижнего новгорода", "нижнем новгороде"}),
        ("Санкт-Петербург", {"санкт-петербурга", "санкт-петербурге"}),
        ("Республика Корея", {"республики корея", "республикой корея"}),
        ("Белый дом", {"белого дома", "белом доме"}),
    ],
)
def test_russian_forms(name, forms):
    assert forms <= RUSSIAN.forms(name, slavic=True)


def test_foreign_names_in_o_do_not_inflect():
    assert RUSSIAN.forms("Токио", slavic=False) == frozenset()
    assert "сараева" in RUSSIAN.forms("Сараево", slavic=True)


def test_adjectives_have_all_genders_and_unknown_words_stay():
    assert {"російська", "російських", "російському"} <= UKRAINIAN.adjective("російський")
    assert {"новая", "новых", "новому"} <= RUSSIAN.qualities("новый")
    assert RUSSIAN.qualities("дом") == frozenset()
    assert Inflector(CURATED / "inflect_es.csv").adjective("francés") == {
        "francés",
        "francesa",
        "franceses",
        "francesas",
    }
    assert "turques" in Inflector(CURATED / "inflect_fr.csv").adjective("turc")


@pytest.mark.parametrize("text", ["", " ", "-", "а" * 5_000, "Великий " * 5_000, "і та і"])
def test_any_name_can_be_inflected(text):
    assert isinstance(UKRAINIAN.forms(text, slavic=True), frozenset)


def test_language_by_letters():
    assert [cyrillic_languages(name) for name in ("Донецьк", "Донецк", "Берлін", "Лондон", "Ӏовлаха")] == [
        ("uk",),
        ("ru",),
        ("uk",),
        ("uk", "ru"),
        (),
    ]
    assert respell("Челябинск") == "Челябінськ"


def test_the_farther_away_the_larger():
    sizes = [(country, is_worth_inflecting(place("X", country, 10_000))) for country in ("UA", "RU", "FR")]
    assert sizes == [("UA", True), ("RU", True), ("FR", False)]


def test_unit_has_an_adjective_and_an_abbreviation_and_a_town_a_district():
    unit = dict.fromkeys(
        name for name, _, _ in more_names("Одеська область", place("Odesa", "UA", 9, PlaceKind.ADMIN1), UKRAINIAN, "uk")
    )
    assert list(unit) == ["одеський", "одеська обл"]
    town = [name for name, _, _ in more_names("Кременчук", place("Kremenchuk", "UA", 200_000), UKRAINIAN, "uk")]
    assert town == ["кременчуцький район", "кременчуцький"]
    assert not list(more_names("Крюков", place("Kremenchuk", "UA", 200_000), UKRAINIAN, "uk"))


def test_arabic_particles_and_article():
    assert "للقاهرة" in list(with_particles("القاهرة"))
    assert "للاذقية" in list(with_particles("اللاذقية"))
    assert "لالقاهرة" not in list(with_particles("القاهرة"))
    assert takes_particles("مصر", place("Egypt", "EG", 1, PlaceKind.COUNTRY))
    assert not takes_particles("قنا", place("Qena", "EG", 1_000))


def test_arabic_longer_names():
    assert list(longer_names("حفر الباطن", place("Hafar", "SA", 271_642))) == ["مدينة حفر الباطن", "حفرالباطن"]
    assert "الجيزة" in list(longer_names("محافظة الجيزة", place("Giza", "EG", 1, PlaceKind.ADMIN1)))
    assert [is_far(place("X", country, 1_000)) for country in ("BE", "EG", "IR")] == [True, False, False]


def test_names_for_a_place_that_is_not_there():
    with pytest.raises(GazetteerError, match="no country has the code"):
        add_languages([Named(place("Ukraine", "UA", 1, PlaceKind.COUNTRY), ())], CURATED, {})


def test_short_name_of_a_far_town_needs_context(tmp_path):
    for table in CURATED.glob("*.csv"):
        (tmp_path / table.name).write_text(
            table.read_text(encoding="utf-8")
            if table.name.startswith("inflect")
            else table.read_text(encoding="utf-8").splitlines()[0] + "\n",
            encoding="utf-8",
        )
    town = Named(place("Alès", "FR", 40_000), (("Alès", NameFlag.OFFICIAL), ("Але", NameFlag.ALTERNATE)))
    names = dict(add_languages([town], tmp_path, {})[0].names)
    assert names["Але"] & NameFlag.COMMON_WORD
    assert not names["Alès"] & NameFlag.COMMON_WORD
