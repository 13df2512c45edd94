"""Score predictions against gold by the conventions of published geoparsing figures.

Spans are paired one to one, equal ones first, then those that overlap longest. A resolved prediction is right with the
same GeoNames number or within 161 km. End to end a prediction counts when its span overlaps a gold span with
coordinates and it is right; predictions that meet gold without coordinates are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpora import Gold

from geomap.geo.geodesic import distance_m
from geomap.model import LonLat

RIGHT_WITHIN_M = 161_000.0


@dataclass(frozen=True, slots=True)
class Predicted:
    """A predicted span; position None when it was not resolved."""

    start: int
    end: int
    position: LonLat | None = None
    place_id: str | None = None
    is_demonym: bool = False
    literal: bool | None = None


@dataclass(slots=True)
class Score:
    """Counts over the documents of a corpus."""

    gold: int = 0
    predicted: int = 0
    overlapping: int = 0
    gold_located: int = 0
    predicted_located: int = 0
    resolved: int = 0
    right: int = 0
    literal: list[bool] = field(default_factory=list)

    def add(self, gold: Sequence[Gold], predicted: Sequence[Predicted]) -> None:
        """Count a document."""
        pairs = pair(gold, predicted)
        self.gold += len(gold)
        self.predicted += len(predicted)
        self.overlapping += len(pairs)
        self.gold_located += sum(one.position is not None for one in gold)
        self.predicted_located += sum(one.position is not None for one in predicted)
        for one, other in pairs:
            if one.literal is not None and other.literal is not None:
                self.literal.append(one.literal == other.literal)
            if one.position is None:
                self.predicted_located -= other.position is not None
            elif other.position is not None:
                self.resolved += 1
                same = one.place_id is not None and one.place_id == other.place_id
                self.right += same or distance_m(one.position, other.position) <= RIGHT_WITHIN_M

    @property
    def spans(self) -> tuple[float, float, float]:
        """Precision, recall and F of the spans."""
        return prf(self.overlapping, self.gold, self.predicted)

    @property
    def end_to_end(self) -> tuple[float, float, float]:
        """Precision, recall and F end to end."""
        return prf(self.right, self.gold_located, self.predicted_located)

    @property
    def accuracy(self) -> float:
        """Share of the found and resolved that is right."""
        return self.right / self.resolved if self.resolved else 0.0


def prf(hits: int, gold: int, predicted: int) -> tuple[float, float, float]:
    """Give precision, recall and their harmonic mean."""
    precision, recall = hits / predicted if predicted else 0.0, hits / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def pair(gold: Sequence[Gold], predicted: Sequence[Predicted]) -> list[tuple[Gold, Predicted]]:
    """Pair gold and predicted spans one to one: equal ones first, then the longest overlap."""
    free = dict(enumerate(predicted))
    pairs: list[tuple[Gold, Predicted]] = []
    rest: list[Gold] = []
    for one in gold:
        at = next((at for at, other in free.items() if (other.start, other.end) == (one.start, one.end)), None)
        if at is None:
            rest.append(one)
        else:
            pairs.append((one, free.pop(at)))
    for one in rest:
        length, at = max(((_overlap(one, other), -at) for at, other in free.items()), default=(0, 0))
        if length > 0:
            pairs.append((one, free.pop(-at)))
    return pairs


def _overlap(one: Gold, other: Predicted) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def total(scores: Iterable[tuple[Sequence[Gold], Sequence[Predicted]]]) -> Score:
    """Score all documents of a corpus."""
    score = Score()
    for gold, predicted in scores:
        score.add(gold, predicted)
    return score
