"""A geopy geocoder over the local gazetteer: geopy's words, no network."""

from __future__ import annotations

import os
from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder as GeopyGeocoder
from geopy.location import Location
from geopy.point import Point

from geomap.api.candidates import SURE_ENOUGH, find_candidates
from geomap.api.opening import open_gazetteer
from geomap.frames.values import place_cells
from geomap.gazetteer import Gazetteer
from geomap.model import LonLat, Place

_MANY = 10


class _OfflineAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """What geopy would send requests with; this one has nowhere to send them."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> NoReturn:  # noqa: ARG002
        message = "this geocoder asks no server"
        raise GeocoderQueryError(message)

    get_text = get_json


class Geocoder(GeopyGeocoder):  # type: ignore[misc]
    """Geocode and reverse-geocode offline, as any geocoder of geopy.

    Works as ``provider`` in `geopandas.tools.geocode`: ``geopandas.tools.geocode(names, provider=Geocoder)``, with
    ``country=`` and ``gazetteer=`` beside it if need be. (An instance works too.)

    Parameters
    ----------
    gazetteer
        One that is open, the directory of one, or None for the one that ships with geomap.
    country
        ISO 3166-1 alpha-2 code that places must lie in; None for any.
    within_m
        How far in metres the place that `reverse` names may be away.

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
    ) -> None:
        super().__init__(adapter_factory=_OfflineAdapter, user_agent="geomap")
        self.gazetteer = open_gazetteer(gazetteer, None)
        self.country = country
        self.within_m = within_m

    def __call__(self) -> Geocoder:
        """Give itself: geopandas calls the provider that it is given."""
        return self

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = None,  # noqa: ARG002 (geopy's signature; nothing is waited for)
    ) -> Location | list[Location] | None:
        """Find where a place is.

        Parameters
        ----------
        query
            A name, also "Paris, Texas".
        exactly_one
            Whether to give the best place only, not a list of the ten best.
        timeout
            Taken for geopy's sake.

        Returns
        -------
        geopy.location.Location or list or None
            Latitude first, as geopy has it; ``raw`` holds the gazetteer's facts. None when there is no such place.
        """
        found = find_candidates(self.gazetteer, query, country=self.country, limit=1 if exactly_one else _MANY)
        sure = [candidate for candidate in found if candidate.likeness >= SURE_ENOUGH]
        return _answer([self._location(each.place, score=each.score) for each in sure], exactly_one=exactly_one)

    def reverse(
        self,
        query: Any,  # noqa: ANN401 (whatever geopy.Point takes)
        *,
        exactly_one: bool = True,
        timeout: object = None,  # noqa: ARG002
    ) -> Location | list[Location] | None:
        """Find the settlement nearest to a position.

        Parameters
        ----------
        query
            (latitude, longitude), latitude first as geopy has it, or a `geopy.point.Point`.
        exactly_one
            Whether to give the nearest place only, not a list of the ten nearest.
        timeout
            Taken for geopy's sake.

        Returns
        -------
        geopy.location.Location or list or None
            ``raw["distance_m"]`` says how far away it is. None when none is within ``within_m``.
        """
        point = query if isinstance(query, Point) else Point(query)
        position = LonLat(point.longitude, point.latitude)
        limit = 1 if exactly_one else _MANY
        near = self.gazetteer.near(position, within_m=self.within_m, limit=limit)
        return _answer(
            [self._location(place, distance_m=round(away_m, 1)) for place, away_m in near], exactly_one=exactly_one
        )

    def _location(self, place: Place, **facts: float) -> Location:
        names = [place.name, *(each.name for each in self.gazetteer.ancestors(place))]
        return Location(", ".join(names), (place.position.lat, place.position.lon), {**place_cells(place), **facts})


def _answer(locations: list[Location], *, exactly_one: bool) -> Location | list[Location] | None:
    if not locations:
        return None
    return locations[0] if exactly_one else locations
