"""Features of what the text says beside a name, here or where else it stands."""

from __future__ import annotations

import numpy as np

from geomap.model import LonLat, PlaceKind, Reading
from geomap.resolve.board import UNITS, Floats
from geomap.resolve.evidence import rough_km
from geomap.resolve.features.weighing import Weighing, flag
from geomap.resolve.query import Query

_BESIDE_KM = 20.0  # from the middle of a town to a spot that a text names by it (own)
_APART_KM = 100.0  # beyond which coordinates say nothing for a sense (own)


def container(weighing: Weighing) -> Floats:
    """Prefer what lies in the country or unit named right behind ("Troy, N.C.")."""
    names = weighing.of_name(lambda query: query.container is not None and query.container.is_behind)
    return weighing.of_row(names, lambda query, place: query.container is not None and query.container.holds(place))


def container_ahead(weighing: Weighing) -> Floats:
    """Prefer what lies in the country named right ahead ("the Indian city of Hyderabad")."""
    names = weighing.of_name(lambda query: query.container is not None and not query.container.is_behind)
    return weighing.of_row(names, lambda query, place: query.container is not None and query.container.holds(place))


def say_container(weighing: Weighing, row: int) -> str:
    """Name the container, and where it stands."""
    found = weighing.board.queries[weighing.board.name_of[row]].container
    if found is None:
        return "no container"
    where = "which stands right behind it" if found.is_behind else "named right ahead of it"
    return f"lies in “{found.text}”, {where}"


def unit_word(weighing: Weighing) -> Floats:
    """Prefer a unit before "province" or "oblast", a settlement before "city" or "town"."""
    board = weighing.board
    is_unit = board.is_kind(*UNITS, PlaceKind.REGION)
    admin = weighing.of_name(lambda query: query.unit_kind == "admin")
    town = weighing.of_name(lambda query: query.unit_kind not in {None, "admin"})
    return flag((admin & is_unit) | (town & ~is_unit))


def same_sense(weighing: Weighing) -> Floats:
    """Prefer the sense that the same name has elsewhere in the document, where something beside it settles it."""
    settled = weighing.settled
    names = weighing.of_name(lambda query: query.key in settled and not (query.is_namesake or _is_settled_here(query)))
    return weighing.of_row(names, lambda query, place: settled[query.key].place_id == place.place_id)


def coordinates_beside(weighing: Weighing) -> Floats:
    """Prefer what lies where the coordinates right behind the name do; 20 km away they count a third."""
    board, values = weighing.board, np.zeros(len(weighing.board.entries))
    for row in np.flatnonzero(weighing.of_name(lambda query: query.position is not None)):
        km = _km_beside(weighing, int(row))
        values[row] = np.exp(-km / _BESIDE_KM) if km < _APART_KM and not board.entries[row].place.kind.is_area else 0.0
    return values


def say_coordinates(weighing: Weighing, row: int) -> str:
    """Say how far the coordinates are."""
    return f"the coordinates beside it lie {_km_beside(weighing, row):,.0f} km from this one"


def _km_beside(weighing: Weighing, row: int) -> float:
    position = weighing.board.queries[weighing.board.name_of[row]].position
    return rough_km(LonLat(*position), weighing.board.entries[row].place.position) if position else np.inf


def _is_settled_here(query: Query) -> bool:
    """Say whether what stands beside this very mention settles it, so that it needs no other."""
    return query.position is not None or (query.container is not None and query.container.is_behind)


def power(weighing: Weighing) -> Floats:
    """Prefer a country or capital for a name that stands for a government."""
    names = weighing.of_name(lambda query: query.mention.reading is Reading.METONYM)
    board = weighing.board
    return flag(names & (board.is_kind(PlaceKind.COUNTRY) | board.capitals))
