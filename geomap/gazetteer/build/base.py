"""The index that a build starts from, as columns: its places, the senses of its names, what it hides from texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer import layout
from geomap.gazetteer.columns.places import RECORD, Places
from geomap.gazetteer.columns.senses import Senses
from geomap.gazetteer.columns.strings import CHUNK, Strings, spans
from geomap.gazetteer.layout import KeyFlag, PlaceFlag
from geomap.gazetteer.names import NameFlag
from geomap.gazetteer.store import Store
from geomap.model import PlaceKind

_POSTING = np.dtype([("place", "<u4"), ("flags", "<u2")])
_CITY = layout.KINDS.index(PlaceKind.CITY)


def base_places(store: Store) -> Places:
    """Read the places of an index.

    Parameters
    ----------
    store
        The index.

    Returns
    -------
    Places
        In the order of its records.
    """
    records: NDArray[Any] = np.frombuffer(store.places, dtype=RECORD).copy()
    blob = np.frombuffer((store.path / layout.STRINGS).read_bytes(), dtype=np.uint8)
    lengths = records["name_bytes"].astype(np.int64)
    names = Strings(blob[spans(records["name_at"], lengths)], np.concatenate(([0], np.cumsum(lengths))))
    own = (records["flags"] & np.uint8(PlaceFlag.OWN_ID)) != 0
    own_ids = [store.codes[line] for line in records["ident"][own].tolist()]
    records["ident"][own] = np.arange(len(own_ids))
    codes = store.codes[: 1 + int(records["admin1"].max(initial=0))]
    importance = records["importance"] / layout.IMPORTANCE
    return Places(records, importance, names, codes, own_ids, list(store.meta["place_sources"]))


def sample_keys(store: Store, count: int = 100_000) -> list[str]:
    """Give some keys of an index, for how keys begin."""
    step = max(len(store.names) // count, 1)
    return [store.names.restore_key(number) for number in range(0, len(store.names), step)]


def add_base_senses(
    store: Store, number_of: NDArray[np.int64], senses: Senses, context: Mapping[str, NameFlag]
) -> set[str]:
    """Add the senses of an index's names.

    Parameters
    ----------
    store
        The index.
    number_of
        Number of a place in it -> number of the place in the new index.
    senses
        Gets them.
    context
        Folded word -> what it is besides a place name; taken off the flags, for the writer adds it again.

    Returns
    -------
    set of str
        Keys that are never looked for in a text.
    """
    offsets = np.frombuffer((store.path / layout.OFFSETS).read_bytes(), dtype="<u4").astype(np.int64)
    postings = np.frombuffer((store.path / layout.POSTINGS).read_bytes(), dtype=_POSTING)
    flags: NDArray[Any] = np.frombuffer(store.key_flags, dtype=np.uint8)
    hidden: set[str] = set()
    for keys, numbers in _keys(store):
        counts = offsets[numbers + 1] - offsets[numbers]
        rows = postings[spans(offsets[numbers], counts)]
        repeated = np.repeat(np.arange(len(keys)), counts).tolist()
        extra = np.fromiter((context.get(key, 0) for key in keys), np.uint16, len(keys))
        senses.add_keys([keys[at] for at in repeated], number_of[rows["place"]], rows["flags"] & ~extra[repeated])
        hidden.update(keys[at] for at in np.flatnonzero(flags[numbers] & KeyFlag.NOT_IN_TEXT).tolist())
    return hidden


def _keys(store: Store) -> Iterator[tuple[list[str], NDArray[np.int64]]]:
    items = store.names.iteritems()
    while some := list(islice(items, CHUNK)):
        keys = [key for key, _ in some]
        yield keys, np.fromiter((number for _, number in some), np.int64, len(some))


def base_words(store: Store) -> dict[str, NameFlag]:
    """Give what words are besides a place name."""
    return {word: NameFlag(store.word_flags(word)) for word in store.words.iterkeys()}


def merge(dump: Places, base: Places) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Say which places of a dump and of an index remain when the dump is put over the index.

    A place that both have is taken from the dump when it is a settlement in the index, else (countries and units,
    whose names and radii are kept with care) from the index. A settlement keeps the index's mark of a capital, and its
    inhabitants where the dump has none.

    Parameters
    ----------
    dump
        Each number once.
    base
        The index's places.

    Returns
    -------
    tuple
        Whether each place remains, the dump's first and then the index's; and which of them each place of the index is.
    """
    remains = np.ones(len(dump) + len(base), dtype=np.bool_)
    number_of = len(dump) + np.arange(len(base))
    if not len(dump):
        return remains, number_of
    by_ident = np.argsort(dump.records["ident"], kind="stable")
    at = np.searchsorted(dump.records["ident"], base.records["ident"], sorter=by_ident)
    at = by_ident[np.minimum(at, len(dump) - 1)]
    twin = ~base.is_own & (dump.records["ident"][at] == base.records["ident"])
    settled = twin & (base.records["kind"] == _CITY)
    _keep_facts(dump, base, at, settled)
    number_of[settled] = at[settled]
    remains[len(dump) :] = ~settled
    remains[at[twin & ~settled]] = False
    return remains, number_of


def _keep_facts(dump: Places, base: Places, at: NDArray[np.int64], settled: NDArray[np.bool_]) -> None:
    ours, theirs = at[settled], base.records[settled]
    records = dump.records
    records["flags"][ours] |= theirs["flags"] & np.uint8(PlaceFlag.CAPITAL)
    emptied = records["population"][ours] == 0
    for field in ("population", "radius"):
        records[field][ours[emptied]] = theirs[field][emptied]
    dump.importance[ours] = np.maximum(dump.importance[ours], base.importance[settled])
