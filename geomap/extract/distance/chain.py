"""Figures that share what follows: "7 km and 9 km from X", "115 and 70 km from X and Y respectively"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from geomap.extract.distance.context import Context, Named
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import read_landmark
from geomap.extract.distance.subject import link_before
from geomap.extract.distance.vocabulary import PLACE, compiled
from geomap.geo.lengths import Length
from geomap.geo.units import length_units
from geomap.text.numbers import FIGURE, read_number

_PAIR = rf"(?P<a>{PLACE})\s(?:and|&)\s(?P<b>{PLACE})(?:\s(?:are|were|lie|stand|sit)(?:\s[a-z]+){{0,2}})?\s?[,(]?\s?$"


_FIGURE = rf"(?<![\w.,$€£])(?P<figure>{FIGURE})\sand\s$"

_AND = r",?\s(?:and|but|yet|or)\s(?:(?:is|lies|only|just|about|still)\s){0,2}"

_REACH, _FIGURE_REACH = 90, 24
"""Characters before a figure in which two subjects, and another figure, are looked for."""


def distribute(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Give a figure the landmark of the figure that it is joined to by "and".

    Parameters
    ----------
    context
        The sentence.
    drafts
        What the families read in it.

    Returns
    -------
    list of Draft
        The same, and one more for each figure that was joined to a figure of theirs.
    """
    by_length = {draft.length: draft for draft in drafts if draft.length is not None}
    result = list(drafts)
    for first, second in _joined(context):
        draft = by_length.get(second)
        if draft is None or first in by_length or draft.landmark is None:
            continue
        result.remove(draft)
        result += _pair(context, draft, first)
    return _inherit(context, result)


def _inherit(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Give "190 km north-east of Mandalay and 100 km from China" one subject."""
    result: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: draft.start):
        last = result[-1] if result else None
        lead = "" if last is None else context.masked[last.end : max(last.end, draft.start)]
        if last is None or draft.subject_known or compiled(_AND).fullmatch(lead) is None:
            result.append(draft)
            continue
        subject = last.subject if last.subject_known else last.subject or link_before(context, last.start)
        result.append(draft if subject is None else replace(draft, subject=subject, subject_known=True))
    return result


def _joined(context: Context) -> Iterator[tuple[Length, Length]]:
    """Yield pairs of figures joined by "and", also where only the second has its unit."""
    for first, second in pairwise(context.lengths):
        if context.text[first.phrase_end : second.phrase_start].strip(" ,").lower() in {"and", "or", "&"}:
            yield first, second
    for second in context.lengths:
        bare = _without_unit(context, second)
        if bare is not None:
            yield bare, second


def _without_unit(context: Context, second: Length) -> Length | None:
    """Read the "125" of "Qom and Kashan lie 125 and 195 km from Tehran"."""
    floor = max(context.start, second.phrase_start - _FIGURE_REACH)
    match = re.compile(_FIGURE).search(context.text, floor, second.phrase_start)
    if match is None or second.low_m != second.high_m or not second.high_m:
        return None
    if compiled(_PAIR).search(context.masked, max(context.start, match.start() - _REACH), match.start()) is None:
        return None
    figure = read_number(match["figure"])
    metres = next(unit.metres for unit in length_units().values() if unit.name == second.unit)
    if figure is None:
        return None
    start, end = match.span("figure")
    return replace(
        second,
        start=start,
        end=end,
        phrase_start=start,
        phrase_end=end,
        low_m=figure * metres,
        high_m=figure * metres,
        hedge=None,
        pair_m=None,
    )


def _pair(context: Context, draft: Draft, first: Length) -> list[Draft]:
    """Make two drafts of one: own landmarks when two are named ("from X and Y"), own subjects when two are."""
    landmark = draft.landmark
    one = replace(draft, length=first, start=first.phrase_start, end=first.phrase_end)
    joint = None if landmark is None else compiled(r"\sand\s").match(context.masked, landmark.end, context.end)
    other = None if joint is None else read_landmark(context, joint.end())
    if other is not None and other.named is not None:
        draft = replace(draft, landmark=other, end=other.end)
    floor = max(context.start, first.phrase_start - _REACH)
    pair = compiled(_PAIR).search(context.masked, floor, first.phrase_start)
    if pair is None:
        return [one, draft]
    subjects: list[Named | None] = [context.name_at(pair.start("a")), context.name_at(pair.start("b"))]
    return [
        replace(part, subject=subject, subject_known=True) for part, subject in zip((one, draft), subjects, strict=True)
    ]
