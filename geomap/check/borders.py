"""What "X's border" can mean: the readings of a border, the default one first."""

from __future__ import annotations

from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.check.ground import Target
from geomap.check.words import country_name
from geomap.gazetteer import Gazetteer
from geomap.geo.held import Held
from geomap.geo.measure import nearest
from geomap.model import DistanceClaim, Place, PlaceKind

_BORDER_TOWN_M = 25_000.0
"""A town so near the other side is itself on the border; one farther off can only stand for its region (own)."""

_KEPT = 64
"""So many joined borders and outlines are kept: what is measured from them is kept by the line."""

_MAIN_TOWNS = 3
"""So many of a unit's towns, the most populous, can stand for it (own)."""


def border_targets(claim: DistanceClaim, gazetteer: Gazetteer) -> list[Target]:
    """List the lines that a claim's border can mean.

    Parameters
    ----------
    claim
        A claim measured from a border.
    gazetteer
        Whose borders are used.

    Returns
    -------
    list of Target
        For a town: its unit's stretch of the state border, its unit's outline and (for something that is not located)
        its unit's ground, its limits, its centre, and the whole state border; the unit is the one of its name, or one
        whose main town it is. For a country: the border shared with the other side, or all its land borders, or, for
        one that does not touch it, its outline. Empty when the text names no border that we hold.
    """
    place = claim.landmark_place
    other = _other_side(claim, place)
    if place is None:
        home = _home(claim)
        return [] if home is None else _national(gazetteer.country(home), None, gazetteer)
    if place.kind is PlaceKind.COUNTRY:
        return _national(place, other, gazetteer)
    if place.kind.is_area:
        return _of_area(place, other, gazetteer, with_ground=claim.subject_place is None)
    return _of_town(place, other, gazetteer, with_ground=claim.subject_place is None)


def _home(claim: DistanceClaim) -> str | None:
    subject = claim.subject_place
    return claim.actor_country if subject is None else subject.country


def _other_side(claim: DistanceClaim, place: Place | None) -> str | None:
    """Find the country on the other side of the border: stated, the subject's, or the actor's; any for airspace."""
    if claim.landmark is not None and claim.landmark.text.lower().endswith("airspace"):
        return claim.counterpart
    home = _home(claim)
    own = None if place is None else place.country
    return claim.counterpart or (home if home != own else None)


def _national(place: Place, other: str | None, gazetteer: Gazetteer) -> list[Target]:
    code = place.country or ""
    boundaries = gazetteer.boundaries
    accuracy = boundaries.accuracy_m(place.place_id)
    shared = None if other is None else boundaries.shared_border(code, other)
    if shared is not None and other is not None:
        label = f"the border of {place.name} with {country_name(other, gazetteer)}"
        return [Target(reading="state-border", label=label, geometry=shared, accuracy_m=accuracy)]
    polygon = boundaries.country(code)
    if other is not None and polygon is not None:
        label = f"the outline of {place.name}, which {country_name(other, gazetteer)} does not touch"
        return [Target(reading="state-outline", label=label, geometry=polygon, accuracy_m=accuracy)]
    land = land_borders(code, gazetteer)
    targets = []
    if land is not None:
        label = f"the land borders of {place.name}"
        targets.append(Target(reading="state-border", label=label, geometry=land, accuracy_m=accuracy))
    coast = boundaries.coast(code)
    if coast is not None:
        label = f"the coast of {place.name}"
        targets.append(Target(reading="coast", label=label, geometry=coast, accuracy_m=accuracy))
    return targets


def land_borders(code: str, gazetteer: Gazetteer) -> BaseGeometry | None:
    """Join a country's borders with all its neighbours; None for islands and unknown codes."""
    boundaries = gazetteer.boundaries
    lines = [boundaries.shared_border(code, other) for other in boundaries.neighbours(code)]
    found = [line for line in lines if line is not None]
    return _joined(tuple(Held(line) for line in found)) if found else None


@lru_cache(maxsize=_KEPT)
def _joined(lines: tuple[Held, ...]) -> BaseGeometry:
    return shapely.union_all([line.geometry for line in lines])


@lru_cache(maxsize=_KEPT)
def _edge(area: Held) -> BaseGeometry:
    return shapely.boundary(area.geometry)


