"""Fit first-level units to redrawn land: those of a finer source under GeoNames' codes, else the ones there were."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import layout
from geomap.gazetteer.boundaries_index import DEFAULT_ACCURACY_M
from geomap.gazetteer.boundaries_layer import polygons_only
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.columns.places import RECORD
from geomap.gazetteer.columns.progress import Progress
from geomap.gazetteer.compile.polygons_admin1 import Unit
from geomap.gazetteer.compile.polygons_fit import fit_to_land, joined
from geomap.gazetteer.compile.polygons_keys import Drawn, Keyed, Towns, key_units, purity
from geomap.gazetteer.store import Store
from geomap.model import PlaceKind

_CITY, _ADMIN1 = layout.KINDS.index(PlaceKind.CITY), layout.KINDS.index(PlaceKind.ADMIN1)
_LEAST_INSIDE = 0.5
"""A unit with less of its area on a country's ground is another's."""
_WORSE = 0.02
"""A source's units are taken unless this share more of the towns lies in a unit of another code than before."""
_TOUCH = 1e-6


class Ground(NamedTuple):
    """A country's land in polygons at which units end, accuracy of its outline in metres, what was not redrawn."""

    polygons: list[BaseGeometry]
    accuracy_m: float
    refused: BaseGeometry | None = None


@dataclass(frozen=True)
class TownsAndNames:
    """Towns with the codes of their first-level units, and the names of those."""

    towns: Towns
    names: Mapping[str, str]

    @classmethod
    def of(cls, store: Store) -> TownsAndNames:
        """Take them out of an index."""
        records: NDArray[Any] = np.frombuffer(store.places, dtype=RECORD)
        codes = np.array([code.partition("\t")[0] for code in store.codes], dtype=np.str_)
        units = np.flatnonzero((records["kind"] == _ADMIN1) & (records["admin1"] > 0))
        names = {str(codes[records["admin1"][number]]): store.place(int(number)).name for number in units}
        found = records[(records["kind"] == _CITY) & (records["admin1"] > 0)]
        own = codes[found["admin1"]]
        known = np.isin(own, sorted(names))
        degrees = np.column_stack([found["lon"], found["lat"]])[known] / layout.DEGREE
        return cls(Towns(own[known], np.array(shapely.points(degrees), dtype=np.object_)), names)


def refit(
    old: Mapping[str, Unit],
    grounds: Mapping[str, Ground],
    changed: Collection[str],
    drawn: Mapping[str, tuple[Sequence[Drawn], float]],
    towns: TownsAndNames,
    *,
    tally: Tally,
    progress: Progress,
) -> list[Unit]:
    """Give the units of all countries.

    Parameters
    ----------
    old
        Code -> the unit that there is.
    grounds
        Country -> its land, redrawn.
    changed
        Countries whose land is another than before.
    drawn
        Country -> units of a source as drawn, accuracy in metres.
    towns
        Who votes on codes.
    tally, progress
        Told whose units are not taken, and how far it is.

    Returns
    -------
    list of Unit
        Sorted by code.
    """
    units = dict(old)
    todo = [code for code in sorted({*changed, *drawn}) if code in grounds]
    for done, country in enumerate(todo):
        progress("fitting units to their country", done / len(todo))
        before = [unit for code, unit in old.items() if code.startswith(f"{country}.")]
        own = towns.towns.in_country(country)
        keyed: list[Keyed] = [(unit.code, unit.polygon, unit.accuracy_m) for unit in before]
        if country in drawn:
            keyed = _better(keyed, drawn[country], own, towns.names, country=country, tally=tally)
        if not keyed or not len(own.codes):
            continue
        for unit in before:
            del units[unit.code]
        units |= {unit.code: unit for unit in _fitted(keyed, grounds[country], own)}
    return [unit for _, unit in sorted(units.items()) if unit.lines()]


def _better(
    before: list[Keyed],
    source: tuple[Sequence[Drawn], float],
    own: Towns,
    names: Mapping[str, str],
    *,
    country: str,
    tally: Tally,
) -> list[Keyed]:
    """Give a source's units under GeoNames' codes, unless the towns agree less with them than with those before."""
    drawn, accuracy_m = source
    own_names = {code: name for code, name in names.items() if code.startswith(f"{country}.")}
    keyed = [
        (code, ground, accuracy_m if m == DEFAULT_ACCURACY_M else max(m, accuracy_m))
        for code, ground, m in key_units(drawn, own, own_names)
    ]
    lost = {code for code, _, _ in before} - {code for code, _, _ in keyed}
    if lost or purity(keyed, own) < purity(before, own) - _WORSE:
        why = f"they lack {', '.join(sorted(lost)[:5])}" if lost else "fewer towns lie in the unit of their code"
        tally.leave_out("outlines", f"units of {country}: {why}; those there were stay", len(drawn))
        return before
    return keyed


def _fitted(keyed: Sequence[Keyed], ground: Ground, towns: Towns) -> list[Unit]:
    """Clip units to a country's land, give them all of it, and say how exact each has become."""
    pieces = [each for polygon in ground.polygons for each in fit_to_land(polygon, _clipped(keyed, polygon), towns)]
    own: dict[str, float] = {}
    for code, _, accuracy_m in keyed:
        own[code] = max(accuracy_m, own.get(code, 0.0))
    edge = shapely.union_all([polygon.boundary for polygon in ground.polygons])
    shapely.prepare(edge)
    units = []
    for code, polygon, worst_m in joined(pieces):
        inner_m = worst_m if worst_m > DEFAULT_ACCURACY_M else own.get(code, worst_m)
        at_edge = shapely.dwithin(edge, polygon, _TOUCH)
        found_m = max(inner_m, ground.accuracy_m) if at_edge else inner_m
        if ground.refused is not None and shapely.dwithin(ground.refused, polygon, _TOUCH):
            found_m = max(found_m, DEFAULT_ACCURACY_M)
        units.append(Unit(code, polygon, found_m))
    return units


def _clipped(keyed: Sequence[Keyed], polygon: BaseGeometry) -> list[Keyed]:
    clipped = [(code, ground, polygons_only(shapely.intersection(ground, polygon)), m) for code, ground, m in keyed]
    return [(code, kept, m) for code, ground, kept, m in clipped if kept.area > _LEAST_INSIDE * ground.area]
