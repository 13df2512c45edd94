"""What the exports in the field's own codes share: which events they can hold, and the codes of countries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from geomap.frames.index import IndexedRecord
from geomap.frames.json_text import clean
from geomap.model import Event, Place, Placement, Record
from geomap.tables import read_table

Refuse = Callable[[Event, Record], str | None]
"""Says why a format cannot hold an event, in a few words; None when it can."""


class Country(NamedTuple):
    """A country in the codes of the field.

    ``numeric`` is ISO 3166-1's with its zeros, ``gleditsch_ward`` the number in the list of independent states, ``""``
    for what is none; ``acled_region`` and ``acled_name`` are ACLED's words.
    """

    alpha2: str
    alpha3: str
    numeric: str
    gleditsch_ward: str
    acled_region: str
    acled_name: str


@cache
def _countries() -> dict[str, Country]:
    return {row["alpha2"]: Country(*(row[name] for name in Country._fields)) for row in read_table("country_codes")}


def country_of(alpha2: str | None) -> Country | None:
    """Look up a country's codes.

    Parameters
    ----------
    alpha2
        ISO 3166-1 alpha-2; None gives None.

    Returns
    -------
    Country or None
        None when there is no such country.

    Examples
    --------
    >>> country_of("CD").acled_name, country_of("UA").numeric
    ('Democratic Republic of Congo', '804')
    """
    return _countries().get(alpha2 or "")


def held(records: Iterable[Record], refuse: Refuse) -> Iterator[tuple[Event, Record]]:
    """Go through the events that a format can hold, documents and events in order."""
    for record in records:
        for event in record.events:
            if refuse(event, record) is None:
                yield event, record


def placed(event: Event, record: Record) -> Place | None:
    """Give the place of an event that is pinned or known by its area; None for a zone and for what is only listed."""
    if event.placement not in {Placement.PIN, Placement.AREA}:
        return None
    return IndexedRecord(record).place(event.mention_id)


def source_of(record: Record) -> str:
    """Say where a report came from: its source, else its title, else its id."""
    document = record.document
    return clean(document.source) or clean(document.title) or clean(document.doc_id) or ""
