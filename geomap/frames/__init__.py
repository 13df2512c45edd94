"""Records to rows, JSON records and GeoDataFrames; `geomap.frames.schema` lists every column."""

from __future__ import annotations

from geomap.frames.record_json import record_to_json, records_to_json
from geomap.frames.rows import rows_of
from geomap.frames.schema import LAYERS, Column, columns_of
from geomap.frames.tables import frame_of, frames_of

__all__ = ["LAYERS", "Column", "columns_of", "frame_of", "frames_of", "record_to_json", "records_to_json", "rows_of"]
