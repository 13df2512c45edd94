"""Check of a figure against its own conversion: "20 km (26 miles)"."""

from __future__ import annotations

from geomap.check.bands import stated_length
from geomap.check.words import km
from geomap.model import DistanceClaim, Reason

_SLIP = 0.15
"""Conversions are rounded by up to 10 %; beyond 15 % one of the two figures is wrong."""


def find_slip(claim: DistanceClaim) -> Reason | None:
    """Find a conversion that does not fit its figure.

    Parameters
    ----------
    claim
        Any claim with a figure.

    Returns
    -------
    Reason or None
        None when there is no conversion, or it fits.
    """
    length = stated_length(claim)
    if length is None or length.pair_m is None:
        return None
    stated = length.stated_m
    off = abs(length.pair_m - stated) / max(stated, length.pair_m)
    if off <= _SLIP:
        return None
    text = f"the two figures contradict each other: {km(stated)} and {km(length.pair_m)}, {off:.0%} apart"
    return Reason(rule="unit-pair", text=text)
