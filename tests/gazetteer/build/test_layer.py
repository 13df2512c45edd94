from __future__ import annotations

import json

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer, NameFlag
from geomap.gazetteer.build import BuildPlan, build_gazetteer
from geomap.model import PlaceKind

TABLE = """\
name,lat,lon,country,kind,population,aliases
Checkpoint Zebra,48.1,37.2,RR,facility,,CP Zebra;Пост Зебра
Nowhereville,95,37,RR,,,
Old Mill,50,36,XX,,,
"Two
Lines",1,2,,,many,
,1,2,,,,
Old Mill,50.5,36.5,,,120,
Old Mill,-50.5,-36.5,,spaceship,,
Old Mill,-50.5,-36.5,,,,
"""


def layered(tmp_path, base, path):
    tally = build_gazetteer(BuildPlan(out=tmp_path / "out", layers=(path,), base=base))
    return Gazetteer.open(tmp_path / "out"), tally


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_places_of_a_table(tmp_path, base, table):
    gazetteer, _ = layered(tmp_path, base, table)
    entry = gazetteer.lookup("CP Zebra")[0]
    assert (entry.place.place_id, entry.flags) == ("user:checkpoint_zebra", NameFlag.SHORT)
    assert (entry.place.kind, entry.place.country) == (PlaceKind.FACILITY, "RR")
    assert entry.place.source == "layer mine.csv"
    assert gazetteer.lookup("пост зебра")[0].place == entry.place
    assert [each.place.place_id for each in gazetteer.lookup("Old Mill")] == ["user:old_mill", "user:old_mill-2"]
    assert gazetteer.place("user:old_mill").population == 120
    assert gazetteer.lookup("Strelsau"), "what was there stays"
    assert gazetteer.scan("Shelling at Checkpoint Zebra")[0].key == "checkpoint zebra"


def test_bad_rows_are_told_with_their_lines(tmp_path, base, table):
    _, tally = layered(tmp_path, base, table)
    assert tally.malformed["mine.csv"] == 5
    assert tally.examples["mine.csv"] == [
        (3, "lat '95' is no number from -90 to 90"),
        (4, "no country has the code 'XX'; it takes ISO 3166-1 alpha-2, as in 'UA'"),
        (6, "population 'many' is no number from 0 to 4,294,967,295"),
        (7, "no name, or one of more than 200 letters"),
        (9, f"no kind 'spaceship'; there are: {', '.join(kind for kind in PlaceKind if kind != 'coordinate')}"),
    ]


def test_points_of_a_geojson_file(tmp_path, base):
    points = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [37.5, 48.5, 100]}, "properties": properties}
        for properties in ({"name": "Пункт 5", "aliases": ["Point Five"]}, {"title": "nameless"}, None)
    ]
    points.append(
        {"type": "Feature", "geometry": {"type": "LineString", "coordinates": []}, "properties": {"name": "L"}}
    )
    path = tmp_path / "mine.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [*points, 7]}), encoding="utf-8")
    gazetteer, tally = layered(tmp_path, base, path)
    place = gazetteer.lookup("Point Five")[0].place
    assert (place.place_id, place.position) == ("user:пункт_5", (37.5, 48.5))
    assert [line for line, _ in tally.examples["mine.geojson"]] == [2, 3, 4, 5]


def test_layer_on_a_layered_gazetteer(tmp_path, base, table):
    first, _ = layered(tmp_path, base, table)
    path = tmp_path / "more.csv"
    path.write_text("name,lat,lon\nNew Post,1,2\n", encoding="utf-8")
    build_gazetteer(BuildPlan(out=tmp_path / "second", layers=(path,), base=first.path))
    second = Gazetteer.open(tmp_path / "second")
    assert second.lookup("New Post")[0].place.place_id == "user:new_post"
    assert second.lookup("CP Zebra") == first.lookup("CP Zebra")


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.csv", "title,lat,lon\nx,1,2\n", "the header lacks name"),
        ("a.csv", "name,lat,lon\nx,a,b\n", "no row is a place"),
        ("a.txt", "name,lat,lon\nx,1,2\n", r"a \.csv, \.geojson or \.json file"),
        ("a.json", "[1]", "no GeoJSON FeatureCollection"),
    ],
)
def test_file_that_is_no_layer_is_refused(tmp_path, base, name, text, what):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=what):
        layered(tmp_path, base, path)
    assert not (tmp_path / "out").exists()
