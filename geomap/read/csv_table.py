"""Reader ``csv``: a row is a document."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from geomap.errors import InputError, NoTextError
from geomap.model import Document
from geomap.read.columns import match_columns
from geomap.read.decode import encoding_meta, find_encoding
from geomap.read.fields import document_from_fields
from geomap.read.options import MAX_INPUT_BYTES, ReadOptions, Source

_SAMPLE = 1_000_000
_DELIMITERS = ",;\t|"


def read_csv_table(source: Source, options: ReadOptions) -> Iterator[Document | InputError]:
    """Read a table with a header line: the text column of each row is a document.

    The delimiter is the commonest of comma, semicolon, tab and bar in the header line. Columns are the ones that the
    options name, else the usual names of ``lexicons/read_columns.csv``.

    Parameters
    ----------
    source
        The file or standard input; it is read row by row.
    options
        Names of the columns, and ``published`` for rows that state no date.

    Yields
    ------
    Document or InputError
        One for each row.

    Raises
    ------
    InputError
        When a column asked for is not there, or no text column is found; the message lists the columns.
    """
    with source.open() as stream:
        sample = stream.peek(1) if source.path is None else stream.read(_SAMPLE)  # type: ignore[attr-defined]
        encoding = find_encoding(sample, source=source.name, complete=False)
        if source.path is not None:
            stream.seek(0)
        text = io.TextIOWrapper(stream, encoding=encoding.name, errors="replace", newline="")
        try:
            yield from _read_rows(text, source=source, options=options, meta=encoding_meta(encoding))
        finally:
            text.detach()


def _read_rows(
    text: io.TextIOWrapper, *, source: Source, options: ReadOptions, meta: Mapping[str, str]
) -> Iterator[Document | InputError]:
    csv.field_size_limit(MAX_INPUT_BYTES + 1)
    header = text.readline(_SAMPLE)
    if not header.strip():
        raise NoTextError("no header line in it", source=source.name)
    delimiter = max(_DELIMITERS, key=header.count)
    names = next(csv.reader([header], delimiter=delimiter))
    columns = match_columns(names, source=source.name, options=options, lone_is_text=True)
    rows = csv.reader(text, delimiter=delimiter)
    line = 2
    try:
        for row in rows:
            if row:
                fields = {role: row[index] for role, index in columns.items() if index < len(row)}
                yield document_from_fields(fields, source=source, line=line, options=options, meta=meta)
            line = rows.line_num + 2
    except csv.Error as error:
        message = f"the table is broken from here on ({error}); a quotation mark may be missing"
        yield InputError(message, source=f"{source.name}, line {line}")
    if line == 2:  # noqa: PLR2004 (the header is line 1)
        raise NoTextError("no row below its header line", source=source.name)
