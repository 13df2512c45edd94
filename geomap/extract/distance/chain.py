"""Figures that share what follows: "7 km and 9 km from X", "115 km and 70 km from X and Y respectively"."""

from __future__ import annotations

from dataclasses import replace

from geomap.extract.distance.context import Context, Named
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import read_landmark
from geomap.extract.distance.vocabulary import PLACE, compiled
from geomap.geo.lengths import Length

_PAIR = rf"(?P<a>{PLACE})\s(?:and|&)\s(?P<b>{PLACE})(?:\s(?:are|were|lie|stand|sit)(?:\s[a-z]+){{0,2}})?\s?[,(]?\s?$"


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
    for first, second in zip(context.lengths, context.lengths[1:], strict=False):
        draft = by_length.get(second)
        joint = context.text[first.phrase_end : second.phrase_start].strip(" ,")
        if draft is None or first in by_length or draft.landmark is None or joint.lower() not in {"and", "or", "&"}:
            continue
        result.remove(draft)
        result += _pair(context, draft, first)
    return result


def _pair(context: Context, draft: Draft, first: Length) -> list[Draft]:
    """Make two drafts of one: own landmarks when two are named ("from X and Y"), own subjects when two are."""
    landmark = draft.landmark
    one = replace(draft, length=first, start=first.phrase_start, end=first.phrase_end)
    joint = None if landmark is None else compiled(r"\sand\s").match(context.masked, landmark.end, context.end)
    other = None if joint is None else read_landmark(context, joint.end())
    if other is not None and other.named is not None:
        draft = replace(draft, landmark=other, end=other.end)
    floor = max(context.start, first.phrase_start - 90)
    pair = compiled(_PAIR).search(context.masked, floor, first.phrase_start)
    if pair is None:
        return [one, draft]
    subjects: list[Named | None] = [context.name_at(pair.start("a")), context.name_at(pair.start("b"))]
    return [
        replace(part, subject=subject, subject_known=True) for part, subject in zip((one, draft), subjects, strict=True)
    ]
