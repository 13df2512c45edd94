from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer import EMBEDDED, Gazetteer, NameFlag
from geomap.gazetteer.compile import build
from geomap.gazetteer.compile.build import recipe_hash
from geomap.gazetteer.compile.importance import sense_order, towns_before_units
from geomap.gazetteer.compile.settlements import settlement_radius_m, usable_alternate
from geomap.model import LonLat, Place, PlaceKind


def test_embedded_index_is_of_this_recipe(root):
    meta = json.loads((EMBEDDED / "meta.json").read_bytes())
    assert meta["recipe"] == recipe_hash(root / "gazetteer"), "compile again: python -m geomap.gazetteer.compile"


@pytest.mark.parametrize(("wrong", "refused"), [("places = 8", "at least 8 places: 7"), ("places = 7", "")])
def test_what_lacks_an_assertion_does_not_take_the_place_of_the_old(tiny, tmp_path, monkeypatch, wrong, refused):
    def compile_tiny(scratch, _recipe, _sources, _packages):
        made = tiny.build_tiny(tmp_path / "made", assertions=f"[assert.at_least]\n{wrong}\n")
        shutil.copytree(made, scratch, dirs_exist_ok=True)

    monkeypatch.setattr(build, "_compile_into", compile_tiny)
    (tmp_path / "sources.toml").write_text("source = []\n")
    out = tiny.build_tiny(tmp_path / "out", tiny.tiny_things()[:4])
    before = Gazetteer.open(out).sha256
    if refused:
        with pytest.raises(GazetteerError, match=refused):
            build.compile_gazetteer(tmp_path, tmp_path / "cache", out)
    else:
        build.compile_gazetteer(tmp_path, tmp_path / "cache", out)
    assert (Gazetteer.open(out).sha256 == before) is bool(refused)
    assert not list(tmp_path.glob(".*")), "nothing is left beside it"


def test_notices_name_every_source_and_carry_due_texts():
    notices = (EMBEDDED / "NOTICES.txt").read_text(encoding="utf-8")
    meta = json.loads((EMBEDDED / "meta.json").read_bytes())
    for source in meta["sources"]:
        assert f"{source['name']} {source['version']}" in notices
    assert "CC BY 4.0" in notices
    assert "Copyright 2000-2016 by Kevin Atkinson" in notices


@pytest.mark.parametrize(("population", "radius_m"), [(0, 1_000), (1_421_125, 10_634), (30_000_000, 18_000)])
def test_radius_of_a_settlement(population, radius_m):
    assert settlement_radius_m(population) == pytest.approx(radius_m, abs=1)


@pytest.mark.parametrize(
    ("name", "usable"),
    [
        ("Kharkov", True),
        ("Łódź", True),
        ("基輔", True),
        ("القاهرة", True),
        ("al-Bab", True),
        ("HRK", False),
        ("ha er ke fu", False),
        ("Ko", False),
        ("https://example.org/x", False),
        ("Arrondissement 12", False),
        ("國", False),
    ],
)
def test_usable_alternate(name, usable):
    assert usable_alternate(name) is usable


def place(ident, kind, population, *, capital=False):
    return Place(
        place_id=ident,
        name=ident,
        kind=kind,
        position=LonLat(0.0, 0.0),
        radius_m=1.0,
        country="XX",
        population=population,
        capital=capital,
    )


CITY, COUNTRY, UNIT = PlaceKind.CITY, PlaceKind.COUNTRY, PlaceKind.ADMIN1
OFFICIAL, ALTERNATE, FORMER = NameFlag.OFFICIAL, NameFlag.ALTERNATE, NameFlag.FORMER


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((CITY, 2_000_000, OFFICIAL), (CITY, 25_000, OFFICIAL)),
        ((CITY, 1_400_000, OFFICIAL), (UNIT, 2_600_000, OFFICIAL)),
        ((UNIT, 39_000_000, OFFICIAL), (CITY, 5_000, OFFICIAL)),
        ((COUNTRY, 3_700_000, OFFICIAL), (UNIT, 10_000_000, OFFICIAL)),
        ((CITY, 130_000, OFFICIAL), (COUNTRY, 50_000_000, ALTERNATE)),
        ((CITY, 1_000_000, FORMER), (CITY, 120_000, OFFICIAL)),
        ((CITY, 500_000, OFFICIAL), (CITY, 5_000_000, ALTERNATE)),
    ],
)
def test_order_of_senses(first, second):
    orders = [sense_order(place("a", kind, people), flags) for kind, people, flags in (first, second)]
    assert orders[0] < orders[1]


def test_main_town_comes_before_its_unit_but_not_before_others():
    unit = replace(place("unit", UNIT, 4_000_000), admin1="XX.01")
    town = replace(place("town", CITY, 900_000), admin1="XX.01")
    other = replace(place("other", CITY, 3_000_000), admin1="XX.02")
    assert towns_before_units([unit, other, town]) == [2, 0, 1]
    assert towns_before_units([other, unit]) == [0, 1]
    assert towns_before_units([unit, replace(town, population=100_000)]) == [0, 1]
    assert towns_before_units([unit, replace(town, name="Unit City")]) == [0, 1]
