"""Gazetteer: the door to a compiled index."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import UnknownNameError
from geomap.gazetteer.finder import Finder, Whereabouts
from geomap.gazetteer.names import Entry, Match, NameFlag
from geomap.gazetteer.scan import Scanner
from geomap.gazetteer.store import Store
from geomap.model import LonLat, Place
from geomap.text.fold import fold_name

if TYPE_CHECKING:
    from geomap.gazetteer.boundaries import Boundaries

EMBEDDED = Path(__file__).resolve().parent.parent / "_gazetteer"
"""Where the index that ships with the package lies."""

_GIVEN_NAME, _SURNAME, _COMMON_WORD = NameFlag.GIVEN_NAME.value, NameFlag.SURNAME.value, NameFlag.COMMON_WORD.value


class Gazetteer(Finder):
    """Places by name, id and position, from a memory-mapped index; make one with `open`.

    Cheap to open, safe to share between threads, and pickled as its path alone.

    Examples
    --------
    >>> gazetteer = Gazetteer.open()
    >>> gazetteer.lookup("Kiev")[0].place.name
    'Kyiv'
    >>> [match.key for match in gazetteer.scan("Fighting near Kharkiv’s border with Russia")]
    ['kharkiv', 'russia']
    """

    def __init__(self, store: Store, world_view: str) -> None:
        super().__init__(store)
        self._scanner = Scanner(store)
        self.world_view = world_view
        self.path: Path = store.path
        self.meta: Mapping[str, Any] = store.meta
        self.gazetteer_id: str = store.meta["gazetteer_id"]
        self.sha256: str = store.meta["sha256"]

    @classmethod
    def open(cls, path: str | Path | None = None, *, world_view: str = "un") -> Gazetteer:
        """Open an index.

        Parameters
        ----------
        path
            Its directory; None for the one that ships with geomap.
        world_view
            Whose borders count; the index says in its metadata which it holds.

        Returns
        -------
        Gazetteer
            Ready to use.

        Raises
        ------
        GazetteerError
            When the index is missing, incomplete, altered or of another format version.
        UnknownNameError
            When it has no such world view.
        """
        store = Store(EMBEDDED if path is None else Path(path))
        views = store.meta["world_views"]
        if world_view not in views:
            raise UnknownNameError(f"no world view {world_view!r} in {store.path}; there are: {', '.join(views)}")
        return cls(store, world_view)

    def __reduce__(self) -> tuple[Callable[[Path], Gazetteer], tuple[Path]]:
        return partial(Gazetteer.open, world_view=self.world_view), (self.path,)

    def __repr__(self) -> str:
        return f"<Gazetteer {self.gazetteer_id}, {self._store.place_count:,} places, world view {self.world_view}>"

    def scan(self, text: str) -> list[Match]:
        """Find the longest names at words with a capital or of a script without case, in order, non-overlapping."""
        return self._scanner.scan(text)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Give every sense of a name.

        Parameters
        ----------
        name
            A name as written, or a folded key.

        Returns
        -------
        tuple of Entry
            Most important first; empty when the name is unknown.
        """
        return self._store.entries(fold_name(name))

    def place(self, place_id: str) -> Place:
        """Give a place by its id.

        Parameters
        ----------
        place_id
            ``"geonames:706483"``, ``"region:donbas"``.

        Returns
        -------
        Place
            The place.

        Raises
        ------
        UnknownNameError
            When there is no such place.
        """
        number = self._store.number_of(place_id)
        if number is None:
            raise UnknownNameError(f"no place {place_id!r} in {self.gazetteer_id}; look it up by name first")
        return self._store.place(number)

    def geonames_id(self, place: Place) -> str | None:
        """Give GeoNames' number of a place, also of a region that GeoNames has under a point of its own.

        Parameters
        ----------
        place
            Any place.

        Returns
        -------
        str or None
            Digits; None when GeoNames has no such place, or we do not know its number.

        Examples
        --------
        >>> gazetteer = Gazetteer.open()
        >>> gazetteer.geonames_id(gazetteer.place("region:europe"))
        '6255148'
        """
        return place.geonames_id

    def names_of(self, place_id: str) -> tuple[tuple[str, NameFlag], ...]:
        """Give every name of a place.

        Parameters
        ----------
        place_id
            ``"geonames:706483"``, ``"region:donbas"``.

        Returns
        -------
        tuple of (str, NameFlag)
            Folded keys and what kind of name each is, in order of the alphabet.

        Raises
        ------
        UnknownNameError
            When there is no such place.

        Examples
        --------
        >>> [key for key, flags in Gazetteer.open().names_of("geonames:703448") if NameFlag.FORMER in flags][:1]
        ['kiev']
        """
        self.place(place_id)
        number = self._store.number_of(place_id)
        return () if number is None else self._store.keys_of(number)

    def country(self, code: str) -> Place:
        """Give a country by its ISO 3166-1 alpha-2 code.

        Parameters
        ----------
        code
            ``"UA"``.

        Returns
        -------
        Place
            The country.

        Raises
        ------
        UnknownNameError
            When there is no such country.
        """
        place_id = self.meta["countries"].get(code)
        if place_id is None:
            raise UnknownNameError(f"no country with the code {code!r}; it takes ISO 3166-1 alpha-2, as in 'UA'")
        return self.place(place_id)

    def countries(self) -> tuple[Place, ...]:
        """Give all countries and territories that have a code, in order of it."""
        return tuple(self.place(place_id) for place_id in self.meta["countries"].values())

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """Give what a place lies in, nearest first: its admin-1 unit and its country, as far as known.

        Parameters
        ----------
        place
            A place of this gazetteer.

        Returns
        -------
        tuple of Place
            Without the place itself.
        """
        admin1 = self._store.admin1_id(place.admin1) if place.admin1 else None
        country = self.meta["countries"].get(place.country)
        return tuple(self.place(found) for found in (admin1, country) if found and found != place.place_id)

    def whereabouts(self, position: LonLat, *, within_m: float = 100_000.0) -> Whereabouts:
        """Say where a position lies: the nearest settlement, the first-order unit and the country around it.

        Parameters
        ----------
        position
            Longitude and latitude in degrees.
        within_m
            How many metres away the settlement may be.

        Returns
        -------
        Whereabouts
            The country is the owner under the world view; each part is None where there is none (at sea, on land that
            the view gives to nobody, far from any settlement).

        Examples
        --------
        >>> here = Gazetteer.open().whereabouts(LonLat(36.30, 49.95))
        >>> here.nearest.country, here.admin1.name, here.country.name
        ('UA', 'Kharkiv Oblast', 'Ukraine')
        """
        nearest = next(iter(self.near(position, within_m=within_m, limit=1)), (None, None))
        code, unit = self.boundaries.owner(position), self.boundaries.admin1_at(position)
        unit_id = self._store.admin1_id(unit) if unit else None
        country_id = self.meta["countries"].get(code)
        return Whereabouts(
            position=position,
            nearest=nearest[0],
            distance_m=nearest[1],
            admin1=self.place(unit_id) if unit_id else None,
            country=self.place(country_id) if country_id else None,
            world_view=self.world_view,
        )

    def is_given_name(self, word: str) -> bool:
        """Say whether a word is a given name, whatever places share it."""
        return bool(self._store.word_flags(word) & _GIVEN_NAME)

    def is_surname(self, word: str) -> bool:
        """Say whether a word is a surname, whatever places share it."""
        return bool(self._store.word_flags(word) & _SURNAME)

    def is_common_word(self, word: str) -> bool:
        """Say whether a word is an everyday English word, whatever places share it."""
        return bool(self._store.word_flags(word) & _COMMON_WORD)

    @cached_property
    def boundaries(self) -> Boundaries:
        """The polygons of countries, admin-1 units and regions."""
        from geomap.gazetteer.boundaries import Boundaries  # noqa: PLC0415 (shapely only where it is needed)

        return Boundaries.open(self.path, self.world_view)
