"""KML 2.2 (OGC 07-147r2): a folder a layer, dates as time spans, every column as extended data.

Written here and not by GDAL: its KML drivers report no error on a full disk, drop or rename columns, and know no time.
A description is HTML to its reader, so text is escaped twice: once as HTML, once as XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.export.base import Format, Layers
from geomap.export.cells import Cells, rows_with_geometry
from geomap.export.geojson import DEFAULT_LAYERS
from geomap.frames.geometry import tidy

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0, section 2.2, allows in no document."""

_NAMES = {
    "documents": ("title", "doc_id"),
    "places": ("text",),
    "events": ("acled_sub_event_type", "plover_type", "trigger"),
    "claims": ("text",),
    "links": ("target_text", "relation"),
    "duplicates": ("duplicate_id",),
    "agreements": ("attribute",),
}
"""By layer, the columns of which the first that is filled names a placemark."""

_DESCRIPTIONS = {"places": "reasons", "events": "sentence", "claims": "method", "duplicates": "reasons"}

_STYLES = (
    ("events", "ff3643f4", "403643f4"),
    ("claims", "ffb0279c", "40b0279c"),
    ("places", "ff9e9e9e", "409e9e9e"),
    ("documents", "ff9e9e9e", "409e9e9e"),
    ("links", "ff9e9e9e", "409e9e9e"),
    ("duplicates", "ff9e9e9e", "409e9e9e"),
    ("agreements", "ff9e9e9e", "409e9e9e"),
)
"""Layer, colour of lines and icons, colour of fills; KML writes colours as aabbggrr."""


def _text(value: object) -> str:
    return escape(_NOT_XML.sub("\ufffd", str(value)))


def _element(name: str, value: object) -> str:
    return "" if value is None else f"<{name}>{_text(value)}</{name}>"


def _placemark(layer: str, cells: Cells, geometry: BaseGeometry | None) -> str:
    name = next((cells[column] for column in _NAMES[layer] if cells.get(column)), None)
    if layer == "events" and cells.get("name"):
        name = f"{name}, {cells['name']}"
    description = cells.get(_DESCRIPTIONS.get(layer, ""))
    tidied = tidy(geometry)
    return "".join(
        (
            "<Placemark>",
            _element("name", name),
            _element("description", None if description is None else escape(str(description))),
            _time_span(cells.get("date_start"), cells.get("date_end")),
            f"<styleUrl>#{layer}</styleUrl>",
            "<ExtendedData>",
            *(
                f'<Data name="{_text(column)}"><value>{_text(value)}</value></Data>'
                for column, value in cells.items()
                if value is not None
            ),
            "</ExtendedData>",
            "" if tidied is None else _geometry(tidied),
            "</Placemark>\n",
        )
    )


def _time_span(first: object, last: object) -> str:
    if first is None and last is None:
        return ""
    return f"<TimeSpan>{_element('begin', first)}{_element('end', last)}</TimeSpan>"


def _geometry(geometry: BaseGeometry) -> str:
    if isinstance(geometry, shapely.Polygon):
        inner = "".join(f"<innerBoundaryIs>{_ring(ring)}</innerBoundaryIs>" for ring in geometry.interiors)
        return f"<Polygon><outerBoundaryIs>{_ring(geometry.exterior)}</outerBoundaryIs>{inner}</Polygon>"
    if isinstance(geometry, shapely.Point | shapely.LineString):
        return f"<{geometry.geom_type}>{_coordinates(geometry)}</{geometry.geom_type}>"
    parts = "".join(_geometry(part) for part in shapely.get_parts(geometry))
    return f"<MultiGeometry>{parts}</MultiGeometry>"


def _ring(ring: BaseGeometry) -> str:
    return f"<LinearRing>{_coordinates(ring)}</LinearRing>"


def _coordinates(geometry: BaseGeometry) -> str:
    pairs = shapely.get_coordinates(geometry).tolist()
    return f"<coordinates>{' '.join(f'{lon},{lat}' for lon, lat in pairs)}</coordinates>"


def _style(layer: str, line: str, fill: str) -> str:
    return (
        f'<Style id="{layer}"><IconStyle><color>{line}</color></IconStyle>'
        f"<LineStyle><color>{line}</color><width>2</width></LineStyle>"
        f"<PolyStyle><color>{fill}</color></PolyStyle></Style>\n"
    )


def _chunks(layers: Layers, chosen: tuple[str, ...]) -> Iterator[bytes]:
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
    yield b"<name>geomap</name>\n"
    for style in _STYLES:
        if style[0] in chosen:
            yield _style(*style).encode()
    for layer in chosen:
        yield f"<Folder><name>{layer}</name>\n".encode()
        for cells, geometry in rows_with_geometry(layers[layer]):
            yield _placemark(layer, cells, geometry).encode()
        yield b"</Folder>\n"
    yield b"</Document>\n</kml>\n"


FORMAT = Format(name="kml", suffixes=(".kml",), layers=DEFAULT_LAYERS, chunks=_chunks)
