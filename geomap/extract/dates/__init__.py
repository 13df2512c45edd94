"""Date expressions read as intervals, each with the rule that read it."""

from __future__ import annotations

from geomap.extract.dates.dateline import dateline_date
from geomap.extract.dates.find import find_dates
from geomap.extract.dates.forward import look_forward
from geomap.extract.dates.offsets import offset_from
from geomap.extract.dates.spans import Interval

__all__ = [
    "Interval",
    "dateline_date",
    "find_dates",
    "look_forward",
    "offset_from",
]
