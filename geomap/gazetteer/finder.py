"""Looking places up: by a name that a person typed, by kind, by position."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from geomap.gazetteer.names import Entry
from geomap.gazetteer.search import search
from geomap.gazetteer.store import Store
from geomap.model import LonLat, Place, PlaceKind

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer.filter import Filter
    from geomap.gazetteer.spatial import Settlements


class Whereabouts(NamedTuple):
    """Where a position lies: what is nearest to it and what holds it; None where there is none.

    ``distance_m`` is the geodesic from the position to the nearest settlement's point; ``country`` is the owner under
    the world view; ``admin1`` is the unit of the default view, whatever the view.
    """

    position: LonLat
    nearest: Place | None
    distance_m: float | None
    admin1: Place | None
    country: Place | None
    world_view: str


class Finder:
    """The look-ups of a gazetteer that are more than a table's.

    Parameters
    ----------
    store
        The index.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def search(
        self,
        query: str,
        *,
        country: str | None = None,
        kind: PlaceKind | str | None = None,
        bbox: tuple[float, float, float, float] | None = None,
        near: LonLat | tuple[float, float] | None = None,
        within_m: float | None = None,
        limit: int = 10,
    ) -> tuple[tuple[Entry, float], ...]:
        """Find places for a name that a person typed: exact, put right, by its beginning, by likeness.

        Names are put right that lack a space or have their words in another order ("NewYork", "Oblast Kharkiv").
        Likeness is that of optimal string alignment; one letter in four may be wrong, the first one too.

        Parameters
        ----------
        query
            What was typed.
        country
            ISO 3166-1 alpha-2 code to keep to, in capitals; None for all.
        kind
            A `PlaceKind` to keep to, ``"city"``; None for all.
        bbox
            (west, south, east, north) in degrees to keep to; a west beyond the east spans the antimeridian.
        near
            A position (longitude, latitude); of names equally good the nearest come first. None: the most important.
        within_m
            How many metres away from ``near`` they may lie; None for any distance.
        limit
            At most so many.

        Returns
        -------
        tuple of (Entry, float)
            Best first, each place once, with a score from 0 to 1 (1 = the very name).

        Raises
        ------
        InputError
            When the box or position is not on the globe.
        UnknownNameError
            When there is no such kind.

        Examples
        --------
        >>> from geomap.gazetteer import Gazetteer
        >>> [(entry, score)] = Gazetteer.open().search("Qharkiv", kind="city", limit=1)
        >>> entry.place.name
        'Kharkiv'
        """
        wanted = _filter(country, kind, bbox, near, within_m)
        return search(self._store, query, wanted=wanted, limit=limit)

    def find_places(
        self,
        *,
        country: str | None = None,
        kind: PlaceKind | str | None = None,
        bbox: tuple[float, float, float, float] | None = None,
        near: LonLat | tuple[float, float] | None = None,
        within_m: float | None = None,
        limit: int = 10,
    ) -> tuple[tuple[Place, float], ...]:
        """Find places by where and what they are, whatever their names.

        Parameters
        ----------
        country, kind, bbox, near, within_m, limit
            As for `search`.

        Returns
        -------
        tuple of (Place, float)
            Nearest first, with the geodesic distance in metres; without ``near`` most important first, with 0.

        Raises
        ------
        InputError
            When the box or position is not on the globe.
        UnknownNameError
            When there is no such kind.

        Examples
        --------
        >>> from geomap.gazetteer import Gazetteer
        >>> [place.name for place, _ in Gazetteer.open().find_places(country="UA", kind="city", limit=2)]
        ['Kyiv', 'Kharkiv']
        """
        from geomap.gazetteer.filter import Filter  # noqa: PLC0415 (numpy only where it is needed)
        from geomap.gazetteer.spatial import find_places  # noqa: PLC0415

        wanted = _filter(country, kind, bbox, near, within_m) or Filter()
        return find_places(self._store, wanted, limit=limit)

    def near(self, position: LonLat, *, within_m: float, limit: int = 10) -> tuple[tuple[Place, float], ...]:
        """Find settlements around a position.

        Parameters
        ----------
        position
            The middle.
        within_m
            Radius in metres.
        limit
            At most so many.

        Returns
        -------
        tuple of (Place, float)
            Nearest first, with the geodesic distance in metres.
        """
        return self._settlements.near(position, within_m=within_m, limit=limit)

    def within(self, geometry: BaseGeometry, *, limit: int = 50) -> tuple[Place, ...]:
        """Find settlements inside a geometry.

        Parameters
        ----------
        geometry
            In degrees, (lon, lat).
        limit
            At most so many.

        Returns
        -------
        tuple of Place
            Most populous first.
        """
        return self._settlements.within(geometry, limit=limit)

    @cached_property
    def _settlements(self) -> Settlements:
        from geomap.gazetteer.spatial import Settlements  # noqa: PLC0415 (numpy only where it is needed)

        return Settlements(self._store)


def _filter(
    country: str | None,
    kind: PlaceKind | str | None,
    bbox: tuple[float, float, float, float] | None,
    near: LonLat | tuple[float, float] | None,
    within_m: float | None,
) -> Filter | None:
    """Make a filter; None when nothing is asked for."""
    if all(each is None for each in (country, kind, bbox, near, within_m)):
        return None
    from geomap.gazetteer.filter import Filter  # noqa: PLC0415 (numpy only where it is needed)

    return Filter(country=country, kind=kind, bbox=bbox, near=near, within_m=within_m)
