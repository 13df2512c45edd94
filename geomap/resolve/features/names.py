"""Features of how the name is related to the place."""

from __future__ import annotations

import numpy as np
from rapidfuzz.fuzz import ratio

from geomap.gazetteer import NameFlag
from geomap.model import PlaceKind
from geomap.resolve.board import UNITS, Floats
from geomap.resolve.features.weighing import Weighing, flag
from geomap.text.fold import fold

_SAME_NAME = 0.75  # likeness from which two spellings are one name: Odessa and Odesa 0.91, Izium and Izyum 0.80 (own)


def official_name(weighing: Weighing) -> Floats:
    """Prefer places that bear the name officially."""
    return flag(weighing.board.has(NameFlag.OFFICIAL))


def short_name(weighing: Weighing) -> Floats:
    """Prefer places that are called so for short, or whose seat of power is."""
    return flag(weighing.board.has(NameFlag.SHORT | NameFlag.SEAT) & ~weighing.board.has(NameFlag.OFFICIAL))


def unit_abroad(weighing: Weighing) -> Floats:
    """Hold back a unit that is called so only for short, when the foremost sense lies in another country.

    "Gaza" is not the Mozambican province of that name.
    """
    board = weighing.board
    is_short = board.has(NameFlag.SHORT) & ~board.has(NameFlag.OFFICIAL) & board.is_kind(*UNITS)
    foremost = board.starts[board.name_of]
    return -flag(is_short & (board.countries != board.countries[foremost]))


def seat(weighing: Weighing) -> Floats:
    """Prefer a seat of power to the towns of its name ("the White House")."""
    return flag(weighing.board.has(NameFlag.SEAT))


def former_name(weighing: Weighing) -> Floats:
    """Tell former names from others."""
    return flag(weighing.board.has(NameFlag.FORMER))


def spelling(weighing: Weighing) -> Floats:
    """Prefer towns whose name differs from the one written only as spellings do."""
    board = weighing.board
    rows = ~board.has(NameFlag.OFFICIAL | NameFlag.SHORT | NameFlag.SEAT) & board.is_kind(PlaceKind.CITY)
    values = np.zeros(len(board.entries))
    for row in np.flatnonzero(rows):
        key, own = board.queries[board.name_of[row]].key, fold(board.entries[row].place.name)
        likeness = ratio(key, own) / 100
        values[row] = likeness if likeness >= _SAME_NAME and key[:1] == own[:1] else 0.0
    return values


def say_name(weighing: Weighing, row: int) -> str:
    """Say how the name is related to the place."""
    place, flags = weighing.board.entries[row]
    if flags & NameFlag.OFFICIAL:
        return "its official name"
    if flags & (NameFlag.SHORT | NameFlag.SEAT):
        return "a usual short name of it"
    return f"a former name of {place.name}" if flags & NameFlag.FORMER else f"a spelling of {place.name}"


def needs_context(weighing: Weighing) -> Floats:
    """Hold back names that are as often a person's, a common word or an acronym."""
    board = weighing.board
    return -flag(board.needs_context & ~board.is_kind(PlaceKind.COUNTRY) & ~board.capitals)
