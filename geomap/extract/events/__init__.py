"""Events: what happened, where, when, by whom, and whether the text says that it did."""

from __future__ import annotations

from geomap.extract.events.build import extract_events

__all__ = ["extract_events"]
