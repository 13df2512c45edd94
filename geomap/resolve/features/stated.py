"""The feature of a distance that the text states between two names."""

from __future__ import annotations

import numpy as np

from geomap.resolve.board import Floats, Ints
from geomap.resolve.company import Company
from geomap.resolve.features.weighing import Weighing

_LEAST_SLACK_KM = 8.0  # towns have a size, and reporters round (own)
_SLACK = 0.15  # of the distance stated (own)
_TELLING = 0.05


def stated_distance(weighing: Weighing) -> Floats:
    """Prefer what lies as far from another name's likely place as the text says ("50 km south of Kharkiv")."""
    board, values = weighing.board, np.zeros(len(weighing.board.entries))
    if weighing.company is None:
        return values
    for name, query in enumerate(board.queries):
        if query.stated is not None and not board.hints[name]:
            rows, others = board.rows_of(name), _rows_called(weighing, query.stated.key)
            if len(others):
                values[rows] = _closeness(weighing.company, rows, others, query.stated.km).max(axis=1)
    return values


def _rows_called(weighing: Weighing, key: str) -> Ints:
    board = weighing.board
    found = [board.rows_of(name) for name, query in enumerate(board.queries) if query.key == key]
    return np.concatenate(found) if found else np.array([], dtype=np.int64)


def _closeness(company: Company, rows: Ints, others: Ints, km: float) -> Floats:
    """Say how well each pair fits, times how likely the other is; shape (rows, others)."""
    off = company.between_km(rows, others) - km
    fit: Floats = np.exp(-0.5 * (off / max(_LEAST_SLACK_KM, _SLACK * km)) ** 2) * company.shares[others]
    return fit


def say_distance(weighing: Weighing, row: int) -> str:
    """Say how far it is, and how far the text says."""
    board, company = weighing.board, weighing.company
    stated = board.queries[board.name_of[row]].stated
    if stated is None or company is None:
        return "the text states no distance"
    others = _rows_called(weighing, stated.key)
    fits = _closeness(company, np.array([row]), others, stated.km)[0]
    if not len(others) or fits.max() < _TELLING:
        return f"not {stated.km:,.0f} km from “{stated.key}”, as the text says"
    other = others[int(fits.argmax())]
    km = float(company.between_km(np.array([row]), np.array([other]))[0, 0])
    return f"{km:,.0f} km from {board.entries[other].place.name}, where the text says {stated.km:,.0f} km"
