"""Ranking: the features' values, weighted and turned into shares of belief."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np

from geomap.gazetteer import Entry
from geomap.model import Place, Reason
from geomap.resolve.board import Board, Bools, Floats
from geomap.resolve.company import Company
from geomap.resolve.features import FEATURES, Weighing
from geomap.tables import read_table

MAX_REASONS = 4
"""Features named in a resolution, those with most weight first."""

ROUNDS = 2
"""How often the senses are ranked again by what the last ranking says of the other names."""

UNSAID = 1.5
"""Total of the sense that is in no gazetteer: what the places of a name have to beat to be believed (own)."""

_MIN_WEIGHT = 0.05
_NAMES = tuple(FEATURES)
_SETTLING = frozenset({"container", "unit_word", "coordinates_beside"})


class Ranked(NamedTuple):
    """A sense with its total, its share of belief (0 to 1), and the row that it has on the board."""

    entry: Entry
    total: float
    share: float
    row: int

    @property
    def place(self) -> Place:
        """The place of the sense."""
        return self.entry.place


class Part(NamedTuple):
    """What a feature adds to a sense's total: its value times its weight.

    ``text`` is what it saw, in words; ``""`` where the value is 0.
    """

    feature: str
    value: float
    weight: float
    text: str


@cache
def weights(stage: str) -> Mapping[str, float]:
    """Give each feature's weight, in units of log-odds, from ``resolve_weights.csv``.

    Parameters
    ----------
    stage
        ``"alone"`` for names that are looked at one by one, ``"together"`` when the others are known.

    Returns
    -------
    mapping
        Feature -> weight.
    """
    return {row["feature"]: float(row[stage]) for row in read_table("resolve_weights")}


def feature_matrix(weighing: Weighing, earlier: Floats | None = None) -> Floats:
    """Compute every feature for every row.

    Parameters
    ----------
    weighing
        What the features look at.
    earlier
        The matrix of the same board before, from which the lasting features are taken; None computes all.

    Returns
    -------
    array
        Shape (rows, features), in the order of `FEATURES`.
    """
    matrix = np.empty((len(weighing.board.entries), len(FEATURES))) if earlier is None else earlier.copy()
    for at, feature in enumerate(FEATURES.values()):
        if earlier is None or not feature.is_lasting:
            matrix[:, at] = feature.values(weighing)
    return matrix


def _vector(stage: str) -> Floats:
    table = weights(stage)
    return np.array([table[name] for name in FEATURES], dtype=np.float64)


def shares_of(board: Board, totals: Floats) -> Floats:
    """Turn totals into shares of belief; those of a name and of a place in no gazetteer sum to 1."""
    top = np.maximum(board.highest(totals), UNSAID)
    raised = np.exp(totals - top)
    shares: Floats = raised / (board.sums(raised) + np.exp(UNSAID - top))
    return shares


def find_settled(board: Board, matrix: Floats, totals: Floats) -> dict[str, Place]:
    """Find what the names mean that something right beside them settles.

    Parameters
    ----------
    board
        The senses.
    matrix
        Their features, as `feature_matrix` gives them.
    totals
        What they sum up to.

    Returns
    -------
    dict
        Folded name -> place.
    """
    settling = [at for at, name in enumerate(FEATURES) if name in _SETTLING]
    proofs: Bools = np.any(matrix[:, settling] > 0, axis=1)
    settled: dict[str, Place] = {}
    for name in np.unique(board.name_of[proofs]):
        rows, query = board.rows_of(name), board.queries[name]
        best = int(rows[totals[rows].argmax()])
        if proofs[best] and not query.is_namesake:
            settled[query.key] = board.entries[best].place
    return settled


class Ranking:
    """The senses of a document's names, ranked.

    Parameters
    ----------
    board
        The senses.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self._reasons: dict[tuple[int, int], tuple[Reason, ...]] = {}
        weighing = Weighing(board, None, {})
        self._matrix = feature_matrix(weighing)
        self._weights = _vector("alone")
        self.totals = self._matrix @ self._weights
        settled = find_settled(board, self._matrix, self.totals)
        for _ in range(ROUNDS):
            weighing = Weighing(board, Company(board, shares_of(board, self.totals)), settled)
            self._matrix = feature_matrix(weighing, self._matrix)
            self._weights = _vector("together")
            self.totals = self._matrix @ self._weights
        self._weighing = weighing
        self._parts = self._matrix * self._weights
        self._telling = np.argsort(-np.abs(self._parts), axis=1, kind="stable")
        self.shares = shares_of(board, self.totals)

    def rows(self, number: int) -> range:
        """Give the rows of a name."""
        starts = self.board.starts
        stop = starts[number + 1] if number + 1 < len(starts) else len(self.board.entries)
        return range(int(starts[number]), int(stop))

    def best(self, number: int) -> int:
        """Give the row of a name's best sense; of equal ones the gazetteer's first."""
        rows = self.rows(number)
        return rows.start + int(self.totals[rows.start : rows.stop].argmax())

    def ranked(self, number: int) -> list[Ranked]:
        """Give the senses of a name, best first; equal totals keep the gazetteer's order."""
        rows = self.rows(number)
        order = np.argsort(-self.totals[rows.start : rows.stop], kind="stable") + rows.start
        return [
            Ranked(self.board.entries[row], float(self.totals[row]), float(self.shares[row]), int(row)) for row in order
        ]

    def speaks(self, row: int, names: Collection[str]) -> bool:
        """Say whether one of some features says anything for a sense."""
        return any(self._matrix[row, at] > 0 for at, name in enumerate(FEATURES) if name in names)

    def parts(self, row: int) -> tuple[Part, ...]:
        """Give every feature of a sense in the order of `FEATURES`; values times weights sum up to its total."""
        values, weighed = self._matrix[row].tolist(), self._weights.tolist()
        return tuple(
            Part(name, value, weight, FEATURES[name].say(self._weighing, row) if value else "")
            for name, value, weight in zip(_NAMES, values, weighed, strict=True)
        )

    def reasons(self, row: int, limit: int = MAX_REASONS) -> tuple[Reason, ...]:
        """Say why a sense stands where it stands.

        Parameters
        ----------
        row
            Of the sense.
        limit
            At most so many features.

        Returns
        -------
        tuple of Reason
            The features that weigh most, each with its part of the total.
        """
        known = self._reasons.get((row, limit))
        if known is not None:
            return known
        parts, telling = self._parts[row].tolist(), self._telling[row, :limit].tolist()
        found = tuple(
            Reason(rule=_NAMES[at], text=FEATURES[_NAMES[at]].say(self._weighing, row), weight=round(parts[at], 2))
            for at in telling
            if abs(parts[at]) >= _MIN_WEIGHT
        )
        self._reasons[row, limit] = found
        return found
