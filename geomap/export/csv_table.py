"""CSV for people who open it in a spreadsheet: one layer, geometry as WKT, no cell that is taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.export.base import Format, Layers
from geomap.export.cells import rows_with_geometry
from geomap.frames.geometry import COORDINATE_DECIMALS

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What spreadsheets take for the beginning of a formula (OWASP, CSV Injection; full-width forms for East Asia)."""


def guard(cell: object) -> object:
    """Put an apostrophe before text that a spreadsheet would run as a formula.

    Parameters
    ----------
    cell
        Text, a number or None; only text is changed.

    Returns
    -------
    object
        The cell.

    Examples
    --------
    >>> guard("=HYPERLINK(A1)"), guard("Kyiv"), guard(-66.9)
    ("'=HYPERLINK(A1)", 'Kyiv', -66.9)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def _lines(layers: Layers, chosen: tuple[str, ...], *, guarded: bool) -> Iterator[bytes]:
    frame = layers[chosen[0]]
    spatial = getattr(frame, "active_geometry_name", None) is not None
    names = [str(name) for name in frame.columns if name != getattr(frame, "active_geometry_name", None)]
    yield line([*names, *(["geometry"] if spatial else [])])
    for cells, geometry in rows_with_geometry(frame):
        row = [guard(cell) if guarded else cell for cell in cells.values()]
        yield line([*row, *([_wkt(geometry)] if spatial else [])])


def _wkt(geometry: BaseGeometry | None) -> str | None:
    return None if geometry is None else shapely.to_wkt(geometry, rounding_precision=COORDINATE_DECIMALS)


def line(cells: Sequence[object]) -> bytes:
    r"""Write cells as one line of CSV in UTF-8, ended by a line feed.

    Examples
    --------
    >>> line(["Kyiv", 1, None])
    b'Kyiv,1,\n'
    """
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)  # with "\n" it would leave a lone "\r" unquoted
    return buffer.getvalue().removesuffix("\r\n").encode("utf-8", "replace") + b"\n"


def _guarded(layers: Layers, chosen: tuple[str, ...]) -> Iterator[bytes]:
    return _lines(layers, chosen, guarded=True)


def _raw(layers: Layers, chosen: tuple[str, ...]) -> Iterator[bytes]:
    return _lines(layers, chosen, guarded=False)


FORMAT = Format(name="csv", suffixes=(".csv",), layers=("events",), single=True, chunks=_guarded)
RAW_FORMAT = Format(name="csv-raw", suffixes=(), layers=("events",), single=True, chunks=_raw)
