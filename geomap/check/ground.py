"""Where something unlocated could be: zones on a country's ground, and the verdict on them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.check.bands import FARTHEST_M, ROUNDING, Bounds, judge
from geomap.check.result import zone_reading
from geomap.check.words import country_name, interval, km
from geomap.gazetteer import Gazetteer
from geomap.geo.geodesic import distance_m
from geomap.geo.held import Held
from geomap.geo.reach import are_within, crosses_180, nearest_m, reaches, rough_zone
from geomap.geo.zones import buffer, sector, within_territory
from geomap.model import CheckedReading, DistanceClaim, Judgement, LonLat, Place, Reason
from geomap.tables import read_table

_TOWNS = 5
_LOOKED_AT = 60
_KEPT = 128
_DOUBLET_M = 5_000  # GeoNames has some towns twice, with points a few kilometres apart


Draw = Callable[[], BaseGeometry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A landmark under one reading.

    Parameters
    ----------
    reading, label
        Its stable name, and what it is in words.
    geometry
        Point, line or polygon in degrees.
    radius_m
        Metres that it reaches beyond the geometry.
    accuracy_m
        Accuracy of the geometry in metres; 0 for points.
    """

    reading: str
    label: str
    geometry: BaseGeometry
    radius_m: float = 0.0
    accuracy_m: float = 0.0


@cache
def _with_troops_abroad() -> frozenset[str]:
    return frozenset(row["country"] for row in read_table("claims_abroad"))


def territory_of(claim: DistanceClaim, *, on_border: bool) -> tuple[str | None, bool]:
    """Find the ground to which a claim's subject is bound.

    Parameters
    ----------
    claim
        The claim.
    on_border
        Whether the distance is from a border: then whoever moves something up to it stays on its own side unless
        the text sends it across.

    Returns
    -------
    tuple
        The country (ISO 3166-1 alpha-2; None when unknown, or when the subject flies) and whether it must be there
        for the claim to hold.
    """
    rules = {reason.rule for reason in claim.reasons}
    if "in-the-air" in rules:
        return None, False
    at_home = on_border and "acts-abroad" not in rules and claim.actor_country not in _with_troops_abroad()
    bound = "own-soil" in rules or at_home
    return claim.actor_country, bound and claim.actor_country is not None


def zone_bounds(claim: DistanceClaim) -> Bounds:
    """Give the bounds of the zone to draw: as stated, a single figure widened by its rounding, an open end cut."""
    low, high = claim.low_m or 0.0, claim.high_m
    if high is None:
        return Bounds(low, min(FARTHEST_M, low * 2))
    if low == high:
        return Bounds(low * (1 - ROUNDING), high * (1 + ROUNDING))
    return Bounds(low, high)


def check_ground(claim: DistanceClaim, target: Target, gazetteer: Gazetteer, *, on_border: bool) -> CheckedReading:
    """Judge whether an unlocated subject could be where a claim puts it.

    Parameters
    ----------
    claim
        Its subject is not located.
    target
        The landmark under one reading.
    gazetteer
        Whose borders bound the actor's ground, and whose towns are named.
    on_border
        Whether the landmark is a border.

    Returns
    -------
    CheckedReading
        With the zone. Plausible ("feasible") when the subject is bound to a country's ground and some of it lies in
        the zone; implausible when it is bound and none does, beyond the band; else undecided.
    """
    stated = zone_bounds(claim)
    low, high = stated.low_m + target.radius_m if stated.low_m else 0.0, stated.high_m + target.radius_m
    actor, bound = territory_of(claim, on_border=on_border)
    ground = None if actor is None else gazetteer.boundaries.country(actor)

    towards = claim.direction_deg if target.geometry.geom_type == "Point" else None

    def ring() -> BaseGeometry:
        if towards is None:
            return buffer(target.geometry, low, high)
        return sector(LonLat(*shapely.get_coordinates(target.geometry)[0]), low, high, towards_deg=towards)

    if actor is None or ground is None:
        text = f"nothing in the text locates the subject; it would lie within {km(stated.high_m)} of {target.label}"
        return _reading(target, Judgement.UNDECIDED, "none", ring, [Reason(rule="subject-unlocated", text=text)])

    def zone() -> BaseGeometry:
        return within_territory(ring(), ground)

    name = country_name(actor, gazetteer)
    found = None if towards is not None else reaches(target.geometry, ground, low, high)
    if found is False or (found is None and zone().is_empty):
        return _no_ground(claim, target, ground, name, bound=bound, ring=ring)
    towns = _towns(target, zone, (low, high), actor, gazetteer, is_whole=towards is None)
    reasons = [_ground_reason(name, target, stated, towns), _unconfirmed()]
    judgement = Judgement.PLAUSIBLE if bound else Judgement.UNDECIDED
    return _reading(target, judgement, "feasible", zone, reasons)


