"""Events to ACLED's rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Final

from geomap.export.acled.sides import Side, sides_of_event
from geomap.export.acled.vocabulary import CIVILIANS_TARGETED, COLUMNS, interaction, sub_event_types
from geomap.export.coding import country_of, held, placed, source_of
from geomap.frames.contexts import sentences_of
from geomap.frames.json_text import clean
from geomap.model import Event, LonLat, Mode, Place, PlaceKind, Placement, Record
from geomap.model.date_codes import acled_event_date, acled_time_precision
from geomap.model.tolls import toll
from geomap.tables import read_table

_DECIMALS: Final = 4
"""ACLED codebook: coordinates have four decimals."""
_REGION: Final = 3
"""``geo_precision`` of a larger region (ACLED codebook)."""


def refuse(event: Event, record: Record) -> str | None:
    """Say why ACLED's form cannot hold an event.

    Parameters
    ----------
    event
        An event of the record.
    record
        The record.

    Returns
    -------
    str or None
        A few words; None when it can. ACLED codes what happened, at a place finer than a country, within a month.
    """
    if event.mode is not Mode.ASSERTED:
        return f"not asserted ({event.mode.value})"
    if event.acled_sub_event_type is None:
        return "out of ACLED's scope"
    if event.when is None or acled_time_precision(event.when) is None:
        return "without a date within a month"
    return _refuse_place(event, placed(event, record))


def _refuse_place(event: Event, place: Place | None) -> str | None:
    if place is None:
        return "located by a distance claim only" if event.placement is Placement.ZONE else "without a place"
    if place.kind is PlaceKind.COUNTRY:
        return "known by country only"
    return "in no country: at sea, or across several" if country_of(place.country) is None else None


def rows_of(records: Iterable[Record]) -> Iterator[dict[str, object]]:
    """Turn records into ACLED's rows.

    Parameters
    ----------
    records
        One a document.

    Yields
    ------
    dict
        A row by `geomap.export.acled.vocabulary.COLUMNS`; what cannot be said is "".
    """
    for event, record in held(records, refuse):
        yield _row(event, record)


@cache
def _country_names() -> dict[str, str]:
    return {row["alpha2"]: row["acled_name"] for row in read_table("country_codes") if row["acled_name"]}


def _row(event: Event, record: Record) -> dict[str, object]:
    place, when = placed(event, record), event.when
    country = country_of(place.country if place else None)
    day = acled_event_date(when) if when else None
    if place is None or when is None or country is None or day is None:
        message = "an event that was refused has no row"
        raise ValueError(message)
    kind = sub_event_types()[event.acled_sub_event_type or ""]
    first, second = sides_of_event(event, country, _country_names())
    dead = toll(event, "killed")
    cells = (
        *(event_id(event, country.alpha3), day.isoformat(), day.year, acled_time_precision(when)),
        *(kind.disorder_types[0], kind.event_type, event.acled_sub_event_type),
        *(*first, *second, interaction(first.inter, second.inter)),
        CIVILIANS_TARGETED if _targets_civilians(event, second) else "",
        *(country.numeric, country.acled_region, country.acled_name),
        *(clean(place.admin1_name) or "", clean(place.name) if place.kind is PlaceKind.ADMIN2 else "", ""),
        *_spot(event, place),
        *(source_of(record), "", _notes(event, record)),
        *(int(dead.low) if dead else 0, _tags(event), _timestamp(record.document.published)),
    )
    return dict(zip(COLUMNS, cells, strict=True))


def event_id(event: Event, alpha3: str) -> str:
    """Give an event's id in ACLED's form, letters and digits; the same event always has the same."""
    return f"{alpha3}{int(event.event_id[1:], 16)}"


def _spot(event: Event, place: Place) -> tuple[str, float, float, int]:
    """Give location, latitude, longitude and geo_precision; a region stands at its label point, with 3."""
    position: LonLat = place.position
    precision = event.geo_precision or _REGION
    return clean(place.name) or "", round(position.lat, _DECIMALS), round(position.lon, _DECIMALS), precision


def _targets_civilians(event: Event, second: Side) -> bool:
    """Say whether civilians are the main or only target (ACLED codebook: civilian_targeting)."""
    if event.acled_event_type == "Violence against civilians":
        return True
    if event.acled_sub_event_type == "Excessive force against protesters":
        return True
    return event.acled_event_type == "Explosions/Remote violence" and second.inter == "Civilians"


def _notes(event: Event, record: Record) -> str:
    """Give the sentences that tell of the event; a movement begins as ACLED's do."""
    text = sentences_of(event, record.document.text)
    moved = event.acled_sub_event_type == "Change to group/activity" and event.plover_mode in {"troops", "weapons"}
    return clean(f"Movement of forces: {text}" if moved else text) or ""


def _tags(event: Event) -> str:
    """Give ACLED's tags; a demonstration always says how large the crowd was, or that nothing is reported."""
    if event.acled_event_type not in {"Protests", "Riots"}:
        return ""
    crowd = next((each for each in event.quantities if each.kind == "participants"), None)
    return f"crowd size={clean(' '.join(crowd.text.split())) if crowd else 'no report'}".replace(";", ",")


def _timestamp(published: date | None) -> object:
    """Give the day of publication in seconds since 1970; "" when it is unknown, so that two runs write the same."""
    return (
        ""
        if published is None
        else int(datetime(published.year, published.month, published.day, tzinfo=UTC).timestamp())
    )
