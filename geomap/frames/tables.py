"""Rows to GeoDataFrames, with the right types even when there are no rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from geomap.extract.duplicates import DuplicateFinder
from geomap.frames.pairs import pair_rows
from geomap.frames.rows import rows_of
from geomap.frames.schema import LAYERS, Column, columns_of
from geomap.model import Record

if TYPE_CHECKING:
    import pandas as pd

CRS = "EPSG:4326"


def frames_of(records: Iterable[Record]) -> dict[str, pd.DataFrame]:
    """Turn records into one table a layer.

    Parameters
    ----------
    records
        Results in any number; an iterator is read once.

    Returns
    -------
    dict
        Layer to table, in the order of `geomap.frames.schema.LAYERS`, with its columns and types: a GeoDataFrame in
        EPSG:4326, for layers without geometry a DataFrame. Rows keep the records' order.

    Examples
    --------
    >>> frames_of([])["events"].crs.to_epsg()
    4326
    """
    rows: dict[str, list[Mapping[str, Any]]] = {layer: [] for layer in LAYERS}
    finder = DuplicateFinder()
    for record in records:
        for layer, new in (rows_of(record) | pair_rows(finder.add(record))).items():
            rows[layer].extend(new)
    return {layer: frame_of(layer, rows[layer]) for layer in LAYERS}


def frame_of(layer: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Turn rows of one layer into its table.

    Parameters
    ----------
    layer
        A key of `geomap.frames.schema.LAYERS`.
    rows
        As `geomap.frames.rows.rows_of` gives them.

    Returns
    -------
    pandas.DataFrame
        A GeoDataFrame where the layer has geometry.

    Raises
    ------
    UnknownNameError
        When there is no such layer.
    """
    import geopandas as gpd  # noqa: PLC0415 (half a second that records and JSON lines never need)
    import pandas as pd  # noqa: PLC0415

    columns = columns_of(layer)
    kept = list(rows)
    data = {column.name: _series(column, [row[column.name] for row in kept]) for column in columns}
    if columns[-1].dtype != "geometry":
        return pd.DataFrame(data)
    table: pd.DataFrame = gpd.GeoDataFrame(data, geometry="geometry", crs=CRS)
    return table


def _series(column: Column, cells: list[Any]) -> pd.Series[Any]:
    import geopandas as gpd  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    if column.dtype == "geometry":
        geometries: pd.Series[Any] = gpd.GeoSeries(cells, crs=CRS)
        return geometries
    if column.dtype == "string":
        return pd.Series(cells, dtype=text_dtype())
    if column.dtype == "float":
        return pd.Series(cells, dtype="float64")
    return pd.Series(cells, dtype="Int64" if column.dtype == "optional_int" else "int64")


def text_dtype() -> str:
    """Name the text type that pandas itself would choose: ``str`` since 3.0, before that the nullable ``string``."""
    import pandas as pd  # noqa: PLC0415

    return "str" if int(pd.__version__.partition(".")[0]) >= 3 else "string"  # noqa: PLR2004
