"""Places of a dump that are there already: the same number again, units named after a settlement in them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer import layout
from geomap.gazetteer.columns.places import Places
from geomap.gazetteer.columns.strings import Strings, fold_names, hash_strings
from geomap.model import PlaceKind

_CITY, _ADMIN2 = layout.KINDS.index(PlaceKind.CITY), layout.KINDS.index(PlaceKind.ADMIN2)


def repeated(places: Places) -> NDArray[np.bool_]:
    """Say which places have the number of one before them."""
    _, first = np.unique(places.records["ident"], return_index=True)
    found = np.ones(len(places), dtype=np.bool_)
    found[first] = False
    return found


def units_like_towns(places: Places) -> NDArray[np.bool_]:
    """Say which units below the first order have the name of a settlement in the same first-order unit.

    The settlement answers to that name already.

    Parameters
    ----------
    places
        Places of one origin.

    Returns
    -------
    numpy.ndarray
        One value a place.
    """
    found = np.zeros(len(places), dtype=np.bool_)
    units = np.flatnonzero(places.records["kind"] == _ADMIN2)
    if not len(units):
        return found
    towns = np.flatnonzero(places.records["kind"] == _CITY)
    found[units] = np.isin(_keys(places, units), _keys(places, towns))
    return found


def _keys(places: Places, which: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Give a number made of each place's folded name and its first-order unit."""
    names = places.names.take(which)
    keys = ([key.replace("'", "") for key in fold_names(some)] for _, some in names.chunks())
    hashes = [hash_strings(Strings.of(some)) for some in keys]
    unit = places.records["admin1"][which].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    joined: NDArray[np.uint64] = np.concatenate([*hashes, np.empty(0, np.uint64)]) ^ unit
    return joined
