"""Places kept by hand: each lies where its row says, and is no town that the gazetteer has already."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.compile.named import read_curated
from geomap.geo.geodesic import distance_m
from geomap.geo.measure import nearest
from geomap.model import LonLat, PlaceKind
from geomap.text.fold import fold_name

CURATED = Path(__file__).parents[3] / "gazetteer/curated"
BORDER_M = 12_000.0  # what a town at a border may lie outside: its own 3 km, the outline's, and a bay's
AT_SEA_M = 200_000.0  # islands that no outline has: Kinmen, Matsu
TWIN_M = 10_000.0
LEAST = {"localities": 350, "facilities": 150}


def _position(row: dict[str, str]) -> LonLat:
    return LonLat(float(row["lon"]), float(row["lat"]))


@pytest.mark.parametrize("table", sorted(LEAST))
def test_each_lies_in_its_country_and_unit(gazetteer: Gazetteer, table: str) -> None:
    rows = read_curated(CURATED / f"{table}.csv")
    assert len(rows) >= LEAST[table]
    astray = []
    for row in rows:
        if not row["country"]:
            continue
        area, owner = gazetteer.boundaries.country(row["country"]), gazetteer.boundaries.owner(_position(row))
        away_m = 0.0 if area is None or owner == row["country"] else nearest(_position(row), area)[0]
        away_m = away_m if owner else min(away_m - AT_SEA_M, 0.0)
        unit = gazetteer.boundaries.admin1(row["admin1"]) if row["admin1"] else None
        unit_m = 0.0 if unit is None else nearest(_position(row), unit)[0]
        if (
            away_m > BORDER_M
            or unit_m > 2 * BORDER_M
            or (row["admin1"] and not row["admin1"].startswith(row["country"]))
        ):
            astray.append((row["name"], row["country"], round(away_m), round(unit_m)))
    assert astray == []


def test_no_locality_is_a_town_that_is_there_already(gazetteer: Gazetteer) -> None:
    twins = []
    for row in read_curated(CURATED / "localities.csv"):
        for entry in gazetteer.lookup(row["name"]):
            place = entry.place
            is_town = place.kind is PlaceKind.CITY and place.place_id != row["locality_id"]
            if (
                is_town
                and fold_name(place.name) == fold_name(row["name"])
                and distance_m(place.position, _position(row)) < TWIN_M
            ):
                twins.append((row["name"], place.place_id))
    assert twins == []


def test_regions_that_news_names_are_many_and_have_a_width(gazetteer: Gazetteer) -> None:
    rows = read_curated(CURATED / "regions.csv")
    assert len(rows) >= 250
    for row in rows:
        place = gazetteer.place(row["region_id"])
        assert place.radius_m > 0
        assert place in {entry.place for entry in gazetteer.lookup(row["name"])}


def test_a_region_answers_to_its_number_at_geonames(gazetteer: Gazetteer) -> None:
    europe = gazetteer.place("geonames:6255148")
    assert europe.place_id == "region:europe"
    assert gazetteer.geonames_id(europe) == "6255148"
    assert gazetteer.geonames_id(gazetteer.lookup("Kharkiv")[0].place) == "706483"
    assert gazetteer.geonames_id(gazetteer.place("region:donbas")) is None
