"""GeoJSON features one a line, without the record separators of RFC 8142.

Newlines alone are what ``jq``, tippecanoe, BigQuery and GDAL's own ``.geojsonl`` take; GDAL reads both.
"""

from __future__ import annotations

from collections.abc import Iterator

from geomap.export.base import Format, Layers
from geomap.export.geojson import DEFAULT_LAYERS, features
from geomap.frames.json_text import dumps


def _chunks(layers: Layers, chosen: tuple[str, ...]) -> Iterator[bytes]:
    for feature in features(layers, chosen):
        yield dumps(feature) + b"\n"


FORMAT = Format(
    name="geojsonseq", suffixes=(".geojsonl", ".geojsonseq", ".ndgeojson"), layers=DEFAULT_LAYERS, chunks=_chunks
)
