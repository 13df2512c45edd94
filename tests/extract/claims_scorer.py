"""How claims read from a text are held against what it says: found, figure, both ends, verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geomap.geo.geodesic import distance_m
from geomap.model import DistanceClaim, LonLat, Party, Verdict

_NEAR_M = 25_000.0
"""An end counts as located when it is so near to the true place."""

Answer = tuple[DistanceClaim, Verdict]


@dataclass
class Score:
    """Counts of what went right, and a line for each thing that went wrong."""

    places: Mapping[str, LonLat]
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    right_passages: set[str] = field(default_factory=set)
    false_alarms: set[str] = field(default_factory=set)

    def share(self, right: str, of: str) -> float:
        """Give one count as a share of another; 1.0 of nothing."""
        return self.counts[right] / self.counts[of] if self.counts[of] else 1.0

    @property
    def detection_f1(self) -> float:
        """Harmonic mean of precision and recall of figures."""
        return 2 * self.counts["found"] / (2 * self.counts["found"] + self.counts["missed"] + self.counts["invented"])


def score_passages(
    passages: Mapping[str, list[dict[str, str]]],
    answers: Mapping[str, list[Answer]],
    places: Mapping[str, LonLat],
) -> Score:
    """Score the answers for passages of gold claims; a passage whose only row has no relation states none."""
    score = Score(places)
    for passage_id, rows in passages.items():
        claims = [row for row in rows if row["relation"]]
        used: set[str] = set()
        right = [_score_claim(score, row, span, answers[passage_id], used) for row, span in _spans(claims)]
        extra = [claim for claim, _ in answers[passage_id] if claim.claim_id not in used and _has_figure(claim)]
        score.counts["invented"] += len(extra)
        score.wrong += [f"{passage_id}: not said: {claim.text!r}" for claim in extra]
        score.counts["traps"] += not claims
        score.counts["traps hit"] += not claims and bool(extra)
        if all(right):
            score.right_passages.add(passage_id)
    return score


def count_pairs(score: Score, passages: Mapping[str, list[dict[str, str]]]) -> tuple[int, int]:
    """Count the minimal pairs of which both sides are right, and all."""
    pairs = [(key, rows[0]["pair_of"]) for key, rows in passages.items() if rows[0]["pair_of"]]
    return sum({one, other} <= score.right_passages for one, other in pairs), len(pairs)


def _spans(rows: Iterable[dict[str, str]]) -> Iterable[tuple[dict[str, str], tuple[int, int]]]:
    behind = 0
    for row in rows:
        start = row["text"].index(row["quantity"], behind)
        behind = start + len(row["quantity"])
        yield row, (start, behind)


def _has_figure(claim: DistanceClaim) -> bool:
    return claim.low_m is not None or claim.high_m is not None


def _score_claim(
    score: Score,
    row: dict[str, str],
    span: tuple[int, int],
    answers: list[Answer],
    used: set[str],
) -> bool:
    hits = [(claim, verdict) for claim, verdict in answers if claim.start < span[1] and span[0] < claim.end]
    fresh = [hit for hit in hits if hit[0].claim_id not in used]
    score.counts["claims"] += 1
    if not hits:
        score.counts["missed"] += 1
        score.wrong.append(f"{row['id']}: missed {row['quantity']!r}")
        return False
    score.counts["found"] += 1
    claim, verdict = min(fresh or hits, key=lambda hit: abs((hit[0].quantity_start or hit[0].start) - span[0]))
    used.add(claim.claim_id)
    bounds = tuple(None if bound is None else bound / 1_000 for bound in (claim.low_m, claim.high_m))
    stated = tuple(float(row[key]) if row[key] else None for key in ("low_km", "high_km"))
    if stated != (None, None):
        _count(score, "value", f"{row['id']}: {bounds} is not {stated} km", right=_same(bounds, stated))
    for end, party in (("subject", claim.subject), ("landmark", claim.landmark)):
        if row[end] in score.places:
            right = _is_at(party, score.places[row[end]])
            _count(score, end, f"{row['id']}: {end} {row[end]} is {party}", right=right)
    if row["direction"]:
        _count(score, "direction", f"{row['id']}: direction", right=claim.direction_deg == float(row["direction"]))
    judged = verdict.judgement.value
    if row["verdict"] == "plausible" and judged == "implausible":
        score.false_alarms.add(row["id"])
    why = "; ".join(reason.text for reason in verdict.reasons)
    wrong = f"{row['id']}: {judged} is not {row['verdict']}: {row['text']} {why}"
    return _count(score, "verdict", wrong, right=judged == row["verdict"])


def _count(score: Score, what: str, wrong: str, *, right: bool) -> bool:
    score.counts[f"{what} asked"] += 1
    score.counts[f"{what} right"] += right
    if not right:
        score.wrong.append(wrong)
    return right


def _same(bounds: tuple[float | None, ...], stated: tuple[float | None, ...]) -> bool:
    return all(
        (one is None) == (other is None)
        and (one is None or other is None or abs(one - other) <= max(0.015 * abs(other), 0.06))
        for one, other in zip(bounds, stated, strict=True)
    )


def _is_at(party: Party | None, position: LonLat) -> bool:
    return party is not None and party.place is not None and distance_m(party.place.position, position) <= _NEAR_M
