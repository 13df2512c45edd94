"""Readers of "N km inside Russia", "N km deep into Syria", "a 10-km push into Lebanon"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from geomap.extract.distance.context import Context, Named
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import read_land, read_landmark
from geomap.extract.distance.vocabulary import compiled, words
from geomap.model import PlaceKind, Relation

_NEAREST = 8
"""So many names behind the claim are asked whether they are what was hit."""


@cache
def _into() -> re.Pattern[str]:
    deep = r"(?:[-\s](?:deep|further|farther|well|or\smore|away)){0,2}"
    noun = rf"(?:[-\s]{words('incursion')})?"
    return compiled(rf"{deep}{noun}\s(?P<preposition>inside(?:\sof)?|into|deep\s(?:in|within)|in\sfrom|within)\s")


def read_inside(context: Context) -> Iterator[Draft]:
    """Read depths inside a country.

    Parameters
    ----------
    context
        The sentence.

    Yields
    ------
    Draft
        ``depth_inside``; the subject is the nearest site of that country behind the phrase, else left to be linked.
    """
    for length in context.lengths:
        match = _into().match(context.masked, length.phrase_end, context.end)
        if match is None:
            continue
        landmark = read_land(context, match.end()) or read_landmark(context, match.end())
        if landmark is None or (landmark.kind == "thing" and match["preposition"].lower() == "within"):
            continue
        if landmark.place is not None and landmark.place.kind is PlaceKind.CITY and landmark.kind == "place":
            continue
        yield Draft(
            relation=Relation.DEPTH_INSIDE,
            rule="depth-inside",
            start=length.phrase_start,
            end=landmark.end,
            length=length,
            landmark=landmark,
            subject=_site_behind(context, landmark.end, None if landmark.place is None else landmark.place.country),
        )


def _site_behind(context: Context, offset: int, country: str | None) -> Named | None:
    """Find the site that an event behind the phrase hit ("… into Russia to set the Ryazan refinery alight")."""
    for name in islice(context.behind(offset), _NEAREST):
        if name.is_site and name.country == country:
            return name
    return None
