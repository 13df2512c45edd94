"""How numbers, dates and terms of the model read on the page."""

from __future__ import annotations

from datetime import date

from geomap.model import DatePrecision, DistanceClaim, Event, Mode, Placement, Reading, Relation, Status, When

EVENT_TYPES: tuple[tuple[str, str], ...] = (
    ("battles", "Battles"),
    ("explosions", "Explosions/Remote violence"),
    ("civilians", "Violence against civilians"),
    ("protests", "Protests"),
    ("riots", "Riots"),
    ("strategic", "Strategic developments"),
    ("other", "Other events"),
)
"""Key of each glyph and ACLED's event type (codebook, 2023); the last is for what ACLED does not code."""

MODES = {
    Mode.ASSERTED: "asserted",
    Mode.NEGATED: "denied or did not happen",
    Mode.FUTURE: "planned or expected",
    Mode.HYPOTHETICAL: "hypothetical",
    Mode.HISTORICAL: "of the past",
    Mode.QUOTED: "only said",
}
PLACEMENTS = {
    Placement.PIN: "pin",
    Placement.AREA: "area, no pin",
    Placement.ZONE: "zone of a distance claim",
    Placement.LISTED: "not on the map",
}
READINGS = {
    Reading.LITERAL: "the place itself",
    Reading.MODIFIER: "names an event by its place",
    Reading.METONYM: "stands for a government or side",
    Reading.DEMONYM: "people or adjective",
    Reading.DESTINATION: "a destination nobody has reached",
    Reading.TAG: "only a topic label",
    Reading.DUPLICATE: "in a block that repeats an earlier one",
    Reading.PERSON: "part of a person’s name",
    Reading.ORGANISATION: "part of an organisation’s or product’s name",
    Reading.COMMON_WORD: "a common word",
    Reading.CALENDAR: "a month or weekday",
}
STATUSES = {
    Status.LOCATED: "located",
    Status.AREA: "area",
    Status.UNRESOLVED: "unresolved",
    Status.REJECTED: "not a place here",
}
RELATIONS = {
    Relation.DISTANCE_FROM: "distance from a place",
    Relation.BORDER_DISTANCE: "distance from a border",
    Relation.DEPTH_INSIDE: "depth inside a territory",
    Relation.OFF_COAST: "distance off a coast",
    Relation.BETWEEN: "between two places",
    Relation.HALFWAY: "halfway between two places",
    Relation.ZONE_WIDTH: "width of a zone",
    Relation.ZONE_RADIUS: "radius of a zone",
    Relation.LINE_LENGTH: "length of a line",
    Relation.WEAPON_RANGE: "range of a weapon",
    Relation.TRAVEL_TIME: "travel time",
    Relation.MOVEMENT: "movement over a distance",
    Relation.PROXIMITY: "nearness",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_KM = 1000.0
_KM2 = 1e6


def km(metres: float) -> str:
    """Write a length in kilometres, with a decimal only below 100 km; in metres below one kilometre.

    Examples
    --------
    >>> km(32_644), km(1_524_000), km(850)
    ('32.6 km', '1,524 km', '850 m')
    """
    if 0 < metres < _KM:
        return f"{metres:.0f} m"
    value = metres / _KM
    return f"{value:,.0f} km" if abs(value) >= 100 or value == round(value) else f"{value:,.1f} km"  # noqa: PLR2004


def km2(square_metres: float) -> str:
    """Write an area in square kilometres.

    Examples
    --------
    >>> km2(13_094_200_000.0)
    '13,094 km²'
    """
    return f"{square_metres / _KM2:,.0f} km²"


def span_km(low_m: float | None, high_m: float | None) -> str | None:
    """Write an interval of lengths; None when both ends are open.

    Examples
    --------
    >>> span_km(0.0, 50_000.0), span_km(50_000.0, None), span_km(30_000.0, 30_000.0)
    ('up to 50 km', 'at least 50 km', '30 km')
    """
    if low_m is None and high_m is None:
        return None
    if low_m is None or (low_m <= 0 and high_m):
        return f"up to {km(high_m or 0.0)}"
    if high_m is None:
        return f"at least {km(low_m)}"
    low, high = km(low_m), km(high_m)
    return low if low == high else f"{low.removesuffix(' km')}–{high}"


def claimed(claim: DistanceClaim) -> str | None:
    """Write what a claim states as its distance, with its own hedge; None when it has no figure."""
    stated = span_km(claim.low_m, claim.high_m)
    return f"{stated} (“{claim.hedge}”)" if stated and claim.hedge else stated


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def days(first: date | None, last: date | None) -> str | None:
    """Write an interval of days as briefly as it can be read; None when both ends are unknown.

    Examples
    --------
    >>> days(date(2026, 1, 3), date(2026, 1, 4)), days(date(2026, 1, 6), date(2026, 1, 6))
    ('3–4 January 2026', '6 January 2026')
    """
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"until {_day(last)}" if last else f"from {_day(first)}" if first else None
    if first == last:
        return _day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def when_words(when: When | None) -> str:
    """Write a date expression for a card: the interval, or what could not be resolved.

    Examples
    --------
    >>> when_words(None)
    'no date given'
    """
    if when is None:
        return "no date given"
    known = days(when.first, when.last)
    if known is None or when.precision is DatePrecision.UNKNOWN:
        return f"date not resolved: {when.text}"
    return known


def event_key(event: Event) -> str:
    """Name the glyph of an event, a key of `EVENT_TYPES`."""
    return next((key for key, name in EVENT_TYPES if name == event.acled_event_type), "other")


def event_name(event: Event) -> str:
    """Name what happened, by the most telling term there is."""
    if event.acled_sub_event_type and event.acled_sub_event_type != "Other":
        return event.acled_sub_event_type
    plover = " · ".join(filter(None, (event.plover_type, event.plover_mode)))
    return event.acled_event_type or (plover.capitalize() if plover else event.trigger)


def counted(count: int, noun: str) -> str:
    """Write a count with its noun.

    Examples
    --------
    >>> counted(1, "zone"), counted(4, "pin")
    ('1 zone', '4 pins')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
