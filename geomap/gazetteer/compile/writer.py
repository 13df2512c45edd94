"""Write a compiled index: the bytes that `geomap.gazetteer.layout` describes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import marisa_trie

from geomap.errors import GazetteerError
from geomap.gazetteer import layout
from geomap.gazetteer.compile.importance import importance, sense_order, towns_before_units
from geomap.gazetteer.compile.named import Named
from geomap.gazetteer.compile.packages import hash_file
from geomap.gazetteer.layout import KeyFlag, PlaceFlag
from geomap.gazetteer.names import NameFlag
from geomap.model import PlaceKind
from geomap.text.fold import fold_name

_OWN_SCHEMES = ("region:", "facility:")


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
    facts = _write_places(ordered, out)
    facts["counts"] |= _write_names(_senses(ordered), ordered, out, context=context, stop_words=stop_words)
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


def _write_places(ordered: Sequence[Named], out: Path) -> dict[str, Any]:
    places = [thing.place for thing in ordered]
    admin1_ids = {place.admin1: place.place_id for place in places if place.kind is PlaceKind.ADMIN1}
    own_ids = [place.place_id for place in places if not place.place_id.startswith("geonames:")]
    codes = ["", *sorted({place.admin1 for place in places if place.admin1}), *own_ids]
    line_of = {code: line for line, code in enumerate(codes)}
    sources = sorted({place.source for place in places})
    strings, offset_of = bytearray(), dict[str, int]()
    records = bytearray()
    for place in places:
        name = place.name.encode("utf-8")[: layout.MAX_NAME_BYTES].decode("utf-8", "ignore").encode("utf-8")
        if place.name not in offset_of:
            offset_of[place.name] = len(strings)
            strings += name
        own = place.place_id in line_of
        records += layout.PLACE.pack(
            line_of[place.place_id] if own else int(place.place_id.partition(":")[2]),
            round(place.position.lon * layout.DEGREE),
            round(place.position.lat * layout.DEGREE),
            place.population,
            offset_of[place.name],
            (place.country or "").encode("ascii"),
            line_of[place.admin1 or ""],
            min(round(place.radius_m / layout.RADIUS_UNIT_M), layout.MOST_RADIUS),
            len(name),
            layout.KINDS.index(place.kind),
            PlaceFlag.CAPITAL * place.capital | PlaceFlag.OWN_ID * own,
            sources.index(place.source),
            round(importance(place) * layout.IMPORTANCE),
        )
    (out / layout.PLACES).write_bytes(records)
    (out / layout.STRINGS).write_bytes(strings)
    lines = (f"{code}\t{admin1_ids[code]}" if code in admin1_ids else code for code in codes)
    (out / layout.CODES).write_text("\n".join(lines), encoding="utf-8", newline="\n")
    countries = {place.country: place.place_id for place in places if place.kind is PlaceKind.COUNTRY}
    return {
        "counts": {"places": len(places), "numbered": len(places) - len(own_ids)},
        "countries": {code: countries[code] for code in sorted(filter(None, countries))},
        "place_sources": sources,
    }


def _senses(ordered: Sequence[Named]) -> dict[str, dict[int, NameFlag]]:
    """Gather folded key -> place number -> flags; a name with an apostrophe has a twin key without."""
    senses: dict[str, dict[int, NameFlag]] = {}
    for number, thing in enumerate(ordered):
        for name, flags in thing.names:
            key = fold_name(name)
            for twin in {key, key.replace("'", "")} - {""}:
                numbers = senses.setdefault(twin, {})
                numbers[number] = numbers.get(number, NameFlag(0)) | flags
    return senses


def _write_names(
    senses: Mapping[str, Mapping[int, NameFlag]],
    ordered: Sequence[Named],
    out: Path,
    *,
    context: Mapping[str, NameFlag],
    stop_words: frozenset[str],
) -> dict[str, int]:
    trie = marisa_trie.Trie(sorted(senses))
    trie.save(str(out / layout.NAMES))
    keys = [""] * len(senses)
    for key in senses:
        keys[trie[key]] = key
    offsets, postings, key_flags = bytearray(layout.OFFSET.pack(0)), bytearray(), bytearray()
    for key in keys:
        extra = context.get(key, NameFlag(0))
        entries = [(number, _without_alternate(flags) | extra) for number, flags in senses[key].items()]
        entries.sort(key=lambda entry: sense_order(ordered[entry[0]].place, entry[1]))
        entries = [entries[at] for at in towns_before_units([ordered[number].place for number, _ in entries])]
        for number, flags in entries:
            postings += layout.POSTING.pack(number, flags)
        offsets += layout.OFFSET.pack(len(postings) // layout.POSTING.size)
        capitals_only = bool(entries[0][1] & NameFlag.ACRONYM)
        hidden = key in stop_words or len(key) < 2 or _is_short(key, entries)  # noqa: PLR2004
        key_flags.append(KeyFlag.CAPITALS_ONLY * capitals_only | KeyFlag.NOT_IN_TEXT * hidden)
    (out / layout.OFFSETS).write_bytes(offsets)
    (out / layout.POSTINGS).write_bytes(postings)
    (out / layout.KEYS).write_bytes(key_flags)
    return {"names": len(keys), "senses": len(postings) // layout.POSTING.size}


def _without_alternate(flags: NameFlag) -> NameFlag:
    """Drop the mark of a mere alternate from a name that is something better as well."""
    return flags & ~NameFlag.ALTERNATE or flags


def _is_short(key: str, entries: Iterable[tuple[int, NameFlag]]) -> bool:
    """Say whether a key is two letters of a script with case, and no acronym that we keep by hand."""
    return len(key) == 2 and key < "\u0590" and not any(flags & NameFlag.ACRONYM for _, flags in entries)  # noqa: PLR2004


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
    (out / layout.META).write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
