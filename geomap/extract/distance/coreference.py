"""Coreference: "the city", "the port town", "it" or nothing at all for the place that a distance is measured from."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from geomap.extract.distance.context import Context, Named
from geomap.extract.distance.landmark import Landmark
from geomap.extract.distance.vocabulary import PLACE, compiled, words
from geomap.model import LandmarkPart, PlaceKind, Reading

_NEAREST = 40
"""So many names before the claim are asked whether it is measured from them."""


_OPENING = 80
"""Characters of a clause's opening that may speak of the town named before it."""


@cache
def _town() -> re.Pattern[str]:
    adjective = r"(?:(?!and\b|or\b|of\b)[a-z][\w'’-]{1,20}[\s-])"
    part = rf"(?:['’]s)?(?:\s(?P<part>{words('centre')}|{words('limits')}))?"
    other = rf"(?!['’\w-]|\s(?:of|called|named|and)\s|\s?{PLACE})"
    return compiled(rf"(?:the|that|this)\s{adjective}{{0,2}}?{words('town')}{part}{other}")


@cache
def _pronoun() -> re.Pattern[str]:
    return compiled(r"(?:it|there|here)(?=\s?[,.;:)!?]|\s(?:and|but|where|when|was|were|is|are)\b|\s?$)")


def antecedent(context: Context, offset: int, subject: Named | None) -> Named | None:
    """Find the site last named before an offset that is not the subject.

    Parameters
    ----------
    context
        The sentence.
    offset
        Where the claim starts.
    subject
        What is said to lie there; None when it names nothing.

    Returns
    -------
    Named or None
        In this sentence or an earlier one; None when there is none.
    """
    place = None if subject is None else subject.place
    for name in islice(context.before(offset, everywhere=True), _NEAREST):
        if name.is_site and name is not subject and name.place != place:
            return name
    return None


def read_town(context: Context, offset: int, subject: Named | None) -> Landmark | None:
    """Read "the city", "the port town" or "it" as the town that the text last spoke of.

    Parameters
    ----------
    context
        The sentence.
    offset
        Where the words start.
    subject
        What is said to lie at the distance; never what it is measured from.

    Returns
    -------
    Landmark or None
        None when no such words stand there, or no town was named before. A town that stood for its government is
        taken when no other was.
    """
    match = _town().match(context.masked, offset, context.end) or _pronoun().match(context.masked, offset, context.end)
    if match is None:
        return None
    named = antecedent(context, offset, subject) or seat(context, offset, subject)
    if named is None:
        return None
    part = match.groupdict().get("part")
    limits = part is not None and compiled(words("limits")).fullmatch(part) is not None
    return Landmark(
        start=offset,
        end=match.end(),
        kind="place",
        part=LandmarkPart.LIMITS if limits else LandmarkPart.POINT,
        named=named,
        place=named.place,
    )


def refer_back(context: Context, offset: int) -> Named | None:
    """Find the site that the "It is" or "The city lies" before a claim speaks of.

    Parameters
    ----------
    context
        The sentence.
    offset
        Where the claim starts.

    Returns
    -------
    Named or None
        The site last named before this clause; None when the clause does not open so.
    """
    who = rf"(?:it|the\s(?:[a-z][\w-]{{1,20}}\s){{0,2}}?{words('town')})"
    opening = rf"{who}\s{words('copula')}(?:\s(?!to\b|from\b|by\b)[a-z]{{2,14}}){{0,3}}\s?"
    floor = max(context.start, offset - _OPENING)
    match = compiled(rf"(?:[;:–—]\s|,\s(?:and|but)\s){opening}$").search(context.text, floor, offset)
    if match is None and floor == context.start:
        match = compiled(opening).fullmatch(context.text, floor, offset)
    return None if match is None else antecedent(context, match.start(), None)


def seat(context: Context, offset: int, subject: Named | None) -> Named | None:
    """Find the town last named before an offset as the seat of somebody ("Tirana ordered").

    Parameters
    ----------
    context
        The sentence.
    offset
        Where the claim starts.
    subject
        What is said to lie there; None when it names nothing.

    Returns
    -------
    Named or None
        None when there is none.
    """
    for name in islice(context.before(offset, everywhere=True), _NEAREST):
        is_seat = name.mention.reading is Reading.METONYM and name.place is not None
        if is_seat and name is not subject and name.place is not None and name.place.kind is PlaceKind.CITY:
            return name
    return None
