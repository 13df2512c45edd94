"""Any text at all, in every text field: every text format stays what it is and gives the words back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from record_builders import make_record

from geomap.export import write_stream
from geomap.frames.json_text import clean
from geomap.model import Record

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=40)


def _record(words: str) -> Record:
    record = make_record(title=words)
    return replace(
        record,
        events=tuple(replace(event, trigger=words) for event in record.events),
        claims=tuple(replace(claim, text=words, hedge=words) for claim in record.claims),
    )


def _written(words: str, name: str, layer: str | None = None) -> bytes:
    stream = io.BytesIO()
    write_stream([_record(words)], stream, name, layer=layer)
    return stream.getvalue()


@given(ANY_TEXT)
@settings(max_examples=40, deadline=None)
def test_json(words: str) -> None:
    collection = json.loads(_written(words, "geojson"))
    assert collection["features"][0]["properties"]["trigger"] == clean(words)
    assert json.loads(_written(words, "jsonl"))["claims"][0]["hedge"] == clean(words)
    assert len(_written(words, "geojsonseq").splitlines()) == 9


@given(ANY_TEXT)
@settings(max_examples=40, deadline=None)
def test_csv(words: str) -> None:
    text = _written(words, "csv", "documents").decode("utf-8")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["title"].removeprefix("'") == clean(words).removeprefix("'")
    assert row["title"][:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"} or not words


@given(ANY_TEXT)
@settings(max_examples=40, deadline=None)
def test_kml(words: str) -> None:
    document = etree.fromstring(_written(words, "kml"))
    assert len(document.findall(".//{*}Placemark")) == 9
