"""Reader ``jsonl``: a line is a document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from geomap.errors import InputError, NoTextError, NotTextError
from geomap.model import Document
from geomap.read.columns import match_columns
from geomap.read.fields import document_from_fields
from geomap.read.options import MAX_INPUT_BYTES, ReadOptions, Source

_BOM = b"\xef\xbb\xbf"
_BREADTH = 80


def read_json_lines(source: Source, options: ReadOptions) -> Iterator[Document | InputError]:
    """Read JSON lines: ``{"doc_id", "text", "title"?, "published"?, "source"?, "language"?}``.

    Other usual names of these keys are known (``body``, ``date``, ``url`` …), and the options can name
    the keys. A line that is no such object yields its own error with its number; the others go on.

    Parameters
    ----------
    source
        The file or standard input; it is read line by line.
    options
        Names of the keys, and ``published`` for lines that state no date.

    Yields
    ------
    Document or InputError
        One for each line that is not blank.

    Raises
    ------
    NoTextError
        When there is no line.
    """
    empty = True
    with source.open() as stream:
        for number, line in _numbered_lines(stream):
            if line is None:
                empty = False
                yield source.too_large(f"line {number}: more than {MAX_INPUT_BYTES / 1e6:,.0f} MB")
            elif line.strip():
                empty = False
                yield _document(line, source=source, number=number, options=options)
    if empty:
        raise NoTextError("no line in it", source=source.name)


def _document(line: bytes, *, source: Source, number: int, options: ReadOptions) -> Document | InputError:
    where = f"{source.name}, line {number}"
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"not UTF-8 (byte {error.start:,} of the line); JSON lines are UTF-8"
        return NotTextError(message, source=where)
    except RecursionError:
        return InputError("JSON nested too deeply", source=where)
    except ValueError as error:
        begin = line[:_BREADTH].decode("utf-8", "replace").strip()
        return InputError(f"no JSON ({error}): {begin!r}", source=where)
    if not isinstance(fields, dict):
        return InputError(f"a JSON {type(fields).__name__}, not an object with a 'text'", source=where)
    keys = list(fields)
    try:
        columns = match_columns(keys, source=where, options=options)
    except InputError as error:
        return error
    named = {field: fields[keys[index]] for field, index in columns.items()}
    return document_from_fields(named, source=source, line=number, options=options, meta={"encoding": "utf-8"})


def _numbered_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield lines with their numbers; None for one above the limit, which is passed over without being held."""
    number = 0
    while line := stream.readline(MAX_INPUT_BYTES + 1):
        number += 1
        if len(line) <= MAX_INPUT_BYTES:
            yield number, line.removeprefix(_BOM) if number == 1 else line
            continue
        while not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
            if not line:
                break
        yield number, None
