"""Ruling: what a rule says about a candidate; readings and scores are in ``lexicons/recognize_rules.csv``."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from geomap.model import Reading, Reason
from geomap.recognize.context import Context
from geomap.tables import read_table


class Ruling(NamedTuple):
    """A reading, how sure it is (0 to 1), and why."""

    reading: Reading
    score: float
    reason: Reason


Rule = Callable[[Context], Ruling | None]
"""A rule looks at one candidate and says what it is, or None when it has nothing to say."""


@cache
def _table() -> dict[str, tuple[Reading, float]]:
    return {row["rule"]: (Reading(row["reading"]), float(row["score"])) for row in read_table("recognize_rules")}


def decide(rule: str, text: str) -> Ruling:
    """Make the ruling of a named rule.

    Parameters
    ----------
    rule
        A name in ``recognize_rules.csv``, which holds its reading and score.
    text
        What was seen, for a reader.

    Returns
    -------
    Ruling
        The rule's reading and score with that reason.
    """
    reading, score = _table()[rule]
    return Ruling(reading, score, Reason(rule=rule, text=text))
