"""The page's own vector basemap: the world's countries, and the checking polygons near the findings."""

from __future__ import annotations

import base64
import gzip
import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import Gazetteer
from geomap.model import Record
from geomap.render.extent import Box, detail_boxes, focus_boxes
from geomap.render.labels import city_labels, country_labels
from geomap.render.shapes import grid_ring, rings_of

_WORLD_SCALE = 100
"""Grid lines a degree for the world: 1.1 km, finer than the source, Natural Earth at 1:50 million."""

_WORLD_TOLERANCE_DEG = 0.03
"""Square root of the area below which a corner is cut (Visvalingam): a third of a pixel at zoom 4."""

_DETAIL_SCALE = 2_000
"""Grid lines a degree near the findings: 56 m."""

_DETAIL_TOLERANCE_DEG = 0.0015
_DETAIL_POINTS = 30_000
"""How many points the fine polygons may have in all: about 90 kB of the page."""

_DISPUTED_SCALE = 1_000
_UNIT_SCALE = 1_000
_UNIT_TOLERANCE_DEG = 0.004
_STATE_LINE_GAP_DEG = 0.02
"""A unit's outline nearer than this to its state's outline (2 km) is taken for the same line."""

_INNER_MARGIN = 0.2
_SMALLEST_ISLAND_DEG2 = 0.004
_LINE_LENGTH = 8_000
_WHOLE = Box(-180, -90, 180, 90)

_Country = tuple[str, str, BaseGeometry]
"""Code, name and polygon."""


class _Layer:
    """Features of one grid: a header for JSON and their rings for the binary part."""

    def __init__(self, kind: str, scale: int, box: Box) -> None:
        self.header: dict[str, Any] = {"kind": kind, "scale": scale, "box": [round(side, 4) for side in box]}
        self.features: list[dict[str, Any]] = []
        self.rings: list[NDArray[np.int64]] = []

    @property
    def points(self) -> int:
        return sum(len(ring) for ring in self.rings)

    def add(self, geometry: BaseGeometry, facts: dict[str, Any], *, shortest: int) -> None:
        """Add a geometry unless nothing of it is left on the grid."""
        rings = [grid_ring(ring, self.header["scale"]) for ring in rings_of(geometry)]
        rings = [ring for ring in rings if len(ring) >= shortest]
        if rings:
            self.features.append({**facts, "rings": [len(ring) for ring in rings]})
            self.rings += rings


def encode_basemap(records: Sequence[Record], gazetteer: Gazetteer) -> str:
    """Pack the basemap of a page: base64 of gzip of a length, a JSON header and variable-length differences.

    Parameters
    ----------
    records
        What the page shows; decides where the fine polygons lie.
    gazetteer
        Whose polygons and names to use: the ones that the checks use.

    Returns
    -------
    str
        ASCII text that ``codec.js`` unpacks. Equal input gives equal text.
    """
    countries = _simplified(gazetteer.boundaries.basemap_countries())
    layers = [_world(gazetteer, countries), _disputed(gazetteer)]
    points = 0
    for box in detail_boxes(records):
        found = [_detail(gazetteer, countries, box), _units(gazetteer, box)]
        points += sum(layer.points for layer in found)
        if points > _DETAIL_POINTS:
            break
        layers += found
    focus = focus_boxes(records)
    header = {
        "layers": [{**layer.header, "features": layer.features} for layer in layers],
        "near": country_labels(countries, focus),
        "cities": city_labels(gazetteer, focus),
    }
    return _packed(header, (ring for layer in layers for ring in layer.rings))


def _world(gazetteer: Gazetteer, countries: Sequence[_Country]) -> _Layer:
    layer = _Layer("world", _WORLD_SCALE, _WHOLE)
    for code, name, shape in countries:
        facts = {"code": code, "name": name, "label": _label_point(gazetteer, code, shape)}
        layer.add(_without_specks(shape), facts, shortest=4)
    return layer


def _simplified(countries: Sequence[_Country]) -> list[_Country]:
    """Simplify all countries together, so that neighbours still share their lines."""
    shapes = shapely.coverage_simplify([shape for _, _, shape in countries], _WORLD_TOLERANCE_DEG)
    return [(code, name, shape) for (code, name, _), shape in zip(countries, shapes, strict=True)]


