"""First-level units of all countries: the source's polygons under GeoNames' codes, fitted to the land that the borders leave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.boundaries_codec import HOLE, OUTER, SCALE, Line, encode
from geomap.gazetteer.boundaries_layer import PieceLayer, polygons_only, repaired
from geomap.gazetteer.compile.polygons_fit import fit_to_land
from geomap.gazetteer.compile.polygons_keys import Drawn, Towns, key_units, purity
from geomap.gazetteer.compile.polygons_sources import UnitFile
from geomap.model import Place, PlaceKind

_LEAST_INSIDE = 0.5
"""A unit with less of its area inside the country is another country's, or was moved for display (Alaska under Mexico)."""

_DISTINCT_POINTS = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A first-level unit: GeoNames' code, polygon in degrees, accuracy of its outline in metres."""

    code: str
    polygon: BaseGeometry
    accuracy_m: float

    def lines(self) -> list[Line]:
        """Put the rings on the grid, less those that collapse there."""
        lines: list[Line] = []
        for part in shapely.get_parts(self.polygon):
            outer, *holes = (_grid_ring(ring) for ring in (part.exterior, *part.interiors))
            if len(outer):
                lines.append((OUTER, outer))
                lines += [(HOLE, hole) for hole in holes if len(hole)]
        return lines

    def record(self) -> bytes:
        """Pack the rings."""
        return encode(self.lines())


def make_units(
    files: Sequence[UnitFile], names: Mapping[str, str], land: PieceLayer, places: Sequence[Place]
) -> list[Unit]:
    """Make the first-level units of every country that has land and towns.

    Parameters
    ----------
    files
        The source's files of units.
    names
        GeoNames' code to name; a code that is not here is none.
    land
        Countries under the default view; units end where they end.
    places
        Every place; towns with a code vote on units and fill what the source lacks.

    Returns
    -------
    list of Unit
        Sorted by code.
    """
    towns = Towns.of(place for place in places if place.kind is PlaceKind.CITY and place.admin1 in names)
    candidates = _files_of_countries(files, towns)
    units: list[Unit] = []
    for country in land.codes:
        own = towns.in_country(country)
        polygon = land.polygon(country)
        if polygon is None or not len(own.codes):
            continue
        own_names = {code: name for code, name in names.items() if code.startswith(f"{country}.")}
        keyed = _best_file(candidates.get(country, ()), polygon, own, own_names)
        units += (Unit(*fitted) for fitted in fit_to_land(polygon, keyed, own))
    return sorted((unit for unit in units if unit.lines()), key=lambda unit: unit.code)


def _files_of_countries(files: Sequence[UnitFile], towns: Towns) -> dict[str, list[list[Drawn]]]:
    """Find the country of each file, by the towns that lie in it; some countries have two files."""
    found: dict[str, list[list[Drawn]]] = defaultdict(list)
    for file in files:
        drawn = [Drawn(name, repaired(shape(geometry))) for name, geometry in file.features]
        country = towns.country_of([unit.polygon for unit in drawn])
        if country:
            found[country].append(drawn)
    return found


def _best_file(
    files: Sequence[list[Drawn]], land: BaseGeometry, towns: Towns, names: Mapping[str, str]
) -> list[tuple[str, BaseGeometry, float]]:
    """Key the units of a country's files and take the file whose units agree best with its towns, then the shortest."""
    keyed = [key_units(list(_inside(file, land)), towns, names) for file in files]
    return max(keyed, key=lambda units: (round(purity(units, towns), 2), -len(units)), default=[])


def _inside(drawn: Sequence[Drawn], land: BaseGeometry) -> Iterator[Drawn]:
    shapely.prepare(land)
    for unit in drawn:
        kept = polygons_only(shapely.intersection(unit.polygon, land))
        if kept.area > _LEAST_INSIDE * unit.polygon.area:
            yield Drawn(unit.name, kept)


def _grid_ring(ring: BaseGeometry) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Round a ring to the grid, drop points that fell together; empty when it collapsed."""
    points = np.rint(shapely.get_coordinates(ring) * SCALE).astype(np.int64)
    points = points[np.concatenate([[True], np.any(np.diff(points, axis=0) != 0, axis=1)])]
    return points if len(np.unique(points, axis=0)) >= _DISTINCT_POINTS else points[:0]
