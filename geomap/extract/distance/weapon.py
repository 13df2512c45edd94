"""Readers of ranges: "missiles with a range of 300 km", "rockets of 150-kilometre range hitting X from Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geomap.extract.distance.context import Context, Named
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import landmark_at
from geomap.extract.distance.vocabulary import PLACE, compiled, words
from geomap.model import Relation

_REACH = 70


@cache
def _behind() -> re.Pattern[str]:
    return compiled(rf"[-\s](?:{words('range_adjective')}\s)?range\b(?!\s(?:of\smountains|finder))")


@cache
def _before() -> re.Pattern[str]:
    of = rf"\brange\s(?:of|is|was|{words('range_verb')})(?:\s[a-z]{{2,12}}){{0,2}}\s?$"
    verb = words("can_reach")
    can = rf"\b(?:can|could|able\sto|capable\sof)\s{verb}"
    return compiled(rf"{of}|{can}(?:\s[a-z]{{2,14}}){{0,3}}\s?$")


@cache
def _target() -> re.Pattern[str]:
    verb = rf"(?:{words('strike')}|at|on|against)"
    return compiled(rf"\b{verb}\s(?:the\s(?:\w+\s){{0,2}})?(?P<a>{PLACE})")


@cache
def _launcher() -> re.Pattern[str]:
    return compiled(rf"\b(?:from|in|at)\s(?:the\s(?:\w+\s){{0,2}})?(?P<a>{PLACE})")


def read_weapon_range(context: Context) -> Iterator[Draft]:
    """Read ranges of weapons.

    Parameters
    ----------
    context
        The sentence.

    Yields
    ------
    Draft
        ``weapon_range``; the subject is where it is launched from, the landmark what it is said to hit.
    """
    if compiled(rf"(?<!\w){words('weapon')}(?!\w)").search(context.text, context.start, context.end) is None:
        return
    for length in context.lengths:
        behind = _behind().match(context.masked, length.phrase_end, context.end)
        floor = max(context.start, length.phrase_start - _REACH)
        before = _before().search(context.masked, floor, length.phrase_start)
        if behind is None and before is None:
            continue
        target = _named(context, length.start, _target())
        yield Draft(
            relation=Relation.WEAPON_RANGE,
            rule="weapon-range",
            start=length.phrase_start if before is None else before.start(),
            end=length.phrase_end if behind is None else behind.end(),
            length=length,
            landmark=None if target is None else landmark_at(target, target.place),
            subject=_named(context, length.start, _launcher(), besides=target),
            subject_known=True,
        )


def _named(context: Context, offset: int, pattern: re.Pattern[str], *, besides: Named | None = None) -> Named | None:
    for match in pattern.finditer(context.masked, *context.window(offset)):
        named = context.name_at(match.start("a"))
        if named is not None and named is not besides and named.place is not None and not named.is_country:
            return named
    return None
