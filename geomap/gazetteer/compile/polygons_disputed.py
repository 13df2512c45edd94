"""Lines that a map dashes: where pieces of land meet whose border is disputed, provisional or a line of control."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.errors import LexiconError
from geomap.gazetteer.boundaries_layer import PieceLayer


def find_disputed(
    rows: Sequence[Mapping[str, str]], layer: PieceLayer, names: Sequence[str]
) -> list[BaseGeometry | None]:
    """Find each disputed line at one level of detail.

    Parameters
    ----------
    rows
        Rows of ``disputed.csv``: pieces on the two sides (several separated by ``|``), and a box
        ``west south east north`` for a stretch of a longer line.
    layer
        The pieces of land.
    names
        Their names, in order of their numbers.

    Returns
    -------
    list
        Lines in the order of the rows; None where this detail has none.
    """
    return [_line(row, layer, names) for row in rows]


def demand_all(rows: Sequence[Mapping[str, str]], lines: Sequence[BaseGeometry | None]) -> None:
    """Refuse a table with a line that was not found.

    Raises
    ------
    LexiconError
        Names the rows: a misspelt piece would silently leave a border undashed.
    """
    lacking = [row["name"] for row, line in zip(rows, lines, strict=True) if line is None]
    if lacking:
        raise LexiconError(f"disputed.csv: no such line in the atlas: {', '.join(lacking)}")


def _line(row: Mapping[str, str], layer: PieceLayer, names: Sequence[str]) -> BaseGeometry | None:
    sides = [
        [number for number, name in enumerate(names) if name in row[side].split("|")] for side in ("first", "second")
    ]
    line = layer.line_between(*sides)
    if line is None or not row["box"]:
        return line
    clipped = shapely.clip_by_rect(line, *(float(edge) for edge in row["box"].split()))
    return None if clipped.is_empty else clipped
