"""The tagger: whether a candidate is a place, by learned weights of its signs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from geomap.model import Reason
from geomap.tables import read_table

THRESHOLD = -0.1
"""Log-odds from which a candidate counts as a place; below zero, for a missed place costs a reader more (own)."""

_MOST_SIGNS = 3
_MIN_PART = 0.1


class Judgement(NamedTuple):
    """What the tagger says of a candidate: the log-odds that it is a place, and why."""

    log_odds: float
    reason: Reason

    @property
    def is_place(self) -> bool:
        """Whether it counts as a place."""
        return self.log_odds >= THRESHOLD


@cache
def weights() -> Mapping[str, float]:
    """Give the learned weight of each sign, in units of log-odds; signs that are not listed weigh nothing."""
    text = files("geomap").joinpath("weights/tagger.json").read_text(encoding="utf-8")
    table: dict[str, float] = json.loads(text)["weights"]
    return table


@cache
def _texts() -> Mapping[str, str]:
    return {row["slot"]: row["text"] for row in read_table("recognize_signs")}


def parts_of(signs: Sequence[str]) -> list[tuple[float, str]]:
    """Give the signs that weigh anything, each behind its weight; the weights sum up to the log-odds."""
    table = weights()
    return [(table[sign], sign) for sign in signs if sign in table]


def judge(signs: Sequence[str]) -> Judgement:
    """Weigh the signs of a candidate.

    Parameters
    ----------
    signs
        As `DocumentSigns.signs` lists them.

    Returns
    -------
    Judgement
        The sum of their weights; the reason names those that weigh most on the side that won.
    """
    parts = parts_of(signs)
    total = sum(part for part, _ in parts)
    side = 1 if total >= THRESHOLD else -1
    telling = sorted((-abs(part), sign) for part, sign in parts if part * side >= _MIN_PART)
    said = _say_first(telling)
    verdict = "a place" if side > 0 else "no place"
    text = f"{verdict} by its signs" + (f": {'; '.join(said)}" if said else "")
    return Judgement(total, Reason(rule="signs", text=text, weight=round(total, 2)))


def _say_first(telling: Sequence[tuple[float, str]]) -> list[str]:
    """Put the first signs that say something to a reader into words."""
    said: dict[str, None] = {}
    for _, sign in telling:
        if text := say(sign):
            said[text] = None
        if len(said) == _MOST_SIGNS:
            break
    return list(said)


def say(sign: str) -> str:
    """Put a sign into words; ``""`` for those that say nothing to a reader.

    Examples
    --------
    >>> say("-1=near")
    '“near” stands right before it'
    """
    slot, _, value = sign.partition("=")
    if "&" in value or not value:
        return ""
    text = _texts().get(slot, "")
    return text.format(value=value) if text else ""
