"""Check of ranges: what is hit must lie within the range of where it was launched."""

from __future__ import annotations

import shapely

from geomap.check.ground import Target
from geomap.check.measured import measure_place
from geomap.check.result import Checked, undecided, zone_reading
from geomap.check.words import at, interval, km
from geomap.gazetteer import Gazetteer
from geomap.geo.zones import disc
from geomap.model import CheckedReading, DistanceClaim, Judgement, Place, Reason

_TOLERANCE = 1.05
"""Published ranges are rounded."""

_MARGIN_M = 3_000.0


def check_range(claim: DistanceClaim, _gazetteer: Gazetteer) -> Checked:
    """Check a stated range against launcher and target.

    Parameters
    ----------
    claim
        With ``relation`` ``weapon_range``; the subject is where it was launched, the landmark what it hit.

    Returns
    -------
    Checked
        Undecided, with the disc of the range, when only one of the two is located; undecided without a disc when
        neither is.
    """
    reach = claim.high_m or claim.low_m
    launcher = claim.subject_place
    target = claim.landmark_place
    if reach is None or (launcher is None and target is None):
        return undecided("definition", "the text states a range, but neither a launch site nor a target")
    if launcher is not None and target is not None:
        reading = _within_reach(launcher, target, reach, open_end=claim.high_m is None)
        return Checked(readings=(reading,), method="geodesic on WGS 84 from launch site to target")
    centre = launcher or target
    return Checked(readings=(_disc(centre, reach),) if centre else (), method="disc of the stated range")


def _within_reach(launcher: Place, target: Place, reach_m: float, *, open_end: bool) -> CheckedReading:
    shape = Target(reading="range", label=at(target), geometry=shapely.Point(target.position), radius_m=target.radius_m)
    found = measure_place(launcher, shape)
    judgement = Judgement.UNDECIDED
    if open_end or found.low_m <= reach_m * _TOLERANCE:
        judgement = Judgement.PLAUSIBLE
    elif found.low_m > reach_m * _TOLERANCE + _MARGIN_M:
        judgement = Judgement.IMPLAUSIBLE
    text = (
        f"{interval(found.low_m, found.high_m)} from {at(launcher)} to {at(target)}; the stated range is {km(reach_m)}"
    )
    return CheckedReading(
        reading="range",
        label=f"from {launcher.name} to {target.name}",
        judgement=judgement,
        basis="measured",
        reasons=(Reason(rule="range", text=text),),
        measured_low_m=found.low_m,
        measured_high_m=found.high_m,
        line=found.line,
    )


def _disc(centre: Place, reach_m: float) -> CheckedReading:
    reason = Reason(rule="one-end", text=f"only {centre.name} is located; the other end would lie in the disc")
    label = f"{km(reach_m)} round {centre.name}"
    return zone_reading(
        "range",
        label,
        Judgement.UNDECIDED,
        basis="none",
        draw=lambda: disc(centre.position, reach_m),
        reasons=(reason,),
    )