def _without_specks(shape: BaseGeometry) -> BaseGeometry:
    """Drop islands too small to see on a map of the world, but never a country's largest part."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    kept: BaseGeometry = shapely.multipolygons(parts[(areas >= _SMALLEST_ISLAND_DEG2) | (areas == areas.max())])
    return kept


def _label_point(gazetteer: Gazetteer, code: str, shape: BaseGeometry) -> list[int]:
    """Find where a country's name goes: the gazetteer's point if on land, else the middle of its largest part."""
    position = Point(gazetteer.country(code).position)
    if not shape.contains(position):
        parts = shapely.get_parts(shape)
        position = parts[int(shapely.area(parts).argmax())].representative_point()
    return [round(position.x * 1000), round(position.y * 1000)]


def _disputed(gazetteer: Gazetteer) -> _Layer:
    layer = _Layer("disputed", _DISPUTED_SCALE, _WHOLE)
    for name, lines in gazetteer.boundaries.disputed_lines():
        layer.add(shapely.simplify(lines, _DETAIL_TOLERANCE_DEG), {"disputed": name}, shortest=2)
    return layer


def _detail(gazetteer: Gazetteer, countries: Sequence[_Country], box: Box) -> _Layer:
    layer = _Layer("detail", _DETAIL_SCALE, box)
    for code, _, whole in countries:
        shape = gazetteer.boundaries.country(code) if Box(*whole.bounds).meets(box) else None
        if shape is not None:
            layer.add(_clipped(shape, box), {"code": code}, shortest=4)
    return layer


def _units(gazetteer: Gazetteer, box: Box) -> _Layer:
    """Collect the lines between first-level units near a box, less the state borders and coasts drawn already."""
    layer = _Layer("units", _UNIT_SCALE, _WHOLE)
    inner = box.grown(-(box.east - box.west) * _INNER_MARGIN, -(box.north - box.south) * _INNER_MARGIN)
    towns = gazetteer.within(shapely.box(*inner), limit=3000)
    for country in sorted({place.country for place in towns if place.country}):
        state = gazetteer.boundaries.country(country)
        codes = sorted({place.admin1 for place in towns if place.country == country and place.admin1})
        shapes = [shape for code in codes if (shape := gazetteer.boundaries.admin1(code)) is not None]
        if state is not None and shapes:
            layer.add(_inner_lines(shapes, state), {"unit": country}, shortest=2)
    return layer


def _inner_lines(shapes: Sequence[BaseGeometry], state: BaseGeometry) -> BaseGeometry:
    lines = shapely.union_all([shapely.simplify(shape.boundary, _UNIT_TOLERANCE_DEG) for shape in shapes])
    near = Box(*lines.bounds).grown(_STATE_LINE_GAP_DEG, _STATE_LINE_GAP_DEG)
    outline = shapely.clip_by_rect(state.boundary, *near)
    return shapely.line_merge(shapely.difference(lines, shapely.buffer(outline, _STATE_LINE_GAP_DEG, quad_segs=2)))


def _clipped(shape: BaseGeometry, box: Box) -> BaseGeometry:
    return shapely.simplify(shapely.clip_by_rect(shape, *box), _DETAIL_TOLERANCE_DEG, preserve_topology=False)


def _packed(header: dict[str, Any], rings: Iterable[NDArray[np.int64]]) -> str:
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    raw = struct.pack("<I", len(head)) + head + _varints(rings)
    text = base64.b64encode(gzip.compress(raw, compresslevel=9, mtime=0)).decode("ascii")
    return "\n".join(_lines(text))


def _varints(rings: Iterable[NDArray[np.int64]]) -> bytes:
    """Write rings as zigzag variable-length differences, each ring from the last point of the one before."""
    packed = bytearray()
    last = np.zeros((1, 2), dtype=np.int64)
    for ring in rings:
        steps = np.diff(ring, axis=0, prepend=last).ravel()
        for value in ((steps << 1) ^ (steps >> 63)).tolist():
            rest = value
            while rest > 127:  # noqa: PLR2004
                packed.append(rest & 127 | 128)
                rest >>= 7
            packed.append(rest)
        last = ring[-1:]
    return bytes(packed)


def _lines(text: str) -> Iterator[str]:
    for start in range(0, len(text), _LINE_LENGTH):
        yield text[start : start + _LINE_LENGTH]
