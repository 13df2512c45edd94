"""Check of depths: "N km inside Russia" needs the right side of the border and the depth behind it."""

from __future__ import annotations

import math
from dataclasses import replace

from geomap.check.bands import judge
from geomap.check.ground import Target, zone_bounds
from geomap.check.measured import judge_measured, measure_place
from geomap.check.result import Checked, undecided, zone_reading
from geomap.check.words import at, country_name, km
from geomap.gazetteer import Gazetteer
from geomap.geo.measure import corner_m
from geomap.geo.reach import depth_m
from geomap.geo.zones import buffer, within_territory
from geomap.model import CheckedReading, DistanceClaim, Judgement, Place, Reason

_NEAREST = 4
"""So many neighbours are tried when the text does not say from which side."""

_SPARE = 1
"""So many more are measured, for corners are not where a line is nearest."""


def check_depth(claim: DistanceClaim, gazetteer: Gazetteer) -> Checked:
    """Check a depth inside a country.

    Parameters
    ----------
    claim
        With ``relation`` ``depth_inside``.
    gazetteer
        Whose borders are used.

    Returns
    -------
    Checked
        One reading for each border that the depth can be counted from: the stated one, else the nearest four.
    """
    land = claim.landmark_place
    if land is None or land.country is None:
        return undecided("landmark-unlocated", "the text does not say inside which country")
    targets = _entries(claim, land, gazetteer)
    if not targets:
        return undecided("border-unknown", f"no land border of {land.name} is held")
    accuracy = max(target.accuracy_m for target in targets)
    subject = claim.subject_place
    if subject is None:
        readings = tuple(_strip(claim, target, land, gazetteer) for target in targets[:1])
        method = "strip along the border, in a local azimuthal-equidistant projection, cut to the country"
        return Checked(readings=readings, method=method, boundary_accuracy_m=accuracy)
    near = sorted(targets, key=lambda target: corner_m(subject.position, target.geometry))[: _NEAREST + _SPARE]
    measured = sorted(((measure_place(subject, target), target) for target in near), key=lambda pair: pair[0].low_m)
    readings = tuple(judge_measured(claim, subject, target, found=found) for found, target in measured[:_NEAREST])
    owner = gazetteer.boundaries.owner(subject.position)
    if owner is not None and owner != land.country:
        readings = tuple(_outside(reading, subject, land) for reading in readings)
    method = "geodesic on WGS 84 from the place to the nearest point of the border that was crossed"
    return Checked(readings=readings, method=method, boundary_accuracy_m=accuracy)


def _entries(claim: DistanceClaim, land: Place, gazetteer: Gazetteer) -> list[Target]:
    boundaries = gazetteer.boundaries
    code = land.country or ""
    stated = claim.counterpart or claim.actor_country
    known = stated is not None and boundaries.shared_border(code, stated) is not None
    others = (stated,) if known else boundaries.neighbours(code)
    accuracy = boundaries.accuracy_m(land.place_id)
    targets = []
    for other in others:
        line = None if other is None else boundaries.shared_border(code, other)
        if line is not None and other is not None:
            label = f"the border of {country_name(code, gazetteer)} with {country_name(other, gazetteer)}"
            targets.append(Target(reading=f"from-{other}", label=label, geometry=line, accuracy_m=accuracy))
    return targets


def _strip(claim: DistanceClaim, target: Target, land: Place, gazetteer: Gazetteer) -> CheckedReading:
    """Draw the strip at that depth; a country that is not so deep makes the claim impossible."""
    ground = gazetteer.boundaries.country(land.country or "")
    low, high = zone_bounds(claim)
    deepest = math.inf if ground is None else depth_m(target.geometry, ground)
    if ground is not None and deepest < low:
        judged = judge(claim, 0.0, deepest, slack_m=target.accuracy_m)
        reason = Reason(rule="not-so-deep", text=f"{land.name} is {km(deepest)} deep behind {target.label}")
        judgement = Judgement.UNDECIDED if judged.judgement is Judgement.PLAUSIBLE else judged.judgement
        return zone_reading(target.reading, target.label, judgement, basis="none", draw=None, reasons=(reason,))
    reason = Reason(rule="subject-unlocated", text=f"nothing in the text locates the subject behind {target.label}")
    return zone_reading(
        target.reading,
        target.label,
        Judgement.UNDECIDED,
        basis="feasible",
        draw=None if ground is None else lambda: within_territory(buffer(target.geometry, low, high), ground),
        reasons=(reason,),
    )


def _outside(reading: CheckedReading, subject: Place, land: Place) -> CheckedReading:
    reason = Reason(rule="wrong-side", text=f"{at(subject)} does not lie inside {land.name}")
    return replace(reading, judgement=Judgement.IMPLAUSIBLE, reasons=(reason, *reading.reasons))
