"""Readers of "X and Y are N km apart", "X to Y is N km", "from X it is N km to Y", "the N-km gap between X and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise

from geomap.extract.distance.context import Context, Named
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import landmark_at
from geomap.extract.distance.senses import settle
from geomap.extract.distance.vocabulary import PLACE, TO_WIND, compiled, words
from geomap.geo.lengths import Length
from geomap.model import Relation

_NEAREST = 6
"""So many names before "N km apart" are looked through for the two ends."""

_REACH = 160
"""Characters looked at before the figure for the two ends."""


@cache
def _apart() -> re.Pattern[str]:
    return compiled(r",?\s(?:apart|from\s(?:each\sother|one\sanother)|distant\sfrom\seach\sother)\b")


@cache
def _ends_before() -> tuple[re.Pattern[str], ...]:
    verb = rf"(?:\s{words('copula')}|\s{words('amounts')}|,|\s?\()(?:\s[a-z]{{1,12}}){{0,3}}\s?$"
    return (
        compiled(rf"(?:from\s)?(?P<a>{PLACE})\sto\s(?:the\s(?:\w+\s)?)?(?P<b>{PLACE}){verb}"),
        compiled(rf"between\s(?P<a>{PLACE})\sand\s(?P<b>{PLACE}){verb}"),
        compiled(rf"(?P<a>{PLACE})\s(?:\w+\s){{0,3}}separated\sfrom\s(?P<b>{PLACE})\sby\s?$"),
    )


@cache
def _start_before() -> re.Pattern[str]:
    return compiled(
        rf"from\s(?P<a>{PLACE}),?(?:\s(?:it|there)(?:['’]s|\sis|\sare|\swas))?(?:\s[a-z]{{1,10}}){{0,2}}\s?$"
    )


@cache
def _ends_behind() -> re.Pattern[str]:
    gap = rf"[-\s](?:long[-\s])?(?:[a-z][\w'’-]{{1,20}}\s){{0,2}}{words('gap')}\b"
    noun = rf"(?:{gap}|\s(?:separates?|separating|lie|of\sroad))"
    lead = rf"(?:\s(?:that\s|which\s)?(?:{words('runs')}\s)?)"
    pair = (
        rf"(?:between\s|from\s)?(?:the\s(?:\w+\s)?)?(?P<a>{PLACE})\s(?:and|to|from)\s(?:the\s(?:\w+\s)?)?(?P<b>{PLACE})"
    )
    return compiled(rf"(?P<noun>{noun})?{lead}{pair}")


@cache
def _end_behind() -> re.Pattern[str]:
    return compiled(rf"(?:\s(?:by\s\w+|further|on|away)){{0,2}}\sto\s(?:the\s(?:\w+\s){{0,2}})?(?P<b>{PLACE})")


def read_between(context: Context) -> Iterator[Draft]:
    """Read distances that name both ends.

    Parameters
    ----------
    context
        The sentence.

    Yields
    ------
    Draft
        ``distance_from`` between two places, or ``between`` for a gap, road or stretch from one to the other.
    """
    for length in context.lengths:
        draft = _apart_from(context, length) or _stretch(context, length) or _to(context, length)
        if draft is not None:
            yield draft


def _draft(
    context: Context, length: Length, ends: tuple[Named, Named], *, span: tuple[int, int], relation: Relation
) -> Draft:
    """Make a draft with the first end as subject, the second as landmark."""
    subject, other = ends
    place = settle(context, other, near=subject.place, countries=subject.is_site)
    return Draft(
        relation=relation,
        rule="two-ends",
        start=span[0],
        end=span[1],
        length=length,
        landmark=landmark_at(other, place),
        subject=subject,
        subject_known=True,
    )


def _apart_from(context: Context, length: Length) -> Draft | None:
    if _apart().match(context.masked, length.phrase_end, context.end) is None:
        return None
    places = [name for name in islice(context.before(length.phrase_start), _NEAREST) if name.could_be_site]
    pairs = ((first, second) for second, first in pairwise(places))
    joined = next((pair for pair in pairs if context.text[pair[0].end : pair[1].start].strip() in {"and", "&"}), None)
    if joined is None:
        return None
    span = (length.phrase_start, length.phrase_end)
    return _draft(context, length, joined, span=span, relation=Relation.DISTANCE_FROM)


def _stretch(context: Context, length: Length) -> Draft | None:
    match = _ends_behind().match(context.masked, length.phrase_end, context.end)
    if match is None:
        return None
    if match["noun"] is None and "between" not in match.group():
        return _it_is(context, length, match)
    ends = (context.name_at(match.start("a")), context.name_at(match.start("b")))
    if ends[0] is None or ends[1] is None or ends[0].is_country or ends[1].is_country:
        return None
    span = (length.phrase_start, match.end())
    return _draft(context, length, (ends[0], ends[1]), span=span, relation=Relation.BETWEEN)


def _it_is(context: Context, length: Length, match: re.Match[str]) -> Draft | None:
    """Read "it is N km from A to B": of the second end, measured from the first."""
    lead = context.masked[max(context.start, length.phrase_start - 24) : length.phrase_start]
    ends = (context.name_at(match.start("b")), context.name_at(match.start("a")))
    it_is = rf"(?:\b(?:it|there)(?:['’]s|\s(?:is|are|was|were))|(?<!\w){words('moved')}(?:\sthe)?)\s?$"
    if ends[0] is None or ends[1] is None or compiled(it_is).search(lead) is None:
        return None
    span = (length.phrase_start, match.end())
    return _draft(context, length, (ends[0], ends[1]), span=span, relation=Relation.DISTANCE_FROM)


@cache
def _aside() -> re.Pattern[str]:
    """Compile what shows that a figure behind "from A to B," is of B alone: "40 km to the south"."""
    return compiled(rf",?\s(?:away|from|{TO_WIND})")


def _to(context: Context, length: Length) -> Draft | None:
    floor = max(context.start, length.phrase_start - _REACH)
    head = context.masked[floor : length.phrase_start]
    span = (length.phrase_start, length.phrase_end)
    for pattern in _ends_before():
        match = pattern.search(head)
        if (
            match is not None
            and match.group().rstrip().endswith((",", "("))
            and _aside().match(context.masked, length.phrase_end)
        ):
            continue
        if match is not None and "apart" not in context.masked[length.phrase_end : length.phrase_end + 12]:
            a, b = context.name_at(floor + match.start("a")), context.name_at(floor + match.start("b"))
            if a is not None and b is not None:
                return _draft(context, length, (a, b), span=span, relation=Relation.DISTANCE_FROM)
    begin, behind = _start_before().search(head), _end_behind().match(context.masked, length.phrase_end, context.end)
    if begin is None or behind is None:
        return None
    a, b = context.name_at(floor + begin.start("a")), context.name_at(behind.start("b"))
    if a is None or b is None:
        return None
    return _draft(context, length, (b, a), span=(span[0], behind.end()), relation=Relation.DISTANCE_FROM)
