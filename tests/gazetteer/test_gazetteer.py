from __future__ import annotations

import pickle

import pytest
import shapely

from geomap.errors import UnknownNameError
from geomap.gazetteer import Gazetteer
from geomap.model import LonLat, PlaceKind

KHARKIV = LonLat(36.2304, 49.9935)


def test_open_says_what_it_is(gazetteer):
    assert gazetteer.world_view == "un"
    assert len(gazetteer.sha256) == 64
    assert gazetteer.gazetteer_id.startswith("embedded-")


def test_unknown_world_view():
    with pytest.raises(UnknownNameError, match="there are: un"):
        Gazetteer.open(world_view="atlantis")


def test_travels_to_another_process_as_its_path(gazetteer):
    frozen = pickle.dumps(gazetteer)
    assert len(frozen) < 1000
    assert pickle.loads(frozen).lookup("Kiev") == gazetteer.lookup("Kiev")  # noqa: S301


def test_near_gives_settlements_nearest_first(gazetteer):
    found = gazetteer.near(KHARKIV, within_m=30_000, limit=5)
    distances = [away for _, away in found]
    assert found[0][0].name == "Kharkiv"
    assert distances == sorted(distances)
    assert all(away <= 30_000 for away in distances)


@pytest.mark.parametrize(
    "position", [LonLat(180.0, -16.8), LonLat(-179.99, -16.8), LonLat(0.0, 90.0), LonLat(0.0, -90.0)]
)
def test_near_at_the_edges_of_the_map(gazetteer, position):
    found = gazetteer.near(position, within_m=300_000, limit=500)
    assert all(away <= 300_000 for _, away in found)
    if abs(position.lat) < 80:
        assert {place.position.lon > 0 for place, _ in found} == {True, False}


def test_nothing_near(gazetteer):
    assert gazetteer.near(LonLat(-30.0, 0.0), within_m=1000) == ()


def test_within_gives_the_most_populous_first(gazetteer):
    found = gazetteer.within(shapely.box(36.0, 49.0, 38.0, 50.5), limit=3)
    assert found[0].name == "Kharkiv"
    assert [place.population for place in found] == sorted((place.population for place in found), reverse=True)
    assert gazetteer.within(shapely.Polygon()) == ()


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("Kiev", "geonames:703448"),
        ("khark", "geonames:706483"),
        ("severodonetzk", "geonames:691999"),
        ("port au princ", "geonames:3718426"),
        ("khan yunes", "geonames:281124"),
    ],
)
def test_search(gazetteer, query, place_id):
    found = gazetteer.search(query, limit=5)
    assert place_id in [entry.place.place_id for entry, _ in found]
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_search_in_one_country(gazetteer):
    found = gazetteer.search("Paris", country="US", limit=3)
    assert {entry.place.country for entry, _ in found} == {"US"}
    assert gazetteer.search("   ") == ()
    assert gazetteer.search("\x00\x01\x02") == ()


def test_radius_of_a_settlement(gazetteer):
    assert gazetteer.lookup("Kharkiv")[0].place.radius_m == pytest.approx(10_634, abs=50)
    assert {entry.place.kind for entry in gazetteer.lookup("Kharkiv")} == {PlaceKind.CITY, PlaceKind.ADMIN1}
