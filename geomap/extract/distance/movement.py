"""Readers of movements: "advanced 15 km towards Goma", "retreated 20 km along the road to X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geomap.extract.distance.context import Context
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import read_landmark
from geomap.extract.distance.vocabulary import TO_WIND, compiled, wind_deg, words
from geomap.model import Relation


@cache
def _verb() -> re.Pattern[str]:
    return compiled(rf"(?<!\w){words('moved')}(?:\s[a-z]{{2,12}}){{0,2}}\s?$")


@cache
def _toward() -> re.Pattern[str]:
    return compiled(rf"(?:\s{TO_WIND})?\s(?P<way>{words('toward')}|closer\sto)(?:\sthe\s\w+\sof)?\s")


def read_movement(context: Context) -> Iterator[Draft]:
    """Read lengths of movements towards something.

    Parameters
    ----------
    context
        The sentence.

    Yields
    ------
    Draft
        ``movement``; the start is unknown, so nobody is said to lie anywhere.
    """
    for length in context.lengths:
        verb = _verb().search(context.masked, max(context.start, length.phrase_start - 60), length.phrase_start)
        match = _toward().match(context.masked, length.phrase_end, context.end)
        if verb is None or match is None:
            continue
        landmark = read_landmark(context, match.end())
        if landmark is None:
            continue
        yield Draft(
            relation=Relation.MOVEMENT,
            rule="movement",
            start=length.phrase_start,
            end=landmark.end,
            length=length,
            landmark=landmark,
            direction_deg=wind_deg(match["wind"]),
        )
