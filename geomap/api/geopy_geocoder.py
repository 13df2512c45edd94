"""A geopy geocoder over the local gazetteer: geopy's words, no network."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, Final, NoReturn

from geopy.adapters import BaseAsyncAdapter, BaseSyncAdapter
from geopy.exc import ConfigurationError, GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL
from geopy.geocoders.base import Geocoder as GeopyGeocoder
from geopy.location import Location
from geopy.point import Point

from geomap.api.candidates import SURE_ENOUGH, find_candidates
from geomap.api.opening import open_gazetteer
from geomap.frames.values import place_cells
from geomap.gazetteer import Gazetteer
from geomap.model import LonLat, Place

_MANY: Final = 10
_NAME_KEYS: Final = ("name", "place", "city", "town", "village")
_UNIT_KEYS: Final = ("county", "state", "region", "country")
_CODE_KEY: Final = "country_code"
_MAX_QUERY: Final = 1000


class _OfflineAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """What geopy would send requests with; this one has nowhere to send them."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> NoReturn:  # noqa: ARG002
        message = "this geocoder asks no server"
        raise GeocoderQueryError(message)

    get_text = get_json


class Geocoder(GeopyGeocoder):  # type: ignore[misc]
    """Geocode and reverse-geocode offline, as any geocoder of geopy.

    Works as ``provider`` in `geopandas.tools.geocode`: ``geopandas.tools.geocode(names, provider=Geocoder)``, with
    ``country=`` and ``gazetteer=`` beside it if need be (an instance works too); behind geopy's `RateLimiter`, which it
    does not need; and pickled, as the path of its gazetteer.

    Parameters
    ----------
    gazetteer
        One that is open, the directory of one, or None for the one that ships with geomap.
    country
        ISO 3166-1 alpha-2 code that places must lie in; None for any.
    within_m
        How far in metres the place that `reverse` names may be away.
    scheme, timeout, proxies, user_agent, ssl_context, adapter_factory
        geopy's own; taken and without effect, as nothing is sent.

    Raises
    ------
    GazetteerError
        When the gazetteer cannot be opened.
    UnknownNameError
        When there is no such country.
    geopy.exc.ConfigurationError
        When the adapter is an asynchronous one.

    Examples
    --------
    >>> location = Geocoder().geocode("Kharkiv")
    >>> location.address
    'Kharkiv, ..., Ukraine'
    """

    def __init__(
        self,
        *,
        gazetteer: Gazetteer | str | os.PathLike[str] | None = None,
        country: str | None = None,
        within_m: float = 50_000.0,
        scheme: str | None = None,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401 (geopy's signature)
        proxies: Any = DEFAULT_SENTINEL,  # noqa: ANN401
        user_agent: str | None = "geomap",
        ssl_context: Any = DEFAULT_SENTINEL,  # noqa: ANN401
        adapter_factory: Any = None,  # noqa: ANN401
    ) -> None:
        super().__init__(
            scheme=scheme,
            timeout=timeout,
            proxies=proxies,
            user_agent=user_agent,
            ssl_context=ssl_context,
            adapter_factory=adapter_factory or _OfflineAdapter,
        )
        if isinstance(self.adapter, BaseAsyncAdapter):
            message = "this geocoder waits for nothing, so it has no asynchronous mode; leave adapter_factory out"
            raise ConfigurationError(message)
        self.gazetteer = open_gazetteer(gazetteer, None)
        self.country = None if country is None else self.gazetteer.country(country.upper()).country
        self.within_m = within_m

    def __call__(self) -> Geocoder:
        """Give itself: geopandas calls the provider that it is given."""
        return self

    def __getstate__(self) -> dict[str, Any]:
        return {key: value for key, value in self.__dict__.items() if key not in {"adapter", "ssl_context"}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self.ssl_context = DEFAULT_SENTINEL
        self.adapter = _OfflineAdapter(proxies=self.proxies, ssl_context=None)

    def geocode(
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        country_codes: str | Iterable[str] | None = None,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401, ARG002 (geopy's signature; nothing is waited for)
    ) -> Location | list[Location] | None:
        """Find where a place is.

        Parameters
        ----------
        query
            A name, also "Paris, Texas" or "Izium, Kharkiv Oblast, Ukraine"; or a dict of one of name, place, city,
            town and village, and any of county, state, region, country and country_code. Without a place's name it is
            the smallest unit.
        exactly_one
            Whether to give the best place only, not a list.
        limit
            Greatest length of the list; None for ten.
        country_codes
            ISO 3166-1 alpha-2 code, or several, that the place must lie in; None for those of the geocoder.
        timeout
            Taken for geopy's sake.

        Returns
        -------
        geopy.location.Location or list or None
            Latitude first, as geopy has it; ``raw`` holds the gazetteer's facts. None when there is no such place.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            When the query is neither, or its dict has a part that no gazetteer knows (a street).
        UnknownNameError
            When there is no such country.
        ValueError
            When the limit is less than 1.
        """
        name, code = _read_query(query)
        if code and not name:
            name = self.gazetteer.country(code.upper()).name
        countries = country_codes if country_codes is not None else code or self.country
        found = find_candidates(
            self.gazetteer,
            name,
            country=countries,
            alike=not exactly_one,
            limit=_most(limit, exactly_one=exactly_one),
        )
        sure = [candidate for candidate in found if candidate.likeness >= SURE_ENOUGH]
        return _answer([self._location(each.place, score=each.score) for each in sure], exactly_one=exactly_one)

    def reverse(
        self,
        query: Any,  # noqa: ANN401 (whatever geopy.Point takes)
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401, ARG002
    ) -> Location | list[Location] | None:
        """Find the settlement nearest to a position.

        Parameters
        ----------
        query
            (latitude, longitude), latitude first as geopy has it, ``"49.99, 36.25"``, or a `geopy.point.Point`.
        exactly_one
            Whether to give the nearest place only, not a list.
        limit
            Greatest length of the list; None for ten.
        timeout
            Taken for geopy's sake.

        Returns
        -------
        geopy.location.Location or list or None
            ``raw["distance_m"]`` says how far away it is. None when none is within ``within_m``.

        Raises
        ------
        ValueError
            When the query is no position, or the limit less than 1.
        """
        point = query if isinstance(query, Point) else Point(query)
        position = LonLat(point.longitude, point.latitude)
        most = _most(limit, exactly_one=exactly_one)
        near = self.gazetteer.near(position, within_m=self.within_m, limit=most)
        return _answer(
            [self._location(place, distance_m=round(away_m, 1)) for place, away_m in near], exactly_one=exactly_one
        )

    def _location(self, place: Place, **facts: float) -> Location:
        names = [place.name, *(each.name for each in self.gazetteer.ancestors(place))]
        return Location(", ".join(names), (place.position.lat, place.position.lon), {**place_cells(place), **facts})


def _read_query(query: object) -> tuple[str, str | None]:
    """Write a query as "Town, Oblast, Country", with the country's code; no name when it is missing."""
    if isinstance(query, Mapping):
        parts = {str(key): str(value) for key, value in query.items() if value}
        known = (*_NAME_KEYS, *_UNIT_KEYS)
        strange = [key for key in parts if key not in {*known, _CODE_KEY}]
        if strange:
            message = f"a gazetteer knows no {', '.join(strange)}; it takes {', '.join((*known, _CODE_KEY))}"
            raise GeocoderQueryError(message)
        return ", ".join(parts[key] for key in known if key in parts)[:_MAX_QUERY], parts.get(_CODE_KEY)
    if query is None or query != query:  # noqa: PLR0124 (NaN, which a table has for a missing name)
        return "", None
    if not isinstance(query, str):
        message = f"a query is a name or a dict of its parts, not {type(query).__name__}"
        raise GeocoderQueryError(message)
    return query[:_MAX_QUERY], None


def _most(limit: int | None, *, exactly_one: bool) -> int:
    if limit is not None and limit < 1:
        raise ValueError(f"limit={limit} gives no place; it must be at least 1")
    return 1 if exactly_one else limit or _MANY


def _answer(locations: list[Location], *, exactly_one: bool) -> Location | list[Location] | None:
    if not locations:
        return None
    return locations[0] if exactly_one else locations
