"""Whose files a build can read: ``lexicons/gazetteer_publishers.csv`` and ``gazetteer_datasets.csv``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.tables import read_table

_SUFFIXES = (".geojson", ".json", ".gpkg", ".shp", ".zip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes files of places or boundaries, on what terms.

    Parameters
    ----------
    key
        ``"natural-earth"``.
    title
        Its name.
    licence, attribution
        What its files may be used for, and what must be said.
    accuracy_m
        Metres within which its lines lie; 0 for one that has no lines.
    """

    key: str
    title: str
    licence: str
    attribution: str
    accuracy_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A published file.

    Parameters
    ----------
    stem
        Its name without suffix.
    role
        What it holds: ``"countries"``, ``"admin1"``, ``"admin2"``, ``"towns"``, ``"areas"``, ``"points"``, ``"lines"``.
    path
        Where it lies in the folder; None when it is not there.
    """

    stem: str
    role: str
    path: Path | None = None


def publisher(key: str) -> Publisher:
    """Give what is known of a publisher.

    Examples
    --------
    >>> publisher("geoboundaries").licence
    'CC BY 4.0'
    """
    [row] = [row for row in read_table("gazetteer_publishers") if row["publisher"] == key]
    return Publisher(
        key=key,
        title=row["title"],
        licence=row["licence"],
        attribution=row["attribution"],
        accuracy_m=float(row["accuracy_m"] or 0),
    )


@cache
def alpha3_codes() -> dict[str, str]:
    """Map ISO 3166-1 alpha-2 to alpha-3."""
    return {row["alpha2"]: row["alpha3"] for row in read_table("country_codes")}


def find_datasets(key: str, folder: Path, countries: Collection[str]) -> list[Dataset]:
    """Find a publisher's files in a folder.

    Parameters
    ----------
    key
        The publisher.
    folder
        Where they lie, as published: zip, GeoJSON, GeoPackage or shapefile.
    countries
        Codes of the countries wanted; empty for all.

    Returns
    -------
    list of Dataset
        All that there could be; those that are not there have no path. Of a publisher with one file a country and no
        country named, those that are there.

    Raises
    ------
    GazetteerError
        When there is no folder, or none of the files.
    """
    if not folder.is_dir():
        raise GazetteerError(f"{folder} is no folder; name the folder that holds the files of {publisher(key).title}")
    found = []
    for row in (row for row in read_table("gazetteer_datasets") if row["publisher"] == key):
        per_country = "{alpha3}" in row["stem"]
        codes = [alpha3_codes()[code] for code in sorted(countries or alpha3_codes()) if code in alpha3_codes()]
        stems = [row["stem"].format(alpha3=code) for code in codes] if per_country else [row["stem"]]
        here = [Dataset(stem=stem, role=row["role"], path=_find(folder, stem)) for stem in stems]
        found += here if countries or not per_country else [dataset for dataset in here if dataset.path]
    if not any(dataset.path for dataset in found):
        wanted = ", ".join(dataset.stem for dataset in found[:3]) or "geoBoundaries-UKR-ADM1"
        raise GazetteerError(
            f"{folder} holds no file of {publisher(key).title}; put {wanted} there ({', '.join(_SUFFIXES)}) under the "
            "names that they are published by, or use --download"
        )
    return found


def _find(folder: Path, stem: str) -> Path | None:
    paths = (place / f"{stem}{suffix}" for place in (folder, folder / stem) for suffix in _SUFFIXES)
    return next((path for path in paths if path.is_file()), None)
