"""Ranking: the features' signals, weighted and turned into shares of belief."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp
from typing import NamedTuple

from geomap.gazetteer import Entry
from geomap.model import Place, Reason
from geomap.resolve.evidence import Evidence
from geomap.resolve.features import FEATURES, Weighing, weight_of_people
from geomap.resolve.query import Query
from geomap.tables import read_table

MAX_REASONS = 4
"""Features named in a resolution, those with most weight first."""

_UNSAID = 1.5  # belief that the name means a place that is in no gazetteer, on the scale of the totals
_MIN_WEIGHT = 0.05


class Ranked(NamedTuple):
    """A sense with its total and its share of belief (0 to 1)."""

    entry: Entry
    total: float
    share: float
    reasons: tuple[Reason, ...]

    @property
    def place(self) -> Place:
        """The place of the sense."""
        return self.entry.place


@cache
def weights() -> Mapping[str, float]:
    """Give each feature's weight, in units of log-odds, from ``resolve_weights.csv``."""
    return {row["feature"]: float(row["weight"]) for row in read_table("resolve_weights")}


def rank(query: Query, evidence: Evidence, settled: Mapping[str, Place]) -> list[Ranked]:
    """Rank the senses of a mention's name.

    Parameters
    ----------
    query
        The mention and its senses.
    evidence
        What the other mentions say.
    settled
        Folded name -> the place that it means where something beside it settles it.

    Returns
    -------
    list of Ranked
        Best first; the shares and that of a place in no gazetteer sum to 1; equal totals keep the gazetteer's order.
    """
    most = max((weight_of_people(entry.place) for entry in query.senses), default=0)
    weighing = Weighing(query, evidence, most, settled)
    totals = [_weigh(entry, weighing) for entry in query.senses]
    top = max((total for total, _ in totals), default=0.0)
    scale = sum(exp(total - top) for total, _ in totals) + exp(_UNSAID - top)
    ranked = [
        Ranked(entry, total, exp(total - top) / scale, reasons)
        for entry, (total, reasons) in zip(query.senses, totals, strict=True)
    ]
    return sorted(ranked, key=lambda one: -one.total)


def _weigh(entry: Entry, weighing: Weighing) -> tuple[float, tuple[Reason, ...]]:
    total, reasons = 0.0, []
    for rule, weight in weights().items():
        signal = FEATURES[rule](entry, weighing)
        if signal is None:
            continue
        part = weight * signal.value
        total += part
        if abs(part) >= _MIN_WEIGHT:
            reasons.append(Reason(rule=rule, text=signal.text, weight=round(part, 2)))
    reasons.sort(key=lambda reason: -abs(reason.weight or 0.0))
    return total, tuple(reasons[:MAX_REASONS])
