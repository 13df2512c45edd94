"""The library's door: parse reports, geocode names, check distances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.api.candidates import Candidate, find_candidates
from geomap.api.checking import check_distance
from geomap.api.explaining import Explainer, Explanation, explain
from geomap.api.geocoding import geocode
from geomap.api.parsing import parse
from geomap.api.pipe import Pipeline

if TYPE_CHECKING:
    from geomap.api.geopy_geocoder import Geocoder as Geocoder

__all__ = [
    "Candidate",
    "Explainer",
    "Explanation",
    "Geocoder",
    "Pipeline",
    "check_distance",
    "explain",
    "find_candidates",
    "geocode",
    "parse",
]


def __getattr__(name: str) -> object:
    if name != "Geocoder":
        message = f"module 'geomap.api' has no attribute {name!r}"
        raise AttributeError(message)
    from geomap.api.geopy_geocoder import Geocoder  # noqa: PLC0415 (geopy only for those who use it)

    return Geocoder
