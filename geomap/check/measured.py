"""Judging a claim whose subject and landmark are both located."""

from __future__ import annotations

from math import asin, degrees

import shapely

from geomap.check.bands import Judged, judge
from geomap.check.ground import Target
from geomap.check.result import worst
from geomap.check.words import at, interval, km, position
from geomap.geo.geodesic import bearing_deg, turn_deg
from geomap.geo.measure import Extent, Measured, measure
from geomap.model import CheckedReading, DistanceClaim, Judgement, LonLat, Place, Reason

_MOST_TURN_DEG = 67.5
"""0.62 % of true statements are farther off in direction (16,465 statements; 0.41 % are beyond 90°)."""

_CLEAR_OF_EXTENTS = 1.2
"""A direction means something from so many radii on; `_spread_deg` allows for what the extents hide of it."""


def extent_of(place: Place, *, with_radius: bool = True) -> Extent:
    """Give the ground that a place takes up: a disc of its radius, or its point."""
    return Extent.at(place.position, place.radius_m if with_radius else 0.0)


def judge_measured(
    claim: DistanceClaim, subject: Place, target: Target, *, found: Measured, detour: float = 1.0
) -> CheckedReading:
    """Judge a measured distance, and the direction where one is stated and the landmark is a point.

    Parameters
    ----------
    claim
        The claim.
    subject
        Where its subject is.
    target
        The landmark under one reading.
    found
        What lies between the two.
    detour
        How many times the straight line the figure may be.

    Returns
    -------
    CheckedReading
        With basis ``"measured"`` and the line from landmark to subject.
    """
    centres_m = found.between_m if target.geometry.geom_type == "Point" else None
    judged = judge(claim, found.low_m, found.high_m, slack_m=target.accuracy_m, detour=detour, centres_m=centres_m)
    turned = _judge_direction(claim, subject, target, found)
    note = f"; {judged.note}" if judged.note else ""
    apart = interval(found.low_m, found.high_m)
    text = f"{apart} between {at(subject)} and {target.label} at {position(found.line[0])}{note}"
    reasons = [Reason(rule="measured", text=text)]
    if turned is not None and turned.note:
        reasons.append(Reason(rule="direction", text=turned.note))
    return CheckedReading(
        reading=target.reading,
        label=target.label,
        judgement=judged.judgement if turned is None else worst(judged.judgement, turned.judgement),
        basis="measured",
        reasons=tuple(reasons),
        measured_low_m=found.low_m,
        measured_high_m=found.high_m,
        line=found.line,
    )


def measure_place(subject: Place, target: Target) -> Measured:
    """Measure from a landmark to a place: from a centre to a centre, from anything else with extents."""
    centre = target.reading == "city-point"
    return measure(
        extent_of(subject, with_radius=not centre), Extent(geometry=target.geometry, radius_m=target.radius_m)
    )


def _judge_direction(claim: DistanceClaim, subject: Place, target: Target, found: Measured) -> Judged | None:
    if claim.direction_deg is None or target.geometry.geom_type != "Point":
        return None
    origin = LonLat(*shapely.get_coordinates(target.geometry)[0])
    bearing = bearing_deg(origin, subject.position)
    turn = turn_deg(bearing, claim.direction_deg)
    landmark = claim.landmark_place
    reach = subject.radius_m + (landmark.radius_m if landmark is not None else target.radius_m)
    if turn <= _MOST_TURN_DEG + _spread_deg(reach, found.between_m):
        return Judged(Judgement.PLAUSIBLE, "")
    text = f"it lies at {bearing:.0f}°, {turn:.0f}° off the stated direction"
    if found.between_m > _CLEAR_OF_EXTENTS * reach:
        return Judged(Judgement.IMPLAUSIBLE, text)
    if found.between_m <= reach:
        return Judged(Judgement.PLAUSIBLE, f"{text}, but the two overlap")
    return Judged(Judgement.UNDECIDED, f"{text}, but the two are only {km(found.between_m)} apart")


def _spread_deg(reach_m: float, between_m: float) -> float:
    """Give the angle by which bearings differ between the centres and the edges of two extents."""
    return degrees(asin(min(1.0, reach_m / between_m))) if between_m > 0 else 90.0
