"""Write the boundaries of a built gazetteer: those of the one it starts from, redrawn and added to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import boundaries_index as files
from geomap.gazetteer.boundaries_codec import LINE, SCALE, Line, Records, encode, write_records
from geomap.gazetteer.boundaries_index import DEFAULT_ACCURACY_M
from geomap.gazetteer.boundaries_layer import PieceLayer
from geomap.gazetteer.boundaries_metric import DEGREE_M, shrink
from geomap.gazetteer.boundaries_units import polygon_from_lines
from geomap.gazetteer.build.addition import Addition, Outline
from geomap.gazetteer.build.land import redraw, to_grid
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.build.topology import cut_into_arcs
from geomap.gazetteer.build.units import Ground, TownsAndNames, refit
from geomap.gazetteer.columns.progress import Progress
from geomap.gazetteer.compile.polygons_admin1 import Unit


def add_outlines(out: Path, added: Addition, towns: TownsAndNames, tally: Tally, progress: Progress) -> None:
    """Change the boundaries that lie in a folder.

    Parameters
    ----------
    out
        Folder of the new index, with the boundaries of the one that it starts from.
    added
        Outlines of countries, units and other places.
    towns
        The gazetteer's towns, which vote on the codes of units.
    tally, progress
        Told what is not used, and how far it is.
    """
    index = json.loads((out / files.INDEX).read_bytes())
    if added.outlines:
        _write_areas(out, index, added.outlines)
    if added.countries or added.units:
        _Redrawing(out, index, tally, progress).write(added, towns)
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n"
    (out / files.INDEX).write_text(text, encoding="utf-8", newline="\n")


def _write_areas(out: Path, index: dict[str, Any], outlines: Mapping[str, Outline]) -> None:
    """Put places' own outlines and lines behind those that there are."""
    areas = index.setdefault("areas", [])
    lines = index.setdefault("lines", {})
    path = out / files.AREAS
    records = _records(path)
    for place_id, outline in sorted(outlines.items()):
        drawn = _lines_of(outline)
        if not drawn:
            continue
        if drawn[0][0] == LINE:
            lines[place_id] = len(records)
        else:
            index["ids"].setdefault(place_id, f"{files.AREA}{len(records)}")
        records.append(encode(drawn))
        areas.append([outline.accuracy_m, outline.country])
    write_records(path, records)


def _records(path: Path) -> list[bytes]:
    """Give what a file of outlines holds; the file may then be replaced."""
    if not path.is_file():
        return []
    there = Records(path)
    return [encode(there[number]) for number in range(len(there))]


def _lines_of(outline: Outline) -> list[Line]:
    geometry = outline.geometry
    if shapely.get_dimensions(geometry) > 1:
        return Unit("", geometry, outline.accuracy_m).lines()
    return [(LINE, _steps(line)) for line in shapely.get_parts(geometry) if line.geom_type == "LineString"]


def _steps(line: BaseGeometry) -> NDArray[np.int64]:
    found: NDArray[np.int64] = np.rint(shapely.get_coordinates(line) * SCALE).astype(np.int64)
    return found


