"""JSON lines: one record a line, the whole result for a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geomap.export.base import Format
from geomap.frames import records_to_json
from geomap.frames.json_text import dumps
from geomap.model import Record


def _lines(records: Iterable[Record]) -> Iterator[bytes]:
    for each in records_to_json(records):
        yield dumps(each) + b"\n"


FORMAT = Format(name="jsonl", suffixes=(".jsonl", ".ndjson"), records=_lines)
