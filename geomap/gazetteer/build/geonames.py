"""The columns of GeoNames' dump files, and what makes a line a row of them."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from geomap.gazetteer.build.lines import Layout, is_count, show

_DEGREES = re.compile(rb"-?[0-9]{1,3}(?:\.[0-9]{1,15})?(?:[eE]-?[0-9]{1,2})?")
_MOST_PEOPLE = 10**13
_MOST_ID = 2**32 - 1


def _degrees(field: bytes, most: float) -> bool:
    return _DEGREES.fullmatch(field) is not None and abs(float(field)) <= most


def _is_country_code(field: bytes) -> bool:
    return not field or (len(field) == 2 and field.isalpha() and field.isascii() and field.isupper())  # noqa: PLR2004


def _check_place(fields: list[bytes]) -> str | None:
    ident, name, lat, lon, country, people = (fields[at] for at in (0, 1, 4, 5, 8, 14))
    checks = (
        (is_count(ident), f"geonameid {show(ident)} is no number"),
        (bool(name.strip()), "no name"),
        (_degrees(lat, 90.0), f"latitude {show(lat)} is not from -90 to 90"),
        (_degrees(lon, 180.0), f"longitude {show(lon)} is not from -180 to 180"),
        (_is_country_code(country), f"country code {show(country)} is not two capitals"),
        (not people or is_count(people, most=_MOST_PEOPLE), f"population {show(people)} is no number"),
    )
    return next((what for passed, what in checks if not passed), None)


def _is_place_table_sound(table: Any) -> bool:  # noqa: ANN401 (Arrow has no types)
    if not table.num_rows:
        return True
    country = table["country"]
    checks = (
        table["geonameid"].null_count + table["lat"].null_count + table["lon"].null_count == 0,
        pc.all(pc.less_equal(pc.abs(table["lat"]), 90.0)).as_py(),
        pc.all(pc.less_equal(pc.abs(table["lon"]), 180.0)).as_py(),
        pc.all(pc.match_substring_regex(country, "^(?:[A-Z]{2})?$")).as_py(),
        pc.all(pc.match_substring_regex(table["name"], r"[^\s]")).as_py(),
        (pc.min(table["population"]).as_py() or 0) >= 0,
        (pc.max(table["population"]).as_py() or 0) <= _MOST_PEOPLE,
    )
    return all(checks)


PLACES = Layout(
    columns=(
        *("geonameid", "name", "asciiname", "alternatenames", "lat", "lon", "feature_class", "feature_code", "country"),
        *("cc2", "admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem", "timezone", "modified"),
    ),
    types={
        "geonameid": pa.uint32(),
        "name": pa.string(),
        "lat": pa.float64(),
        "lon": pa.float64(),
        "feature_class": pa.string(),
        "feature_code": pa.string(),
        "country": pa.string(),
        "admin1": pa.string(),
        "population": pa.int64(),
        "modified": pa.string(),
    },
    least=19,
    check=_check_place,
    sound=_is_place_table_sound,
)
"""``allCountries.txt``, ``XX.txt``, ``cities500.txt``."""


def _check_ids(fields: list[bytes]) -> str | None:
    if not is_count(fields[0]):
        return f"geonameid {show(fields[0])} is no number"
    return None


PLACE_ALTERNATES = Layout(
    columns=PLACES.columns,
    types={"geonameid": pa.uint32(), "alternatenames": pa.string()},
    least=19,
    check=_check_ids,
    sound=lambda table: table["geonameid"].null_count == 0,
)
"""The same files, read for their column of alternate names alone."""


def _check_alternate(fields: list[bytes]) -> str | None:
    if not is_count(fields[1]):
        return f"geonameid {show(fields[1])} is no number"
    if not fields[3].strip():
        return "no name"
    return None


def _is_alternate_table_sound(table: Any) -> bool:  # noqa: ANN401
    named = not table.num_rows or pc.all(pc.match_substring_regex(table["name"], r"[^\s]")).as_py()
    return table["geonameid"].null_count == 0 and bool(named)


ALTERNATES = Layout(
    columns=(
        *("alternatenameid", "geonameid", "language", "name", "preferred", "short", "colloquial", "historic"),
        *("from", "to"),
    ),
    types={
        "geonameid": pa.uint32(),
        **{name: pa.string() for name in ("language", "name", "preferred", "short", "colloquial", "historic", "to")},
    },
    least=8,
    check=_check_alternate,
    sound=_is_alternate_table_sound,
)
"""``alternateNamesV2.txt``; files before 2018 lack the last two columns."""


def _check_unit(fields: list[bytes]) -> str | None:
    return None if is_count(fields[3]) else f"geonameid {show(fields[3])} is no number"


UNITS = Layout(
    columns=("code", "name", "asciiname", "geonameid"),
    types={"geonameid": pa.uint32(), "name": pa.string()},
    least=4,
    check=_check_unit,
    sound=lambda table: table["geonameid"].null_count == 0,
)
"""``admin1CodesASCII.txt`` and ``admin2Codes.txt``."""


def _check_country(fields: list[bytes]) -> str | None:
    return None if is_count(fields[16]) else f"geonameid {show(fields[16])} is no number"


COUNTRIES = Layout(
    columns=(
        *("iso", "iso3", "number", "fips", "name", "capital", "area", "population", "continent", "tld", "currency"),
        *("currency_name", "phone", "post", "post_pattern", "languages", "geonameid", "neighbours", "fips_2"),
    ),
    types={"geonameid": pa.uint32(), "name": pa.string()},
    least=17,
    check=_check_country,
    sound=lambda table: table["geonameid"].null_count == 0,
    comment=b"#",
)
"""``countryInfo.txt``."""
