"""What of an event is compared with events of other documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from geomap.extract.duplicates.words import family_of, is_set_apart, values_in, words_without
from geomap.model import Actor, DatePrecision, Event, Mode, Place, Record, When
from geomap.model.tolls import toll

_TOLD = frozenset({Mode.ASSERTED, Mode.HISTORICAL, Mode.QUOTED})
_LONGEST_TEXT = 600
"""Code points of a sentence that are compared: hostile sentences have no end."""
_LONGEST_DATE = timedelta(days=31)
"""A date that is longer than a month brings no two events together."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Bounds = tuple[float, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """An event as it is compared.

    ``first`` and ``last`` are None unless the date is an interval of at most 31 days; ``dead`` and ``injured`` are
    least and most, with None for an open end; ``actors`` are names and countries, ``crowd`` the words that tell one
    crowd of protesters from another; ``precision`` is ACLED's 1 to 3, and 3 when there is none.
    """

    doc_id: str
    event: Event
    place: Place
    family: str
    text: str
    published: date | None
    first: date | None
    last: date | None
    dead: Bounds | None
    injured: Bounds | None
    weapons: frozenset[str]
    daytimes: frozenset[str]
    actors: frozenset[str]
    roles: frozenset[str]
    crowd: frozenset[str]
    set_apart: bool
    tells_toll: bool
    precision: int

    @property
    def is_dated(self) -> bool:
        """Whether the day is known to a month at least."""
        return self.first is not None

    @property
    def when(self) -> When | None:
        """The date as the text gives it."""
        return self.event.when

    @property
    def weekday(self) -> int | None:
        """The day of the week, 0 for Monday; None when neither a day nor its name is known."""
        if self.first is not None:
            return self.first.weekday() if self.first == self.last else None
        words = self.when.text.lower().split() if self.when else []
        return next((_WEEKDAYS.index(word) for word in words if word in _WEEKDAYS), None)


def facts_of(record: Record) -> Iterator[Facts]:
    """Collect the facts of the events of a document that can be compared.

    Parameters
    ----------
    record
        The result for one document.

    Yields
    ------
    Facts
        Of what the text says happened, at a place; in the order of the record. What did not happen, may happen or will
        happen is no duplicate of what did.
    """
    places = {each.mention_id: each.place for each in record.resolutions}
    landmarks = {claim.claim_id: claim.landmark_place for claim in record.claims}
    for event in record.events:
        place = places.get(event.mention_id or "") or next(
            (landmarks[each] for each in event.claim_ids if landmarks.get(each)), None
        )
        family = family_of(event)
        if place is not None and family and event.mode in _TOLD:
            yield _facts(record, event, place, family)


def _facts(record: Record, event: Event, place: Place, family: str) -> Facts:
    document = record.document
    text = document.text[event.start : event.end][:_LONGEST_TEXT]
    first, last = _interval(event.when)
    return Facts(
        doc_id=document.doc_id,
        event=event,
        place=place,
        family=family,
        text=text,
        published=document.published,
        first=first,
        last=last,
        dead=toll(event, "killed"),
        injured=toll(event, "injured"),
        weapons=_weapons(event, text),
        daytimes=values_in("daytime", text),
        actors=_names(event.actors) | (_names(event.recipients) if family == "talks" else frozenset()),
        roles=frozenset(actor.role or actor.text.lower() for actor in event.actors),
        crowd=_crowd(event, family),
        set_apart=is_set_apart(text),
        tells_toll=bool(values_in("toll", text)),
        precision=event.geo_precision or 3,
    )


def _interval(when: When | None) -> tuple[date | None, date | None]:
    if when is None or when.first is None or when.last is None or when.precision is DatePrecision.OPEN:
        return None, None
    return (when.first, when.last) if when.last - when.first < _LONGEST_DATE else (None, None)


def _weapons(event: Event, text: str) -> frozenset[str]:
    told = [each.text for each in event.quantities if each.kind == "weapon"]
    own = " / ".join([event.trigger, *told, *(actor.text for actor in event.actors)])
    return values_in("weapon", own) or values_in("weapon", text)


def _crowd(event: Event, family: str) -> frozenset[str]:
    told = " ".join(actor.text for actor in event.actors) if family == "unrest" else ""
    return words_without("crowd", told[:_LONGEST_TEXT])


def _names(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(name for actor in actors for name in (actor.name, actor.country) if name)
