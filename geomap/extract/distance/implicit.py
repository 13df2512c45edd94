"""Readers of "Melitopol, 50 km to the south", "20 miles away", "12 km further on": the landmark was named before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geomap.extract.distance.context import Context
from geomap.extract.distance.coreference import antecedent, seat
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import landmark_at
from geomap.extract.distance.subject import link_before, link_fronted
from geomap.extract.distance.vocabulary import TO_WIND, compiled, wind_deg, words
from geomap.geo.lengths import Length
from geomap.model import Relation


@cache
def _adverb() -> re.Pattern[str]:
    on = rf"(?:{words('along')}|{words('further_on')})"
    end = r"(?=\s?[,.;:)!?–—\]]|\s(?:and|where|but|is|are|lies|was|were|which|that|in|at|on|when|as|to\stheir)\b|\s?$)"
    return compiled(
        rf"(?:\s{on}|\son(?=\s?[,.;:)])|,?\s(?:away\s|further\s|farther\s|off\s)?{TO_WIND}(?:\s{on})?){end}"
    )


def read_implicit(context: Context) -> Iterator[Draft]:
    """Read distances whose landmark is left out.

    Parameters
    ----------
    context
        The sentence.

    Yields
    ------
    Draft
        ``distance_from``; the landmark is the last site named before, other than the subject, in this sentence or
        an earlier one.
    """
    for length in context.lengths:
        match = _adverb().match(context.masked, length.phrase_end, context.end) or _distance_of(context, length)
        if match is None or length.attributive:
            continue
        subject = link_before(context, length.phrase_start)
        subject = subject or link_fronted(context, length.phrase_start, match.end())
        origin = antecedent(context, length.phrase_start, subject)
        if origin is None and subject is not None:
            origin = seat(context, length.phrase_start, subject)
        if origin is None:
            continue
        yield Draft(
            relation=Relation.DISTANCE_FROM,
            rule="implicit-landmark",
            start=length.phrase_start,
            end=match.end(),
            length=length,
            landmark=landmark_at(origin, origin.place),
            direction_deg=wind_deg(match.groupdict().get("wind")),
            subject=subject,
            subject_known=True,
        )


def _distance_of(context: Context, length: Length) -> re.Match[str] | None:
    """Read "drove to Garissa, a distance of some 320 km, in": nothing needs to follow the figure."""
    lead = context.masked[max(context.start, length.phrase_start - 16) : length.phrase_start]
    if compiled(r"\ba\sdistance\sof\s?$").search(lead) is None:
        return None
    return compiled(r"(?=\s?[,.;:)]|\s?$)").match(context.masked, length.phrase_end, context.end)
