"""GeoPackage: every layer in one file, documents, links and duplicates too.

Version 1.2, which every QGIS from 3.0 and ArcGIS reads without a warning. Events come first, so that a reader which
opens one layer opens these; GDAL lists layers without geometry last.
"""

from __future__ import annotations

from pathlib import Path

from geomap.export.base import Format, Layers
from geomap.export.gdal import write_layer

LAYER_ORDER = ("events", "claims", "places", "links", "documents", "duplicates", "agreements")


def _save(layers: Layers, chosen: tuple[str, ...], path: Path) -> None:
    for layer in chosen:
        write_layer(layers[layer], path, layer=layer, driver="GPKG", dataset_options={"VERSION": "1.2"})


FORMAT = Format(name="gpkg", suffixes=(".gpkg",), layers=LAYER_ORDER, save=_save)
