"""Read features out of GeoJSON files, shapefiles and GeoPackages, zipped or not; a malformed one is counted."""

from __future__ import annotations

import json
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geomap.errors import GazetteerError
from geomap.gazetteer.build.tally import Tally

_MAIN = (".geojson", ".json", ".gpkg", ".shp")
_BESIDE = (".shx", ".dbf", ".prj", ".cpg")
_MAGIC = {".shp": b"\x00\x00\x27\x0a", ".gpkg": b"SQLite format 3\x00"}
_MOST_BYTES = 4 * 1024**3
_BLOCK = 1024 * 1024
_EDGE, _POLE = 180.001, 90.001


class Feature(NamedTuple):
    """A feature: its number from 1, its facts by name in small letters, its geometry in degrees."""

    number: int
    facts: Mapping[str, Any]
    geometry: BaseGeometry

    def text(self, *names: str) -> str:
        """Give the first of several facts that is no empty text; "" without."""
        for name in names:
            value = self.facts.get(name)
            if isinstance(value, str) and (stripped := value.replace("\0", "").strip()):
                return stripped
        return ""


def read_features(path: Path, tally: Tally) -> Iterator[Feature]:
    """Read the features of a file.

    Parameters
    ----------
    path
        ``.geojson``, ``.json``, ``.shp``, ``.gpkg``, or a ``.zip`` that holds one of them.
    tally
        Counts features and those that are malformed.

    Yields
    ------
    Feature
        Those with facts and a geometry on the globe.

    Raises
    ------
    GazetteerError
        When the file cannot be read.
    """
    with _unpacked(path) as plain:
        rows = _read_geojson(plain, path) if plain.suffix.lower() in {".geojson", ".json"} else _read_gdal(plain, path)
        for number, (facts, geometry) in enumerate(rows, 1):
            what = "no properties" if not isinstance(facts, dict) else _fault(geometry)
            if what or geometry is None:
                tally.fault(path.name, number, what or "no geometry")
                continue
            tally.rows[path.name] += 1
            yield Feature(number, {str(key).lower(): value for key, value in facts.items()}, geometry)


def _fault(geometry: BaseGeometry | None) -> str | None:
    if geometry is None or geometry.is_empty:
        return "no geometry"
    west, south, east, north = geometry.bounds
    if not (-_EDGE <= west <= east <= _EDGE and -_POLE <= south <= north <= _POLE):
        return "positions that are no longitude and latitude"
    return None


@contextmanager
def _unpacked(path: Path) -> Iterator[Path]:
    """Give the file, out of its zip file when it is in one; names in a zip file never become names on the disk."""
    if path.suffix.lower() != ".zip":
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="geomap-") as scratch:
        try:
            with zipfile.ZipFile(path) as archive:
                plain = _extract(archive, path, Path(scratch))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise GazetteerError(f"{path} is no whole zip file ({error}); download it again") from error
        yield plain


def _extract(archive: zipfile.ZipFile, path: Path, scratch: Path) -> Path:
    members = {name.rpartition("/")[2].lower(): name for name in archive.namelist()}
    stem = path.stem.lower()
    main = next((suffix for suffix in _MAIN if f"{stem}{suffix}" in members), None)
    if main is None:
        raise GazetteerError(f"{path} holds no {path.stem}{' or '.join(_MAIN)}; download it again")
    left = _MOST_BYTES
    for suffix in (main, *(_BESIDE if main == ".shp" else ())):
        if name := members.get(f"{stem}{suffix}"):
            with archive.open(name) as source, (scratch / f"layer{suffix}").open("wb") as target:
                while block := source.read(_BLOCK):
                    left -= len(block)
                    if left < 0:
                        raise GazetteerError(f"{path} unpacks to more than {_MOST_BYTES:,} bytes; it is not read")
                    target.write(block)
    return scratch / f"layer{main}"


def _read_geojson(plain: Path, path: Path) -> Iterator[tuple[Any, BaseGeometry | None]]:
    try:
        features = json.loads(plain.read_bytes())["features"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise GazetteerError(f"{path} is no GeoJSON FeatureCollection in UTF-8 ({error})") from error
    if not isinstance(features, list):
        raise GazetteerError(f"{path} is no GeoJSON FeatureCollection: its features are no list")
    for feature in features:
        if not isinstance(feature, dict):
            yield None, None
        else:
            yield feature.get("properties"), shape_of(feature.get("geometry"))


def shape_of(geometry: Any) -> BaseGeometry | None:  # noqa: ANN401 (out of a file)
    """Make a geometry out of GeoJSON; None when it is none, or has a position that is no number."""
    if not isinstance(geometry, dict):
        return None
    try:
        found: BaseGeometry = shapely.force_2d(shape(geometry))
        finite = bool(np.isfinite(shapely.get_coordinates(found)).all())
    except (ValueError, TypeError, LookupError, AttributeError, ShapelyError, RecursionError):
        return None
    return found if finite else None


def _read_gdal(plain: Path, path: Path) -> Iterator[tuple[dict[str, Any], BaseGeometry | None]]:
    """Read with GDAL a file whose first bytes say that it is what its name says."""
    import pyogrio  # noqa: PLC0415 (loads GDAL)
    from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError  # noqa: PLC0415

    magic = _MAGIC[plain.suffix.lower()]
    with plain.open("rb") as stream:
        if stream.read(len(magic)) != magic:
            raise GazetteerError(f"{path} is no {plain.suffix} file by its first bytes; download it again")
    try:
        meta, _, blobs, columns = pyogrio.raw.read(plain.resolve(), force_2d=True)
    except (DataSourceError, DataLayerError, FeatureError, GeometryError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path} cannot be read ({error}); download it again") from error
    shapes = shapely.from_wkb(blobs, on_invalid="ignore")
    names = [str(name) for name in meta["fields"]]
    for number, geometry in enumerate(shapes):
        yield {name: column[number] for name, column in zip(names, columns, strict=True)}, geometry
