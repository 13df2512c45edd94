"""Check a table in ACLED's form: columns, vocabularies, sides and precision."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from geomap.export.acled.vocabulary import (
    CIVILIANS_TARGETED,
    COLUMNS,
    inter_codes,
    interaction,
    regions,
    sides_of,
    sub_event_types,
)
from geomap.tables import read_table

_Row = Mapping[str, str]
_Found = Iterator[tuple[str, str]]

_ID = re.compile(r"[A-Z]{3}\d{1,16}")
_WHOLE = re.compile(r"\d{1,9}")
_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,4})?")
_SECONDS = re.compile(r"\d{9,11}")
_FORMULA: Final = ("=", "+", "@", "\t", "\r")
_REMOVED: Final = frozenset({"data_id", "event_id_no_cnty", "iso3"})
"""Columns that ACLED took out on 20 March 2023."""
_SCALES: Final = frozenset(
    {"Local partner", "Other", "Subnational", "National", "Regional", "International", "New media"}
)


class Problem(NamedTuple):
    """What is wrong in a table: the row, 1 for the first under the header and 0 for the header, and the column."""

    row: int
    column: str
    value: str
    message: str


def lint_acled(rows: Iterable[Mapping[str, object]], columns: Sequence[str] = COLUMNS) -> list[Problem]:
    """Check rows against ACLED's codebook.

    Parameters
    ----------
    rows
        Cells by column; None counts as "".
    columns
        The columns of the table, in order.

    Returns
    -------
    list of Problem
        Empty when nothing is wrong.

    Examples
    --------
    >>> [problem.message for problem in lint_acled([], columns=["event_id_cnty", "iso3"])][:1]
    ['ACLED took this column out on 20 March 2023']
    """
    problems = [Problem(0, column, "", message) for column, message in _check_columns(columns)]
    if any(column not in columns for column in COLUMNS):
        return problems
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        cells = {column: _text(row.get(column)) for column in COLUMNS}
        problems += [
            Problem(number, column, cells[column], message) for check in _CHECKS for column, message in check(cells)
        ]
        earlier = seen.setdefault(cells["event_id_cnty"], number)
        if earlier != number:
            problems.append(Problem(number, "event_id_cnty", cells["event_id_cnty"], f"row {earlier} has this id too"))
    return problems


def lint_acled_file(path: str | os.PathLike[str]) -> list[Problem]:
    """Check a CSV file in ACLED's form.

    Parameters
    ----------
    path
        UTF-8, divided by commas.

    Returns
    -------
    list of Problem
        As `lint_acled` gives it.

    Raises
    ------
    OSError
        When it cannot be read.
    """
    with Path(path).open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream, restval="")
        return lint_acled(({str(key): value for key, value in row.items()} for row in reader), reader.fieldnames or ())


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _check_columns(columns: Sequence[str]) -> _Found:
    for column in columns:
        if column in _REMOVED:
            yield column, "ACLED took this column out on 20 March 2023"
        elif column not in COLUMNS:
            yield column, "no column of ACLED's"
    missing = [column for column in COLUMNS if column not in columns]
    yield from ((column, "is missing") for column in missing)
    kept = [column for column in columns if column in COLUMNS]
    if not missing and kept != list(COLUMNS):
        first = next(ours for ours, theirs in zip(kept, COLUMNS, strict=False) if ours != theirs)
        yield first, "the columns are in another order than ACLED's"


def _check_identity(row: _Row) -> _Found:
    if not _ID.fullmatch(row["event_id_cnty"]):
        yield "event_id_cnty", "must be three capital letters and a number"
    for column in ("location", "notes", "source"):
        if not row[column].strip():
            yield column, "must not be empty"
    if not row["actor1"].strip() and row["event_type"] != "Strategic developments":
        yield "actor1", "must not be empty: a side that is not told is an unidentified one"
    for column in COLUMNS:
        if row[column].startswith(_FORMULA):
            yield column, "begins like a formula; a spreadsheet would run it"


def _day(text: str) -> date | None:
    for form in ("%Y-%m-%d", "%d %B %Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None


def _check_time(row: _Row) -> _Found:
    day = _day(row["event_date"])
    if day is None:
        yield "event_date", "must be a day, as 2026-01-06 or 06 January 2026"
    elif row["year"] != str(day.year):
        yield "year", f"must be the year of event_date, {day.year}"
    if row["time_precision"] not in {"1", "2", "3"}:
        yield "time_precision", "must be 1 (the day), 2 (within a week) or 3 (within a month)"
    if row["timestamp"] and not _SECONDS.fullmatch(row["timestamp"]):
        yield "timestamp", "must be seconds since 1970"


def _check_type(row: _Row) -> _Found:
    kind = sub_event_types().get(row["sub_event_type"])
    if kind is None:
        yield "sub_event_type", "is none of ACLED's 25 sub-event types"
        return
    if row["event_type"] != kind.event_type:
        yield "event_type", f"must be {kind.event_type} for that sub-event type"
    if row["disorder_type"] not in kind.disorder_types:
        yield "disorder_type", f"must be {kind.disorder_types[0]} for that sub-event type"


def _check_sides(row: _Row) -> _Found:
    for number in ("1", "2"):
        inter, actor = row[f"inter{number}"], row[f"actor{number}"]
        if inter and inter not in inter_codes():
            yield f"inter{number}", "is none of ACLED's eight actor types"
        if bool(inter) != bool(actor):
            yield f"inter{number}", f"must be there if and only if actor{number} is"
        if row[f"assoc_actor_{number}"] and not actor:
            yield f"assoc_actor_{number}", f"there is no actor{number} for it to go with"
    inters = [row["inter1"], row["inter2"]]
    if all(not each or each in inter_codes() for each in inters) and row["interaction"] != interaction(*inters):
        yield "interaction", f"must be {interaction(*inters)!r} for those sides"


def _check_roles(row: _Row) -> _Found:
    needed, inters = sides_of(row["event_type"]), {row["inter1"], row["inter2"]}
    if row["event_type"] == "Battles":
        if "" in inters or inters & {"Civilians", "Protesters", "Rioters"}:
            yield "inter2", "a battle has two armed sides"
    elif row["event_type"] == "Violence against civilians":
        if row["inter2"] not in {"Civilians", "Protesters"}:
            yield "inter2", "the target of violence against civilians is actor2, and is Civilians"
    elif needed.first and needed.first not in inters and row["event_type"] in {"Protests", "Riots"}:
        yield "inter1", f"one side must be {needed.first}"
    must = row["event_type"] == "Violence against civilians"
    if row["civilian_targeting"] not in ({CIVILIANS_TARGETED} if must else {"", CIVILIANS_TARGETED}):
        yield "civilian_targeting", f"must be {CIVILIANS_TARGETED!r}{'' if must else ' or empty'}"


@cache
def _countries() -> dict[str, tuple[str, str]]:
    rows = read_table("country_codes")
    return {row["acled_name"]: (row["numeric"], row["acled_region"]) for row in rows if row["acled_region"]}


def _check_country(row: _Row) -> _Found:
    known = _countries().get(row["country"])
    if row["region"] not in regions():
        yield "region", "is none of ACLED's regions"
    elif known and row["region"] != known[1]:
        yield "region", f"must be {known[1]} for {row['country']}"
    if known is None:
        yield "country", "is no country as ACLED spells it"
    elif known[0] and row["iso"].zfill(3) != known[0]:
        yield "iso", f"must be {known[0]}, the ISO 3166-1 number of {row['country']}"


def _check_point(row: _Row) -> _Found:
    for column, most in (("latitude", 90.0), ("longitude", 180.0)):
        if not _DEGREES.fullmatch(row[column]) or abs(float(row[column])) > most:
            yield column, f"must be degrees up to {most:.0f} with at most four decimals"
    if _is_zero(row["latitude"]) and _is_zero(row["longitude"]):
        yield "latitude", "0, 0 is nowhere: the point is missing"


def _check_precision(row: _Row) -> _Found:
    location, precision = row["location"], row["geo_precision"]
    if precision not in {"1", "2", "3"}:
        yield "geo_precision", "must be 1 (town), 2 (near, part of a region) or 3 (region)"
    if location and location == row["country"]:
        yield "location", "ACLED codes no event by its country only"
    elif precision == "1" and _unit_words().intersection(location.lower().split()):
        yield "geo_precision", "must be 3 for a unit; 1 is for a town"


@cache
def _unit_words() -> frozenset[str]:
    rows = read_table("resolve_unit_words")
    return frozenset(row["word"] for row in rows if row["kind"] == "admin")


def _is_zero(cell: str) -> bool:
    return bool(_DEGREES.fullmatch(cell)) and float(cell) == 0


def _check_rest(row: _Row) -> _Found:
    if not _WHOLE.fullmatch(row["fatalities"]):
        yield "fatalities", "must be a whole number, 0 when none are reported"
    if row["source_scale"] and not set(row["source_scale"].split("-")) <= _SCALES:
        yield "source_scale", f"must be made of {', '.join(sorted(_SCALES))}"
    demonstration = row["event_type"] in {"Protests", "Riots"} and row["sub_event_type"] != "Mob violence"
    if demonstration and "crowd size=" not in row["tags"]:
        yield "tags", "a demonstration says 'crowd size=', with 'no report' when it is not told"


_CHECKS: Final[tuple[Callable[[_Row], _Found], ...]] = (
    _check_identity,
    _check_time,
    _check_type,
    _check_sides,
    _check_roles,
    _check_country,
    _check_point,
    _check_precision,
    _check_rest,
)
