"""What publishers offer to be fetched, and where; opens no network."""

from __future__ import annotations

from collections.abc import Collection

from geomap.tables import read_table

COMMON = ("alternateNamesV2.zip", "admin1CodesASCII.txt", "admin2Codes.txt", "countryInfo.txt")


def address_of(publisher: str) -> str:
    """Give the address at which a publisher offers its files, out of ``lexicons/gazetteer_publishers.csv``."""
    [row] = [row for row in read_table("gazetteer_publishers") if row["publisher"] == publisher]
    return row["url"]


def files_for(countries: Collection[str]) -> tuple[str, ...]:
    """Name the files that a build needs.

    Parameters
    ----------
    countries
        ISO 3166-1 alpha-2 codes; empty for the whole world.

    Returns
    -------
    tuple of str
        Names below the mirror.

    Examples
    --------
    >>> files_for(["UA"])[:2]
    ('UA.zip', 'alternateNamesV2.zip')
    """
    return (*([f"{code}.zip" for code in sorted(countries)] or ["allCountries.zip"]), *COMMON)


def paths_of(publisher: str, countries: Collection[str]) -> tuple[str, ...]:
    """Name what a build reads of a publisher, below its address; of each country where there is one a country.

    Examples
    --------
    >>> paths_of("geoboundaries", ["UA"])[0]
    'gbOpen/UKR/ADM0/'
    """
    paths = [row["path"] for row in read_table("gazetteer_datasets") if row["publisher"] == publisher]
    codes = {row["alpha2"]: row["alpha3"] for row in read_table("country_codes")}
    wanted = [codes[code] for code in sorted(countries) if code in codes]
    found = [path.format(alpha3=code) for path in paths for code in (wanted if "{" in path else [""])]
    return tuple(found)
