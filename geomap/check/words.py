"""How checks speak to a reader."""

from __future__ import annotations

from geomap.gazetteer import Gazetteer
from geomap.model import LonLat, Place


def km(length_m: float) -> str:
    """Write a length: ``"32.6 km"``, ``"411 km"``, ``"450 m"``."""
    if length_m < 1_000:  # noqa: PLR2004
        return f"{length_m:.0f} m"
    return f"{length_m / 1000:,.1f} km" if length_m < 99_950 else f"{length_m / 1000:,.0f} km"  # noqa: PLR2004


def interval(low_m: float, high_m: float) -> str:
    """Write an interval of lengths, as one figure when its ends read alike."""
    low, high = km(low_m), km(high_m)
    return low if low == high else f"{low} to {high}"


def km2(area_m2: float) -> str:
    """Write an area: ``"13,094 km²"``."""
    return f"{area_m2 / 1e6:,.0f} km²"


def at(place: Place) -> str:
    """Name a place with its position: ``"Izium (49.21° N, 37.25° E)"``."""
    return f"{place.name} ({position(place.position)})"


def position(point: LonLat) -> str:
    """Write a position for a reader, latitude first as maps print it."""
    north, east = "N" if point.lat >= 0 else "S", "E" if point.lon >= 0 else "W"
    return f"{abs(point.lat):.2f}° {north}, {abs(point.lon):.2f}° {east}"


def country_name(code: str, gazetteer: Gazetteer) -> str:
    """Name a country; its code when the gazetteer has no such country."""
    try:
        return gazetteer.country(code).name
    except LookupError:
        return code