class _Redrawing:
    """New lines of countries and units in the folder of an index."""

    def __init__(self, out: Path, index: dict[str, Any], tally: Tally, progress: Progress) -> None:
        self._out, self._index, self._tally, self._progress = out, index, tally, progress
        self._view: str = index["views"][0]
        self._arcs = Records(out / files.FINE_ARCS)
        self._lines_m: dict[str, float] = {}
        self._refused: dict[str, BaseGeometry] = {}

    def write(self, added: Addition, towns: TownsAndNames) -> None:
        """Redraw the land, then fit the units to it."""
        changed = self._redraw(added)
        grounds = self._grounds()
        records = Records(self._out / files.UNITS)
        old = {code: Unit(code, polygon_from_lines(records[n]), m) for code, (n, m) in self._index["units"].items()}
        del records
        units = refit(old, grounds, changed, added.units, towns, tally=self._tally, progress=self._progress)
        write_records(self._out / files.UNITS, [unit.record() for unit in units])
        self._index["units"] = {unit.code: [number, unit.accuracy_m] for number, unit in enumerate(units)}
        _write_boxes(self._out / files.UNIT_BOXES, [unit.polygon for unit in units])

    def _redraw(self, added: Addition) -> frozenset[str]:
        """Redraw countries; give the codes of those whose land is another than before."""
        pieces = self._index["pieces"]
        layer = PieceLayer(self._arcs, pieces, self._view)
        owners = [piece["owners"][self._view] for piece in pieces]
        self._progress("redrawing the borders", 0.0)
        before = [to_grid(layer.piece_polygon(number)) for number in range(len(pieces))]
        redrawn = redraw(before, owners, {code: to_grid(shape) for code, (shape, _) in added.countries.items()})
        for code, (_, accuracy_m) in added.countries.items():
            self._declare(code, accuracy_m, redrawn.refused.get(code))
        if redrawn.changed:
            arcs, parts = cut_into_arcs([_rings(shape) for shape in redrawn.shapes])
            self._arcs = Records(self._write_arcs(arcs))
            for piece, rings in zip(pieces, parts, strict=True):
                piece["parts"] = rings
            self._write_views()
        return frozenset(owners[number] for number in redrawn.changed)

    def _declare(self, code: str, accuracy_m: float, refused: BaseGeometry | None) -> None:
        """Say how exact a country's outline is now; no better than before where ground was kept as it was."""
        accuracies = self._index["accuracy_m"]
        before = accuracies.get(code, DEFAULT_ACCURACY_M)
        self._lines_m[code] = accuracy_m
        if refused is not None:
            ground = shapely.transform(refused, lambda points: points / SCALE)
            _, south, _, north = ground.bounds
            km2 = ground.area * shrink((south + north) / 2) * DEGREE_M**2 / 1e6
            reason = (
                f"{code}: about {km2:,.0f} km² that it draws as land or sea or another country's; kept as they were"
            )
            self._tally.leave_out("outlines", reason)
            self._refused[code] = ground
        accuracies[code] = max(accuracy_m, before) if refused is not None else accuracy_m

    def _write_arcs(self, arcs: Sequence[NDArray[np.int64]]) -> Path:
        path = self._out / files.FINE_ARCS
        scratch = path.with_name(f"{path.name}.new")
        write_records(scratch, (encode([(LINE, arc)]) for arc in arcs))
        scratch.replace(path)
        return path

    def _write_views(self) -> None:
        pieces = self._index["pieces"]
        for view in self._index["views"]:
            layer = PieceLayer(self._arcs, pieces, view)
            found = {code: layer.neighbours(code) for code in layer.codes}
            self._index["neighbours"][view] = {code: list(others) for code, others in found.items() if others}
        layer = PieceLayer(self._arcs, pieces, self._view)
        shapes = [layer.piece_polygon(number) for number in range(len(pieces))]
        _write_boxes(self._out / files.PIECE_BOXES, shapes)

    def _grounds(self) -> dict[str, Ground]:
        """Give the land of each country, what another view gives to someone else apart, and its accuracy."""
        pieces = self._index["pieces"]
        layer = PieceLayer(self._arcs, pieces, self._view)
        settled: dict[str, list[BaseGeometry]] = {}
        apart: dict[str, list[BaseGeometry]] = {}
        for number, piece in enumerate(pieces):
            group = settled if len(set(piece["owners"].values())) == 1 else apart
            group.setdefault(piece["owners"][self._view], []).append(layer.piece_polygon(number))
        return {
            code: Ground(
                [*([shapely.union_all(settled[code])] if code in settled else []), *apart.get(code, [])],
                self._lines_m.get(code, float(self._index["accuracy_m"].get(code, DEFAULT_ACCURACY_M))),
                self._refused.get(code),
            )
            for code in sorted({*settled, *apart} - {""})
        }


def _rings(shape: BaseGeometry) -> list[list[NDArray[np.int64]]]:
    return [
        [np.rint(shapely.get_coordinates(ring)).astype(np.int64) for ring in (part.exterior, *part.interiors)]
        for part in shapely.get_parts(shape)
    ]


def _write_boxes(path: Path, polygons: Sequence[BaseGeometry]) -> None:
    """Write one box a polygon part, so that scattered islands do not make a box as wide as an ocean."""
    parts, owners = shapely.get_parts(polygons, return_index=True)
    np.column_stack([np.rint(shapely.bounds(parts) * SCALE), owners]).astype("<i4").tofile(path)
