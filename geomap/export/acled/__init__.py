"""ACLED's form: 31 columns, one row an event, as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geomap.export.acled.lint import Problem, lint_acled, lint_acled_file
from geomap.export.acled.rows import refuse, rows_of
from geomap.export.acled.vocabulary import COLUMNS
from geomap.export.base import Format
from geomap.export.csv_table import guard, line
from geomap.model import Record

__all__ = ["COLUMNS", "FORMAT", "Problem", "lint_acled", "lint_acled_file"]


def _chunks(records: Iterable[Record]) -> Iterator[bytes]:
    yield line(COLUMNS)
    for row in rows_of(records):
        yield line([guard(cell) for cell in row.values()])


FORMAT = Format(name="acled", suffixes=(), records=_chunks, refuse=refuse)
