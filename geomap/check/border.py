"""Check of distances from a border, under every reading of it."""

from __future__ import annotations

from dataclasses import replace

from geomap.check.borders import border_targets
from geomap.check.ground import Target, check_ground
from geomap.check.measured import extent_of, judge_measured, measure_place
from geomap.check.result import Checked, undecided
from geomap.gazetteer import Gazetteer
from geomap.geo.measure import Extent, Measured, measure
from geomap.model import DistanceClaim, Place


def check_border(claim: DistanceClaim, gazetteer: Gazetteer) -> Checked:
    """Check a distance from a border.

    Parameters
    ----------
    claim
        With ``relation`` ``border_distance``.
    gazetteer
        Whose borders are used.

    Returns
    -------
    Checked
        Measured to the nearest point of each line the border can mean; for an unlocated subject the ground of its
        actor within the claimed distance.
    """
    targets = border_targets(claim, gazetteer)
    if not targets:
        return undecided("border-unknown", "the text does not say whose border, or no line of it is held")
    accuracy = max(target.accuracy_m for target in targets) or None
    subject = claim.subject_place
    if subject is None:
        readings = tuple(check_ground(claim, target, gazetteer, on_border=True) for target in targets)
        method = "zone along each line, in a local azimuthal-equidistant projection, cut to the actor's ground"
        return Checked(readings=readings, method=method, boundary_accuracy_m=accuracy)
    landmark = claim.landmark_place
    readings = tuple(
        judge_measured(claim, subject, target, found=_to_border(subject, landmark, target, gazetteer))
        for target in targets
    )
    method = "geodesic on WGS 84 from the place to the nearest point of the line"
    return Checked(readings=readings, method=method, boundary_accuracy_m=accuracy)


def _to_border(subject: Place, landmark: Place | None, target: Target, gazetteer: Gazetteer) -> Measured:
    """Measure to a line, or to the country behind it where that is nearer (a border and a polygon may differ)."""
    found = measure_place(subject, target)
    if target.reading != "state-border" or landmark is None or landmark.country == subject.country:
        return found
    polygon = gazetteer.boundaries.country(landmark.country or "")
    if polygon is None:
        return found
    inside = measure(extent_of(subject), Extent(geometry=polygon))
    return replace(inside, high_m=found.high_m) if inside.between_m < found.between_m else found