def _of_area(place: Place, other: str | None, gazetteer: Gazetteer, *, with_ground: bool) -> list[Target]:
    targets = _stretches(place, place.name, other, gazetteer)
    area = gazetteer.boundaries.area(place.place_id)
    if area is None:
        return targets
    accuracy = gazetteer.boundaries.accuracy_m(place.place_id)
    label = f"the outline of the region of {place.name}"
    outline = Target(reading="oblast-boundary", label=label, geometry=_edge(Held(area)), accuracy_m=accuracy)
    label = f"the region of {place.name}, all of it"
    ground = Target(reading="oblast-area", label=label, geometry=area, accuracy_m=accuracy)
    return [*targets, outline, *([ground] if with_ground else [])]


def _of_town(place: Place, other: str | None, gazetteer: Gazetteer, *, with_ground: bool) -> list[Target]:
    unit = _unit_named_like(place, gazetteer)
    led = None if unit is not None or other is None else _unit_led_by(place, other, gazetteer)
    targets = [] if unit is None else _of_area(unit, other, gazetteer, with_ground=with_ground)
    of_led = [] if led is None else _of_area(led, other, gazetteer, with_ground=with_ground)
    is_far = bool(of_led) and nearest(place.position, of_led[0].geometry)[0] > _BORDER_TOWN_M
    targets += of_led if is_far else []
    point = shapely.Point(place.position)
    limits = f"the limits of {place.name}, taken as {place.radius_m / 1000:.1f} km round its centre"
    targets.append(Target(reading="city-limits", label=limits, geometry=point, radius_m=place.radius_m))
    targets.append(Target(reading="city-point", label=f"the centre of {place.name}", geometry=point))
    targets += [] if is_far else of_led
    whole = None if other is None else gazetteer.boundaries.shared_border(place.country or "", other)
    reaches = unit is not None and other is not None and gazetteer.boundaries.border_stretch(unit.place_id, other)
    if whole is not None and other is not None and reaches:
        names = f"{country_name(place.country or '', gazetteer)} with {country_name(other, gazetteer)}"
        accuracy = gazetteer.boundaries.accuracy_m(gazetteer.country(other).place_id)
        targets.append(
            Target(
                reading="whole-state-border", label=f"the whole border of {names}", geometry=whole, accuracy_m=accuracy
            )
        )
    return targets


def _unit_named_like(place: Place, gazetteer: Gazetteer) -> Place | None:
    """Find the first-level unit that a town gives its name to, or shares it with."""
    entries = gazetteer.lookup(place.name)
    units = [entry.place for entry in entries if entry.place.kind is PlaceKind.ADMIN1]
    own = [unit for unit in units if unit.country == place.country]
    return next((unit for unit in own if unit.admin1 == place.admin1), None)


def _unit_led_by(place: Place, other: str, gazetteer: Gazetteer) -> Place | None:
    """Find the first-level unit that a town is a main town of and that touches the other side's country."""
    unit = next((one for one in gazetteer.ancestors(place) if one.kind is PlaceKind.ADMIN1), None)
    if unit is None or gazetteer.boundaries.border_stretch(unit.place_id, other) is None:
        return None
    area = gazetteer.boundaries.area(unit.place_id)
    largest = () if area is None else gazetteer.within(area, limit=_MAIN_TOWNS)
    return unit if any(town.place_id == place.place_id for town in largest) else None


def _stretches(unit: Place, name: str, other: str | None, gazetteer: Gazetteer) -> list[Target]:
    """Give the part of a unit's outline that is a state border: with the other side, else with all neighbours."""
    boundaries = gazetteer.boundaries
    accuracy = boundaries.accuracy_m(unit.place_id)
    stretch = None if other is None else boundaries.border_stretch(unit.place_id, other)
    if stretch is not None and other is not None:
        label = f"the stretch of the state border with {country_name(other, gazetteer)} that bounds {name}"
        return [Target(reading="oblast-state-border", label=label, geometry=stretch, accuracy_m=accuracy)]
    lines = [boundaries.border_stretch(unit.place_id, code) for code in boundaries.neighbours(unit.country or "")]
    found = [line for line in lines if line is not None]
    if not found:
        return []
    label = f"the stretch of the state border that bounds {name}"
    return [
        Target(
            reading="oblast-state-border",
            label=label,
            geometry=_joined(tuple(Held(line) for line in found)),
            accuracy_m=accuracy,
        )
    ]
