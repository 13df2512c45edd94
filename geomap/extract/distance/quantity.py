"""Quantities on their own: "within 50 km", "about 12 miles north-east"."""

from __future__ import annotations

import re
from typing import NamedTuple

from geomap.extract.distance.vocabulary import TO_WIND, wind_deg
from geomap.geo.lengths import find_lengths


class StatedDistance(NamedTuple):
    """A distance without its two ends: bounds in metres (None for an open end), hedge and bearing in degrees."""

    low_m: float | None
    high_m: float | None
    hedge: str | None
    direction_deg: float | None


def parse_quantity(text: str) -> StatedDistance:
    """Read a distance that stands alone.

    Parameters
    ----------
    text
        ``"within 50 km"``, ``"about 12 miles north-east"``.

    Returns
    -------
    StatedDistance
        ``low_m``, ``high_m``, ``hedge`` and ``direction_deg``.

    Raises
    ------
    ValueError
        When there is not exactly one length in it.

    Examples
    --------
    >>> parse_quantity("within 50 km")
    StatedDistance(low_m=0.0, high_m=50000.0, hedge='within', direction_deg=None)
    >>> parse_quantity("more than 100 metres to the south-west").direction_deg
    225.0
    """
    lengths = find_lengths(text)
    if len(lengths) != 1:
        raise ValueError(f"{text!r} holds {len(lengths)} distances, not one; write it as in 'within 50 km'")
    (length,) = lengths
    match = re.compile(rf",?\s?{TO_WIND}", re.IGNORECASE).match(text, length.phrase_end)
    return StatedDistance(length.low_m, length.high_m, length.hedge, wind_deg(match["wind"]) if match else None)
