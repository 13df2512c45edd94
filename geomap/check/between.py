"""Checks of "X lies (halfway) between Y and Z" and of gaps and roads from X to Y."""

from __future__ import annotations

import re

from geomap.check.bands import ROAD
from geomap.check.distance import place_targets
from geomap.check.measured import judge_measured, measure_place
from geomap.check.result import Checked, undecided, worst
from geomap.check.words import at, km
from geomap.gazetteer import Gazetteer
from geomap.geo.geodesic import distance_m
from geomap.model import CheckedReading, DistanceClaim, Judgement, Place, PlaceKind, Reason, Relation

_ON_THE_WAY, _OFF_THE_WAY = 1.22, 1.7
"""Way over the place divided by the straight way: up to the first it lies between, from the second on it does not."""

_IN_THE_MIDDLE, _AT_ONE_END = 0.25, 0.5
"""Difference of the two distances divided by their sum: 0 in the middle, 1 at an end."""


def check_between(claim: DistanceClaim, gazetteer: Gazetteer) -> Checked:
    """Check a place between two others, or a stretch from one to the other.

    Parameters
    ----------
    claim
        With ``relation`` ``between`` or ``halfway``.
    gazetteer
        Where the second end is looked up.

    Returns
    -------
    Checked
        Judged by the detour over the place and, for halfway, by the balance of the two distances.
    """
    subject = claim.subject_place
    first = claim.landmark_place
    if subject is None or first is None:
        return undecided("subject-unlocated", "one of the places cannot be located")
    if claim.high_m is not None or claim.low_m is not None:
        target = place_targets(claim, first, gazetteer)[0]
        reading = judge_measured(claim, subject, target, found=measure_place(subject, target), detour=ROAD)
        return Checked(readings=(reading,), method="geodesic on WGS 84 from one end to the other")
    second = _second_end(claim, first, gazetteer)
    if second is None:
        return undecided("landmark-unlocated", "the second end cannot be located")
    return Checked(readings=(_on_the_way(claim, subject, first, second),), method="geodesics on WGS 84 over the place")


def _second_end(claim: DistanceClaim, first: Place, gazetteer: Gazetteer) -> Place | None:
    """Look up the end behind "and": of its senses the town nearest to the first end."""
    text = "" if claim.landmark is None else claim.landmark.text
    name = re.split(r"\sand\s(?:the\s(?:\w+\s){0,3})?", text)[-1].strip()
    towns = [entry.place for entry in gazetteer.lookup(name) if entry.place.kind is PlaceKind.CITY]
    return min(towns, key=lambda town: distance_m(town.position, first.position), default=None)


def _on_the_way(claim: DistanceClaim, subject: Place, first: Place, second: Place) -> CheckedReading:
    to_first, to_second = (distance_m(subject.position, end.position) for end in (first, second))
    straight = distance_m(first.position, second.position)
    ratio = (to_first + to_second) / max(straight, 1.0)
    judgement = _band(ratio, _ON_THE_WAY, _OFF_THE_WAY)
    balance = abs(to_first - to_second) / max(to_first + to_second, 1.0)
    if claim.relation is Relation.HALFWAY:
        judgement = worst(judgement, _band(balance, _IN_THE_MIDDLE, _AT_ONE_END))
    text = (
        f"{at(subject)} is {km(to_first)} from {at(first)} and {km(to_second)} from {at(second)}; "
        f"the way over it is {ratio:.2f} times the straight one"
    )
    return CheckedReading(
        reading="on-the-way",
        label=f"between {first.name} and {second.name}",
        judgement=judgement,
        basis="measured",
        reasons=(Reason(rule="detour", text=text),),
        measured_low_m=min(to_first, to_second),
        measured_high_m=max(to_first, to_second),
        line=(first.position, second.position),
    )


def _band(value: float, good: float, bad: float) -> Judgement:
    if value <= good:
        return Judgement.PLAUSIBLE
    return Judgement.IMPLAUSIBLE if value >= bad else Judgement.UNDECIDED
