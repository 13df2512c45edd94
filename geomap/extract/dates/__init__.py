"""Date expressions read as intervals, each with the rule that read it."""

from __future__ import annotations

from geomap.extract.dates.find import find_dates
from geomap.extract.dates.forward import look_forward

__all__ = ["find_dates", "look_forward"]
