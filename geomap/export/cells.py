"""A table's rows as plain cells and geometries, for the formats that we write ourselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

Cells = dict[str, Any]


def rows_with_geometry(frame: pd.DataFrame) -> Iterator[tuple[Cells, BaseGeometry | None]]:
    """Go through a table.

    Parameters
    ----------
    frame
        A GeoDataFrame, or a DataFrame without geometry.

    Yields
    ------
    tuple of (dict, BaseGeometry or None)
        The row's cells as text, numbers, bools or None (never NaN or NA; times in ISO 8601), and its geometry.
    """
    active = getattr(frame, "active_geometry_name", None)
    names = [str(name) for name in frame.columns if name != active]
    columns = [_cells(frame[name]) for name in frame.columns if name != active]
    geometries = list(frame[active]) if active is not None else [None] * len(frame)
    for position, geometry in enumerate(geometries):
        yield {name: column[position] for name, column in zip(names, columns, strict=True)}, geometry


def _cells(series: pd.Series[Any]) -> list[Any]:
    missing = series.isna().tolist()
    return [None if gap else _plain(value) for value, gap in zip(series.tolist(), missing, strict=True)]


def _plain(value: Any) -> Any:  # noqa: ANN401 (whatever a user put into a column)
    return value.isoformat() if isinstance(value, date) else value
