"""Every country and first-level unit has an outline, and the settlements lie in it."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
import shapely

from geomap.gazetteer import Boundaries, Gazetteer
from geomap.gazetteer.boundaries_metric import DEGREE_M, distance_from_m, shrink
from geomap.model import LonLat, PlaceKind

CASES = Path(__file__).parent.parent / "cases"
WORST_M = 500_000
"""Greenland's and the Sahara's units are estimated from towns hundreds of kilometres apart."""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def units(gazetteer: Gazetteer) -> dict[str, str]:
    places = gazetteer.find_places(kind=PlaceKind.ADMIN1, limit=10_000)
    return {place.admin1: place.place_id for place, _ in places if place.admin1}


@pytest.fixture(scope="module")
def settlements(gazetteer: Gazetteer) -> dict[str, list[LonLat]]:
    found: dict[str, list[LonLat]] = defaultdict(list)
    for place, _ in gazetteer.find_places(kind=PlaceKind.CITY, limit=1_000_000):
        found[place.country or ""].append(place.position)
    return found


def test_every_country_has_an_outline(gazetteer: Gazetteer) -> None:
    places = gazetteer.countries()
    assert len(places) >= 249
    for place in places:
        area = gazetteer.boundaries.area(place.place_id)
        assert area is not None, place.country
        assert area.is_valid, place.country
        assert 0 < gazetteer.boundaries.accuracy_m(place.place_id) <= 2_000, place.country


def test_every_unit_has_an_outline_or_is_listed_as_having_none(gazetteer: Gazetteer) -> None:
    known = units(gazetteer)
    assert len(known) > 3_700
    areas = {code: gazetteer.boundaries.area(place_id) for code, place_id in known.items()}
    listed = {row["code"] for row in rows(CASES / "units_without_outline.csv")}
    assert {code for code, area in areas.items() if area is None} == listed
    assert [code for code, area in areas.items() if area is not None and not area.is_valid] == []
    accuracies = {code: gazetteer.boundaries.accuracy_m(place_id) for code, place_id in known.items()}
    assert [code for code, accuracy_m in accuracies.items() if not 0 < accuracy_m <= WORST_M] == []


def share_inside(gazetteer: Gazetteer, country: str, positions: list[LonLat]) -> float:
    """Give the share of settlements inside their country's outline, give or take its accuracy."""
    outline = gazetteer.boundaries.country(country)
    assert outline is not None, country
    degrees = np.array(positions)
    lengths = np.array([shrink(lat) for lat in degrees[:, 1]]) * DEGREE_M
    away_m = shapely.distance(outline, shapely.points(degrees)) * lengths
    return float((away_m <= gazetteer.boundaries.accuracy_m(gazetteer.country(country).place_id)).mean())


def test_settlements_lie_in_their_country(gazetteer: Gazetteer, settlements: dict[str, list[LonLat]]) -> None:
    shares = {code: share_inside(gazetteer, code, positions) for code, positions in settlements.items() if code}
    assert len(shares) > 230
    listed = {row["country"]: float(row["least_share"]) for row in rows(CASES / "settlements_outside.csv")}
    assert {code: share for code, share in shares.items() if share < listed.get(code, 0.95)} == {}
    total = sum(map(len, settlements.values()))
    assert sum(shares[code] * len(settlements[code]) for code in shares) / total > 0.995


NAMES = (
    "Crimea|Golan Heights|Western Sahara|Abkhazia|Transnistria|Northern Cyprus|Kosovo|Taiwan|Somaliland|"
    "Nagorno-Karabakh|Kashmir|Gaza Strip|West Bank"
)


@pytest.mark.parametrize("name", NAMES.split("|"))
def test_disputed_areas_are_places_with_an_outline(gazetteer: Gazetteer, name: str) -> None:
    place = gazetteer.lookup(name)[0].place
    area = gazetteer.boundaries.area(place.place_id)
    assert area is not None
    assert area.is_valid
    away_m = distance_from_m(area, place.position)
    assert away_m <= gazetteer.boundaries.accuracy_m(place.place_id)


def test_ancestors_go_by_the_code_and_the_owner_by_the_view(gazetteer: Gazetteer) -> None:
    simferopol = gazetteer.lookup("Simferopol")[0].place
    assert [place.name for place in gazetteer.ancestors(simferopol)] == ["Crimea", "Ukraine"]
    de_facto = Boundaries.open(gazetteer.boundaries.path, "de_facto")
    assert de_facto.owner(simferopol.position) == "RU"
