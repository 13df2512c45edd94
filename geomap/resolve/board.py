"""The senses of all names of a document side by side, as arrays with one row a sense."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer import NEEDS_CONTEXT, Entry, NameFlag
from geomap.model import Place, PlaceKind
from geomap.resolve.home import Home
from geomap.resolve.query import Query

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

WIDE = frozenset({PlaceKind.REGION, PlaceKind.WATER, PlaceKind.PHYSICAL})
UNITS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
KINDS = {kind: number for number, kind in enumerate(PlaceKind)}
_PEOPLE_OF_A_REGION = 500_000  # so that "Africa" outweighs a town of that name, but "Rhine" no metropolis (own)
_AREA_DISCOUNT = 10  # a country's people are not all in the spot that bears its name (own)


def weight_of_people(place: Place) -> int:
    """Count inhabitants for the comparison with namesakes: a tenth for countries and units, a fixed number for regions.

    Parameters
    ----------
    place
        A sense.

    Returns
    -------
    int
        Inhabitants; 0 when unknown.
    """
    if place.kind in WIDE:
        return max(place.population, _PEOPLE_OF_A_REGION)
    return place.population if place.kind is PlaceKind.CITY else place.population // _AREA_DISCOUNT


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """The senses of several names; every array has one value a row.

    Parameters
    ----------
    queries
        The names, each with at least one sense; those in ``hints`` are only evidence for the others.
    entries
        The senses, those of one name behind those of another.
    starts
        The first row of each name.
    name_of
        The name that a row belongs to.
    vectors
        Unit vectors from the middle of the Earth, shape (rows, 3).
    people
        Inhabitants as `weight_of_people` counts them.
    inhabitants
        Inhabitants of the place itself.
    kinds
        Numbers of `KINDS`.
    countries, units
        A number for each country and first-level unit; negative ones, all different, for places without.
    flags
        `NameFlag` of the name.
    capitals
        Whether the place is a capital.
    hints
        One value a name: whether it is no place in its sentence, and only says where the text is at home.
    homes
        ISO 3166-1 alpha-2 -> how much the text's words speak for a country.
    """

    queries: tuple[Query, ...]
    entries: tuple[Entry, ...]
    starts: Ints
    name_of: Ints
    vectors: Floats
    people: Floats
    inhabitants: Floats
    kinds: Ints
    countries: Ints
    units: Ints
    flags: Ints
    capitals: Bools
    hints: Bools
    homes: Mapping[str, Home]

    def has(self, flags: NameFlag) -> Bools:
        """Say of each row whether its name has one of these flags."""
        found: Bools = (self.flags & int(flags)) != 0
        return found

    def is_kind(self, *kinds: PlaceKind) -> Bools:
        """Say of each row whether its place is of one of these kinds."""
        table = np.zeros(len(KINDS), dtype=np.bool_)
        table[[KINDS[kind] for kind in kinds]] = True
        found: Bools = table[self.kinds]
        return found

    @property
    def needs_context(self) -> Bools:
        """Whether the name is as often something else."""
        return self.has(NEEDS_CONTEXT)

    def rows_of(self, name: int) -> Ints:
        """Give the rows of a name."""
        stop = self.starts[name + 1] if name + 1 < len(self.starts) else len(self.entries)
        return np.arange(self.starts[name], stop)

    def highest(self, values: Floats) -> Floats:
        """Give each row the highest value among its name's rows."""
        found: Floats = np.maximum.reduceat(values, self.starts)[self.name_of]
        return found

    def sums(self, values: Floats) -> Floats:
        """Give each row the sum over its name's rows."""
        found: Floats = np.add.reduceat(values, self.starts)[self.name_of]
        return found


def _numbers(codes: Sequence[str | None]) -> Ints:
    known: dict[str, int] = {}
    return np.array(
        [-1 - row if code is None else known.setdefault(code, len(known)) for row, code in enumerate(codes)],
        dtype=np.int64,
    )


def make_board(queries: Sequence[Query], hints: Sequence[Query], homes: Mapping[str, Home]) -> Board | None:
    """Lay out the senses of the names of a document.

    Parameters
    ----------
    queries
        The names to be resolved; those without a sense are left out.
    hints
        Names that are no places in their sentences, as in "University of Kentucky".
    homes
        What `find_homes` says of the text.

    Returns
    -------
    Board or None
        None when no name has a sense.
    """
    named = [query for query in queries if query.senses]
    both = [*named, *(query for query in hints if query.senses)]
    if not named:
        return None
    entries = tuple(entry for query in both for entry in query.senses)
    sizes = [len(query.senses) for query in both]
    starts = np.cumsum([0, *sizes[:-1]])
    places = [entry.place for entry in entries]
    degrees = np.radians(np.array([place.position for place in places], dtype=np.float64))
    lon, lat = degrees[:, 0], degrees[:, 1]
    return Board(
        queries=tuple(both),
        entries=entries,
        starts=starts,
        name_of=np.repeat(np.arange(len(both)), sizes),
        vectors=np.stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1),
        people=np.array([weight_of_people(place) for place in places], dtype=np.float64),
        inhabitants=np.array([place.population for place in places], dtype=np.float64),
        kinds=np.array([KINDS[place.kind] for place in places], dtype=np.int64),
        countries=_numbers([place.country for place in places]),
        units=_numbers([place.admin1 for place in places]),
        flags=np.array([int(entry.flags) for entry in entries], dtype=np.int64),
        capitals=np.array([place.capital for place in places], dtype=np.bool_),
        hints=np.arange(len(both)) >= len(named),
        homes=homes,
    )
