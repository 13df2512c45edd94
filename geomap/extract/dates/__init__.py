"""Date expressions read as intervals, each with the rule that read it."""

from __future__ import annotations

from geomap.extract.dates.codes import acled_event_date, acled_time_precision, ucdp_date_prec
from geomap.extract.dates.find import find_dates
from geomap.extract.dates.forward import look_forward
from geomap.extract.dates.offsets import offset_from
from geomap.extract.dates.spans import Interval

__all__ = [
    "Interval",
    "acled_event_date",
    "acled_time_precision",
    "find_dates",
    "look_forward",
    "offset_from",
    "ucdp_date_prec",
]
