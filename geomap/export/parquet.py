"""GeoParquet 1.1 with a covering bounding box: one layer, nothing lost."""

from __future__ import annotations

from pathlib import Path

from geomap.errors import OutputError
from geomap.export.base import Format, Layers


def _save(layers: Layers, chosen: tuple[str, ...], path: Path) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415 (heavy)

    frame = layers[chosen[0]]
    if getattr(frame, "active_geometry_name", None) is None:
        frame.to_parquet(path, index=False, compression="zstd")
    else:
        frame.to_parquet(path, index=False, compression="zstd", schema_version="1.1.0", write_covering_bbox=True)
    count = pq.read_metadata(path).num_rows
    if count != len(frame):
        message = f"parquet, layer {chosen[0]}: {len(frame)} rows were written and {count} read back"
        raise OutputError(message)


FORMAT = Format(name="parquet", suffixes=(".parquet", ".geoparquet"), layers=("events",), single=True, save=_save)
