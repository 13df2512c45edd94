"""Widening of stated figures, and the bands beyond which a figure is false.

The numbers come from 16,465 statements "N km DIR of X" on Wikipedia pages with known positions: of true ones 0.69 %
fall outside 0.6 to 2.0 times the straight line, give or take 3 km; figures in multiples of ten err by 10 % at the 90th
percentile and by 15 % at the 95th; without a direction word, 95 % are below 1.83 times the straight line (roads).
"""

from __future__ import annotations

import math
from typing import NamedTuple

from geomap.geo.lengths import Length, find_lengths
from geomap.geo.units import length_unit
from geomap.model import DistanceClaim, Judgement

ROUNDING = 0.10
"""Least widening of any figure, as a share of it."""

_ROUND_FIGURE = 0.15
"""Most widening of a figure that ends in zeros: the 95th percentile of their errors."""

_SHORT, _LONG, _MARGIN_M = 0.6, 2.0, 3_000.0
"""A figure below 0.6 times the truth less 3 km, or above 2.0 times it plus 3 km, is false."""

_BEYOND_MOST, _BELOW_LEAST = 1.25, 0.8
""""Within N" is false when the truth is beyond 1.25 N + 3 km; "more than N" when it is below 0.8 N - 3 km."""

FARTHEST_M = 3_000_000.0
"""No zone is drawn farther out: the claim would say next to nothing."""

ROAD = 1.9
"""A stated road may be so many times the straight line."""

LOOSE = 1.4
"""So may a figure without a direction word, which is often a road's: their median is 1.21."""

_ABOVE = frozenset({"just over", "odd"})
_BELOW = frozenset({"nearly", "just under"})


class Bounds(NamedTuple):
    """Bounds in metres; the upper one is infinite for an open end."""

    low_m: float
    high_m: float


class Judged(NamedTuple):
    """A judgement with a note for the reader; the note is empty when there is nothing to add."""

    judgement: Judgement
    note: str


def stated_length(claim: DistanceClaim) -> Length | None:
    """Read the claim's figure again from its words, for its unit, precision and conversion; None without one."""
    lengths = find_lengths(claim.text)
    if claim.quantity_start is None:
        return None
    offset = claim.quantity_start - claim.start
    return next((length for length in lengths if length.start == offset), lengths[0] if lengths else None)


def widen(claim: DistanceClaim) -> Bounds:
    """Widen the bounds of a claim by rounding and hedge.

    Parameters
    ----------
    claim
        With at least one bound.

    Returns
    -------
    Bounds
        Always around the stated bounds.
    """
    low = claim.low_m or 0.0
    high = math.inf if claim.high_m is None else claim.high_m
    figure = low if claim.high_m is None else high
    if claim.hedge in _BELOW:
        return Bounds(0.85 * low, high)
    if claim.hedge in _ABOVE:
        return Bounds(low, 1.15 * high)
    share = _rounding(claim, figure)
    return Bounds(low * (1 - share), high * (1 + share))


def _rounding(claim: DistanceClaim, figure_m: float) -> float:
    length = stated_length(claim)
    if length is None or figure_m <= 0:
        return ROUNDING
    share = length.step_m / 2 / figure_m
    whole = length.step_m >= 10 * length_unit(length.unit).metres
    return max(ROUNDING, min(share, _ROUND_FIGURE) if whole else min(share, 0.5))


def judge(
    claim: DistanceClaim,
    low_m: float,
    high_m: float,
    *,
    slack_m: float = 0.0,
    detour: float = 1.0,
    centres_m: float | None = None,
) -> Judged:
    """Compare a claim with a measured interval.

    Parameters
    ----------
    claim
        With at least one bound.
    low_m, high_m
        Least and greatest distance that was measured; infinite when there is no greatest.
    slack_m
        How far off the measurement may be: the accuracy of a boundary.
    detour
        How many times the straight line the figure may be, for roads.
    centres_m
        Distance between the two centres, from which the band for plain figures was taken, so that it allows for extents
        already; None where there are no centres: then the interval counts.

    Returns
    -------
    Judged
        Plausible when the widened claim meets the interval; implausible beyond the calibrated band; else undecided.
    """
    wide = widen(claim)
    if wide.low_m - slack_m <= high_m * detour and low_m <= wide.high_m + slack_m:
        longer = wide.low_m - slack_m > high_m
        return Judged(Judgement.PLAUSIBLE, "longer than the straight line, as a road is" if longer else "")
    plain = bool(claim.low_m) and claim.high_m is not None
    if plain and centres_m is not None:
        low_m = high_m = centres_m
    if _beyond(claim, low_m, high_m, slack_m):
        return Judged(Judgement.IMPLAUSIBLE, "beyond what rounding, roads and extents explain")
    return Judged(Judgement.UNDECIDED, "strained: off, but within what true statements are off by")


def _beyond(claim: DistanceClaim, low_m: float, high_m: float, slack_m: float) -> bool:
    margin = _MARGIN_M + slack_m
    if claim.high_m is None:
        return high_m < _BELOW_LEAST * (claim.low_m or 0.0) - margin
    if not claim.low_m:
        return low_m > _BEYOND_MOST * claim.high_m + margin
    return claim.high_m < _SHORT * low_m - margin or claim.low_m > _LONG * high_m + margin


def possible(claim: DistanceClaim) -> Bounds:
    """Give the distances that a claim, if true, leaves possible: the band turned round.

    Parameters
    ----------
    claim
        With at least one bound.

    Returns
    -------
    Bounds
        Metres; an open end reaches as far as a zone is drawn.
    """
    low, high = claim.low_m or 0.0, claim.high_m
    if high is None:
        return Bounds(max(0.0, _BELOW_LEAST * low - _MARGIN_M), FARTHEST_M)
    if low <= 0:
        return Bounds(0.0, _BEYOND_MOST * high + _MARGIN_M)
    return Bounds(max(0.0, (low - _MARGIN_M) / _LONG), (high + _MARGIN_M) / _SHORT)
