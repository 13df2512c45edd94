"""What a feature is, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from geomap.model import Place
from geomap.resolve.board import Board, Bools, Floats
from geomap.resolve.company import Company
from geomap.resolve.query import Query


@dataclass(frozen=True, slots=True, eq=False)
class Weighing:
    """All that a feature may look at.

    Parameters
    ----------
    board
        The senses.
    company
        What the other names may mean; None as long as each name is looked at alone.
    settled
        Folded name -> the place that it means where something beside it settles it.
    """

    board: Board
    company: Company | None
    settled: Mapping[str, Place]

    def of_name(self, ask: Callable[[Query], bool]) -> Bools:
        """Ask something about each name, and give the answer to each of its rows."""
        return np.array([ask(query) for query in self.board.queries], dtype=np.bool_)[self.board.name_of]

    def of_row(self, names: Bools, ask: Callable[[Query, Place], bool]) -> Floats:
        """Ask something about the rows of some names; 1 for yes, 0 for no and all other rows."""
        board, values = self.board, np.zeros(len(self.board.entries))
        for row in np.flatnonzero(names):
            values[row] = ask(board.queries[board.name_of[row]], board.entries[row].place)
        return values


Say = Callable[[Weighing, int], str]


class Feature(NamedTuple):
    """How strongly a feature speaks for each row (0 to about 1; -1 against it), and what it saw in one, in words.

    A lasting one says the same whatever the other names of the document may mean.
    """

    values: Callable[[Weighing], Floats]
    say: Say
    is_lasting: bool = True


def constant(text: str) -> Say:
    """Make a feature say the same of every row."""
    return lambda _weighing, _row: text


def flag(values: Bools) -> Floats:
    """Turn yes and no into 1 and 0."""
    return values.astype(np.float64)
