"""Event and what it is made of: when, who, how many, in which mode."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geomap.model.base import Reason


class Mode(StrEnum):
    """How the text presents an event. Only asserted events are pinned."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"
    QUOTED = "quoted"


class DatePrecision(StrEnum):
    """How long the interval of a date is."""

    DAY = "day"
    WEEK = "week"  # a week, a weekend, "in recent days"
    MONTH = "month"
    YEAR = "year"
    OPEN = "open"  # one end is unknown
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date expression as an interval, never a guessed day.

    Parameters
    ----------
    text
        The words as written.
    start, end
        Where they stand, ``[start, end)`` in code points.
    first, last
        First and last day of the interval, both inside it; None for an open or unresolved end.
    precision
        How long the interval is.
    anchor
        What it was reckoned from: ``"stated"``, ``"published"``, ``"dateline"``, ``"event"`` or ``"none"``.
    reasons
        The rule applied; says what was missing when nothing could be resolved.
    """

    text: str
    start: int
    end: int
    first: date | None
    last: date | None
    precision: DatePrecision
    anchor: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, or to whom it is done.

    Parameters
    ----------
    text
        The noun phrase as written.
    start, end
        Where it stands, ``[start, end)`` in code points.
    role
        ACLED's word: ``"State forces"``, ``"Rebel group"``, ``"Civilians"`` …; None when it cannot be said.
    country
        ISO 3166-1 alpha-2; None when it cannot be said.
    name
        A normal form ("Russia" for "Moscow"); None for the text itself.
    """

    text: str
    start: int
    end: int
    role: str | None = None
    country: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count or an amount that belongs to an event.

    Parameters
    ----------
    text
        The words as written.
    start, end
        Where they stand, ``[start, end)`` in code points.
    kind
        ``"killed"``, ``"injured"``, ``"detained"``, ``"participants"``, ``"ordinal"``, ``"weapon"``, ``"money"`` …
    low, high
        Bounds; None for an open end. A weapon without a count has None twice.
    unit
        What is counted ("delegations", "USD"); None for persons.
    """

    text: str
    start: int
    end: int
    kind: str
    low: float | None
    high: float | None
    unit: str | None = None


class Placement(StrEnum):
    """How an event is put on the map."""

    PIN = "pin"
    AREA = "area"  # known only as a country, unit or region: outlined, never pinned
    ZONE = "zone"  # only a distance claim says where
    LISTED = "listed"  # not asserted, or nowhere: in the list, not on the map


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that the text says happened, will happen, may happen or did not.

    Parameters
    ----------
    event_id
        Deterministic id.
    start, end
        The sentence, ``[start, end)`` in code points.
    trigger, trigger_start, trigger_end
        The word that names the event, and where it stands.
    score
        Salience within the document, 0 to 1; events come most salient first.
    acled_event_type, acled_sub_event_type
        ACLED's terms; None when out of ACLED's scope.
    plover_type, plover_mode
        PLOVER's terms; None when PLOVER has no word for it.
    mode
        How the text presents it.
    placement
        How it is put on the map; the reasons say why.
    mention_id
        The mention that places it; None when nothing does.
    geo_precision
        ACLED's 1 (town), 2 (near, part of a region), 3 (region); None when unplaced or country only.
    when
        Its date; None when the text gives none.
    actors, recipients
        Who does it, and to whom.
    quantities
        Counts, weapons, amounts.
    claim_ids
        Distance claims that speak of it.
    merged
        Sentence spans that tell of the same event, beside the first.
    reasons
        Never empty.
    """

    event_id: str
    start: int
    end: int
    trigger: str
    trigger_start: int
    trigger_end: int
    score: float
    acled_event_type: str | None
    acled_sub_event_type: str | None
    plover_type: str | None
    plover_mode: str | None
    mode: Mode
    placement: Placement
    mention_id: str | None
    geo_precision: int | None
    when: When | None
    reasons: tuple[Reason, ...]
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claim_ids: tuple[str, ...] = ()
    merged: tuple[tuple[int, int], ...] = ()
