"""Stage 4, what the text says: dates, events and distance claims."""

from __future__ import annotations

from geomap.extract.distance import extract_claims
from geomap.extract.events import extract_events

__all__ = ["extract_claims", "extract_events"]
