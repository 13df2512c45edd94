"""Check of "on the outskirts of", "a stone's throw from"."""

from __future__ import annotations

from geomap.check.borders import border_targets
from geomap.check.distance import place_targets
from geomap.check.measured import measure_place
from geomap.check.result import Checked, undecided
from geomap.check.words import at, interval
from geomap.gazetteer import Gazetteer
from geomap.model import CheckedReading, DistanceClaim, Judgement, LandmarkPart, Reason

_NEAR_M, _FAR_M = 20_000.0, 120_000.0
"""Up to the first, between limits, things are near; beyond the second nobody calls them so."""


def check_proximity(claim: DistanceClaim, gazetteer: Gazetteer) -> Checked:
    """Check that two things are close.

    Parameters
    ----------
    claim
        With ``relation`` ``proximity``.
    gazetteer
        Whose borders are used.

    Returns
    -------
    Checked
        Undecided when one end is not located, and in between.
    """
    subject = claim.subject_place
    landmark = claim.landmark_place
    if subject is None or landmark is None:
        return undecided("subject-unlocated", "nothing in the text locates the subject")
    border = claim.landmark_part is LandmarkPart.STATE_BORDER
    targets = border_targets(claim, gazetteer) if border else place_targets(claim, landmark, gazetteer)[-1:]
    if not targets:
        return undecided("border-unknown", "no line of that border is held")
    found = measure_place(subject, targets[0])
    judgement = Judgement.UNDECIDED
    if found.low_m <= _NEAR_M:
        judgement = Judgement.PLAUSIBLE
    elif found.low_m > _FAR_M:
        judgement = Judgement.IMPLAUSIBLE
    text = f"{interval(found.low_m, found.high_m)} between {at(subject)} and {targets[0].label}"
    reading = CheckedReading(
        reading=targets[0].reading,
        label=targets[0].label,
        judgement=judgement,
        basis="measured",
        reasons=(Reason(rule="proximity", text=text),),
        measured_low_m=found.low_m,
        measured_high_m=found.high_m,
        line=found.line,
    )
    return Checked(readings=(reading,), method="geodesic on WGS 84 between the extents")
