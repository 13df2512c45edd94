"""FlatGeobuf: one layer for the web."""

from __future__ import annotations

from pathlib import Path

from geomap.export.base import Format, Layers
from geomap.export.gdal import write_layer


def _save(layers: Layers, chosen: tuple[str, ...], path: Path) -> None:
    layer = chosen[0]
    frame = layers[layer]
    active = getattr(frame, "active_geometry_name", None)
    indexable = active is not None and len(frame) > 0 and not frame[active].isna().any()
    # FlatGeobuf's index takes no feature without geometry; without it the rows also keep their order.
    options = {"SPATIAL_INDEX": "YES" if indexable else "NO"}
    write_layer(frame, path, layer=layer, driver="FlatGeobuf", layer_options=options)


FORMAT = Format(name="fgb", suffixes=(".fgb",), layers=("events",), single=True, save=_save)
