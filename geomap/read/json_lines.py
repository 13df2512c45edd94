"""Reader ``jsonl``: a line is a document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from geomap.errors import InputError, NoTextError, NotTextError
from geomap.model import Document
from geomap.read.fields import document_from_fields
from geomap.read.options import MAX_INPUT_BYTES, ReadOptions, Source

_BOM = b"\xef\xbb\xbf"
_BREADTH = 80


def read_json_lines(source: Source, options: ReadOptions) -> Iterator[Document | InputError]:
    """Read JSON lines: ``{"doc_id", "text", "title"?, "published"?, "source"?, "language"?}``.

    A line that is no such object yields its own error with its number; the others go on.

    Parameters
    ----------
    source
        The file or standard input; it is read line by line.
    options
        Its ``published`` is used for lines that state no date.

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
    if "text" not in fields:
        keys = ", ".join(sorted(map(str, fields))[:8]) or "none"
        return InputError(f"no 'text' in the object; its keys: {keys[:_BREADTH]}", source=where)
    return document_from_fields(fields, source=source, line=number, options=options, meta={"encoding": "utf-8"})


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
