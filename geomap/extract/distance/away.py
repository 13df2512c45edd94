"""Readers of "N km from X", "N km south of X", "within N km of X", "N km outside X", "N km behind the front"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geomap.extract.distance.context import Context
from geomap.extract.distance.coreference import read_town
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import Landmark, landmark_at, read_landmark
from geomap.extract.distance.senses import settle
from geomap.extract.distance.subject import link_before
from geomap.extract.distance.vocabulary import PLACE, TO_WIND, WIND, compiled, wind_deg, words
from geomap.geo.lengths import Length
from geomap.model import Relation

RELATIONS = {"border": Relation.BORDER_DISTANCE, "coast": Relation.OFF_COAST}
"""What a distance from a kind of landmark is; from all else it is a plain distance."""

_REACH = 120
"""Characters looked at before the figure for a landmark that stands there."""

_BOUNDED_ABOVE = frozenset({"within", "less than", "no more than", "up to"})


@cache
def _link() -> re.Pattern[str]:
    manner = rf"(?:,?[-\s](?:{words('away')}|{words('air')}|{words('road')}|or\sso))"
    preposition = (
        r"(?P<preposition>from|of|outside(?:\sof)?|(?:short|shy)\sof|behind|beyond|ahead\sof|in\sfront\sof|before)"
    )
    return compiled(rf"{manner}{{0,2}}(?:,?\s{TO_WIND})?{manner}{{0,1}},?\s{preposition}\s")


def read_away(context: Context) -> Iterator[Draft]:
    """Read distances whose landmark follows them.

    Parameters
    ----------
    context
        The sentence.

    Yields
    ------
    Draft
        ``distance_from``, ``border_distance`` or ``off_coast`` by the kind of the landmark.
    """
    for length in context.lengths:
        side = _on_the_side(context, length) or _wind_first(context, length)
        if side is not None:
            yield side
            continue
        match = _link().match(context.masked, length.phrase_end, context.end)
        if match is None:
            continue
        landmark = _landmark(context, length, match.end())
        if landmark is None or not _fits(length, match, landmark):
            continue
        yield Draft(
            relation=RELATIONS.get(landmark.kind, Relation.DISTANCE_FROM),
            rule="distance-from",
            start=length.phrase_start,
            end=landmark.end,
            length=length,
            landmark=landmark,
            direction_deg=wind_deg(match["wind"]),
        )


def _on_the_side(context: Context, length: Length) -> Draft | None:
    """Read "125 km to Cairo's east"."""
    source = rf"(?:\saway)?\s(?:to|on)\s(?P<name>{PLACE})['’]s?\s{WIND}"
    match = compiled(source).match(context.masked, length.phrase_end, context.end)
    named = None if match is None else context.name_at(match.start("name"))
    if match is None or named is None:
        return None
    return Draft(
        relation=Relation.DISTANCE_FROM,
        rule="distance-from",
        start=length.phrase_start,
        end=match.end(),
        length=length,
        landmark=landmark_at(named, settle(context, named)),
        direction_deg=wind_deg(match["wind"]),
    )


def _wind_first(context: Context, length: Length) -> Draft | None:
    """Read "southwest of Algiers by 38 km" and "south of Kigali (80 km)"."""
    floor = max(context.start, length.phrase_start - _REACH)
    lead = compiled(rf"(?<!\w){TO_WIND}\sof\s(?P<name>{PLACE})(?:\sby|\s?\()\s?$")
    match = lead.search(context.masked, floor, length.phrase_start)
    named = None if match is None else context.name_at(match.start("name"))
    if match is None or named is None:
        return None
    return Draft(
        relation=Relation.DISTANCE_FROM,
        rule="distance-from",
        start=match.start(),
        end=length.phrase_end,
        length=length,
        landmark=landmark_at(named, settle(context, named)),
        direction_deg=wind_deg(match["wind"]),
    )


def _landmark(context: Context, length: Length, offset: int) -> Landmark | None:
    landmark = read_landmark(context, offset)
    if landmark is not None and landmark.kind != "thing":
        return landmark
    return read_town(context, offset, link_before(context, length.phrase_start)) or landmark


def _fits(length: Length, match: re.Match[str], landmark: Landmark) -> bool:
    """Say whether preposition, figure and landmark go together."""
    preposition = match["preposition"].lower()
    if preposition == "of":
        bounded = length.hedge in _BOUNDED_ABOVE
        known = landmark.kind != "thing" or length.hedge == "within"
        return match["wind"] is not None or (bounded and known)
    if preposition in {"behind", "beyond", "ahead of", "in front of", "before"}:
        return landmark.kind in {"front", "border"}
    return not length.attributive or landmark.kind != "thing"
