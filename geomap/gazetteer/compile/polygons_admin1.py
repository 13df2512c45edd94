"""First-level units: the source's polygons under GeoNames' codes, fitted to the land that the borders leave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.boundaries_codec import HOLE, OUTER, SCALE, Line, encode
from geomap.gazetteer.boundaries_layer import polygons_only, repaired
from geomap.gazetteer.compile.polygons_fit import fit_to_land, joined
from geomap.gazetteer.compile.polygons_keys import Drawn, Keyed, Towns, key_units, purity
from geomap.gazetteer.compile.polygons_sources import UnitFile
from geomap.model import Place, PlaceKind

_LEAST_INSIDE = 0.5
"""A unit with less of its area inside is another country's, or was moved for display (Alaska under Mexico)."""

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
    files: Sequence[UnitFile],
    names: Mapping[str, str],
    grounds: Mapping[str, Sequence[BaseGeometry]],
    places: Sequence[Place],
) -> list[Unit]:
    """Make the first-level units of every country that has land and towns.

    Parameters
    ----------
    files
        The source's files of units.
    names
        GeoNames' code to name; a code that is not here is none.
    grounds
        Country to the polygons of its land under the default view; units end where a polygon ends, so that a piece that
        another view gives to someone else is made up of whole units.
    places
        Every place; towns with a code vote on units and fill what the source lacks.

    Returns
    -------
    list of Unit
        Sorted by code.
    """
    towns = Towns.of(place for place in places if place.kind is PlaceKind.CITY and place.admin1 in names)
    candidates = _files_of_countries(files, towns)
    towns = _at_home(towns, grounds)
    units: list[Unit] = []
    for country, polygons in sorted(grounds.items()):
        own = towns.in_country(country)
        if not len(own.codes):
            continue
        own_names = {code: name for code, name in names.items() if code.startswith(f"{country}.")}
        keyed = _best_file(candidates.get(country, ()), shapely.union_all(polygons), own, own_names)
        fitted = [each for polygon in polygons for each in fit_to_land(polygon, _clipped(keyed, polygon), own)]
        units += (Unit(*each) for each in joined(fitted))
    return [unit for unit in units if unit.lines()]


def _at_home(towns: Towns, grounds: Mapping[str, Sequence[BaseGeometry]]) -> Towns:
    """Leave out towns on another country's land: their code tells nothing of the units that are drawn here."""
    owners = np.array([country for country, polygons in grounds.items() for _ in polygons])
    land = shapely.STRtree([polygon for polygons in grounds.values() for polygon in polygons])
    rows, found = land.query(towns.points, predicate="within")
    own = np.array([code.partition(".")[0] for code in towns.codes.tolist()])
    return towns.where(~np.isin(np.arange(len(own)), rows[owners[found] != own[rows]]))


def _files_of_countries(files: Sequence[UnitFile], towns: Towns) -> dict[str, list[list[Drawn]]]:
    """Find the country of each file, by the towns that lie in it; some countries have two files."""
    found: dict[str, list[list[Drawn]]] = defaultdict(list)
    for file in files:
        drawn = [Drawn(name, repaired(shape(dict(geometry)))) for name, geometry in file.features]
        country = towns.country_of([unit.polygon for unit in drawn])
        if country:
            found[country].append(drawn)
    return found


def _best_file(files: Sequence[list[Drawn]], land: BaseGeometry, towns: Towns, names: Mapping[str, str]) -> list[Keyed]:
    """Key the units of a country's files and take the file whose units agree best with its towns, then the shortest."""
    keyed = [key_units(list(_inside(file, land)), towns, names) for file in files]
    return max(keyed, key=lambda units: (round(purity(units, towns), 2), -len(units)), default=[])


def _inside(drawn: Sequence[Drawn], land: BaseGeometry) -> Iterator[Drawn]:
    for unit in drawn:
        kept = polygons_only(shapely.intersection(unit.polygon, land))
        if kept.area > _LEAST_INSIDE * unit.polygon.area:
            yield Drawn(unit.name, kept)


def _clipped(keyed: Sequence[Keyed], polygon: BaseGeometry) -> list[Keyed]:
    clipped = ((code, polygons_only(shapely.intersection(ground, polygon)), m) for code, ground, m in keyed)
    return [
        (code, kept, m)
        for (code, kept, m), (_, ground, _) in zip(clipped, keyed, strict=True)
        if kept.area > _LEAST_INSIDE * ground.area
    ]


def _grid_ring(ring: BaseGeometry) -> NDArray[np.int64]:
    """Round a ring to the grid, drop points that fell together; empty when it collapsed."""
    points = np.rint(shapely.get_coordinates(ring) * SCALE).astype(np.int64)
    changes = np.concatenate([[True], np.any(np.diff(points, axis=0) != 0, axis=1)])
    kept: NDArray[np.int64] = points[changes]
    return kept if len(np.unique(kept, axis=0)) >= _DISTINCT_POINTS else kept[:0]
