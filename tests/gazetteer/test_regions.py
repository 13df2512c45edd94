from __future__ import annotations

import csv
from pathlib import Path

import pytest
from shapely import Point

from geomap.errors import UnknownNameError
from geomap.gazetteer import Gazetteer, NameFlag
from geomap.geo.geodesic import distance_m
from geomap.model import LonLat, Place

CASES = list(
    csv.DictReader((Path(__file__).parents[1] / "cases/regions_points.csv").read_text(encoding="utf-8").splitlines())
)


def reaches(gazetteer: Gazetteer, place: Place, position: LonLat) -> bool:
    """Say whether a region's outline, or the disc of its reach where it has none, holds a position."""
    area = gazetteer.boundaries.area(place.place_id)
    if area is None or area.is_empty:
        return distance_m(place.position, position) <= place.radius_m
    return bool(area.intersects(Point(position)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_region_lies_where_its_towns_are(gazetteer, case):
    senses = {entry.place.place_id: entry.place for entry in gazetteer.lookup(case["name"])}
    place = senses[case["place_id"]]
    inside, outside = (LonLat(float(case[f"{side}_lon"]), float(case[f"{side}_lat"])) for side in ("inside", "outside"))
    assert reaches(gazetteer, place, inside)
    assert not reaches(gazetteer, place, outside)


@pytest.mark.parametrize(
    ("number", "place_id"),
    [("6255148", "region:europe"), ("6269133", "region:middle_east"), ("630673", "region:black_sea")],
)
def test_a_region_is_found_by_geonames_number(gazetteer, number, place_id):
    place = gazetteer.place(f"geonames:{number}")
    assert place.place_id == place_id
    assert gazetteer.geonames_id(place) == number


def test_geonames_number_of_a_town_and_of_a_region_without_one(gazetteer):
    assert gazetteer.geonames_id(gazetteer.lookup("Kyiv")[0].place) == "703448"
    assert gazetteer.geonames_id(gazetteer.place("region:donbas")) is None


@pytest.mark.parametrize("place_id", ["geonames:625514800", "geonames:", "geonames:x", "6255148"])
def test_a_number_that_no_place_has(gazetteer, place_id):
    with pytest.raises(UnknownNameError):
        gazetteer.place(place_id)


def test_an_index_without_numbers_of_regions(tiny, tmp_path):
    gazetteer = Gazetteer.open(tiny.build_tiny(tmp_path / "tiny"))
    assert gazetteer.geonames_id(gazetteer.place("region:north_sea")) is None
    assert gazetteer.geonames_id(gazetteer.place("geonames:12")) == "12"


@pytest.mark.parametrize("word", ["Western", "West", "Eastern", "East", "Northern", "Southern", "South", "North"])
def test_a_bare_direction_is_no_region(gazetteer, word):
    assert not [entry for entry in gazetteer.lookup(word) if entry.place.place_id.startswith("region:")]


@pytest.mark.parametrize(
    ("name", "first"),
    [("Galicia", "geonames:3336902"), ("Припять", "geonames:696105"), ("Тузла", "geonames:3188582")],
)
def test_a_region_does_not_push_aside_a_better_known_place(gazetteer, name, first):
    assert gazetteer.lookup(name)[0].place.place_id == first


def test_the_european_union_stands_for_its_institutions(gazetteer):
    place, flags = gazetteer.lookup("EU")[0]
    assert place.place_id == "region:european_union"
    assert NameFlag.SEAT in flags
    assert NameFlag.ACRONYM in flags
