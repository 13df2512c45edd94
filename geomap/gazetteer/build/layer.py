"""A user's own places out of a CSV or GeoJSON file."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from geomap.errors import GazetteerError
from geomap.gazetteer import layout
from geomap.gazetteer.boundaries_index import DEFAULT_ACCURACY_M
from geomap.gazetteer.boundaries_layer import repaired
from geomap.gazetteer.build.addition import Outline
from geomap.gazetteer.build.matching import position_of, radius_m
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.build.vectors import shape_of
from geomap.gazetteer.columns.places import Places, cut_name, pack
from geomap.gazetteer.compile.settlements import settlement_radius_m
from geomap.gazetteer.names import NameFlag
from geomap.model import LonLat, Place, PlaceKind
from geomap.text.fold import fold_name

_COLUMNS = frozenset({"name", "lat", "lon"})
_KINDS = tuple(kind.value for kind in PlaceKind if kind is not PlaceKind.COORDINATE)
_MOST_PEOPLE = 2**32 - 1
_MOST_RADIUS_M = layout.MOST_RADIUS * layout.RADIUS_UNIT_M
_LONGEST_NAME = 200
_SHAPE = "\0shape"
_DRAWN = frozenset({"Point", "Polygon", "MultiPolygon", "LineString", "MultiLineString"})


@dataclass(frozen=True, slots=True)
class Layer:
    """A user's places.

    Parameters
    ----------
    places
        In order of the file.
    names
        (name, number of the place among these, `NameFlag`).
    outlines
        Id of a place -> the polygon or line that it is drawn as.
    """

    places: Places
    names: tuple[tuple[str, int, int], ...]
    outlines: Mapping[str, Outline] = field(default_factory=dict)


class _RowError(ValueError):
    """A row that is no place."""


def read_layer(path: Path, countries: Collection[str], tally: Tally) -> Layer:
    """Read a user's places.

    A CSV file has a header with ``name``, ``lat`` and ``lon``, and may have ``country``, ``kind``, ``population``,
    ``radius_m`` and ``aliases`` (separated by ``;``). A GeoJSON file has points, polygons or lines
    with the same facts as properties, and perhaps ``accuracy_m`` of the drawing.
    A place's id is ``user:`` with its name in small letters; of several of one name the later ones get a number.

    Parameters
    ----------
    path
        The file; ``.csv``, ``.geojson`` or ``.json``.
    countries
        The codes that there are.
    tally
        Counts the rows, and those that are no places, with their line (CSV) or number (GeoJSON).

    Returns
    -------
    Layer
        The places and their names.

    Raises
    ------
    GazetteerError
        When the file cannot be read, is of another kind, or has no place in it.
    """
    source = f"layer {path.name}"
    found: list[tuple[Place, list[str]]] = []
    outlines: dict[str, Outline] = {}
    taken: dict[str, int] = {}
    for line, row in _rows(path):
        tally.rows[path.name] += 1
        try:
            found.append(_place(row, countries, taken, source))
            shape = row.get(_SHAPE)
            if shape is not None and shape.geom_type != "Point":
                outlines[found[-1][0].place_id] = _outline(shape, row, found[-1][0])
        except _RowError as error:
            tally.fault(path.name, line, str(error))
    if not found:
        raise GazetteerError(f"{path}: no row is a place; it takes the columns name, lat, lon")
    return _columns(found, outlines)


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path} cannot be read: {error}") from error
    if path.suffix.lower() in {".geojson", ".json"}:
        yield from _features(path, text)
        return
    if path.suffix.lower() != ".csv":
        raise GazetteerError(f"{path}: a layer is a .csv, .geojson or .json file")
    reader = csv.DictReader(text.splitlines(keepends=True))
    lacking = _COLUMNS - set(reader.fieldnames or ())
    if lacking:
        raise GazetteerError(f"{path}: the header lacks {', '.join(sorted(lacking))}")
    for row in reader:
        yield reader.line_num, {key: value for key, value in row.items() if key}


def _features(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        content = json.loads(text)
        features = content["features"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise GazetteerError(f"{path} is no GeoJSON FeatureCollection ({error})") from error
    for number, feature in enumerate(features if isinstance(features, list) else [], 1):
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        facts = (feature.get("properties") or {}) if isinstance(feature, dict) else {}
        row = dict(facts) if isinstance(facts, dict) else {}
        shape = shape_of(geometry)
        drawn = shape is not None and not shape.is_empty and shape.geom_type in _DRAWN
        row["lon"], row["lat"] = position_of(shape) if shape is not None and drawn else (None, None)
        row[_SHAPE] = shape if drawn else None
        aliases = row.get("aliases")
        row["aliases"] = ";".join(map(str, aliases)) if isinstance(aliases, list) else aliases
        yield number, row


def _place(
    row: Mapping[str, Any], countries: Collection[str], taken: dict[str, int], source: str
) -> tuple[Place, list[str]]:
    cells = {key: "" if value is None else str(value).strip() for key, value in row.items() if key != _SHAPE}
    shape = row.get(_SHAPE)
    is_drawn = shape is not None and shape.geom_type != "Point"
    name = cells.get("name", "")
    if not name or len(name) > _LONGEST_NAME or "\0" in name or not fold_name(name):
        raise _RowError("no name, or one of more than 200 letters")
    country, kind = (
        cells.get("country", "").upper(),
        cells.get("kind", "").lower() or (PlaceKind.REGION if is_drawn else PlaceKind.CITY).value,
    )
    if country and country not in countries:
        raise _RowError(f"no country has the code {country[:20]!r}; it takes ISO 3166-1 alpha-2, as in 'UA'")
    if kind not in _KINDS:
        raise _RowError(f"no kind {kind[:20]!r}; there are: {', '.join(_KINDS)}")
    population = int(_number(cells, "population", 0, _MOST_PEOPLE, default=0.0))
    place = Place(
        place_id=_own_id(name, taken),
        name=cut_name(name),
        kind=PlaceKind(kind),
        position=LonLat(_number(cells, "lon", -180, 180), _number(cells, "lat", -90, 90)),
        radius_m=_number(
            cells,
            "radius_m",
            0,
            _MOST_RADIUS_M,
            default=radius_m(shape) if shape is not None and is_drawn else settlement_radius_m(population),
        ),
        country=country or None,
        population=population,
        source=source,
    )
    aliases = [alias.strip()[:_LONGEST_NAME] for alias in cells.get("aliases", "").replace("\0", "").split(";")]
    return place, [alias for alias in aliases if alias]


def _number(cells: Mapping[str, str], column: str, least: float, most: float, *, default: float | None = None) -> float:
    cell = cells.get(column, "")
    if not cell and default is not None:
        return default
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not least <= value <= most:
        raise _RowError(f"{column} {cell[:20]!r} is no number from {least:,} to {most:,}")
    return value


def _own_id(name: str, taken: dict[str, int]) -> str:
    slug = "_".join("".join(char if char.isalnum() else " " for char in fold_name(name)).split()) or "place"
    taken[slug] = taken.get(slug, 0) + 1
    return f"user:{slug}" if taken[slug] == 1 else f"user:{slug}-{taken[slug]}"


def _outline(shape: BaseGeometry, row: Mapping[str, Any], place: Place) -> Outline:
    """Give a place's outline; its accuracy is the property ``accuracy_m``, else that of the embedded boundaries."""
    stated = row.get("accuracy_m")
    accuracy_m = float(stated) if isinstance(stated, (int, float)) and stated > 0 else DEFAULT_ACCURACY_M
    is_line = shape.geom_type in {"LineString", "MultiLineString"}
    return Outline(shape if is_line else repaired(shape), accuracy_m, place.country or "")


def _columns(found: list[tuple[Place, list[str]]], outlines: Mapping[str, Outline]) -> Layer:
    names: list[tuple[str, int, int]] = []
    for number, (place, aliases) in enumerate(found):
        names.append((place.name, number, NameFlag.OFFICIAL))
        names += [(alias, number, NameFlag.SHORT) for alias in aliases]
    return Layer(pack([place for place, _ in found]), tuple(names), outlines)
