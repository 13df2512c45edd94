"""A record with its cross-references followed: mention to place, claim to verdict, event to pin or zone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.frames.geometry import point, tidy
from geomap.model import (
    PINNABLE_READINGS,
    CheckedReading,
    DistanceClaim,
    Event,
    LonLat,
    Mention,
    Place,
    Placement,
    Record,
    Resolution,
    Status,
    Verdict,
)


class IndexedRecord:
    """What the rows of one record need to look up.

    Parameters
    ----------
    record
        The record; its parallel tuples must be of equal length.
    """

    def __init__(self, record: Record) -> None:
        self.record = record

    def mentions(self) -> Iterator[tuple[Mention, Resolution]]:
        """Go through the mentions, each with its resolution."""
        return zip(self.record.mentions, self.record.resolutions, strict=True)

    def claims(self) -> Iterator[tuple[DistanceClaim, Verdict]]:
        """Go through the claims, each with its verdict."""
        return zip(self.record.claims, self.record.verdicts, strict=True)

    @cached_property
    def _places(self) -> dict[str, Place | None]:
        return {mention.mention_id: resolution.place for mention, resolution in self.mentions()}

    @cached_property
    def _mentions(self) -> dict[str, Mention]:
        return {mention.mention_id: mention for mention in self.record.mentions}

    @cached_property
    def _defaults(self) -> dict[str, CheckedReading | None]:
        return {claim.claim_id: verdict.default for claim, verdict in self.claims()}

    def place(self, mention_id: str | None) -> Place | None:
        """Look up the place of a mention; None when it has none."""
        return None if mention_id is None else self._places.get(mention_id)

    def mention_text(self, mention_id: str | None) -> str | None:
        """Look up the words of a mention; None when there is no such mention."""
        mention = self._mentions.get(mention_id or "")
        return mention.text if mention else None

    def claim_text(self, claim_id: str) -> str | None:
        """Look up the words of a claim; None when there is no such claim."""
        return next((claim.text for claim in self.record.claims if claim.claim_id == claim_id), None)

    def pin(self, event: Event) -> LonLat | None:
        """Say where an event is pinned; None for every placement but a pin."""
        place = self.place(event.mention_id) if event.placement is Placement.PIN else None
        return place.position if place else None

    def event_geometry(self, event: Event) -> BaseGeometry | None:
        """Give the point of a pin or the polygon of a zone; None for an event that is only outlined or listed."""
        pin = self.pin(event)
        if pin is not None:
            return point(pin)
        if event.placement is not Placement.ZONE:
            return None
        zones = (zone_of(self._defaults.get(claim_id)) for claim_id in event.claim_ids)
        return next((zone for zone in zones if zone is not None), None)


def mention_geometry(mention: Mention, resolution: Resolution) -> BaseGeometry | None:
    """Give the point of a mention that is located and meant as ground; None for every other."""
    if resolution.status is not Status.LOCATED or resolution.place is None or mention.reading not in PINNABLE_READINGS:
        return None
    return point(resolution.place.position)


def zone_of(reading: CheckedReading | None) -> BaseGeometry | None:
    """Give the zone that a reading allows, cut at 180° and rounded; None when it has none."""
    if reading is None or reading.zone_wkb is None:
        return None
    return tidy(shapely.from_wkb(reading.zone_wkb))


def line_of(reading: CheckedReading | None) -> BaseGeometry | None:
    """Give the line that a reading measured, cut at 180° and rounded; None when it measured none."""
    if reading is None or reading.line is None:
        return None
    return tidy(shapely.LineString(reading.line))
