"""Readers of "N nautical miles off the coast of X", "N km off X", "N km offshore"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from geomap.extract.distance.context import Context
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import Landmark, read_coast, read_place
from geomap.extract.distance.vocabulary import TO_WIND, compiled, wind_deg, words
from geomap.model import LandmarkPart, Relation


@cache
def _off() -> re.Pattern[str]:
    return compiled(
        rf"(?:\s(?:out|away))?(?:,?\s{TO_WIND})?\s"
        r"(?:(?P<off>off(?!shore)(?:\sof)?)\s|(?P<shore>offshore(?:\s(?:from|of)(?=\s))?|out\sto\ssea|out\sat\ssea)\b)"
    )


def read_off_coast(context: Context) -> Iterator[Draft]:
    """Read distances out at sea.

    Parameters
    ----------
    context
        The sentence.

    Yields
    ------
    Draft
        ``off_coast``; the landmark's part is the coast whatever it is called by.
    """
    for length in context.lengths:
        match = _off().match(context.masked, length.phrase_end, context.end)
        if match is None or _dives(context, length.phrase_start):
            continue
        at = match.end() + (match["off"] is None and context.masked[match.end() : match.end() + 1] == " ")
        landmark = read_coast(context, at) or _coast_of_place(read_place(context, at))
        if landmark is None and match["off"] is not None:
            continue
        yield Draft(
            relation=Relation.OFF_COAST,
            rule="off-coast",
            start=length.phrase_start,
            end=match.end() if landmark is None else landmark.end,
            length=length,
            landmark=landmark,
            direction_deg=wind_deg(match["wind"]),
        )


def _dives(context: Context, offset: int) -> bool:
    lead = context.masked[max(context.start, offset - 40) : offset]
    return compiled(rf"(?<!\w){words('dive')}(?:\s[a-z]{{1,12}}){{0,3}}\s?$").search(lead) is not None


def _coast_of_place(landmark: Landmark | None) -> Landmark | None:
    return None if landmark is None else replace(landmark, kind="coast", part=LandmarkPart.COAST)
