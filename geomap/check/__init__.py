"""Verdicts: what geodesy says to the claims of a document, one check a file.

A check is a function ``(claim, gazetteer) -> Checked``, registered in the group "check" under the relation it judges.
Those in `together` look at all claims or events of a document (groups "claim_check" and "event_check").
"""

from __future__ import annotations

from collections.abc import Sequence

from geomap.check.disputed import settle, soften
from geomap.check.pair import find_slip
from geomap.check.result import Checked, undecided
from geomap.check.together import check_events
from geomap.check.words import country_name
from geomap.gazetteer import Gazetteer
from geomap.model import DistanceClaim, Document, Judgement, Reason, Verdict
from geomap.registry import load, names

__all__ = ["check_claim", "check_claims", "check_events"]


def check_claims(
    claims: Sequence[DistanceClaim], gazetteer: Gazetteer, *, document: Document | None = None
) -> tuple[Verdict, ...]:
    """Judge claims.

    Parameters
    ----------
    claims
        As extracted.
    gazetteer
        Whose places, borders and world view are used.
    document
        Where they stand; with it they are also held against each other and against what their sentence names.

    Returns
    -------
    tuple of Verdict
        Parallel to the claims.
    """
    verdicts = tuple(check_claim(claim, gazetteer) for claim in claims)
    if document is None:
        return verdicts
    for name in names("claim_check"):
        verdicts = load("claim_check", name)(claims, verdicts, document, gazetteer)
    return verdicts


def check_claim(claim: DistanceClaim, gazetteer: Gazetteer) -> Verdict:
    """Judge one claim.

    Parameters
    ----------
    claim
        As extracted, or made by hand with both places.
    gazetteer
        Whose places, borders and world view are used.

    Returns
    -------
    Verdict
        Plausible if any reading is, implausible only if all are, undecided otherwise; a figure that contradicts its
        own conversion makes the claim implausible whatever was measured.
    """
    checked = _check(claim, gazetteer)
    slip = find_slip(claim)
    judgement, views = settle(claim, checked, gazetteer, _check)
    if slip is not None:
        judgement = Judgement.IMPLAUSIBLE
    reasons = [*([slip] if slip is not None else []), *views, *checked.reasons]
    default = checked.readings[0] if checked.readings else None
    reasons += [] if default is None else list(default.reasons)
    agreed = {reading.judgement for reading in checked.readings}
    if len(agreed) > 1:
        told = "; ".join(f"{reading.label}: {reading.judgement.value}" for reading in checked.readings)
        reasons.append(Reason(rule="depends-on-reading", text=f"the answer depends on what is meant: {told}"))
    if claim.actor_country is not None and default is not None and default.basis == "feasible":
        text = f"taken to stand on the ground of {country_name(claim.actor_country, gazetteer)}"
        reasons.append(Reason(rule="actor-ground", text=text))
    return Verdict(
        claim_id=claim.claim_id,
        judgement=judgement,
        readings=checked.readings,
        method=checked.method,
        world_view=gazetteer.world_view,
        reasons=tuple(reasons),
        boundary_accuracy_m=checked.boundary_accuracy_m,
    )


def _check(claim: DistanceClaim, gazetteer: Gazetteer) -> Checked:
    doubtful = next((reason for reason in claim.reasons if reason.rule == "doubtful-place"), None)
    if doubtful is not None:
        return undecided(doubtful.rule, doubtful.text)
    if claim.relation.value not in names("check"):
        return undecided("no-check", f"there is no check for {claim.relation.value.replace('_', ' ')}")
    checked: Checked = load("check", claim.relation.value)(claim, gazetteer)
    return soften(claim, checked, gazetteer)
