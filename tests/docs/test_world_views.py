"""The page on world views tells what the gazetteer holds."""

from __future__ import annotations

import csv
from pathlib import Path

FIELDS = "| {piece} | {un} | {de_facto} | {note} | {source} | {accuracy} |"


def test_the_table_is_that_of_the_gazetteer(root: Path) -> None:
    with (root / "gazetteer" / "curated" / "world_views.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    nobody = dict.fromkeys(("un", "de_facto"), "–")
    table = [
        FIELDS.format(
            **row | {view: row[view] or dash for view, dash in nobody.items()}, accuracy=f"{int(row['accuracy_m']):,}"
        )
        for row in rows
    ]
    page = (root / "docs" / "world_views.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in page if line.startswith("| ")][1:] == table
    assert all(row["source"] for row in rows)
