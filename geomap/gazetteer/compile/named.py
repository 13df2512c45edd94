"""What the compiler hands from part to part: a place with its names."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.gazetteer.names import NameFlag
from geomap.model import Place


@dataclass(frozen=True, slots=True)
class Named:
    """A place and the names it goes by, each with what kind of name it is."""

    place: Place
    names: tuple[tuple[str, NameFlag], ...]


def read_curated(path: Path) -> list[dict[str, str]]:
    """Read a hand-kept table; every row names its source.

    Parameters
    ----------
    path
        A CSV file with a header and a ``source`` column.

    Returns
    -------
    list of dict
        Rows in order, values stripped.

    Raises
    ------
    GazetteerError
        When a cell is missing or a row has no source; the message says where.
    """
    rows = []
    with path.open(encoding="utf-8", newline="") as stream:
        for row in (reader := csv.DictReader(stream)):
            if None in row or None in row.values() or not (row.get("source") or "").strip():
                raise GazetteerError(f"{path}, line {reader.line_num}: a cell is missing or the row has no source")
            rows.append({key: value.strip() for key, value in row.items()})
    return rows


def split_list(cell: str) -> list[str]:
    """Split a cell that holds several values, separated by ``;``."""
    return [part.strip() for part in cell.split(";") if part.strip()]
