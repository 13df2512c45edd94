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
    line: BaseGeometry = coast if place.kind is PlaceKind.COUNTRY else shapely.Point(place.position)
    target = Target(reading="coast", label=f"the coast of {place.name}", geometry=line, accuracy_m=accuracy)
    subject = claim.subject_place
    if subject is not None:
        reading = judge_measured(claim, subject, target, found=measure_place(subject, target))
        method = "geodesic on WGS 84 from the place to the nearest point of the coast"
        return Checked(readings=(reading,), method=method, boundary_accuracy_m=accuracy)
    reading = _at_sea(claim, target, place, gazetteer)
    method = "strip of sea along the coast, in a local azimuthal-equidistant projection"
    return Checked(readings=(reading,), method=method, boundary_accuracy_m=accuracy)


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
