"""UCDP's form: what a row says, what is left out and why."""

from __future__ import annotations

import csv
import io

import pytest
from record_builders import make_record
from support import read_cases

import geomap as gm
from geomap.export import format_for, write_stream
from geomap.export.ucdp import COLUMNS, priogrid_gid
from geomap.model import LonLat, Record


def exported(*records: Record) -> list[dict[str, str]]:
    stream = io.BytesIO()
    write_stream(records, stream, "ucdp")
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode())))


@pytest.mark.parametrize("case", read_cases("ucdp_rows"), ids=lambda case: case["case_id"])
def test_a_row_says(case: dict[str, str]) -> None:
    (row,) = exported(*gm.parse([case["text"]], published=case["published"]).records)
    expected = dict(part.split("=", 1) for part in case["expected"].split(";"))
    assert {column: row[column] for column in expected} == expected
    assert tuple(row) == COLUMNS
    deaths = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    assert sum(int(row[column]) for column in deaths) == int(row["best"])
    assert int(row["low"]) <= int(row["best"]) <= int(row["high"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Rebels shelled Goma on Friday.", "without a death told"),
        ("Police arrested 20 people in Istanbul on Friday.", "no organised violence"),
        ("Gunmen will kill five people in Goma on Sunday.", "not asserted (future)"),
        ("Shelling killed five people in Goma.", "without a date within a year"),
    ],
)
def test_left_out_with_its_reason(text: str, reason: str) -> None:
    (record,) = gm.parse([text], published="2025-05-03").records
    assert exported(record) == []
    assert reason in format_for("x", "ucdp").left_out(record)


def test_the_columns_are_ucdp_s() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 49


def test_hostile_words_leave_no_row_without_deaths() -> None:
    assert exported(make_record()) == []


def test_cells_of_the_grid_are_numbered_from_the_south_west() -> None:
    assert [priogrid_gid(LonLat(lon, lat)) for lon, lat in ((-180, -90), (-179.5, -90), (-180, -89.5))] == [1, 2, 721]
    assert priogrid_gid(LonLat(180, 90)) == 720 * 360
