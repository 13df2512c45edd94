"""Decode shapes when first asked for, and keep them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import boundaries_index as files
from geomap.gazetteer.boundaries_codec import Records
from geomap.gazetteer.boundaries_index import AREA, PIECE, BoundaryIndex
from geomap.gazetteer.boundaries_layer import PieceLayer
from geomap.gazetteer.boundaries_locate import Locator, nearest_polygon
from geomap.gazetteer.boundaries_metric import buffered
from geomap.gazetteer.boundaries_units import UnitLayer, lines_of, polygon_from_lines
from geomap.model import LonLat


class Shapes:
    """Shapes of compiled boundaries under one view; what each method gives is said in `Boundaries`.

    Parameters
    ----------
    path
        The folder of the compiled boundaries.
    index
        Its index, under a view.
    world_view
        That view.
    """

    def __init__(self, path: Path, index: BoundaryIndex, world_view: str) -> None:
        self._path = path
        self._index = index
        self._view = world_view
        self._kept: dict[tuple[str, ...], BaseGeometry | None] = {}

    @cached_property
    def land(self) -> PieceLayer:
        """Countries at full detail."""
        return PieceLayer(Records(self._path / files.FINE_ARCS), self._index.pieces, self._view)

    def country(self, code: str) -> BaseGeometry | None:
        """Build a country's polygon."""
        return self._keep(("country", code), lambda: self.land.polygon(code))

    def admin1(self, code: str) -> BaseGeometry | None:
        """Build a unit's polygon."""
        return self._keep(("admin1", code), lambda: self._units.polygon(code))

    def border(self, code: str, other: str) -> BaseGeometry | None:
        """Join the border of two countries."""
        first, second = sorted((code, other))
        return self._keep(("border", first, second), lambda: self.land.border(first, second))

    def coast(self, code: str) -> BaseGeometry | None:
        """Join a country's coast."""
        return self._keep(("coast", code), lambda: self.land.coast(code))

    def area(self, place_id: str) -> BaseGeometry | None:
        """Unite the members of an area."""
        return self._keep(("area", place_id), lambda: self._union(place_id))

    def line(self, place_id: str) -> BaseGeometry | None:
        """Read a place's open lines."""
        number = self._index.line_number(place_id)
        return None if number is None else self._keep(("line", place_id), lambda: lines_of(self._areas[number]))

    def stretch(self, place_id: str, other: str, tolerance_m: float) -> BaseGeometry | None:
        """Take the state border where it lies within a tolerance of an area."""
        return self._keep(("stretch", place_id, other), lambda: self._stretch(place_id, other, tolerance_m))

    def owner(self, position: LonLat, tolerance_m: float) -> str | None:
        """Find whose land a position is on."""
        pieces = self._piece_boxes.candidates(position, tolerance_m)
        owners = {number: self._index.owner_of_piece(number) for number in pieces}
        point = Point(position)
        if any(not owner and self.land.piece_polygon(number).covers(point) for number, owner in owners.items()):
            return None
        return nearest_polygon(position, sorted(set(owners.values()) - {""}), self.country, tolerance_m)

    def unit_at(self, position: LonLat, tolerance_m: float) -> str | None:
        """Find the unit that a position is in."""
        codes = [self._unit_codes[number] for number in self._unit_boxes.candidates(position, tolerance_m)]
        found = nearest_polygon(position, codes, self.admin1, tolerance_m)
        shape = None if found is None else self.admin1(found)
        if shape is None or shape.covers(Point(position)):
            return found
        owner = self.owner(position, tolerance_m)
        own = [code for code in codes if self._index.state_of(code) == owner]
        return nearest_polygon(position, own, self.admin1, tolerance_m)

    @cached_property
    def _units(self) -> UnitLayer:
        return UnitLayer(Records(self._path / files.UNITS), self._index.units)

    @cached_property
    def _areas(self) -> Records:
        return Records(self._path / files.AREAS)

    @cached_property
    def _unit_codes(self) -> list[str]:
        return list(self._index.units)

    @cached_property
    def _piece_boxes(self) -> Locator:
        return Locator(self._path / files.PIECE_BOXES)

    @cached_property
    def _unit_boxes(self) -> Locator:
        return Locator(self._path / files.UNIT_BOXES)

    def _keep(self, key: tuple[str, ...], make: Callable[[], BaseGeometry | None]) -> BaseGeometry | None:
        if key not in self._kept:
            shape = make()
            if shape is not None:
                shapely.prepare(shape)
            self._kept[key] = shape
        return self._kept[key]

    def _union(self, place_id: str) -> BaseGeometry | None:
        shapes = [self._member(member) for member in self._index.members(place_id)]
        found = [shape for shape in shapes if shape is not None]
        return None if not found else found[0] if len(found) == 1 else shapely.unary_union(found)

    def _member(self, member: str) -> BaseGeometry | None:
        if member.startswith(PIECE):
            return self.land.piece_polygon(int(member.removeprefix(PIECE)))
        if member.startswith(AREA):
            return polygon_from_lines(self._areas[int(member.removeprefix(AREA))])
        return self.admin1(member) if "." in member else self.country(member)

    def _stretch(self, place_id: str, other: str, tolerance_m: float) -> BaseGeometry | None:
        members = self._index.members(place_id)
        states = sorted({self._index.state_of(member) for member in members})
        borders = [border for state in states if (border := self.border(state, other)) is not None]
        if not borders or other in states:
            return None
        whole = shapely.line_merge(shapely.union_all(borders))
        area = self.area(place_id)
        if area is None or all(member in states for member in members):
            return whole
        wide = buffered(area, tolerance_m)
        near = shapely.intersection(shapely.clip_by_rect(whole, *wide.bounds), wide)
        stretch: BaseGeometry = shapely.line_merge(near)
        return None if stretch.is_empty else stretch
