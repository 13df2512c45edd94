"""What holds for every format."""

from __future__ import annotations

import io
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from record_builders import make_empty_record

from geomap import registry
from geomap.errors import OutputError, OutputExistsError, UnknownNameError
from geomap.export import format_for, formats, write, write_stream
from geomap.frames import frames_of
from geomap.model import Record

FILES = [each for each in formats() if each.suffixes]
TEXT = [each.name for each in formats() if each.save is None]


@pytest.mark.parametrize("each", formats(), ids=lambda each: each.name)
def test_registered_under_its_own_name(each: object) -> None:
    assert registry.load("format", each.name) is each
    assert sum(part is not None for part in (each.chunks, each.save, each.records)) == 1


def test_suffixes_mean_one_format_each() -> None:
    suffixes = [suffix for each in formats() for suffix in each.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(format_for(f"x{suffix.upper()}").name for suffix in suffixes)


@pytest.mark.parametrize("name", ["x.shp", "x", "x.geojson.zip"])
def test_unknown_suffix_lists_the_valid_ones(name: str) -> None:
    with pytest.raises(UnknownNameError, match=r"\.csv.*\.geojson.*\.gpkg.*\.parquet"):
        format_for(name)


def test_unknown_format_lists_the_valid_ones() -> None:
    with pytest.raises(UnknownNameError, match="geojson"):
        format_for("x.gpkg", "shapefile")


@pytest.mark.parametrize("each", FILES, ids=lambda each: each.name)
@pytest.mark.parametrize("few", ["all", "empty", "none"])
def test_every_format_writes_every_report(each: object, few: str, records: list[Record], tmp_path: Path) -> None:
    source = {"all": records, "empty": [make_empty_record()], "none": []}[few]
    target = tmp_path / f"out{each.suffixes[0]}"
    write(source, target)
    assert target.is_file()
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    with pytest.raises(OutputExistsError):
        write(source, target)


@pytest.mark.parametrize("each", [each for each in FILES if each.name != "gpkg"], ids=lambda each: each.name)
def test_same_records_same_bytes(each: object, records: list[Record], tmp_path: Path) -> None:
    first, second = tmp_path / f"1{each.suffixes[0]}", tmp_path / f"2{each.suffixes[0]}"
    write(records, first)
    write(records, second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("name", TEXT)
def test_stream_equals_file(name: str, records: list[Record], tmp_path: Path) -> None:
    stream = io.BytesIO()
    write_stream(records, stream, name)
    write(records, tmp_path / "out", format=name)
    assert stream.getvalue() == (tmp_path / "out").read_bytes()


def test_binary_formats_are_not_streamed(records: list[Record]) -> None:
    with pytest.raises(OutputError, match="geojson, "):
        write_stream(records, io.BytesIO(), "gpkg")


@pytest.mark.parametrize(
    ("name", "layer", "message"),
    [
        ("gpkg", "pins", "documents, places"),
        ("csv", ["events", "claims"], "holds one layer"),
        ("jsonl", "events", "whole records"),
        ("gpkg", [], "no layer"),
    ],
)
def test_wrong_layers(name: str, layer: str | list[str], message: str, records: list[Record], tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match=message):
        write(records, tmp_path / "out", format=name, layer=layer)
    assert not list(tmp_path.iterdir())


def test_jsonl_needs_records(records: list[Record], tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="records"):
        write(frames_of(records), tmp_path / "x.jsonl")


def test_jsonl_streams_one_by_one(records: list[Record]) -> None:
    stream = io.BytesIO()

    def watched() -> object:
        for number, record in enumerate(records):
            assert stream.getvalue().count(b"\n") == number
            yield record

    write_stream(watched(), stream, "jsonl")
    assert stream.getvalue().count(b"\n") == len(records)


def test_projected_tables_are_brought_back(records: list[Record], tmp_path: Path) -> None:
    layers = frames_of(records)
    write({**layers, "events": layers["events"].to_crs(3857)}, tmp_path / "x.geojson", layer="events")
    read = gpd.read_file(tmp_path / "x.geojson")
    assert read.geometry.iloc[0].distance(layers["events"].geometry.iloc[0]) < 1e-5


@pytest.mark.parametrize("suffix", ["geojson", "csv", "kml", "gpkg", "parquet"])
def test_columns_that_a_user_adds_are_kept(suffix: str, records: list[Record], tmp_path: Path) -> None:
    layers = frames_of(records)
    events = layers["events"].assign(seen=pd.Timestamp("2026-01-07"), mine=True, note="=1+1")
    write({**layers, "events": events}, tmp_path / f"x.{suffix}", layer="events")
    assert (tmp_path / f"x.{suffix}").stat().st_size > 0