def _no_ground(
    claim: DistanceClaim, target: Target, ground: BaseGeometry, name: str, *, bound: bool, ring: Draw
) -> CheckedReading:
    nearest = max(0.0, nearest_m(target.geometry, ground) - target.radius_m)
    text = f"the ground of {name} begins {km(nearest)} from {target.label}"
    if not bound:
        reason = Reason(
            rule="abroad", text=f"{text}; the subject would stand beyond it, which the text does not rule out"
        )
        return _reading(target, Judgement.UNDECIDED, "none", ring, [reason])
    judged = judge(claim, nearest, math.inf, slack_m=target.accuracy_m)
    judgement = Judgement.UNDECIDED if judged.judgement is Judgement.PLAUSIBLE else judged.judgement
    reason = Reason(rule="no-ground", text=f"{text}; none of it lies where the claim says")
    return _reading(target, judgement, "none", None, [reason], measured=(nearest, None))


def _towns(
    target: Target, zone: Draw, bounds: tuple[float, float], country: str, gazetteer: Gazetteer, *, is_whole: bool
) -> list[str]:
    """Name the greatest towns of a country in a zone; of two entries for one town the first counts."""
    low, high = bounds
    is_rough = is_whole and low <= 0 and not crosses_180(target.geometry)
    window = rough_zone(target.geometry, high) if is_rough else zone()
    near = list(_towns_in(Held(window), country, gazetteer))
    if is_rough and near:
        inside = are_within(target.geometry, [town.position for town in near], high)
        near = [town for town, is_inside in zip(near, inside, strict=True) if is_inside]
    towns: list[Place] = []
    for town in near:
        if len(towns) == _TOWNS:
            break
        apart = all(distance_m(town.position, other.position) > _DOUBLET_M for other in towns)
        if apart:
            towns.append(town)
    return [town.name for town in towns]


@lru_cache(maxsize=_KEPT)
def _towns_in(window: Held, country: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    return tuple(town for town in gazetteer.within(window.geometry, limit=_LOOKED_AT) if town.country == country)


def _ground_reason(name: str, target: Target, stated: Bounds, towns: Sequence[str]) -> Reason:
    listed = f", with {', '.join(towns)}" if towns else ", without a town of the gazetteer"
    where = f"{interval(*stated)} from" if stated.low_m else f"within {km(stated.high_m)} of"
    return Reason(rule="feasible-ground", text=f"there is ground of {name} {where} {target.label}{listed}")


def _unconfirmed() -> Reason:
    return Reason(rule="not-confirmed", text="nothing in the text locates the subject, so this cannot be confirmed")


def _reading(
    target: Target,
    judgement: Judgement,
    basis: str,
    draw: Draw | None,
    reasons: Sequence[Reason],
    *,
    measured: tuple[float | None, float | None] = (None, None),
) -> CheckedReading:
    return zone_reading(
        target.reading, target.label, judgement, basis=basis, draw=draw, reasons=reasons, measured=measured
    )
