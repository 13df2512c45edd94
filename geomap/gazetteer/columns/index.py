"""Write an index out of columns: the bytes that `geomap.gazetteer.layout` describes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer import layout
from geomap.gazetteer.columns.places import FORMER, RECORD, Places
from geomap.gazetteer.columns.progress import Progress
from geomap.gazetteer.columns.ranking import Postings, Ranker, unite
from geomap.gazetteer.columns.senses import Part, Senses
from geomap.gazetteer.columns.strings import CHUNK, SEPARATOR, number_strings, spans
from geomap.gazetteer.layout import KeyFlag
from geomap.gazetteer.names import NameFlag
from geomap.model import PlaceKind

_POSTING = np.dtype([("place", "<u4"), ("flags", "<u2")])
_ADMIN1, _COUNTRY = layout.KINDS.index(PlaceKind.ADMIN1), layout.KINDS.index(PlaceKind.COUNTRY)
_SHORT = 2
_LAST_WITH_CASE = "\u0590"

Hides = Callable[[list[str], NDArray[np.float64]], NDArray[np.bool_]]
"""Given different keys and the importance of the foremost place of each: which are never looked for in a text."""


def write_places(places: Places, out: Path) -> dict[str, Any]:
    """Write the records, the names and the codes.

    Parameters
    ----------
    places
        All places, in the order of their records.
    out
        The index's folder.

    Returns
    -------
    dict
        Counts, countries and sources, for the metadata.
    """
    records = places.records
    own = places.is_own
    _write_names(places, out)
    used = sorted({places.codes[number] for number in np.unique(records["admin1"]).tolist()} - {""})
    line_of = {code: line for line, code in enumerate(("", *used))}
    lines = np.array([line_of.get(code, 0) for code in places.codes], dtype=np.uint16)
    records["admin1"] = lines[records["admin1"]]
    own_ids = [places.own_ids[number] for number in records["ident"][own].tolist()]
    records["ident"][own] = np.arange(len(own_ids)) + len(used) + 1
    records["importance"] = np.rint(places.importance * layout.IMPORTANCE)
    records["flags"] &= ~np.uint8(FORMER)
    with (out / layout.PLACES).open("wb") as stream:
        for low in range(0, len(records), CHUNK):
            stream.write(records[low : low + CHUNK].tobytes())
    places.codes, places.own_ids = ["", *used], ["", *used, *own_ids]
    units = _ids_by(places, records["kind"] == _ADMIN1, lambda record: places.codes[int(record["admin1"])])
    named = (f"{code}\t{units[code]}" if code in units else code for code in (*places.codes, *own_ids))
    (out / layout.CODES).write_text("\n".join(named), encoding="utf-8", newline="\n")
    countries = _ids_by(places, records["kind"] == _COUNTRY, lambda record: bytes(record["country"]).decode())
    return {
        "counts": {"places": len(places), "numbered": len(places) - len(own_ids)},
        "countries": {code: countries[code] for code in sorted(countries)},
        "place_sources": places.sources,
        "units": units,
    }


def _ids_by(places: Places, which: NDArray[np.bool_], key: Callable[[Any], str]) -> dict[str, str]:
    """Map a code to the id of the place that has it; of several the last."""
    found = {}
    for number in np.flatnonzero(which).tolist():
        record = places.records[number]
        ident = int(record["ident"])
        own = record["flags"] & layout.PlaceFlag.OWN_ID
        found[key(record)] = places.own_ids[ident] if own else f"geonames:{ident}"
    found.pop("", None)
    return found


def _write_names(places: Places, out: Path) -> None:
    """Write each different name once, and note where in the records."""
    first, which = number_strings(places.names)
    lengths = np.diff(places.names.offsets)
    starts = np.concatenate(([0], np.cumsum(lengths[first])[:-1])).astype(np.uint32)
    places.records["name_at"] = starts[which] if len(which) else 0
    places.records["name_bytes"] = lengths
    with (out / layout.STRINGS).open("wb") as stream:
        for low in range(0, len(first), CHUNK):
            some = first[low : low + CHUNK]
            stream.write(places.names.blob[spans(places.names.offsets[some], lengths[some])].tobytes())


class _Ranked:
    """What comes out of one partition after the other."""

    def __init__(self) -> None:
        self.blobs: list[bytes] = []
        self.counts: list[NDArray[np.uint32]] = []
        self.postings: list[NDArray[Any]] = []
        self.key_flags: list[NDArray[np.uint8]] = []

    def each(self) -> Iterator[list[str]]:
        """Yield the different keys, in order."""
        for blob in self.blobs:
            yield blob.decode().split(SEPARATOR)


def write_senses(
    senses: Senses, places: Places, out: Path, *, context: Mapping[str, NameFlag], hides: Hides, progress: Progress
) -> dict[str, int]:
    """Write the trie of keys and their postings.

    Parameters
    ----------
    senses
        All senses; empty afterwards.
    places
        All places, as `write_places` left them; their columns are given up when they have served.
    out
        The index's folder.
    context
        Folded word -> what it is besides a place name.
    hides
        Says which keys are never looked for in a text.
    progress
        Told how far it is.

    Returns
    -------
    dict
        Counts of names and senses.
    """
    ranked = _rank(senses, places, context, hides, progress)
    places.records, places.importance = np.empty(0, RECORD), np.empty(0)
    progress("building the trie of names", 0.0)
    trie = marisa_trie.Trie(chain.from_iterable(ranked.each()))
    trie.save(str(out / layout.NAMES))
    progress("writing the senses", 0.0)
    numbers = [np.fromiter(map(trie.key_id, keys), np.uint32, len(keys)) for keys in ranked.each()]
    del trie
    ranked.blobs.clear()
    return _write_by_number(ranked, np.concatenate([*numbers, np.empty(0, np.uint32)]), out)


def _rank(senses: Senses, places: Places, context: Mapping[str, NameFlag], hides: Hides, progress: Progress) -> _Ranked:
    ranked, ranker = _Ranked(), Ranker(places)
    for done, part in enumerate(senses.drain()):
        keys, postings = _one_partition(part, ranker, context)
        counts = np.bincount(postings.keys, minlength=len(keys)).astype(np.uint32)
        first = np.cumsum(counts) - counts
        capitals_only = (postings.flags[first] & NameFlag.ACRONYM) != 0
        hidden = hides(keys, places.importance[postings.places[first]]) | _too_short(keys, postings)
        flags = np.where(capitals_only, KeyFlag.CAPITALS_ONLY, 0) | np.where(hidden, KeyFlag.NOT_IN_TEXT, 0)
        packed = np.empty(len(postings.places), dtype=_POSTING)
        packed["place"], packed["flags"] = postings.places, postings.flags
        ranked.blobs.append(SEPARATOR.join(keys).encode())
        ranked.counts.append(counts)
        ranked.postings.append(packed)
        ranked.key_flags.append(flags.astype(np.uint8))
        progress("ranking the senses of names", min(done / max(senses.partitions, 1), 1.0))
    return ranked


def _one_partition(part: Part, ranker: Ranker, context: Mapping[str, NameFlag]) -> tuple[list[str], Postings]:
    keys = sorted(set(part.keys))
    number_of = {key: number for number, key in enumerate(keys)}
    numbers = np.fromiter(map(number_of.__getitem__, part.keys), np.int64, len(part.keys))
    postings = unite(Postings(numbers, part.places, part.flags))
    extra = np.zeros(len(keys), dtype=np.uint16)
    for word in context.keys() & set(number_of):
        extra[number_of[word]] = context[word]
    return keys, ranker.rank(postings._replace(flags=postings.flags | extra[postings.keys]))


def _too_short(keys: list[str], postings: Postings) -> NDArray[np.bool_]:
    """Say which keys are one letter, or two of a script with case and no acronym that is kept by hand."""
    lengths = np.fromiter(map(len, keys), np.int64, len(keys))
    hidden: NDArray[np.bool_] = lengths < _SHORT
    for number in np.flatnonzero(lengths == _SHORT).tolist():
        low, high = np.searchsorted(postings.keys, [number, number + 1])
        acronym = (postings.flags[low:high] & NameFlag.ACRONYM).any()
        hidden[number] = keys[number] < _LAST_WITH_CASE and not acronym
    return hidden


def _write_by_number(ranked: _Ranked, numbers: NDArray[np.uint32], out: Path) -> dict[str, int]:
    """Write postings and flags in the order that the trie gave its keys."""
    order = np.empty(len(numbers), dtype=np.uint32)
    order[numbers] = np.arange(len(numbers), dtype=np.uint32)
    counts = np.concatenate([*ranked.counts, np.empty(0, np.uint32)])
    starts = np.cumsum(counts, dtype=np.int64) - counts
    flags = np.concatenate([*ranked.key_flags, np.empty(0, np.uint8)])
    postings = np.concatenate([*ranked.postings, np.empty(0, _POSTING)])
    offsets = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts[order], dtype=np.int64)))
    (out / layout.OFFSETS).write_bytes(offsets.astype("<u4").tobytes())
    (out / layout.KEYS).write_bytes(flags[order].tobytes())
    with (out / layout.POSTINGS).open("wb") as stream:
        for low in range(0, len(order), CHUNK):
            some = order[low : low + CHUNK]
            stream.write(postings[spans(starts[some], counts[some].astype(np.int64))].tobytes())
    return {"names": len(numbers), "senses": len(postings)}
