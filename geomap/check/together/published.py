"""Ranges that a text states against the published ranges of the weapon that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from geomap.check.bands import stated_length
from geomap.check.words import interval, km
from geomap.gazetteer import Gazetteer
from geomap.model import DistanceClaim, Document, Judgement, Reason, Relation, Verdict
from geomap.tables import read_table

_FITS = 0.25
"""Published figures differ by so much from one source to the next."""

_FAR_BELOW, _FAR_ABOVE = 0.4, 2.0
"""A figure is false below the first times the least published range, or above the second times the greatest."""


class _Range(NamedTuple):
    """A published range in metres."""

    system: str
    low_m: float
    high_m: float
    source: str
    date: str


@cache
def _ranges() -> dict[str, _Range]:
    found = {}
    for row in read_table("weapon_ranges"):
        low_m, high_m = float(row["min_km"]) * 1000, float(row["max_km"]) * 1000
        entry = _Range(row["system"], low_m, high_m, row["source"], row["date"])
        found.update(dict.fromkeys(row["names"].split("|"), entry))
    return found


@cache
def _names() -> re.Pattern[str]:
    names = sorted(_ranges(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


def check_published(
    claims: Sequence[DistanceClaim], verdicts: Sequence[Verdict], document: Document, _gazetteer: Gazetteer
) -> tuple[Verdict, ...]:
    """Hold stated ranges against published ones.

    Parameters
    ----------
    claims, verdicts
        Parallel.
    document
        Where the weapon is named: in the claim's sentence, before the range rather than behind it.

    Returns
    -------
    tuple of Verdict
        A verdict on a range says what is published; one that was open is implausible when the figure is far from it.
    """
    return tuple(
        _held(claim, verdict, document) if claim.relation is Relation.WEAPON_RANGE else verdict
        for claim, verdict in zip(claims, verdicts, strict=True)
    )


def _held(claim: DistanceClaim, verdict: Verdict, document: Document) -> Verdict:
    published = _system(claim, document)
    length = stated_length(claim)
    if published is None or length is None:
        return verdict
    stated = length.stated_m
    source = f"{published.source}, {published.date}"
    text = f"the published range of {published.system} is {interval(published.low_m, published.high_m)} ({source})"
    if published.low_m * (1 - _FITS) <= stated <= published.high_m * (1 + _FITS):
        return _with(verdict, verdict.judgement, "published-range", f"{text}, which {km(stated)} fits")
    is_far = stated < _FAR_BELOW * published.low_m or stated > _FAR_ABOVE * published.high_m
    falls = is_far and verdict.judgement is Judgement.UNDECIDED
    judgement = Judgement.IMPLAUSIBLE if falls else verdict.judgement
    return _with(verdict, judgement, "published-range", f"{text}; the text says {km(stated)}")


def _system(claim: DistanceClaim, document: Document) -> _Range | None:
    sentence = next((each for each in document.sentences if each.start <= claim.start < each.end), None)
    start, end = (claim.start, claim.end) if sentence is None else (sentence.start, sentence.end)
    named = list(_names().finditer(document.text, start, end))
    before = [match for match in named if match.end() <= claim.start]
    chosen = before[-1] if before else named[0] if named else None
    return None if chosen is None else _ranges()[chosen.group()]


def _with(verdict: Verdict, judgement: Judgement, rule: str, text: str) -> Verdict:
    return replace(verdict, judgement=judgement, reasons=(Reason(rule=rule, text=text), *verdict.reasons))
