"""What a form of coordinates gives, and the angles that it is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from geomap.model import LonLat

METRES_A_DEGREE = 111_320.0
"""Of latitude, on the mean sphere."""

SIGNED = r"[+\-−]?\d{1,3}(?:\.\d{1,8})?"
"""Source of a pattern for decimal degrees."""

_LEAST_M = 1.0
_MAX_LAT, _MAX_LON = 90.0, 180.0


class Reading(NamedTuple):
    """Coordinates as read.

    Parameters
    ----------
    start, end
        ``[start, end)`` in code points of the text.
    position
        Where; None when the words are coordinates by their form and lie nowhere on Earth.
    uncertainty_m
        Half of what the last digit is worth, metres.
    """

    start: int
    end: int
    position: LonLat | None
    uncertainty_m: float


Form = Callable[[str], Iterator[Reading]]
"""A form finds what is written its way in a text."""


class Angle(NamedTuple):
    """Degrees, and what the last written digit is worth in degrees."""

    degrees: float
    step: float


def decimals(figure: str) -> int:
    """Count the digits behind the decimal mark."""
    return len(figure.replace(",", ".").partition(".")[2])


def signed(figure: str) -> Angle:
    """Read decimal degrees with an optional sign, point or comma."""
    plain = figure.replace("−", "-").replace(",", ".")
    return Angle(float(plain), 10.0 ** -decimals(plain))


def sexagesimal(degrees: str, minutes: str | None, seconds: str | None, letter: str | None) -> Angle | None:
    """Read degrees, minutes and seconds; None when minutes or seconds reach sixty.

    Examples
    --------
    >>> sexagesimal("48", "27", None, "N")
    Angle(degrees=48.45, step=0.01666...)
    """
    value, worth, last = 0.0, 1.0, degrees
    for figure in (degrees, minutes, seconds):
        if figure is None:
            break
        if worth < 1 and float(figure) >= 60:  # noqa: PLR2004 (sixty minutes are a degree)
            return None
        value, last, step = value + float(figure) * worth, figure, worth
        worth /= 60
    return Angle(-value if letter and letter in "SWsw" else value, step * 10.0 ** -decimals(last))


def reading(start: int, end: int, lat: Angle | None, lon: Angle | None) -> Reading:
    """Join latitude and longitude; outside ±90° and ±180° they lie nowhere."""
    if lat is None or lon is None or abs(lat.degrees) > _MAX_LAT or abs(lon.degrees) > _MAX_LON:
        return Reading(start, end, None, 0.0)
    uncertainty = max(_LEAST_M, METRES_A_DEGREE * max(lat.step, lon.step) / 2)
    return Reading(start, end, LonLat(lon.degrees, lat.degrees), uncertainty)


def span(match: re.Match[str], first: str = "y", last: str = "x") -> tuple[int, int]:
    """Give where the figures of two groups stand, whichever comes first."""
    return min(match.start(first), match.start(last)), max(match.end(first), match.end(last))
