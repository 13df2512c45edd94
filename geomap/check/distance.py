"""Check of plain distances: "X is N km (south) of Y"."""

from __future__ import annotations

import re
from functools import cache

import shapely

from geomap.check.bands import LOOSE, ROAD
from geomap.check.ground import Target, check_ground
from geomap.check.measured import judge_measured, measure_place
from geomap.check.result import Checked, undecided
from geomap.gazetteer import Gazetteer
from geomap.model import DistanceClaim, LandmarkPart, Place
from geomap.tables import read_table

METHOD = "geodesic on WGS 84 between the two places, from centre to centre and with their extents"


@cache
def _words(role: str) -> re.Pattern[str]:
    found = [re.escape(row["word"]) for row in read_table("claims_words") if row["role"] == role]
    return re.compile(rf"\b(?:{'|'.join(found)})\b", re.IGNORECASE)


def check_distance(claim: DistanceClaim, gazetteer: Gazetteer) -> Checked:
    """Check a distance from a place.

    Parameters
    ----------
    claim
        With ``relation`` ``distance_from``.
    gazetteer
        Whose boundaries and towns are used.

    Returns
    -------
    Checked
        Under two readings of a town, its centre and its limits; undecided when one end is not located.
    """
    landmark = claim.landmark_place
    if landmark is None:
        return undecided("landmark-unlocated", "the landmark cannot be located, so nothing can be measured from it")
    targets = place_targets(claim, landmark, gazetteer)
    subject = claim.subject_place
    if subject is None:
        readings = tuple(check_ground(claim, target, gazetteer, on_border=False) for target in targets)
        return Checked(readings=readings, method="zone round the landmark, in a local azimuthal-equidistant projection")
    detour = detour_of(claim)
    readings = tuple(
        judge_measured(claim, subject, target, found=measure_place(subject, target), detour=detour)
        for target in targets
    )
    return Checked(readings=readings, method=METHOD)


def place_targets(claim: DistanceClaim, landmark: Place, gazetteer: Gazetteer) -> list[Target]:
    """List the readings of a place as a landmark: centre and limits of a town, the polygon of an area."""
    area = gazetteer.boundaries.area(landmark.place_id) if landmark.kind.is_area else None
    if area is not None:
        accuracy = gazetteer.boundaries.accuracy_m(landmark.place_id)
        return [Target(reading="area", label=landmark.name, geometry=area, accuracy_m=accuracy)]
    point = shapely.Point(landmark.position)
    centre = Target(reading="city-point", label=f"the centre of {landmark.name}", geometry=point)
    text = f"the limits of {landmark.name}, taken as {landmark.radius_m / 1000:.1f} km round its centre"
    limits = Target(reading="city-limits", label=text, geometry=point, radius_m=landmark.radius_m)
    if claim.landmark_part is LandmarkPart.LIMITS:
        return [limits, centre]
    said_centre = claim.landmark is not None and _words("centre").search(claim.landmark.text) is not None
    return [centre] if said_centre else [centre, limits]


def detour_of(claim: DistanceClaim) -> float:
    """Say how many times the straight line a figure may be: a road's, a loose one's, or one with a direction."""
    if _words("road").search(claim.text):
        return ROAD
    if claim.direction_deg is not None or claim.hedge in {"within", "less than", "no more than", "up to"}:
        return 1.0
    return 1.0 if _words("air").search(claim.text) else LOOSE
