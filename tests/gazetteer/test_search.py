"""Look-ups by a name that a person typed, by kind, by box and by position."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from geomap.errors import InputError, UnknownNameError
from geomap.gazetteer import Gazetteer
from geomap.model import LonLat, PlaceKind

CASES = list(csv.DictReader((Path(__file__).parents[1] / "cases/search.csv").read_text(encoding="utf-8").splitlines()))


def numbers(cell: str) -> tuple[float, ...] | None:
    return tuple(float(part) for part in cell.split()) or None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["query"])
def test_typed_name(gazetteer, case):
    found = gazetteer.search(
        case["query"],
        country=case["country"] or None,
        kind=case["kind"] or None,
        bbox=numbers(case["bbox"]),
        near=numbers(case["near"]),
        within_m=float(case["within_km"]) * 1000 if case["within_km"] else None,
        limit=int(case["rank"]),
    )
    assert found[-1][0].place.place_id == case["place_id"], [entry.place.name for entry, _ in found]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20) | st.sampled_from(["Kharkiv", "New York", "a" * 300, "ab", "é", "Київ", "'", "\x00"]))
def test_any_query_gives_each_place_once_best_first(gazetteer, query):
    found = gazetteer.search(query, limit=20)
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len({entry.place.place_id for entry, _ in found}) == len(found) <= 20
    assert gazetteer.search(query, limit=3) == found[:3]


@pytest.mark.parametrize("query", ["San", "Kharkiv", "Bachmut"])
def test_what_is_found_is_wanted(gazetteer, query):
    wanted = {"country": "UA", "kind": "city", "bbox": (30.0, 44.0, 40.0, 52.0)}
    for entry, _ in gazetteer.search(query, **wanted):
        place = entry.place
        assert (place.country, place.kind) == ("UA", PlaceKind.CITY)
        assert 30 <= place.position.lon <= 40
        assert 44 <= place.position.lat <= 52


def test_places_by_kind_and_country_most_important_first(gazetteer):
    units = [place for place, _ in gazetteer.find_places(country="UA", kind="admin1", limit=100)]
    assert 25 <= len(units) <= 28
    assert {place.kind for place in units} == {PlaceKind.ADMIN1}
    cities = [place.name for place, _ in gazetteer.find_places(kind=PlaceKind.CITY, bbox=(36, 49, 38, 51), limit=3)]
    assert cities[0] == "Kharkiv"


@settings(max_examples=25, deadline=None)
@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(0, 800_000))
def test_places_in_a_circle_are_those_that_a_plain_count_finds(gazetteer, lon, lat, within_m):
    found = gazetteer.find_places(near=(lon, lat), within_m=within_m, kind="admin1", limit=10_000)
    geod = Geod(ellps="WGS84")
    units = gazetteer.find_places(kind="admin1", limit=10_000)
    inside = [place.place_id for place, _ in units if geod.inv(lon, lat, *place.position)[2] <= within_m]
    assert sorted(place.place_id for place, _ in found) == sorted(inside)
    assert [away for _, away in found] == sorted(away for _, away in found)


@pytest.mark.parametrize(
    ("wanted", "error", "message"),
    [
        ({"kind": "village"}, UnknownNameError, "there are: country, admin1"),
        ({"kind": ""}, UnknownNameError, "no kind of place ''"),
        ({"bbox": (0, 10, 10, 0)}, InputError, "its south above its north"),
        ({"bbox": (0, 0, 10, 100)}, InputError, "not on the globe"),
        ({"near": (50.0, 136.25)}, InputError, "longitude comes first"),
        ({"near": (float("nan"), 0.0)}, InputError, "not on the globe"),
        ({"within_m": 5.0}, InputError, "a position"),
        ({"near": (0, 0), "within_m": -5.0}, InputError, "at least 0"),
    ],
)
def test_wrong_words_are_named(gazetteer, wanted, error, message):
    with pytest.raises(error, match=message):
        gazetteer.search("Paris", **wanted)
    with pytest.raises(error, match=message):
        gazetteer.find_places(**wanted)


@pytest.mark.parametrize(
    ("position", "nearest", "unit", "country"),
    [
        (LonLat(36.25, 49.98), "geonames:706483", "Kharkiv Oblast", "UA"),
        (LonLat(32.60, 46.64), "geonames:706448", "Kherson Oblast", "UA"),
        (LonLat(37.16, 36.20), "geonames:170063", "Aleppo Governorate", "SY"),
        (LonLat(-30.0, 0.0), None, None, None),
    ],
)
def test_whereabouts(gazetteer, position, nearest, unit, country):
    here = gazetteer.whereabouts(position)
    assert (here.nearest and here.nearest.place_id) == nearest
    assert (here.distance_m is None) == (nearest is None)
    assert (here.admin1 and here.admin1.name) == unit
    assert (here.country and here.country.country) == country
    assert here.world_view == "un"


def test_whereabouts_follow_the_world_view():
    simferopol = LonLat(34.10, 44.95)
    owners = {view: Gazetteer.open(world_view=view).whereabouts(simferopol).country for view in ("un", "de_facto")}
    assert {view: owner and owner.country for view, owner in owners.items()} == {"un": "UA", "de_facto": "RU"}


@pytest.mark.parametrize("name", ["Kyiv", "Donbas", "Ukraine", "Kharkiv Oblast"])
def test_names_of_a_place_lead_back_to_it(gazetteer, name):
    place_id = gazetteer.lookup(name)[0].place.place_id
    names = gazetteer.names_of(place_id)
    assert len(names) == len(dict(names)) >= 1
    for key, flags in names:
        assert (place_id, flags) in [(entry.place.place_id, entry.flags) for entry in gazetteer.lookup(key)]
    with pytest.raises(UnknownNameError):
        gazetteer.names_of("geonames:1")
