"""Write a compiled index: the bytes that `geomap.gazetteer.layout` describes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from geomap.errors import GazetteerError
from geomap.gazetteer import layout
from geomap.gazetteer.columns.index import write_places, write_senses
from geomap.gazetteer.columns.places import pack
from geomap.gazetteer.columns.progress import silent
from geomap.gazetteer.columns.senses import Senses
from geomap.gazetteer.columns.strings import chunked
from geomap.gazetteer.compile.named import Named
from geomap.gazetteer.compile.packages import hash_file
from geomap.gazetteer.names import NameFlag
from geomap.gazetteer.store import seal_of


def write_index(
    things: Iterable[Named], out: Path, *, context: Mapping[str, NameFlag], stop_words: frozenset[str]
) -> dict[str, Any]:
    """Write places, names and words.

    Parameters
    ----------
    things
        Places with their names; ids must be unique.
    out
        An existing, empty directory.
    context
        Folded word -> what it is besides a place name.
    stop_words
        Folded words that are never looked for in a text.

    Returns
    -------
    dict
        The counts, countries and sources that belong into the metadata.

    Raises
    ------
    GazetteerError
        When an id occurs twice.
    """
    ordered = sorted(things, key=_record_order)
    _refuse_twins(ordered)
    places = pack([thing.place for thing in ordered])
    facts = write_places(places, out)
    del facts["units"]
    senses = Senses([], 1)
    triples = ((name, number, flags) for number, thing in enumerate(ordered) for name, flags in thing.names)
    for names, numbers, flags in chunked(triples):
        senses.add(names, np.array(numbers), np.array(flags))

    def hides(keys: list[str], _importance: NDArray[np.float64]) -> NDArray[np.bool_]:
        return np.fromiter((key in stop_words for key in keys), np.bool_, len(keys))

    facts["counts"] |= write_senses(senses, places, out, context=context, hides=hides, progress=silent)
    _write_words(context, out)
    return facts


def _record_order(thing: Named) -> tuple[bool, int, str]:
    scheme, _, rest = thing.place.place_id.partition(":")
    numbered = scheme == "geonames"
    return (not numbered, int(rest) if numbered else 0, thing.place.place_id)


def _refuse_twins(ordered: Sequence[Named]) -> None:
    for one, other in pairwise(ordered):
        if one.place.place_id == other.place.place_id:
            raise GazetteerError(f"two places have the id {one.place.place_id}: {one.place.name}, {other.place.name}")


def _write_words(context: Mapping[str, NameFlag], out: Path) -> None:
    trie = marisa_trie.Trie(sorted(context))
    trie.save(str(out / layout.WORDS))
    flags = [NameFlag(0)] * len(context)
    for word, flag in context.items():
        flags[trie[word]] = flag
    (out / layout.WORD_FLAGS).write_bytes(b"".join(map(layout.WORD_FLAG.pack, flags)))


def write_meta(out: Path, facts: Mapping[str, Any]) -> None:
    """Write ``meta.json`` over whatever files are in the directory, with their sizes and hashes.

    Parameters
    ----------
    out
        The directory, complete but for its metadata.
    facts
        What else the metadata says.
    """
    files = {
        file.name: {"bytes": file.stat().st_size, "sha256": hash_file(file)}
        for file in sorted(out.iterdir())
        if file.name != layout.META
    }
    listing = "".join(f"{name} {each['sha256']}\n" for name, each in files.items())
    meta = {"format": layout.FORMAT, "sha256": hashlib.sha256(listing.encode()).hexdigest(), **facts, "files": files}
    write_sealed(out, meta)


def write_sealed(out: Path, meta: Mapping[str, Any]) -> None:
    """Write complete metadata with its seal, by which a reader sees that nothing in it was altered."""
    sealed = {**meta, "seal": seal_of(meta)}
    text = json.dumps(sealed, indent=1, ensure_ascii=False) + "\n"
    (out / layout.META).write_text(text, encoding="utf-8", newline="\n")
