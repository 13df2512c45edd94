"""Checks of zones: a width must fit into the territory; a radius defines and is drawn, not judged."""

from __future__ import annotations

import re

from geomap.check.bands import ROUNDING
from geomap.check.borders import border_targets
from geomap.check.ground import Target
from geomap.check.result import Checked, undecided, zone_reading
from geomap.check.words import country_name, km
from geomap.gazetteer import Gazetteer
from geomap.geo.geodesic import length_m
from geomap.geo.reach import depth_m
from geomap.geo.zones import buffer, disc, within_territory
from geomap.model import CheckedReading, DistanceClaim, Judgement, Reason, Relation

_WIDER, _MARGIN_M = 1.25, 3_000.0
"""A width beyond so many times the depth that holds it, plus a margin, is false, as "within N" is."""


def check_width(claim: DistanceClaim, gazetteer: Gazetteer) -> Checked:
    """Check the width of a zone along a border.

    Parameters
    ----------
    claim
        With ``relation`` ``zone_width``.
    gazetteer
        Whose borders are used.

    Returns
    -------
    Checked
        Plausible when a territory beside the border is so deep, or the border so long; else implausible. Undecided
        when the zone lies along no border that we hold.
    """
    width = claim.high_m or claim.low_m or 0.0
    along = claim.landmark is not None and claim.landmark_part.value.endswith("border")
    targets = border_targets(claim, gazetteer) if along else []
    target = next((target for target in targets if target.geometry.geom_type != "Point"), None)
    if target is None or width <= 0:
        return undecided("definition", "the text defines a zone; there is no territory to hold it against")
    sides = _sides(claim)
    readings = [_beside(code, claim, width, target, gazetteer) for code in sides]
    found = tuple(reading for reading in readings if reading is not None)
    if not found:
        return undecided("definition", "the territory beside the border is not known")
    method = "strip along the border, in a local azimuthal-equidistant projection, cut to the territory"
    return Checked(readings=found, method=method, boundary_accuracy_m=target.accuracy_m)


def _sides(claim: DistanceClaim) -> list[str]:
    place = claim.landmark_place
    codes = [claim.actor_country, claim.counterpart, None if place is None else place.country]
    return list(dict.fromkeys(code for code in codes if code))


def _beside(
    code: str, claim: DistanceClaim, width_m: float, target: Target, gazetteer: Gazetteer
) -> CheckedReading | None:
    """Hold a width against the depth of the ground beside the line and, unless it is called a depth, its length."""
    ground = gazetteer.boundaries.country(code)
    if ground is None:
        return None
    name = country_name(code, gazetteer)
    deepest, along = depth_m(target.geometry, ground), length_m(target.geometry)
    most = deepest if _is_depth(claim) else max(deepest, along)
    judgement = Judgement.UNDECIDED
    if width_m * (1 - ROUNDING) <= most + target.accuracy_m:
        judgement = Judgement.PLAUSIBLE
    elif width_m > _WIDER * (most + target.accuracy_m) + _MARGIN_M:
        judgement = Judgement.IMPLAUSIBLE
    fits = judgement is Judgement.PLAUSIBLE
    text = f"{name} is up to {km(deepest)} deep behind {target.label}, which is {km(along)} long"
    return zone_reading(
        f"side-{code}",
        f"on the side of {name}",
        judgement,
        basis="feasible",
        draw=lambda: within_territory(buffer(target.geometry, 0.0, width_m), ground),
        reasons=(Reason(rule="width-fits" if fits else "wider-than-territory", text=text),),
    )


def _is_depth(claim: DistanceClaim) -> bool:
    return re.search(r"\bdeep\b|\bdepth\b", claim.text, re.IGNORECASE) is not None


def check_radius(claim: DistanceClaim, _gazetteer: Gazetteer) -> Checked:
    """Draw a radius round a place; a definition is neither true nor false.

    Parameters
    ----------
    claim
        With ``relation`` ``zone_radius``.

    Returns
    -------
    Checked
        Undecided, with the disc when the place is located.
    """
    place = claim.landmark_place
    radius = claim.high_m or claim.low_m
    if place is None or radius is None or claim.relation is not Relation.ZONE_RADIUS:
        return undecided("definition", "the text defines a zone round something that cannot be located")
    reason = Reason(
        rule="definition", text=f"the text defines a zone of {km(radius)} round {place.name}; it is drawn, not judged"
    )
    label = f"{km(radius)} round {place.name}"
    reading = zone_reading(
        "disc", label, Judgement.UNDECIDED, basis="none", draw=lambda: disc(place.position, radius), reasons=(reason,)
    )
    return Checked(readings=(reading,), method="disc in a local azimuthal-equidistant projection")
