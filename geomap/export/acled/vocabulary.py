"""ACLED's columns and words."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from geomap.tables import read_table

COLUMNS: Final = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
"""The 31 columns of an export, in order (ACLED codebook; in this form since 20 March 2023)."""

CIVILIANS_TARGETED: Final = "Civilians targeted"


class SubEventType(NamedTuple):
    """A row of ACLED's table of types; ``disorder_types`` are the words that stand for it, ours first."""

    event_type: str
    disorder_types: tuple[str, ...]


class Sides(NamedTuple):
    """Which side an event type needs when the text does not tell it: actor types, or "" for none."""

    first: str
    second: str


@cache
def sub_event_types() -> dict[str, SubEventType]:
    """Give ACLED's 25 sub-event types with their event and disorder types."""
    return {
        row["sub_event_type"]: SubEventType(
            row["event_type"], tuple(filter(None, (row["disorder_type"], *row["also"].split("|"))))
        )
        for row in read_table("acled_types")
    }


@cache
def inter_codes() -> dict[str, int]:
    """Give ACLED's eight actor types, each with the number that it had before it became text."""
    return {row["inter"]: int(row["code"]) for row in read_table("acled_inter")}


@cache
def sides_of(event_type: str) -> Sides:
    """Give the sides that an event type needs."""
    rows = (row for row in read_table("acled_sides") if row["event_type"] == event_type)
    return next((Sides(row["first"], row["second"]) for row in rows), Sides("", ""))


@cache
def regions() -> frozenset[str]:
    """Give the names of ACLED's regions."""
    return frozenset(row["acled_region"] for row in read_table("country_codes") if row["acled_region"])


def interaction(inter1: str, inter2: str) -> str:
    """Join two actor types as ACLED writes them: the smaller code first, "only" for one side.

    Examples
    --------
    >>> interaction("Civilians", "State forces"), interaction("Protesters", "")
    ('State forces-Civilians', 'Protesters only')
    """
    known = sorted((each for each in (inter1, inter2) if each), key=lambda each: inter_codes()[each])
    return "-".join(known) if len(known) > 1 else f"{known[0]} only" if known else ""
