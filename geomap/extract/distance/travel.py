"""Readers of travel times: "a two-hour drive from X", "three hours by car from X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geomap.extract.distance.context import Context
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import read_landmark
from geomap.extract.distance.vocabulary import TO_WIND, compiled, wind_deg, words
from geomap.geo.durations import duration_source
from geomap.model import Relation


@cache
def _pattern() -> re.Pattern[str]:
    drive = rf"(?:['’]s?)?[-\s](?:{words('drive_adjective')}\s)?{words('drive')}\b(?:\saway)?"
    return compiled(
        rf"(?:an?\s|about\s|roughly\s|some\s)?(?P<time>{duration_source()}){drive}(?:,?\s{TO_WIND})?\s(?:from|of|to)\s"
    )


def read_travel(context: Context) -> Iterator[Draft]:
    """Read times of travel between two places.

    Parameters
    ----------
    context
        The sentence.

    Yields
    ------
    Draft
        ``travel_time``, without a length.
    """
    for match in _pattern().finditer(context.masked, context.start, context.end):
        landmark = read_landmark(context, match.end())
        if landmark is None:
            continue
        yield Draft(
            relation=Relation.TRAVEL_TIME,
            rule="travel-time",
            start=match.start("time"),
            end=landmark.end,
            landmark=landmark,
            direction_deg=wind_deg(match["wind"]),
        )
