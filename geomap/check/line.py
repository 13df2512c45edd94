"""Check of the length of a border or coast."""

from __future__ import annotations

from shapely.geometry.base import BaseGeometry

from geomap.check.borders import land_borders
from geomap.check.result import Checked, undecided
from geomap.check.words import country_name, km
from geomap.gazetteer import Gazetteer
from geomap.geo.geodesic import length_m
from geomap.model import CheckedReading, DistanceClaim, Judgement, LandmarkPart, Reason

_LEAST, _MOST = 0.75, 1.55
"""Claimed over drawn length: generalised lines measure 0.72 to 0.93 of the usual figures, and surveys differ."""

_FAR_LEAST, _FAR_MOST = 0.6, 2.0


def check_line(claim: DistanceClaim, gazetteer: Gazetteer) -> Checked:
    """Check the length of a border or coast.

    Parameters
    ----------
    claim
        With ``relation`` ``line_length``.
    gazetteer
        Whose lines are measured.

    Returns
    -------
    Checked
        Undecided for lines that no gazetteer has (fronts) and between the bands.
    """
    place = claim.landmark_place
    if (
        place is None
        or place.country is None
        or claim.landmark is None
        or "front" in claim.landmark.text.lower().split()
    ):
        return undecided("line-unknown", "this line is not in the boundaries used")
    line, label = _line(claim, place.country, gazetteer)
    stated = claim.high_m or claim.low_m
    if line is None or stated is None:
        return undecided("line-unknown", f"no line is held for {label}")
    drawn = length_m(line)
    ratio = stated / drawn
    judgement = Judgement.IMPLAUSIBLE
    if _LEAST <= ratio <= _MOST:
        judgement = Judgement.PLAUSIBLE
    elif _FAR_LEAST <= ratio <= _FAR_MOST:
        judgement = Judgement.UNDECIDED
    text = (
        f"{label} measures {km(drawn)} as drawn, which is less than on the ground; the figure is {ratio:.2f} times that"
    )
    reading = CheckedReading(
        reading="drawn-line",
        label=label,
        judgement=judgement,
        basis="measured",
        reasons=(Reason(rule="line-length", text=text),),
        measured_low_m=drawn,
        measured_high_m=drawn * _MOST,
    )
    accuracy = gazetteer.boundaries.accuracy_m(place.place_id)
    return Checked(readings=(reading,), method="geodesic length of the line as drawn", boundary_accuracy_m=accuracy)


def _line(claim: DistanceClaim, country: str, gazetteer: Gazetteer) -> tuple[BaseGeometry | None, str]:
    boundaries = gazetteer.boundaries
    name = country_name(country, gazetteer)
    if claim.landmark_part is LandmarkPart.COAST:
        return boundaries.coast(country), f"the coast of {name}"
    if claim.counterpart is not None:
        other = country_name(claim.counterpart, gazetteer)
        return boundaries.shared_border(country, claim.counterpart), f"the border of {name} with {other}"
    return land_borders(country, gazetteer), f"the land borders of {name}"
