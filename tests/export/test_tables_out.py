"""GeoPackage, GeoParquet, FlatGeobuf, CSV and KML: read back, and hostile words kept harmless."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
from geopandas.testing import assert_geodataframe_equal
from lxml import etree
from record_builders import HOSTILE, TEXT, make_record

from geomap.export import write
from geomap.export.csv_table import guard
from geomap.export.gdal import write_layer
from geomap.export.geopackage import LAYER_ORDER
from geomap.frames import LAYERS, frames_of
from geomap.model import Record

KML = {"k": "http://www.opengis.net/kml/2.2"}


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def _plain(series: pd.Series) -> list:
    return series.astype(object).where(series.notna(), None).tolist()


@pytest.mark.parametrize("layer", LAYERS)
def test_geopackage_holds_every_layer(records: list[Record], tmp_path: Path, layer: str) -> None:
    write(records, tmp_path / "x.gpkg")
    frame = frames_of(records)[layer]
    read = pyogrio.read_dataframe(tmp_path / "x.gpkg", layer=layer)
    assert [name for name, _ in pyogrio.list_layers(tmp_path / "x.gpkg")] == list(LAYER_ORDER)
    assert set(LAYER_ORDER) == set(LAYERS)
    assert list(read.columns) == list(frame.columns)
    for name in frame.columns:
        if name == "geometry":
            assert read.geometry.geom_equals(frame.geometry).eq(frame.geometry.notna()).all()
        else:
            assert _plain(read[name]) == _plain(frame[name])


def test_geoparquet_is_1_1_with_a_covering_box(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "x.parquet", layer="claims")
    geo = json.loads(pq.read_metadata(tmp_path / "x.parquet").metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["columns"]["geometry"]["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    read = gpd.read_parquet(tmp_path / "x.parquet")
    assert_geodataframe_equal(read[list(frames_of(records)["claims"].columns)], frames_of(records)["claims"])


def test_geoparquet_of_documents_is_plain(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "x.parquet", layer="documents")
    assert len(pd.read_parquet(tmp_path / "x.parquet")) == 3


@pytest.mark.parametrize("layer", ["events", "links"])
def test_flatgeobuf_keeps_rows_without_geometry(records: list[Record], tmp_path: Path, layer: str) -> None:
    write(records, tmp_path / "x.fgb", layer=layer)
    assert len(gpd.read_file(tmp_path / "x.fgb")) == len(frames_of(records)[layer])


def test_csv_is_safe_for_spreadsheets(tmp_path: Path) -> None:
    write([make_record()], tmp_path / "x.csv", layer="documents")
    write([make_record()], tmp_path / "raw.csv", layer="documents", format="csv-raw")
    (safe,), (raw,) = (_read(tmp_path / name) for name in ("x.csv", "raw.csv"))
    assert safe["title"] == "'" + HOSTILE
    assert raw["title"] == HOSTILE


def test_csv_has_wkt_and_empty_cells(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "x.csv")
    rows = _read(tmp_path / "x.csv")
    assert rows[0]["geometry"] == "POINT (35.045981 48.466671)"
    assert (rows[0]["lon"], rows[0]["geo_precision"]) == ("35.045981", "1")
    assert (rows[2]["geometry"], rows[2]["lon"], rows[2]["geo_precision"]) == ("", "", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "－"])
def test_formulas_are_guarded(start: str) -> None:
    assert guard(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", ["Kyiv", "", None, -66.9, 7, True, " =1"])
def test_other_cells_are_left_alone(cell: object) -> None:
    assert guard(cell) is cell


def test_kml_is_well_formed_and_shows_text_as_written(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "x.kml", layer=list(LAYERS))
    document = etree.parse(tmp_path / "x.kml")
    assert document.xpath("//k:Folder/k:name/text()", namespaces=KML) == list(LAYERS)
    titles = document.xpath("//k:Data[@name='title']/k:value/text()", namespaces=KML)
    assert titles[0] == HOSTILE.replace("\x0b", "\ufffd")
    described = document.xpath("//k:Folder[k:name='events']/k:Placemark[1]/k:description/text()", namespaces=KML)
    assert described == [TEXT[: TEXT.index(".") + 1]]
    assert "<script" not in " ".join(document.xpath("//k:description/text()", namespaces=KML))


def test_kml_has_time_spans_and_geometry(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "x.kml")
    document = etree.parse(tmp_path / "x.kml")
    assert document.xpath("//k:TimeSpan/k:begin/text()", namespaces=KML) == ["2026-01-06"] * 2
    assert document.xpath("//k:Point/k:coordinates/text()", namespaces=KML)[0] == "35.045981,48.466671"
    assert len(document.xpath("//k:MultiGeometry/k:Polygon", namespaces=KML)) == 4


def test_rows_are_counted_after_writing(tmp_path: Path) -> None:
    frame = frames_of([make_record()])["places"]
    write_layer(frame, tmp_path / "x.gpkg", layer="places", driver="GPKG")
    assert pyogrio.read_info(tmp_path / "x.gpkg")["features"] == len(frame)
