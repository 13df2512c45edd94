"""An event while it is being put together: one word of one sentence, fully read but not yet merged."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.extract.events.place import Bound
from geomap.extract.events.sides import Sides
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.typology import EventType
from geomap.model import DistanceClaim, Mode, Quantity, Reason, Status, When


@dataclass(frozen=True, slots=True)
class Draft:
    """What one trigger tells: its type, mode, place, date, sides and counts, each with its reason."""

    trigger: Trigger
    kind: EventType
    mode: Mode
    bound: Bound | None
    when: When | None
    sides: Sides
    quantities: tuple[Quantity, ...]
    claims: tuple[DistanceClaim, ...]
    definite: bool
    reasons: tuple[Reason, ...]

    @property
    def place_id(self) -> str | None:
        """The place it is bound to, by its name where the gazetteer does not know it; None without one."""
        if self.bound is None:
            return None
        if self.bound.spot.resolution.place is None:
            return f"unknown:{self.bound.spot.mention.text.lower()}"
        return self.bound.spot.resolution.place.place_id

    @property
    def is_located(self) -> bool:
        """Whether it is bound to a point rather than an area or nothing."""
        return self.bound is not None and self.bound.spot.resolution.status is Status.LOCATED
