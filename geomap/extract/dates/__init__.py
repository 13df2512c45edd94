"""Date expressions read as intervals, each with the rule that read it."""

from __future__ import annotations

from geomap.extract.dates.find import find_dates

__all__ = ["find_dates"]
