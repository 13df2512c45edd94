"""Readers of zones: "a 10-km-deep buffer zone along the border", "a 30 km radius of X", "a belt 15 km wide"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geomap.extract.distance.context import Context
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import Landmark, read_landmark
from geomap.extract.distance.vocabulary import PLACE, compiled, words
from geomap.geo.lengths import Length
from geomap.model import Relation

_REACH = 60


@cache
def _noun_behind() -> re.Pattern[str]:
    shape = rf"(?P<shape>(?:[-\s,]{{1,4}}(?:long|{words('shape')})\b)?)"
    adjectives = r"(?:[-\s,]{1,4}(?!of\b|from\b|in\b|and\b|to\b)(?P<kind>[a-z][a-z'’-]{1,20})){0,3}?"
    return compiled(rf"{shape}{adjectives}[-\s]{{1,4}}(?P<noun>{words('zone')})\b(?!\s(?:north|south|east|west))")


@cache
def _noun_before() -> re.Pattern[str]:
    return compiled(
        rf"(?P<noun>{words('zone')})(?:\s(?:that|which))?(?:\s(?:is|was|of|measuring|stretching|extending))?,?\s?$"
    )


@cache
def _shape_behind() -> re.Pattern[str]:
    return compiled(rf"[-\s](?P<shape>{words('shape')})\b")


@cache
def _radius_behind() -> re.Pattern[str]:
    return compiled(rf"[-\s](?:wide\s)?{words('radius')}\b")


@cache
def _radius_before() -> re.Pattern[str]:
    return compiled(rf"\b{words('radius')}\s(?:of|is|was)\s?$")


@cache
def _place_behind() -> re.Pattern[str]:
    return compiled(
        r"\s(?:along|on|around|round|at|inside|in|of|from|near|surrounding|across|centred\son|centered\son)"
        r"(?:\sboth\ssides\sof)?\s"
    )


def read_zone(context: Context) -> Iterator[Draft]:
    """Read widths, depths and radii of zones.

    Parameters
    ----------
    context
        The sentence.

    Yields
    ------
    Draft
        ``zone_radius`` for radii and circles, else ``zone_width``; a zone has no subject to be located.
    """
    for length in context.lengths:
        draft = _radius(context, length) or _named_behind(context, length) or _named_before(context, length)
        if draft is not None:
            yield draft


def _draft(length: Length, relation: Relation, span: tuple[int, int], landmark: Landmark | None) -> Draft:
    return Draft(
        relation=relation,
        rule="zone",
        start=span[0],
        end=span[1] if landmark is None else landmark.end,
        length=length,
        landmark=landmark,
        subject_known=True,
    )


def _where(context: Context, offset: int) -> Landmark | None:
    match = _place_behind().match(context.masked, offset, context.end)
    return None if match is None else read_landmark(context, match.end())


def _radius(context: Context, length: Length) -> Draft | None:
    behind = _radius_behind().match(context.masked, length.phrase_end, context.end)
    head = context.masked[max(context.start, length.phrase_start - _REACH) : length.phrase_start]
    before = _radius_before().search(head)
    if behind is None and before is None:
        return None
    end = length.phrase_end if behind is None else behind.end()
    start = length.phrase_start if before is None else length.phrase_start - len(head) + before.start()
    landmark = _where(context, end)
    if landmark is None:
        return None
    return _draft(length, Relation.ZONE_RADIUS, (start, end), landmark)


def _named_behind(context: Context, length: Length) -> Draft | None:
    match = _noun_behind().match(context.masked, length.phrase_end, context.end)
    if match is None:
        return None
    if not match["shape"] and _joins_towns(context, match.end()):
        return None
    landmark = _where(context, match.end())
    along = compiled(r"\s(?:along|on)\b").match(context.masked, match.end(), context.end)
    circular = compiled(rf"\b{words('circle')}\b").search(match.group()) is not None and along is None
    if compiled(words("vague_zone")).fullmatch(match["noun"]) and not match["shape"]:
        return None
    relation = Relation.ZONE_RADIUS if circular and not match["shape"] else Relation.ZONE_WIDTH
    return _draft(length, relation, (length.phrase_start, match.end()), landmark)


def _joins_towns(context: Context, offset: int) -> bool:
    """Say whether a corridor is one "between Mersin and Adana": a stretch that has a length, not a width."""
    pair = rf"\s(?:between|from)\s(?P<a>{PLACE})\s(?:and|to)\s(?P<b>{PLACE})"
    match = compiled(pair).match(context.masked, offset, context.end)
    ends = () if match is None else (context.name_at(match.start("a")), context.name_at(match.start("b")))
    return bool(ends) and all(end is not None and not end.is_country for end in ends)


def _named_before(context: Context, length: Length) -> Draft | None:
    shape = _shape_behind().match(context.masked, length.phrase_end, context.end)
    head = context.masked[max(context.start, length.phrase_start - _REACH) : length.phrase_start]
    noun = _noun_before().search(head)
    if noun is None or (
        shape is None and not noun.group().rstrip().lower().endswith((" of", "extending", "stretching"))
    ):
        return None
    start = length.phrase_start - len(head) + noun.start("noun")
    end = length.phrase_end if shape is None else shape.end()
    return _draft(length, Relation.ZONE_WIDTH, (start, end), _where(context, end))
