"""Names in, positions out, offline."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from geomap.api.candidates import SURE_ENOUGH, Candidate, find_candidates
from geomap.api.opening import open_gazetteer
from geomap.errors import InputError
from geomap.frames.geometry import point
from geomap.frames.tables import text_dtype
from geomap.frames.values import place_cells, reason_texts, score
from geomap.gazetteer import Gazetteer
from geomap.model import LonLat, Place, PlaceKind, Reason

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

_COLUMNS: Final = ("query", "name", "place_id", "kind", "country", "admin1", "lon", "lat", "radius_m")
_MAX_LON, _MAX_LAT = 180, 90


def geocode(
    names: str | Iterable[str],
    *,
    country: str | Iterable[str] | None = None,
    country_bias: str | None = None,
    near: LonLat | tuple[float, float] | None = None,
    gazetteer: Gazetteer | str | os.PathLike[str] | None = None,
) -> gpd.GeoDataFrame:
    """Find where places are, by name.

    Parameters
    ----------
    names
        One name, several, or a Series of names. "Paris, Texas" and "Izium, Kharkiv Oblast, Ukraine" say where to look.
    country
        ISO 3166-1 alpha-2 code, or several, that the places must lie in; None for any.
    country_bias
        ISO 3166-1 alpha-2 code of the country whose places come before others of the same name; None for none.
    near
        A position (longitude, latitude) in degrees that the places are rather near to; None for no preference.
    gazetteer
        One that is open, the directory of one, or None for the one that ships with geomap.

    Returns
    -------
    geopandas.GeoDataFrame
        One row a name, in EPSG:4326, with the Series' own index: query, name, place_id, kind, country, admin1, lon,
        lat, radius_m, score, reasons (JSON list) and geometry. A name not found has a null geometry and says why; a
        country, unit or region has lon and lat, but no geometry, because it is no spot.

    Raises
    ------
    InputError
        When ``near`` is not on the globe.
    UnknownNameError
        When there is no such country.

    Examples
    --------
    >>> found = geocode(["Kharkiv", "Xyzzyq"])
    >>> list(found["place_id"].fillna("-"))
    ['geonames:706483', '-']
    """
    import geopandas as gpd  # noqa: PLC0415 (half a second)

    opened = open_gazetteer(gazetteer, None)
    position = _position(near)
    series = _series(names)
    wanted = {"country": _country(country), "country_bias": country_bias, "near": position}
    known: dict[object, dict[str, Any]] = {}
    rows = []
    for name in series.tolist():
        key = name if isinstance(name, str) else None
        if key not in known:
            known[key] = _row(opened, key, **wanted)
        rows.append(known[key])
    columns = [*_COLUMNS, "score", "reasons", "geometry"]
    data = {column: [row[column] for row in rows] for column in columns}
    numbers = dict.fromkeys(("lon", "lat", "radius_m", "score"), "float64")
    texts = dict.fromkeys(("query", "name", "place_id", "kind", "country", "admin1", "reasons"), text_dtype())
    frame = gpd.GeoDataFrame(data, index=series.index, geometry="geometry", crs="EPSG:4326")
    return frame.astype({**numbers, **texts})


def best_candidate(
    gazetteer: Gazetteer,
    name: str,
    *,
    country: str | Sequence[str] | None = None,
    country_bias: str | None = None,
    near: LonLat | None = None,
) -> tuple[Candidate | None, Reason]:
    """Take the best place of a name, when it is sure enough to be the one meant.

    Names that are only alike count when there is no place of the very name.

    Parameters
    ----------
    gazetteer, name, country, country_bias, near
        As for `geomap.api.candidates.find_candidates`.

    Returns
    -------
    tuple of (Candidate or None, Reason)
        The place, or None; and why.
    """
    found = find_candidates(
        gazetteer, name, country=country, country_bias=country_bias, near=near, alike=False, limit=2
    )
    codes = " or ".join([country] if isinstance(country, str) else country or ()).upper()
    where = f"in {codes}, by {gazetteer.gazetteer_id}" if codes else f"in {gazetteer.gazetteer_id}"
    if not found:
        return None, Reason(rule="not-found", text=f"no name is like {name[:100]!r} {where}")
    best = found[0]
    if best.likeness < SURE_ENOUGH:
        text = f"no place is called {name[:100]!r} {where}; the most alike is {best.place.name}"
        return None, Reason(rule="not-found", text=text, weight=round(best.likeness, 3))
    if len(found) == 1:
        return best, Reason(rule="alone", text="no other candidate")
    other = found[1]
    text = f"before {other.place.name} ({other.place.admin1 or other.place.country or other.place.kind})"
    return best, Reason(rule="first", text=text, weight=round(best.score - other.score, 3))


def _country(country: str | Iterable[str] | None) -> str | tuple[str, ...] | None:
    return country if country is None or isinstance(country, str) else tuple(country)


def _row(gazetteer: Gazetteer, name: str | None, **wanted: Any) -> dict[str, Any]:  # noqa: ANN401
    if name is None or not name.strip():
        return _cells(None, None, (Reason(rule="not-found", text="no name was given"),))
    best, reason = best_candidate(gazetteer, name, **wanted)
    return _cells(name, best, (*(best.reasons if best else ()), reason))


def _cells(name: str | None, best: Candidate | None, reasons: tuple[Reason, ...]) -> dict[str, Any]:
    place = best.place if best else None
    cells = place_cells(place)
    return {
        "query": name,
        **cells,
        "kind": cells["place_kind"],
        "score": score(best.score) if best else None,
        "reasons": reason_texts(*reasons),
        "geometry": point(place.position) if place and is_spot(place) else None,
    }


def is_spot(place: Place) -> bool:
    """Whether a place is a point with a radius and no area such as a country."""
    return not PlaceKind(place.kind).is_area


def _position(near: LonLat | tuple[float, float] | None) -> LonLat | None:
    if near is None:
        return None
    lon, lat = near
    if not (abs(lon) <= _MAX_LON and abs(lat) <= _MAX_LAT):
        message = f"near={tuple(near)} is not on the globe; longitude comes first, as in (36.25, 50.0)"
        raise InputError(message)
    return LonLat(float(lon), float(lat))


def _series(names: str | Iterable[str]) -> pd.Series[Any]:
    import pandas as pd  # noqa: PLC0415

    if isinstance(names, pd.Series):
        return names
    if isinstance(names, pd.Index):
        return pd.Series(names)
    return pd.Series([names] if isinstance(names, str) else list(names), dtype=object)
