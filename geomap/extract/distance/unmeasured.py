"""Readers of statements without a figure: "halfway between X and Y", "a stone's throw from X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geomap.extract.distance.context import Context, Named
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import Landmark, read_landmark
from geomap.extract.distance.subject import link_before
from geomap.extract.distance.vocabulary import PLACE, compiled, words
from geomap.model import LandmarkPart, Relation


@cache
def _between() -> re.Pattern[str]:
    hedge = r"(?:(?:about|roughly|almost|exactly|approximately)\s)?"
    half = rf"(?P<half>{hedge}{words('halfway')}\s)?"
    city = r"(?:the\s(?:\w+\s){0,3})?"
    return compiled(rf"(?<!\w){half}between\s{city}(?P<a>{PLACE})\sand\s{city}(?P<b>{PLACE})")


@cache
def _throw() -> re.Pattern[str]:
    return compiled(
        r"(?:just\s)?(?:a\sstone['’]s\sthrow|within\s(?:sight|earshot|walking\sdistance|artillery\srange)|walking\sdistance)"
        r"(?:\saway)?\s(?:from|of)\s|(?:on|at|in)\sthe\s(?:\w+\s)?outskirts\sof\s"
    )


def read_unmeasured(context: Context) -> Iterator[Draft]:
    """Read statements of place between two others, and of being close.

    Parameters
    ----------
    context
        The sentence.

    Yields
    ------
    Draft
        ``halfway``, ``between`` or ``proximity``. Talks "between Moscow and Kyiv" are none: something must lie there.
    """
    for match in _between().finditer(context.masked, context.start, context.end):
        ends = (context.name_at(match.start("a")), context.name_at(match.start("b")))
        subject = link_before(context, match.start())
        if ends[0] is None or ends[1] is None or (subject is None and match["half"] is None):
            continue
        if ends[0].is_country or ends[1].is_country:
            continue
        yield _lies_between(match, ends[0], subject)
    for match in _throw().finditer(context.masked, context.start, context.end):
        landmark = read_landmark(context, match.end())
        if landmark is None or landmark.place is None:
            continue
        yield Draft(
            relation=Relation.PROXIMITY,
            rule="proximity",
            start=match.start(),
            end=landmark.end,
            landmark=landmark,
        )


def _lies_between(match: re.Match[str], first: Named, subject: Named | None) -> Draft:
    return Draft(
        relation=Relation.HALFWAY if match["half"] else Relation.BETWEEN,
        rule="halfway" if match["half"] else "between",
        start=match.start(),
        end=match.end(),
        landmark=Landmark(
            start=match.start("a"),
            end=match.end("b"),
            kind="place",
            part=LandmarkPart.POINT,
            named=first,
            place=first.place,
        ),
        subject=subject,
        subject_known=True,
    )
