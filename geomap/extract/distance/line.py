"""Readers of lengths of lines: "its 375-km border with Syria", "the Durand Line", "the front is 1,000 km long"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from geomap.errors import UnknownNameError
from geomap.extract.distance.actor import actor_before
from geomap.extract.distance.context import Context, Named
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import Landmark
from geomap.extract.distance.senses import locate
from geomap.extract.distance.vocabulary import NAME, PLACE, compiled, words
from geomap.geo.lengths import Length
from geomap.model import LandmarkPart, Place, Relation
from geomap.tables import read_table

_SHORTEST_M = 1_000.0
"""Shorter "lines" are walls of houses and queues."""

_REACH = 90


@cache
def _behind() -> re.Pattern[str]:
    lead = r"(?P<joint>[-\s,]{1,4}(?:long[-\s,]{1,4})?|\sof\s(?:the\s|its\s|their\s)?)"
    prepositions = "of|from|to|behind|beyond|inside|into|off|near|in|on|at|along|and|away|outside|before|the"
    stop = rf"(?!(?:{prepositions})\b|north|south|east|west)"
    middle = rf"(?:{stop}[A-Za-z\ue000-\ue002][\w'’\ue000-\ue002-]{{1,60}}\s){{0,3}}?"
    other = rf"\s(?:with|to)\s(?:the\s)?(?P<c>{NAME})|\sbetween\s(?P<a>{NAME})\sand\s(?P<b>{NAME})"
    other = rf"(?:{other}|\sof\s(?P<d>{PLACE}))?"
    return compiled(rf"{lead}{middle}(?P<noun>{words('line')})\b(?!\s{words('line_follower')}){other}")


@cache
def _before() -> re.Pattern[str]:
    other = rf"(?:\s(?:with|to)\s(?P<c>{NAME})|\sbetween\s(?P<a>{NAME})\sand\s(?P<b>{NAME}))?"
    verb = rf"(?:,?\s(?:which|that))?\s(?:is|was|{words('extends')})(?:\s(?:for|over|about|along|some)){{0,2}}\s?$"
    return compiled(rf"(?:(?P<d>{NAME})(?:['’]s)?\s)?(?:\w+\s)?(?P<noun>{words('line')}){other}{verb}")


@cache
def _named_lines() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    rows = read_table("claims_lines")
    return tuple((compiled(re.escape(row["line"])), row["country"], row["other"]) for row in rows)


def read_line_length(context: Context) -> Iterator[Draft]:
    """Read lengths of borders, coasts and front lines.

    Parameters
    ----------
    context
        The sentence.

    Yields
    ------
    Draft
        ``line_length``, the landmark being the line.
    """
    for length in context.lengths:
        if length.stated_m < _SHORTEST_M:
            continue
        draft = _name_behind(context, length) or _noun_behind(context, length) or _noun_before(context, length)
        if draft is not None:
            yield draft


def _name_behind(context: Context, length: Length) -> Draft | None:
    """Read a line that has a name of its own, which the gazetteer may hold as a place ("the 2,640-km Durand Line")."""
    for pattern, country, other in _named_lines():
        source = rf"[-\s](?:long[-\s])?{pattern.pattern}(?:\s(?:with|between)\s[A-Z][\w-]{{1,30}})?"
        match = compiled(source).match(context.text, length.phrase_end, context.end)
        if match is None:
            continue
        landmark = Landmark(
            start=match.start() + 1,
            end=match.end(),
            kind="border",
            part=LandmarkPart.STATE_BORDER,
            place=_country(context, country),
            counterpart=other,
        )
        return Draft(
            relation=Relation.LINE_LENGTH,
            rule="line-length",
            start=length.phrase_start,
            end=match.end(),
            length=length,
            landmark=landmark,
            subject_known=True,
        )
    return None


def _country(context: Context, code: str) -> Place | None:
    try:
        return context.gazetteer.country(code)
    except UnknownNameError:
        return None


def _is_town(context: Context, offset: int) -> bool:
    named = context.name_at(offset)
    return named is not None and named.could_be_site and not named.is_country


def _noun_behind(context: Context, length: Length) -> Draft | None:
    match = _behind().match(context.masked, length.phrase_end, context.end)
    if match is None:
        return None
    if any(match[group] and _is_town(context, match.start(group)) for group in "ab"):
        return None  # a stretch between two towns
    determiner = compiled(rf"(?:\b(?:the|a|an|its|their|this|that)|{NAME}(?:['’]s)?)\s$")
    lead = context.masked[max(context.start, length.phrase_start - _REACH) : length.phrase_start]
    of = match["joint"].strip().lower().startswith("of")
    if of and match["joint"].strip().lower() == "of" and match["noun"].lower() == "line":
        return None  # "4 km of line was lost"
    if of and (context.masked[match.end("joint") : match.start("noun")].strip() or length.hedge == "within"):
        return None
    if not (length.attributive or "long" in match["joint"].lower() or of or determiner.search(lead)):
        return None
    return _draft(context, length, match, (length.phrase_start, match.end()))


def _noun_before(context: Context, length: Length) -> Draft | None:
    floor = max(context.start, length.phrase_start - _REACH)
    match = _before().search(context.masked, floor, length.phrase_start)
    long = compiled(r"(?:[-\s]long|\sin\slength)\b").match(context.masked, length.phrase_end, context.end)
    if compiled(r"(?:\saway)?\s(?:of|from)\s").match(context.masked, length.phrase_end, context.end) is not None:
        return None  # "the border runs within 45 km of Almaty"
    if match is None or (long is None and not compiled(words("extends")).search(match.group())):
        return None
    return _draft(context, length, match, (length.phrase_start, length.phrase_end if long is None else long.end()))


def _draft(context: Context, length: Length, match: re.Match[str], span: tuple[int, int]) -> Draft:
    names = [name for group in "abcd" if match[group] and (name := context.name_at(match.start(group))) is not None]
    inside = takewhile(lambda name: name.start >= match.start(), context.before(match.end()))
    inner = [name for name in inside if name not in names]
    landmark = _line_of(context, match, [*names, *inner], span)
    return Draft(
        relation=Relation.LINE_LENGTH,
        rule="line-length",
        start=span[0],
        end=span[1],
        length=length,
        landmark=landmark,
        subject_known=True,
    )


def _line_of(context: Context, match: re.Match[str], names: list[Named], span: tuple[int, int]) -> Landmark:
    start = match.start("noun")
    stretch = context.text[match.start() : min(context.end, match.end() + 30)]
    known = next((row for row in _named_lines() if row[0].search(stretch)), None)
    part = LandmarkPart.COAST if compiled(words("coast")).fullmatch(match["noun"]) else LandmarkPart.STATE_BORDER
    if known is not None:
        place = _country(context, known[1])
        return Landmark(start=start, end=match.end(), kind="border", part=part, place=place, counterpart=known[2])
    owner = actor_before(context, span[0])
    pair = [*names, *([owner] if owner is not None else [])]
    first = pair[0] if pair else None
    of_part = compiled(words("part_of_line")).fullmatch(match["noun"]) is not None
    place = None if of_part else locate(context, first)
    other = next((name.country for name in pair[1:] if name.country and place and name.country != place.country), None)
    kind = "front" if compiled(words("front")).fullmatch(match["noun"]) else "border"
    return Landmark(start=start, end=match.end(), kind=kind, part=part, named=first, place=place, counterpart=other)
