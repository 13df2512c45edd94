"""Check of distances from a coast."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.check.ground import Target, zone_bounds
from geomap.check.measured import judge_measured, measure_place
from geomap.check.result import Checked, undecided, zone_reading
from geomap.gazetteer import Gazetteer
from geomap.geo.zones import buffer
from geomap.model import CheckedReading, DistanceClaim, Judgement, Place, PlaceKind, Reason

_GREATER = 10.0
"""How many times as large as an island the land is that it lies off."""
_TOUCHING_DEG = 1e-9  # lines of a coast and the outline of its land are the same arcs


def check_coast(claim: DistanceClaim, gazetteer: Gazetteer) -> Checked:
    """Check a distance from a coast.

    Parameters
    ----------
    claim
        With ``relation`` ``off_coast``.
    gazetteer
        Whose coasts are used.

    Returns
    -------
    Checked
        Measured for a located subject; for a ship the strip of sea, undecided.
    """
    place = claim.landmark_place
    if place is None or place.country is None:
        return undecided("landmark-unlocated", "the text does not say off which coast")
    coast = gazetteer.boundaries.coast(place.country)
    if coast is None:
        reason = Reason(rule="landlocked", text=f"{place.name} has no coast in the boundaries used")
        reading = CheckedReading(
            reading="coast", label="no coast", judgement=Judgement.IMPLAUSIBLE, basis="none", reasons=(reason,)
        )
        return Checked(readings=(reading,), method="outline of the country less its land borders")
    accuracy = gazetteer.boundaries.accuracy_m(gazetteer.country(place.country).place_id)
    subject = claim.subject_place
    line: BaseGeometry = shapely.Point(place.position)
    if place.kind is PlaceKind.COUNTRY:
        line = (
            coast
            if subject is None
            else _without_own_shore(coast, subject, gazetteer.boundaries.country(place.country))
        )
    target = Target(reading="coast", label=f"the coast of {place.name}", geometry=line, accuracy_m=accuracy)
    if subject is not None:
        reading = judge_measured(claim, subject, target, found=measure_place(subject, target))
        method = "geodesic on WGS 84 from the place to the nearest point of the coast"
        return Checked(readings=(reading,), method=method, boundary_accuracy_m=accuracy)
    reading = _at_sea(claim, target, place, gazetteer)
    method = "strip of sea along the coast, in a local azimuthal-equidistant projection"
    return Checked(readings=(reading,), method=method, boundary_accuracy_m=accuracy)


def _without_own_shore(coast: BaseGeometry, subject: Place, land: BaseGeometry | None) -> BaseGeometry:
    """Leave out the shores of the island that the subject lies on, and of its like: it is "off" the greater land."""
    point = shapely.Point(subject.position)
    parts = shapely.get_parts([land]).tolist() if land is not None else []
    island = next((part for part in parts if shapely.intersects(part, point)), None)
    if island is None or island.area * _GREATER > max(part.area for part in parts):
        return coast
    small = shapely.union_all([part for part in parts if part.area < _GREATER * island.area])
    kept = [line for line in shapely.get_parts([coast]).tolist() if shapely.distance(line, small) > _TOUCHING_DEG]
    return shapely.MultiLineString(kept) if kept else coast


def _at_sea(claim: DistanceClaim, target: Target, place: Place, gazetteer: Gazetteer) -> CheckedReading:
    low, high = zone_bounds(claim)
    land = gazetteer.boundaries.country(place.country or "")

    def draw() -> BaseGeometry:
        strip = buffer(target.geometry, low, high)
        if land is None:
            return strip
        return shapely.difference(strip, shapely.make_valid(shapely.clip_by_rect(land, *strip.bounds)))

    reason = Reason(rule="subject-unlocated", text=f"nothing in the text locates the subject off {target.label}")
    return zone_reading(target.reading, target.label, Judgement.UNDECIDED, basis="none", draw=draw, reasons=(reason,))
