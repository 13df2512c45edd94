"""UCDP's form: the 49 columns of the Georeferenced Event Dataset, one row an event with a death told, as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from math import floor
from typing import Final, NamedTuple

from geomap.export.base import Format
from geomap.export.coding import Country, country_of, held, placed, source_of
from geomap.export.csv_table import guard, line
from geomap.frames.index import IndexedRecord
from geomap.frames.json_text import clean
from geomap.model import Actor, Event, LonLat, Mode, Place, PlaceKind, Placement, Record
from geomap.model.date_codes import ucdp_date_prec
from geomap.model.tolls import Toll, toll
from geomap.tables import read_table

COLUMNS: Final = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id"),
    *("conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a"),
    *("side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office"),
    *("source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
    *("deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
"""The columns of UCDP GED, in order (codebook of the dataset)."""

_VIOLENCE: Final = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3
_STATE: Final = "State forces"
_CIVILIANS: Final = "Civilians"
_TOWN, _NEAR, _COUNTRY = 1, 2, 6
_WHERE_PREC: Final = {
    PlaceKind.CITY: _TOWN,
    PlaceKind.FACILITY: _TOWN,
    PlaceKind.COORDINATE: _TOWN,
    PlaceKind.ADMIN2: 3,
    PlaceKind.ADMIN1: 4,
    PlaceKind.REGION: 5,
    PlaceKind.PHYSICAL: 5,
    PlaceKind.COUNTRY: _COUNTRY,
    PlaceKind.WATER: 7,
}
"""``where_prec`` by what a place is (GED codebook)."""


class _Side(NamedTuple):
    name: str
    role: str
    country: Country | None


def refuse(event: Event, record: Record) -> str | None:
    """Say why UCDP's form cannot hold an event.

    Parameters
    ----------
    event
        An event of the record.
    record
        The record.

    Returns
    -------
    str or None
        A few words; None when it can. UCDP counts organised violence with at least one death, dated within a year.
    """
    if event.mode is not Mode.ASSERTED:
        return f"not asserted ({event.mode.value})"
    if event.acled_event_type not in _VIOLENCE:
        return "no organised violence"
    dead = toll(event, "killed")
    if dead is None or dead.low < 1:
        return "without a death told"
    if event.when is None or ucdp_date_prec(event.when) is None:
        return "without a date within a year"
    if placed(event, record) is None:
        return "located by a distance claim only" if event.placement is Placement.ZONE else "without a place"
    return None


def priogrid_gid(position: LonLat) -> int:
    """Give the number of the PRIO-GRID cell, half a degree wide, that holds a position.

    Cells are numbered from the south-west corner of the world, row by row (PRIO-GRID codebook).

    Examples
    --------
    >>> priogrid_gid(LonLat(-179.9, -89.9)), priogrid_gid(LonLat(36.25, 49.98))
    (1, 201313)
    """
    row = min(floor((position.lat + 90) * 2), 359)
    column = min(floor((position.lon + 180) * 2), 719)
    return row * 720 + column + 1


def _chunks(records: Iterable[Record]) -> Iterator[bytes]:
    yield line(COLUMNS)
    for event, record in held(records, refuse):
        row = _row(event, record)
        yield line([guard(row.get(column, "")) for column in COLUMNS])


def _row(event: Event, record: Record) -> dict[str, object]:
    place, when, dead = placed(event, record), event.when, toll(event, "killed")
    if place is None or when is None or dead is None or when.first is None or when.last is None:
        message = "an event that was refused has no row"
        raise ValueError(message)
    first, second = _side(event.actors), _side(event.recipients)
    return {
        "id": int(event.event_id[1:], 16),
        "year": when.first.year,
        "type_of_violence": _type_of(first, second),
        "dyad_name": f"{first.name} - {second.name}" if first.name and second.name else "",
        "side_a": first.name,
        "side_b": second.name,
        **_source(record),
        **_where(event, record, place),
        "event_clarity": 1,
        "date_prec": ucdp_date_prec(when),
        "date_start": _midnight(when.first),
        "date_end": _midnight(when.last),
        **_deaths(event, dead, second),
        "gwnoa": _state_number(first),
        "gwnob": _state_number(second),
    }


def _midnight(day: date) -> str:
    return f"{day.isoformat()} 00:00:00.000"


def _side(actors: tuple[Actor, ...]) -> _Side:
    """Name the first actor of whom it is told what it is, as UCDP names sides."""
    for actor in actors:
        country = country_of(actor.country)
        role = actor.role or (_STATE if country else "")
        if role == _CIVILIANS:
            return _Side(_CIVILIANS, role, None)
        if role == _STATE and country:
            return _Side(f"Government of {country.acled_name}", role, country)
        if role:
            return _Side(clean(actor.name or " ".join(actor.text.split())) or "", role, None)
    return _Side("", "", None)


def _type_of(first: _Side, second: _Side) -> object:
    """Give type_of_violence; "" when a side is not told."""
    if _CIVILIANS in {first.role, second.role}:
        return _ONE_SIDED
    if not first.role or not second.role:
        return ""
    return _STATE_BASED if _STATE in {first.role, second.role} else _NON_STATE


def _state_number(side: _Side) -> str:
    return side.country.gleditsch_ward if side.country else ""


def _source(record: Record) -> dict[str, object]:
    document = record.document
    return {
        "number_of_sources": 1,
        "source_article": source_of(record),
        "source_date": document.published.isoformat() if document.published else "",
        "source_headline": clean(document.title) or "",
    }


def _where(event: Event, record: Record, place: Place) -> dict[str, object]:
    country = country_of(place.country)
    lon, lat = round(place.position.lon, 6), round(place.position.lat, 6)
    precision = _WHERE_PREC[place.kind]
    return {
        "where_prec": _NEAR if precision == _TOWN and event.geo_precision == _NEAR else precision,
        "where_coordinates": f"{clean(place.name)} {place.kind.value}",
        "where_description": IndexedRecord(record).mention_text(event.mention_id) or "",
        "adm_1": clean(place.admin1_name) or "",
        "adm_2": clean(place.name) if place.kind is PlaceKind.ADMIN2 else "",
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})",
        "priogrid_gid": priogrid_gid(place.position),
        "country": country.acled_name if country else "",
        "country_id": country.gleditsch_ward if country else "",
        "region": _region(country),
    }


def _region(country: Country | None) -> str:
    if country is None or not country.gleditsch_ward:
        return ""
    number = int(country.gleditsch_ward)
    rows = (row for row in read_table("ucdp_regions") if int(row["first"]) <= number <= int(row["last"]))
    return next((row["region"] for row in rows), "")


def _deaths(event: Event, dead: Toll, second: _Side) -> dict[str, object]:
    """Share the deaths out to civilians and the second side, as far as the text says who died."""
    counts = {_CIVILIANS: 0.0, second.role: 0.0}
    for quantity in event.quantities:
        role = next((each.role for each in event.recipients if each.start <= quantity.start < each.end), None)
        if quantity.kind == "killed" and role in counts:
            counts[role] += quantity.low or 0
    if sum(counts.values()) > dead.low:
        counts = dict.fromkeys(counts, 0.0)
    civilians = int(counts[_CIVILIANS])
    others = 0 if second.role in {"", _CIVILIANS} else int(counts[second.role])
    return {
        "deaths_a": 0,
        "deaths_b": others,
        "deaths_civilians": civilians,
        "deaths_unknown": int(dead.low) - civilians - others,
        "best": int(dead.low),
        "high": int(dead.low if dead.high is None else dead.high),
        "low": int(dead.low),
    }


FORMAT = Format(name="ucdp", suffixes=(), records=_chunks, refuse=refuse)
