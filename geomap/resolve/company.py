"""The company of a sense: what the other names of the document may mean, each weighed by how surely it does."""

from __future__ import annotations

from typing import Literal

import numpy as np

from geomap.model import PlaceKind
from geomap.resolve.board import Board, Floats, Ints

_EARTH_KM = 6371.0088  # IUGG mean radius
_SPOTS = (PlaceKind.CITY, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.FACILITY)
_HINT_SHARE = 0.7  # what a name that is no place itself counts as evidence (own)
_MOST_NAMES, _MOST_SENSES = 64, 8  # that count as company, so that the work grows with the text's length alone
_LIKELY = 0.3


class Company:
    """How well each sense goes with the other names of a document.

    Parameters
    ----------
    board
        All senses.
    shares
        How surely each row is what its name means, 0 to 1.

    Notes
    -----
    Every answer has a value for each row of the board. A name's own senses never count, nor those of the same name
    asked about elsewhere. The likeliest senses of the surest names count.
    """

    def __init__(self, board: Board, shares: Floats) -> None:
        self.board = board
        keys = [query.key for query in board.queries]
        numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        own = np.array([numbers[key] for key in keys])
        self.rows, self._starts, names = _choose(board, shares, own)
        self._key_of = own[names]
        self._shares = np.where(board.hints[board.name_of], _HINT_SHARE * shares, shares)[self.rows]
        cosines = board.vectors @ board.vectors[self.rows].T
        self.shares = shares
        self._km = _EARTH_KM * np.sqrt(np.maximum(0.0, 2.0 - 2.0 * cosines))
        self._others = own[board.name_of][:, None] != self._key_of[None, :]
        self.count: Floats = self._others.sum(axis=1).astype(np.float64)
        self._is_spot = board.is_kind(*_SPOTS)[self.rows]
        self._near: dict[float, tuple[Floats, Floats]] = {}
        self._alike: dict[tuple[str, PlaceKind | None], Floats] = {}

    def between_km(self, rows: Ints, others: Ints) -> Floats:
        """Measure from rows to other rows, shape (rows, others), kilometres on the sphere."""
        cosines = self.board.vectors[rows] @ self.board.vectors[others].T
        chords: Floats = np.sqrt(np.maximum(0.0, 2.0 - 2.0 * cosines))
        return 2 * _EARTH_KM * np.arcsin(np.minimum(1.0, chords / 2))

    def near(self, scale_km: float) -> tuple[Floats, Floats]:
        """Say how near the other names' likely places lie: the sum over them, and the nearest's, 1 at no distance."""
        known = self._near.get(scale_km)
        if known is not None:
            return known
        value = np.exp(-self._km / scale_km) * (self._shares * self._is_spot)
        by_name = np.maximum.reduceat(value, self._starts, axis=1) * self._others
        self._near[scale_km] = found = (by_name.sum(axis=1), by_name.max(axis=1))
        return found

    def alike(self, what: Literal["countries", "units"], kind: PlaceKind | None = None) -> Floats:
        """Add up how surely the other names lie in the same country or unit; places of one kind alone when told so."""
        known = self._alike.get((what, kind))
        if known is not None:
            return known
        codes: Ints = getattr(self.board, what)
        shares = self._shares if kind is None else self._shares * self.board.is_kind(kind)[self.rows]
        same = (codes[:, None] == codes[self.rows][None, :]) * shares
        total: Floats = (np.add.reduceat(same, self._starts, axis=1) * self._others).sum(axis=1)
        self._alike[what, kind] = total
        return total

    def nearest(self, row: int) -> tuple[int, float] | None:
        """Find the likely place of another name that lies nearest to a row's: its row and kilometres; None without."""
        own = np.repeat(self._others[row], np.diff([*self._starts, len(self.rows)]))
        likely = (self._shares >= _LIKELY) & self._is_spot & own
        if not likely.any():
            return None
        at = int(np.where(likely, self._km[row], np.inf).argmin())
        return int(self.rows[at]), float(self._km[row, at])


def _choose(board: Board, shares: Floats, own: Ints) -> tuple[Ints, Ints, Ints]:
    """Choose the rows that count: each key once, where it is surest; its likeliest senses.

    Returns the rows, where each name's begin among them, and the names.
    """
    best = np.maximum.reduceat(shares, board.starts)
    order = np.argsort(-best, kind="stable")
    _, first = np.unique(own[order], return_index=True)
    names = order[np.sort(first)][:_MOST_NAMES]
    place_of = np.full(len(board.starts), -1)
    place_of[names] = np.arange(len(names))
    likeliest = np.lexsort((-shares, board.name_of))  # by name, then by share
    rank = np.arange(len(likeliest)) - board.starts[board.name_of[likeliest]]
    rows = likeliest[(rank < _MOST_SENSES) & (place_of[board.name_of[likeliest]] >= 0)]
    places = place_of[board.name_of[rows]]
    rows = rows[np.argsort(places, kind="stable")]
    sizes = np.bincount(places, minlength=len(names))
    return rows, np.cumsum(sizes) - sizes, names
