"""What a source adds to a gazetteer: places, names of places that there are, outlines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.columns.places import Places, pack
from geomap.gazetteer.compile.polygons_keys import Drawn
from geomap.model import Place


class Outline(NamedTuple):
    """A place's own outline or course: polygons or lines in degrees, accuracy in metres, country ("" for none)."""

    geometry: BaseGeometry
    accuracy_m: float
    country: str


@dataclass(slots=True)
class Addition:
    """What a source adds.

    Parameters
    ----------
    places
        New places.
    names
        (id of a new place or of one that there is, name, `NameFlag`).
    outlines
        Id of a place -> its outline.
    countries
        Country -> (polygons in degrees, accuracy in metres).
    units
        Country -> (its first-level units as drawn, accuracy in metres).
    """

    places: list[Place] = field(default_factory=list)
    names: list[tuple[str, str, int]] = field(default_factory=list)
    outlines: dict[str, Outline] = field(default_factory=dict)
    countries: dict[str, tuple[BaseGeometry, float]] = field(default_factory=dict)
    units: dict[str, tuple[list[Drawn], float]] = field(default_factory=dict)

    def columns(self) -> Places:
        """Give the new places in columns, in their order."""
        return pack(self.places)

    def add_names(self, place_id: str, names: Iterable[str], flags: int) -> None:
        """Add names of a place, each once."""
        self.names += [(place_id, name, flags) for name in dict.fromkeys(names)]


def gathered(additions: Iterable[Addition]) -> Addition:
    """Put several together; of two outlines the later counts."""
    whole = Addition()
    for each in additions:
        whole.places += each.places
        whole.names += each.names
        whole.outlines |= each.outlines
        whole.countries |= each.countries
        whole.units |= each.units
    return whole
