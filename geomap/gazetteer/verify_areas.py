"""Check the polygons of a compiled gazetteer: their areas, whose ground a point is on, whether they are valid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from geomap.errors import UnknownNameError
from geomap.gazetteer.boundaries import Boundaries
from geomap.gazetteer.boundaries_index import BoundaryIndex
from geomap.gazetteer.gazetteer import Gazetteer
from geomap.model import LonLat

Result = tuple[bool, str, str]
"""Whether it passed, what was checked, what was found."""

_MOST_NAMED = 5
"""Faulty polygons named in one message."""


def check_areas(gazetteer: Gazetteer, rows: Iterable[Mapping[str, Any]]) -> Iterator[Result]:
    """Check areas of countries, units and regions.

    Parameters
    ----------
    gazetteer
        The gazetteer.
    rows
        With ``name`` (its foremost sense that has a polygon), ``area_km2``, ``within_percent``, and perhaps
        ``world_view`` (else the default one).

    Yields
    ------
    tuple
        See `Result`; the area is the ellipsoid's, WGS 84.
    """
    from pyproj import Geod  # noqa: PLC0415 (slow to import, and seldom needed)

    geod = Geod(ellps="WGS84")
    opened: dict[str, Boundaries] = {}
    for row in rows:
        view = row.get("world_view", gazetteer.world_view)
        check = f"{row['name']} ({view}) has {row['area_km2']:,} km² ± {row['within_percent']} %"
        boundaries = opened.get(view) or opened.setdefault(view, Boundaries(gazetteer.path, view))
        shapes = (boundaries.area(entry.place.place_id) for entry in gazetteer.lookup(row["name"]))
        shape = next((shape for shape in shapes if shape is not None), None)
        if shape is None:
            yield False, check, "no place of that name has a polygon"
            continue
        area_km2 = abs(geod.geometry_area_perimeter(shape)[0]) / 1e6
        off_percent = 100 * (area_km2 / row["area_km2"] - 1)
        yield abs(off_percent) <= row["within_percent"], check, f"{area_km2:,.0f} km², {off_percent:+.1f} %"


def check_owners(path: Path, rows: Iterable[Mapping[str, Any]]) -> Iterator[Result]:
    """Check whose ground points are on under each view.

    Parameters
    ----------
    path
        The index's directory.
    rows
        With ``name``, ``lon``, ``lat``, and ``owners``: world view -> country code, "" for nobody.

    Yields
    ------
    tuple
        See `Result`.
    """
    opened: dict[str, Boundaries] = {}
    for row in rows:
        for view, wanted in row["owners"].items():
            check = f"{row['name']} ({view}) belongs to {wanted or 'nobody'}"
            try:
                boundaries = opened.get(view) or opened.setdefault(view, Boundaries(path, view))
            except UnknownNameError as error:
                yield False, check, str(error)
                continue
            found = boundaries.owner(LonLat(row["lon"], row["lat"])) or ""
            yield found == wanted, check, found or "nobody"


def check_polygons(path: Path, meta: Mapping[str, Any]) -> Iterator[Result]:
    """Check that every polygon is valid and has an area, under every view.

    Parameters
    ----------
    path
        The index's directory.
    meta
        Its metadata; an index that says nothing of boundaries has none, and nothing is checked.

    Yields
    ------
    tuple
        See `Result`: one for the countries of each view, one for the first-level units.
    """
    if not meta.get("boundaries"):
        return
    for view in meta["world_views"]:
        boundaries = Boundaries(path, view)
        yield _all_valid(f"countries ({view})", ((code, boundaries.country(code)) for code in boundaries.countries))
    view = meta["world_views"][0]
    boundaries, codes = Boundaries(path, view), BoundaryIndex(path, view).units
    yield _all_valid("first-level units", ((code, boundaries.admin1(code)) for code in codes))


def _all_valid(what: str, shapes: Iterable[tuple[str, Any]]) -> Result:
    count, faulty = 0, []
    for code, shape in shapes:
        count += 1
        if shape is None or not shape.is_valid or shape.is_empty or not shape.area:
            faulty.append(code)
    named = ", ".join(faulty[:_MOST_NAMED])
    more = f" and {len(faulty) - _MOST_NAMED} more" if len(faulty) > _MOST_NAMED else ""
    found = f"{len(faulty)} of {count:,} are not: {named}{more}" if faulty else f"{count:,} are"
    return bool(count) and not faulty, f"polygons of {what} are valid", found
