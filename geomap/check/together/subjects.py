"""Several claims about one thing that nothing locates: where their zones meet, or that they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.check.bands import possible
from geomap.check.ground import zone_bounds
from geomap.check.result import zone_reading
from geomap.check.words import km2, position
from geomap.gazetteer import Gazetteer
from geomap.geo.geodesic import area_m2
from geomap.geo.zones import ring, sector
from geomap.model import CheckedReading, DistanceClaim, Document, Judgement, LonLat, Reason, Relation, Verdict

_MOST = 8
"""So many claims about one thing are held together; the rest are judged alone."""

_NEAR = 400
"""Characters between two claims beyond which "the village" is another one."""

_WIDE_DEG = 80.0
"""A direction so far off cannot be meant; a sector cannot be much wider."""

_DEFINITE = re.compile(r"(?:the|that|this|these|those|its|their|his|her)\s", re.IGNORECASE)


def check_subjects(
    claims: Sequence[DistanceClaim], verdicts: Sequence[Verdict], _document: Document, _gazetteer: Gazetteer
) -> tuple[Verdict, ...]:
    """Hold the distances of one unlocated thing from several places against each other.

    Parameters
    ----------
    claims, verdicts
        Parallel, in the order of the text.

    Returns
    -------
    tuple of Verdict
        Claims about one thing get a reading more, ``"together"``: where it must be for all to hold, or implausible when
        no place is left. The judgement of each alone stands: nothing says which of them is wrong, or whether it moved.
    """
    found = list(verdicts)
    for numbers in _groups(claims):
        for number, verdict in zip(numbers, _held(claims, found, numbers), strict=True):
            found[number] = verdict
    return tuple(found)


def _groups(claims: Sequence[DistanceClaim]) -> list[list[int]]:
    """Gather claims whose subject is the same: the same head noun, and taken up again by a definite article."""
    groups: dict[str, list[int]] = {}
    every: list[list[int]] = []
    for number, claim in enumerate(claims):
        subject = claim.subject
        if claim.relation is not Relation.DISTANCE_FROM or subject is None or subject.place is not None:
            continue
        if claim.landmark_place is None or claim.landmark_place.kind.is_area or not subject.text.split():
            continue
        head = subject.text.split()[-1].lower().rstrip("s")
        group = groups.get(head)
        is_near = group is not None and claim.start - claims[group[-1]].end <= _NEAR
        if group is not None and is_near and _DEFINITE.match(subject.text):
            group.append(number)
        else:
            groups[head] = group = [number]
            every.append(group)
    return [group[:_MOST] for group in every if len(group) > 1]


def _held(claims: Sequence[DistanceClaim], verdicts: Sequence[Verdict], numbers: Sequence[int]) -> list[Verdict]:
    reading = _together([claims[number] for number in numbers])
    return [
        replace(
            verdicts[number],
            readings=(*verdicts[number].readings, reading),
            reasons=(*verdicts[number].reasons, *reading.reasons),
        )
        for number in numbers
    ]


def _together(claims: Sequence[DistanceClaim]) -> CheckedReading:
    told = " and ".join(f"“{claim.text}”" for claim in claims)
    zone = _meeting([_zone(claim, hard=False) for claim in claims])
    if not zone.is_empty:
        middle = LonLat(*shapely.get_coordinates(zone.representative_point())[0])
        text = f"{told} all hold on {km2(area_m2(zone))} around {position(middle)}"
        return _reading(Judgement.UNDECIDED, zone, Reason(rule="triangulated", text=text))
    if _meeting([_zone(claim, hard=True) for claim in claims]).is_empty:
        text = f"{told} leave no place for one and the same thing: one of them is wrong, or it moved"
        return _reading(Judgement.IMPLAUSIBLE, None, Reason(rule="contradict", text=text))
    text = f"{told} meet only if their figures are far off"
    return _reading(Judgement.UNDECIDED, None, Reason(rule="hardly-meet", text=text))


def _reading(judgement: Judgement, zone: BaseGeometry | None, reason: Reason) -> CheckedReading:
    return zone_reading(
        "together",
        "taken together with what else is said of it",
        judgement,
        basis="none" if zone is None else "feasible",
        draw=None if zone is None else lambda: zone,
        reasons=(reason,),
    )


def _zone(claim: DistanceClaim, *, hard: bool) -> BaseGeometry:
    """Draw where a claim puts its subject: as stated, or wherever a true statement could have it."""
    landmark = claim.landmark_place
    if landmark is None:
        return shapely.Polygon()
    low, high = possible(claim) if hard else zone_bounds(claim)
    low, high = max(0.0, low - landmark.radius_m), high + landmark.radius_m
    if claim.direction_deg is None:
        return ring(landmark.position, low, high)
    if not hard:
        return sector(landmark.position, low, high, towards_deg=claim.direction_deg)
    return sector(landmark.position, low, high, towards_deg=claim.direction_deg, half_width_deg=_WIDE_DEG)


def _meeting(zones: Sequence[BaseGeometry]) -> BaseGeometry:
    return reduce(shapely.intersection, zones)
