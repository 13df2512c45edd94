"""GeoJSON by RFC 7946: no ``crs`` member, rings counter-clockwise, cut at 180°, six decimals.

One FeatureCollection holds several layers: each feature says in its property ``layer`` which it belongs to, and has its
row's id as ``id``. What made the file stands in the foreign member ``geomap`` (RFC 7946, section 6.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shapely.geometry.base import BaseGeometry

from geomap.export.base import Format, Layers
from geomap.export.cells import Cells, rows_with_geometry
from geomap.frames.geometry import bounds_of, tidy, to_geojson
from geomap.frames.json_text import dumps
from geomap.frames.schema import LAYERS

DEFAULT_LAYERS = ("events", "claims", "places")
_ABOUT = ("version", "gazetteer_id", "gazetteer_sha256", "world_view")
_DOCUMENT = ("doc_id", "title", "published", "source", "sha256")


def features(layers: Layers, chosen: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Turn rows into GeoJSON features.

    Parameters
    ----------
    layers
        Tables by layer.
    chosen
        Names of those to write, in order.

    Yields
    ------
    dict
        A feature: ``id``, ``properties`` with ``layer`` first, and ``geometry``, null for what is not on the map.
    """
    for layer in chosen:
        key = LAYERS[layer][0].name
        for cells, geometry in rows_with_geometry(layers[layer]):
            yield _feature(layer, cells.get(key), cells, geometry)


def _feature(layer: str, key: object, cells: Cells, geometry: BaseGeometry | None) -> dict[str, Any]:
    head = {"type": "Feature"} if key is None else {"type": "Feature", "id": key}
    return {**head, "geometry": to_geojson(geometry), "properties": {"layer": layer, **cells}}


def _about(layers: Layers) -> dict[str, Any]:
    if "documents" not in layers:
        return {}
    rows = [cells for cells, _ in rows_with_geometry(layers["documents"])]
    made = {name: rows[0].get(name) for name in _ABOUT} if rows else {}
    return {"geomap": {**made, "documents": [{name: row.get(name) for name in _DOCUMENT} for row in rows]}}


def _bbox(layers: Layers, chosen: tuple[str, ...]) -> dict[str, list[float]]:
    geometries = [tidy(geometry) for layer in chosen for _, geometry in rows_with_geometry(layers[layer])]
    bbox = bounds_of([geometry for geometry in geometries if geometry is not None])
    return {} if bbox is None else {"bbox": bbox}


def _chunks(layers: Layers, chosen: tuple[str, ...]) -> Iterator[bytes]:
    head = dumps({"type": "FeatureCollection", **_bbox(layers, chosen), **_about(layers)})
    yield head[:-1] + b',"features":['
    separator = b"\n"
    for feature in features(layers, chosen):
        yield separator + dumps(feature)
        separator = b",\n"
    yield b"\n]}\n"


FORMAT = Format(name="geojson", suffixes=(".geojson", ".json"), layers=DEFAULT_LAYERS, chunks=_chunks)
