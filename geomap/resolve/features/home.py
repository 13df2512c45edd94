"""The feature of where a text is at home."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from geomap.resolve.board import Floats
from geomap.resolve.features.weighing import Weighing
from geomap.resolve.home import Home

_MOST_SAID = 3


def at_home(weighing: Weighing) -> Floats:
    """Prefer places in the country whose institutions the text speaks of ("the school board", "Gardaí")."""
    board = weighing.board
    if not board.homes:
        return np.zeros(len(board.entries))
    return np.array([_strength(board.homes, entry.place.country) for entry in board.entries])


def _strength(homes: Mapping[str, Home], country: str | None) -> float:
    home = homes.get(country or "")
    return home.strength if home else 0.0


def say_home(weighing: Weighing, row: int) -> str:
    """Name the words that speak for the country."""
    home = weighing.board.homes.get(weighing.board.entries[row].place.country or "")
    said = ", ".join(f"“{words}”" for words in home.words[:_MOST_SAID]) if home else ""
    return f"the text speaks of what is usual in its country: {said}" if said else "nothing speaks for its country"
