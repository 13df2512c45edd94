"""geomap gazetteer search, at and info: what they find, in which form, and what they refuse."""

from __future__ import annotations

import csv
import json

import pytest

KHARKIV = "geonames:706483"


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        (["Kharkov"], KHARKIV),
        (["Qharkiv"], KHARKIV),
        (["NewYork", "--country", "us"], "geonames:5128581"),
        (["Kharkiv", "--kind", "admin1"], "geonames:706482"),
        (["Springfield", "--near", "-89.6,39.8"], "geonames:4250542"),
        (["Donetsk", "--near", "40.0,48.3", "--within", "60"], "geonames:565348"),
        (["Levuka", "--bbox", "177,-20,-179,-15"], "geonames:2204417"),
        (["--kind", "city", "--bbox", "36,49,38,51"], KHARKIV),
        (["--kind", "city", "--near", "36.25,49.98"], KHARKIV),
        (["--country", "ua"], "geonames:690791"),
    ],
    ids=" ".join,
)
def test_search_finds(geomap, words, place_id):
    result = geomap("gazetteer", "search", *words, "--limit", "1")
    assert result.exit_code == 0, result.stderr
    assert place_id in result.stdout
    assert len(result.stdout.splitlines()) == 1


def test_search_in_three_forms_says_the_same(geomap):
    words = ("gazetteer", "search", "Springfeild", "--near", "-89.6,39.8", "--limit", "3")
    lines = [json.loads(line) for line in geomap(*words, "-f", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(geomap(*words, "-f", "csv").stdout.splitlines()))
    text = geomap(*words).stdout.splitlines()
    assert len(lines) == len(rows) == len(text) == 3
    for line, row, told in zip(lines, rows, text, strict=True):
        assert {key: "" if value is None else str(value) for key, value in line.items()} == row
        assert line["place_id"] in told
        assert told.endswith("km away")
    assert lines[0]["within"] == "Illinois, United States"
    assert lines[0]["distance_m"] < 10_000


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "nothing to search for"),
        (["Paris", "--within", "4"], "--near LON,LAT"),
        (["Paris", "--near", "5"], "no LON,LAT"),
        (["Paris", "--near", "49.98,136"], "longitude comes first"),
        (["Paris", "--near", "nan,0"], "not on the globe"),
        (["Paris", "--bbox", "1,2,3"], "WEST,SOUTH,EAST,NORTH"),
        (["Paris", "--bbox", "0,10,10,0"], "no box on the globe"),
        (["Paris", "--kind", "village"], "'city'"),
        (["Paris", "--country", "QQ"], "ISO 3166-1"),
    ],
    ids=" ".join,
)
def test_search_names_what_is_wrong(geomap, words, told):
    result = geomap("gazetteer", "search", *words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("words", [["Xqzzyxq"], ["Kharkiv", "--country", "FR", "--kind", "admin1"]], ids=" ".join)
def test_nothing_found_writes_nothing(geomap, words):
    result = geomap("gazetteer", "search", *words, "-f", "csv")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "no name like" in result.stderr


@pytest.mark.parametrize("words", [["36.25", "49.98"], ["36.25,49.98"]], ids=" ".join)
def test_at_names_unit_country_and_nearest_settlement(geomap, words):
    result = geomap("gazetteer", "at", *words)
    first, second, *_ = result.stdout.splitlines()
    assert first == "in Kharkiv Oblast, Ukraine (world view un)"
    assert KHARKIV in second
    row = json.loads(geomap("gazetteer", "at", *words, "--limit", "1", "-f", "jsonl").stdout)
    assert (row["at_country"], row["at_admin1"], row["place_id"]) == ("UA", "UA.07", KHARKIV)


def test_at_under_another_world_view(geomap):
    assert "in Crimea, Ukraine" in geomap("gazetteer", "at", "34.1", "44.95").stdout
    assert ", Russia (world view" in geomap("gazetteer", "at", "34.1", "44.95", "--world-view", "de_facto").stdout


def test_at_west_and_south_of_zero_and_at_sea(geomap):
    assert geomap("gazetteer", "at", "-46.6", "-23.5").stdout.startswith("in São Paulo, Brazil")
    sea = geomap("gazetteer", "at", "-30", "0")
    assert "no country" in sea.stdout
    assert "no settlement within 100 km" in sea.stderr
    (row,) = csv.DictReader(geomap("gazetteer", "at", "-30", "0", "-f", "csv").stdout.splitlines())
    assert (row["at_lon"], row["at_country"], row["place_id"]) == ("-30.0", "", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Missing argument"),
        (["1", "2", "3"], "one position"),
        (["x", "2"], "no LON,LAT"),
        (["36"], "no LON,LAT"),
        (["49.98", "136"], "longitude comes first"),
        (["--limits", "3"], "No such option"),
    ],
    ids=" ".join,
)
def test_at_names_what_is_wrong(geomap, words, told):
    result = geomap("gazetteer", "at", *words)
    assert result.exit_code == 2
    assert told in result.stderr


def test_info_of_a_place_by_id_and_by_name(geomap):
    row = json.loads(geomap("gazetteer", "info", KHARKIV, "-f", "jsonl").stdout)
    assert row["name"] == "Kharkiv"
    assert "kharkov (former)" in row["names"]
    first = json.loads(geomap("gazetteer", "info", "Kharkov", "-f", "jsonl").stdout.splitlines()[0])
    assert (first["place_id"], first["asked_is"]) == (KHARKIV, "former")
    assert KHARKIV in geomap("gazetteer", "info", "Kharkov").stdout.splitlines()[0]


def test_info_of_what_is_not_there(geomap):
    unknown = geomap("gazetteer", "info", "Qharkiv")
    assert unknown.exit_code == 4
    assert "most like it is 'Kharkiv'" in unknown.stderr
    assert geomap("gazetteer", "info", "geonames:1").exit_code == 2
    assert geomap("gazetteer", "info", "-f", "csv").exit_code == 2


def test_geocode_with_a_preference_for_a_country(geomap):
    assert "geonames:4717560" in geomap("geocode", "Paris", "--country-bias", "us").stdout
    assert geomap("geocode", "Paris", "--country-bias", "qq").exit_code == 2
