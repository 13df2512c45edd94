from __future__ import annotations

import json
import os
from pathlib import Path

import folium
import geopandas as gpd
import pandas as pd
import pytest
from record_builders import make_empty_record, make_record

from geomap.errors import InputError, OutputExistsError, UnknownNameError
from geomap.gazetteer import Gazetteer
from geomap.report import Report


@pytest.fixture
def report(gazetteer: Gazetteer) -> Report:
    return Report([make_record(doc_id="one"), make_empty_record()], gazetteer, failures=[InputError("broken")])


def test_tables_are_made_once(report: Report) -> None:
    assert report.events is report.events
    assert isinstance(report.documents, pd.DataFrame)
    assert all(isinstance(layer, gpd.GeoDataFrame) for layer in (report.places, report.claims, report.links))
    assert len(report) == 2


def test_one_line_a_document(report: Report) -> None:
    one, nothing = report.summary()
    assert one.startswith("one: 1 pin: ")
    assert one.endswith("plausible; 5 mentions: 3 located, 1 area, 1 rejected")
    assert nothing == "nothing: no pins; no zones; no claims; no mentions; no place found in it"
    assert repr(report) == "<Report: 2 documents, 5 mentions, 3 events (1 pin, 1 zone), 1 claim, 1 failure>"


def test_a_document_id_cannot_steer_the_terminal(gazetteer: Gazetteer) -> None:
    (line,) = Report([make_empty_record("a\x1b[31m\nb")], gazetteer).summary()
    assert line.startswith(r"a\x1b[31m b: ")


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "parquet", "jsonl", "csv"])
def test_files(report: Report, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x.{suffix}"
    report.to_file(path)
    with pytest.raises(OutputExistsError):
        report.to_file(path)
    report.to_file(path, overwrite=True)
    assert path.stat().st_size > 0


def test_columns_added_to_a_table_are_written(report: Report, tmp_path: Path) -> None:
    report.events["checked_by"] = "me"
    report.to_file(tmp_path / "x.gpkg")
    assert set(gpd.read_file(tmp_path / "x.gpkg", layer="events")["checked_by"]) == {"me"}


def test_unknown_suffix(report: Report, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"\.gpkg"):
        report.to_file(tmp_path / "x.shp")


def test_json_is_an_array_of_records(report: Report, tmp_path: Path) -> None:
    report.to_file(tmp_path / "x.jsonl")
    lines = (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(report.to_json()) == [json.loads(line) for line in lines]


def test_page_is_written_whole_and_not_over_another(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    report.to_html(path)
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    with pytest.raises(OutputExistsError):
        report.to_html(path)
    assert os.listdir(tmp_path) == ["x.html"]  # noqa: PTH208


def test_explore_is_a_folium_map(report: Report) -> None:
    assert isinstance(report.explore(), folium.Map)
