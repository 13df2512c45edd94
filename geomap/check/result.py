"""What a single check gives back, and how readings are combined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.geo.geodesic import area_m2
from geomap.model import CheckedReading, Drawing, Judgement, Reason, Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The outcome of one check.

    Parameters
    ----------
    readings
        Every reading tried, the default one first.
    method
        How it was measured, in words.
    reasons
        What holds for all readings; may be empty when there are readings.
    boundary_accuracy_m
        Accuracy in metres of the boundary used; None when none was.
    """

    readings: tuple[CheckedReading, ...]
    method: str
    reasons: tuple[Reason, ...] = ()
    boundary_accuracy_m: float | None = None


def undecided(rule: str, text: str, *, method: str = "nothing was measured") -> Checked:
    """Give the answer "cannot say", with its reason.

    Parameters
    ----------
    rule, text
        The reason.
    method
        What was tried.

    Returns
    -------
    Checked
        Without readings.
    """
    return Checked(readings=(), method=method, reasons=(Reason(rule=rule, text=text),))


def zone_reading(
    reading: str,
    label: str,
    judgement: Judgement,
    *,
    basis: str,
    draw: Callable[[], BaseGeometry] | None,
    reasons: Sequence[Reason],
    measured: tuple[float | None, float | None] = (None, None),
) -> CheckedReading:
    """Give what is said under a reading that was drawn rather than measured along a line.

    Parameters
    ----------
    reading, label
        Name of the reading, and the same for a reader.
    judgement
        What it comes to.
    basis
        ``"feasible"`` or ``"none"``.
    draw
        Gives where the subject would be, in degrees; called when the zone is first looked at. None draws nothing.
    reasons
        Why; never empty.
    measured
        Least and greatest distance in metres; None where none was measured.

    Returns
    -------
    CheckedReading
        With the zone, still to be drawn.
    """
    return CheckedReading(
        reading=reading,
        label=label,
        judgement=judgement,
        basis=basis,
        reasons=tuple(reasons),
        measured_low_m=measured[0],
        measured_high_m=measured[1],
        zone=None if draw is None else Zone(lambda: _drawing(draw())),
    )


def _drawing(zone: BaseGeometry) -> Drawing:
    return Drawing(None, None) if zone.is_empty else Drawing(shapely.to_wkb(zone), area_m2(zone))


def combine(readings: Sequence[CheckedReading]) -> Judgement:
    """Combine the judgements under several readings.

    Parameters
    ----------
    readings
        Any number.

    Returns
    -------
    Judgement
        Plausible if any reading is, implausible only if all are, else undecided; undecided without readings.
    """
    judgements = [reading.judgement for reading in readings]
    if Judgement.PLAUSIBLE in judgements:
        return Judgement.PLAUSIBLE
    if judgements and all(judgement is Judgement.IMPLAUSIBLE for judgement in judgements):
        return Judgement.IMPLAUSIBLE
    return Judgement.UNDECIDED


def worst(*judgements: Judgement) -> Judgement:
    """Combine conditions that must all hold: implausible if any is, plausible only if all are."""
    if Judgement.IMPLAUSIBLE in judgements:
        return Judgement.IMPLAUSIBLE
    return Judgement.UNDECIDED if Judgement.UNDECIDED in judgements else Judgement.PLAUSIBLE
