"""Check of travel times by the speed they imply along the straight line."""

from __future__ import annotations

from geomap.check.result import Checked, undecided
from geomap.check.words import at, km
from geomap.gazetteer import Gazetteer
from geomap.geo.durations import hours
from geomap.geo.geodesic import distance_m
from geomap.model import CheckedReading, DistanceClaim, Judgement, Reason

_SLOW, _SLOWEST, _FAST, _FASTEST = 12.0, 3.0, 105.0, 170.0
"""Kilometres an hour along the straight line: usual from the first to the third, impossible beyond the others."""


def check_travel(claim: DistanceClaim, _gazetteer: Gazetteer) -> Checked:
    """Check a time of travel between two places.

    Parameters
    ----------
    claim
        With ``relation`` ``travel_time``.

    Returns
    -------
    Checked
        Undecided when a place or the time is missing, or the speed is odd but possible.
    """
    subject = claim.subject_place
    landmark = claim.landmark_place
    time_h = hours(claim.text)
    if subject is None or landmark is None or not time_h:
        return undecided("subject-unlocated", "a place or the time is missing, so no speed follows")
    apart = distance_m(subject.position, landmark.position)
    speed = apart / 1000 / time_h
    judgement = Judgement.UNDECIDED
    if _SLOW <= speed <= _FAST:
        judgement = Judgement.PLAUSIBLE
    elif speed < _SLOWEST or speed > _FASTEST:
        judgement = Judgement.IMPLAUSIBLE
    way = f"{km(apart)} from {at(landmark)} to {at(subject)}"
    text = f"{way} in {time_h:g} h make {speed:.0f} km/h along the straight line"
    reading = CheckedReading(
        reading="speed",
        label=f"{landmark.name} to {subject.name}",
        judgement=judgement,
        basis="measured",
        reasons=(Reason(rule="speed", text=text),),
        measured_low_m=apart,
        measured_high_m=apart,
        line=(landmark.position, subject.position),
    )
    return Checked(readings=(reading,), method="geodesic on WGS 84 over the stated time")
