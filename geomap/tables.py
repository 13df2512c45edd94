"""The one door to the package's data files: ``geomap/lexicons/*.csv``.

Every table has a header line and a ``source`` column that says where a row's fact comes from.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from geomap.errors import LexiconError, UnknownNameError


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Read a data file of the package.

    Parameters
    ----------
    name
        The file's stem, ``"month_names"`` for ``lexicons/month_names.csv``.

    Returns
    -------
    tuple of dict
        One mapping a row, keys from the header, values stripped text.

    Raises
    ------
    UnknownNameError
        When there is no such table.
    LexiconError
        When a row is ragged, or the table or a row has no source.

    Examples
    --------
    >>> read_table("no_such_table")
    Traceback (most recent call last):
    geomap.errors.UnknownNameError: no data table named 'no_such_table' in geomap/lexicons
    """
    path = files("geomap") / "lexicons" / f"{name}.csv"
    if not path.is_file():
        message = f"no data table named {name!r} in geomap/lexicons"
        raise UnknownNameError(message)
    rows: list[dict[str, str]] = []
    with path.open(encoding="utf-8") as stream:
        reader = csv.DictReader(stream)
        if "source" not in (reader.fieldnames or ()):
            message = f"{name}.csv: the header has no 'source' column"
            raise LexiconError(message)
        for row in reader:
            if None in row or None in row.values() or not row["source"].strip():
                message = f"{name}.csv, line {reader.line_num}: a cell is missing, one too many, or the source is empty"
                raise LexiconError(message)
            rows.append({key: value.strip() for key, value in row.items()})
    return tuple(rows)
