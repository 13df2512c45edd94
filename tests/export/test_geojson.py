from __future__ import annotations

import json
import subprocess
import warnings
from pathlib import Path

import geojson_validator
import geopandas as gpd
import pytest
import shapely
from geojson_pydantic import FeatureCollection

from geomap.export import write
from geomap.model import Record

HARMLESS = {"excessive_coordinate_precision", "crosses_antimeridian"}
"""The validator takes 180 for -180, so every shape that RFC 7946 wants cut there counts as crossing for it."""


@pytest.fixture
def collection(records: list[Record], tmp_path: Path) -> dict:
    write(records, tmp_path / "x.geojson")
    return json.loads((tmp_path / "x.geojson").read_bytes())


def test_valid_for_pydantic_and_validator(collection: dict) -> None:
    with pytest.warns(UserWarning, match="BBOX crossing the Antimeridian"):
        FeatureCollection.model_validate(collection)
    drawn = {**collection, "features": [each for each in collection["features"] if each["geometry"]]}
    assert geojson_validator.validate_structure(drawn) == {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = geojson_validator.validate_geometries(drawn)
    assert not result["invalid"]
    assert not set(result["problematic"]) - HARMLESS


def test_members_of_rfc_7946(collection: dict) -> None:
    assert "crs" not in collection
    assert collection["bbox"][0] > collection["bbox"][2]  # the report's second zone lies across 180
    assert len({each["id"] for each in collection["features"]}) < len(collection["features"])
    for feature in collection["features"]:
        assert feature["properties"]["layer"] in {"events", "claims", "places"}
        geometry = feature["geometry"] and shapely.geometry.shape(feature["geometry"])
        if geometry is not None and geometry.geom_type == "Polygon":
            assert geometry.exterior.is_ccw


def test_layers_in_order_and_nulls_where_nothing_is_drawn(collection: dict) -> None:
    layers = [each["properties"]["layer"] for each in collection["features"]]
    assert layers == ["events"] * 6 + ["claims"] * 2 + ["places"] * 10
    moscow = next(each for each in collection["features"] if each["properties"].get("text") == "Moscow")
    assert moscow["geometry"] is None
    assert moscow["properties"]["lon"] == 37.61556


def test_provenance(collection: dict) -> None:
    assert collection["geomap"]["version"] == "1.2.3"
    assert [each["doc_id"] for each in collection["geomap"]["documents"]] == ["one", "two", "nothing"]


def test_geopandas_reads_what_was_written(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "x.geojson", layer="events")
    read = gpd.read_file(tmp_path / "x.geojson")
    assert read.crs == "EPSG:4326"
    assert list(read["placement"]) == ["pin", "zone", "area"] * 2
    assert list(read.geometry.geom_type.fillna("null")) == ["Point", "Polygon", "null", "Point", "MultiPolygon", "null"]


def test_sequence_is_one_feature_a_line(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "x.geojsonl")
    lines = (tmp_path / "x.geojsonl").read_bytes().splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["Feature"] * 18
    assert len(gpd.read_file(tmp_path / "x.geojsonl")) == 18


@pytest.mark.gdal
@pytest.mark.parametrize(
    ("suffix", "counts"),
    [
        ("geojson", [18]),
        ("geojsonl", [18]),
        ("kml", [6, 2, 10]),
        ("fgb", [6]),
        ("gpkg", [6, 2, 10, 10, 3, 3, 11]),
    ],
)
def test_ogrinfo_reads_it(records: list[Record], tmp_path: Path, suffix: str, counts: list[int]) -> None:
    write(records, tmp_path / f"x.{suffix}")
    run = subprocess.run(
        ["ogrinfo", "-ro", "-al", "-so", f"x.{suffix}"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    found = [int(line.split(": ")[1]) for line in run.stdout.splitlines() if line.startswith("Feature Count")]
    assert found == counts
    assert not run.stderr
