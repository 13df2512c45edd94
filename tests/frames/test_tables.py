from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
from record_builders import make_empty_record, make_record

from geomap.errors import UnknownNameError
from geomap.frames import LAYERS, columns_of, frames_of
from geomap.frames.tables import frame_of

TEXT_DTYPE = "str" if int(pd.__version__.partition(".")[0]) >= 3 else "string"
DTYPES = {"string": TEXT_DTYPE, "int": "int64", "optional_int": "Int64", "float": "float64", "geometry": "geometry"}


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("records", [[], [make_empty_record()], [make_record()], [make_record(), make_empty_record()]])
def test_columns_and_types_hold_whatever_the_rows(layer: str, records: list) -> None:
    frame = frames_of(records)[layer]
    assert list(frame.columns) == [column.name for column in columns_of(layer)]
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        column.name: str(pd.Series([], dtype=DTYPES[column.dtype]).dtype) if column.dtype != "geometry" else "geometry"
        for column in columns_of(layer)
    }


@pytest.mark.parametrize("layer", [layer for layer in LAYERS if columns_of(layer)[-1].name == "geometry"])
def test_layers_are_wgs_84(layer: str) -> None:
    frame = frames_of([])[layer]
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs == "EPSG:4326"


def test_missing_is_missing_in_every_type() -> None:
    event = frames_of([make_record()])["events"].iloc[2]
    assert event[["date_start", "lon", "geo_precision", "geometry"]].isna().all()


def test_rows_keep_the_order_of_the_records() -> None:
    frame = frames_of(iter([make_record(doc_id="b"), make_record(doc_id="a")]))["documents"]
    assert list(frame["doc_id"]) == ["b", "a"]


def test_unknown_layer() -> None:
    with pytest.raises(UnknownNameError, match="documents, places, events, claims, links, duplicates, agreements"):
        frame_of("pins", [])


@pytest.mark.parametrize("layer", LAYERS)
def test_schema_is_flat_named_and_explained(layer: str) -> None:
    columns = columns_of(layer)
    names = [column.name for column in columns]
    assert len(set(names)) == len(names)
    assert all(name == name.lower() and name.isidentifier() for name in names)
    assert all(column.meaning.endswith((".", "…")) for column in columns)
    assert [name for name in names if name.endswith("_m")] == [c.name for c in columns if c.unit == "m"]
    assert "geometry" not in names[:-1]
