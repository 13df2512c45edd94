"""Measure what reading and checking distance claims adds to a pipeline, in documents a second of one core.

Usage: ``python benchmarks/claims/speed.py CORPUS``, where CORPUS is a file of JSON lines with ``doc_id`` and ``text``.
The stages before are run first and not counted. Without the file it says so and returns 0.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from geomap.check import check_claims
from geomap.extract import extract_claims, extract_events
from geomap.gazetteer import Gazetteer
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.resolve import resolve


def main(path: Path) -> int:
    """Print the rates; the exit code is 0."""
    if not path.is_file():
        sys.stdout.write(f"{path} is not there; nothing measured\n")
        return 0
    gazetteer = Gazetteer.open()
    prepared = []
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    for row in rows:
        document = segment(document_from_text(row["text"], doc_id=row["doc_id"]))
        mentions = recognize(document, gazetteer)
        prepared.append((document, mentions, resolve(document, mentions, gazetteer)))
    began = time.process_time()
    claims = [extract_claims(*each, gazetteer) for each in prepared]
    read = time.process_time()
    for each in claims:
        check_claims(each, gazetteer)
    checked = time.process_time()
    for each, found in zip(prepared, claims, strict=True):
        extract_events(*each, found, gazetteer)
    coded = time.process_time()
    count = len(prepared)
    sys.stdout.write(
        f"{count} documents, {sum(map(len, claims))} claims: read {count / (read - began):.0f} documents/s, "
        f"checked {count / (checked - read):.0f}, both {count / (checked - began):.0f}; "
        f"events {count / (coded - checked):.0f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
