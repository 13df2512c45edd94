"""ACLED's form: what a row says, what is left out and why, and the linter."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from record_builders import make_record
from support import read_cases

import geomap as gm
from geomap.export import format_for, write_stream
from geomap.export.acled import COLUMNS, lint_acled, lint_acled_file
from geomap.export.acled.vocabulary import inter_codes, interaction, sub_event_types
from geomap.model import DatePrecision, Record, When

ROWS = read_cases("acled_rows")
REFUSED = read_cases("acled_refused")
SENTENCES = [row["text"] for name in ("events_more", "events_sentences") for row in read_cases(name)]
SEEDS = Path(__file__).parents[2] / "seeds"


def parse(text: str, published: str) -> Record:
    (record,) = gm.parse([text], published=published or None).records
    return record


def exported(records: list[Record]) -> list[dict[str, str]]:
    stream = io.BytesIO()
    write_stream(records, stream, "acled")
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode())))


@pytest.fixture(scope="module")
def seeds() -> list[dict[str, str]]:
    return exported(list(gm.parse(str(SEEDS / "*.txt"), published=date(2026, 1, 7)).records))


@pytest.mark.parametrize("case", ROWS, ids=lambda case: case["case_id"])
def test_a_row_says(case: dict[str, str]) -> None:
    rows = exported([parse(case["text"], case["published"])])
    assert len(rows) == 1
    expected = dict(part.split("=", 1) for part in case["expected"].split(";"))
    assert {column: rows[0][column] for column in expected} == expected
    assert lint_acled(rows) == []


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["case_id"])
def test_left_out_with_its_reason(case: dict[str, str]) -> None:
    record = parse(case["text"], case["published"])
    assert exported([record]) == []
    assert case["reason"] in format_for("x", "acled").left_out(record)


def test_the_columns_are_acled_s_and_in_its_order(seeds: list[dict[str, str]]) -> None:
    assert len(COLUMNS) == 31
    assert tuple(seeds[0]) == COLUMNS


def test_the_seeds_pass_the_linter_and_give_what_is_pinned(seeds: list[dict[str, str]]) -> None:
    assert lint_acled(seeds) == []
    told = {(row["location"], row["sub_event_type"], row["event_date"], row["time_precision"]) for row in seeds}
    assert ("Paris", "Agreement", "2026-01-06", "1") in told
    assert ("Dnipro", "Air/drone strike", "2025-12-31", "2") in told
    assert [row["location"] for row in seeds].count("Paris") == 2
    assert all(row["location"] != "Kharkiv" for row in seeds)


def dated(texts: list[str]) -> Iterator[Record]:
    """Parse sentences, and give events without a date one: what is checked is everything else."""
    day = date(2025, 5, 3)
    when = When(
        text="3 May 2025", start=0, end=0, first=day, last=day, precision=DatePrecision.DAY, anchor="stated", reasons=()
    )
    for record in gm.parse(texts).records:
        events = (each if each.when and each.when.first else replace(each, when=when) for each in record.events)
        yield replace(record, events=tuple(events))


def test_rows_of_hundreds_of_sentences_pass_the_linter() -> None:
    rows = exported(list(dated(SENTENCES)))
    assert len(rows) > 200
    assert lint_acled(rows) == []
    assert len({row["event_type"] for row in rows}) == 6
    assert len({row["sub_event_type"] for row in rows}) >= 20


def test_an_event_keeps_its_id_between_runs_and_two_events_differ(seeds: list[dict[str, str]]) -> None:
    again = exported(list(gm.parse(str(SEEDS / "*.txt"), published=date(2026, 1, 7)).records))
    assert again == seeds
    assert len({row["event_id_cnty"] for row in seeds}) == len(seeds)


def test_the_file_reads_back_by_pandas(seeds: list[dict[str, str]], tmp_path: Path) -> None:
    target = tmp_path / "acled.csv"
    gm.parse(str(SEEDS / "*.txt"), published=date(2026, 1, 7)).to_file(target, format="acled")
    frame = pd.read_csv(target, dtype={"iso": str})
    assert list(frame.columns) == list(COLUMNS)
    assert frame["latitude"].between(-90, 90).all()
    assert frame["location"].tolist() == [row["location"] for row in seeds]
    assert lint_acled_file(target) == []


def test_hostile_words_are_cells_and_no_formulas() -> None:
    rows = exported([make_record()])
    assert len(rows) == 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for column, cell in rows[0].items() if "itude" not in column)
    assert "<script>" in rows[0]["source"]


@pytest.mark.parametrize("case", read_cases("acled_lint"), ids=lambda case: f"{case['column']}={case['value']}")
def test_the_linter_finds(case: dict[str, str], seeds: list[dict[str, str]]) -> None:
    strike = next(row for row in seeds if row["location"] == "Dnipro")
    problems = lint_acled([{**strike, case["column"]: case["value"]}])
    assert {problem.column for problem in problems} >= ({case["problem"]} if case["problem"] else set())
    assert case["problem"] or problems == []
    assert all(problem.row == 1 for problem in problems)


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"event_type": "Battles", "sub_event_type": "Armed clash"}, "inter2"),
        ({"event_type": "Riots", "sub_event_type": "Mob violence"}, "inter1"),
        (
            {"event_type": "Protests", "sub_event_type": "Peaceful protest", "disorder_type": "Demonstrations"},
            "tags",
        ),
        (
            {
                "event_type": "Violence against civilians",
                "sub_event_type": "Attack",
                "inter2": "Rebel group",
                "interaction": "Rebel group-External/Other forces",
            },
            "inter2",
        ),
    ],
)
def test_the_linter_knows_the_sides(changes: dict[str, str], column: str, seeds: list[dict[str, str]]) -> None:
    strike = next(row for row in seeds if row["location"] == "Dnipro")
    assert column in {problem.column for problem in lint_acled([{**strike, **changes}])}


def test_the_linter_finds_two_rows_of_one_id(seeds: list[dict[str, str]]) -> None:
    (problem,) = lint_acled([*seeds, seeds[0]])
    assert (problem.row, problem.message) == (len(seeds) + 1, "row 1 has this id too")


def test_the_linter_knows_the_columns() -> None:
    old = [*COLUMNS[:5], "iso3", *COLUMNS[5:]]
    assert [problem.column for problem in lint_acled([], old)] == ["iso3"]
    assert {problem.message for problem in lint_acled([], COLUMNS[1:])} == {"is missing"}
    swapped = [COLUMNS[1], COLUMNS[0], *COLUMNS[2:]]
    assert [problem.message for problem in lint_acled([], swapped)] == ["the columns are in another order than ACLED's"]


def test_the_vocabulary_is_whole() -> None:
    assert len(sub_event_types()) == 25
    assert len({kind.event_type for kind in sub_event_types().values()}) == 6
    assert list(inter_codes().values()) == list(range(1, 9))
    assert interaction("External/Other forces", "Rebel group") == "Rebel group-External/Other forces"
    assert interaction("", "") == ""
