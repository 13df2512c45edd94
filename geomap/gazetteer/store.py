"""Read a compiled gazetteer: memory-mapped files, unpacked one record at a time."""

from __future__ import annotations

import hashlib
import json
import mmap
import struct
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import marisa_trie

from geomap.errors import GazetteerError
from geomap.gazetteer import layout
from geomap.gazetteer.layout import PlaceFlag
from geomap.gazetteer.names import Entry, NameFlag, name_flag
from geomap.model import LonLat, Place
from geomap.text.fold import fold_name

_REMEDY = "build or install it again (`geomap gazetteer build`, or reinstall geomap for the embedded one)"


def read_meta(path: Path) -> dict[str, Any]:
    """Read an index's ``meta.json`` and check its format, its own seal and the sizes of its files.

    Parameters
    ----------
    path
        The index's directory.

    Returns
    -------
    dict
        The metadata.

    Raises
    ------
    GazetteerError
        When the directory or a file is missing, of another size, or of another format version, or the metadata is not
        as it was written.
    """
    try:
        meta: dict[str, Any] = json.loads((path / layout.META).read_bytes())
    except (OSError, ValueError) as error:
        raise GazetteerError(f"no gazetteer in {path}: {layout.META} cannot be read ({error}); {_REMEDY}") from error
    if not isinstance(meta, dict):
        raise GazetteerError(f"{path / layout.META} holds no metadata of a gazetteer; {_REMEDY}")
    if meta.get("format") != layout.FORMAT:
        found = meta.get("format")
        raise GazetteerError(f"{path} has format {found}, this version reads {layout.FORMAT}; {_REMEDY}")
    if meta.get("seal") != seal_of(meta):
        raise GazetteerError(f"{path / layout.META} was altered, or written by an older version; {_REMEDY}")
    for name, facts in meta["files"].items():
        file = path / name
        size = file.stat().st_size if file.is_file() else None
        if size != facts["bytes"]:
            found = "is missing" if size is None else f"has {size} bytes instead of {facts['bytes']}"
            raise GazetteerError(f"{file} {found}: the gazetteer is incomplete or altered; {_REMEDY}")
    return meta


def seal_of(meta: Mapping[str, Any]) -> str:
    """Give the SHA-256 of an index's metadata less the seal itself, which is what the seal says."""
    content = {key: value for key, value in meta.items() if key != "seal"}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def map_file(path: Path) -> mmap.mmap | bytes:
    """Map a file into memory, read-only; an empty file gives no bytes."""
    with path.open("rb") as stream:
        if path.stat().st_size == 0:
            return b""
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)


def _map_trie(path: Path) -> marisa_trie.Trie:
    try:
        return marisa_trie.Trie().mmap(str(path))
    except RuntimeError as error:
        raise GazetteerError(f"{path} is no trie ({error}); {_REMEDY}") from error


class Store:
    """The mapped files of one index.

    Parameters
    ----------
    path
        The index's directory.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.meta: Mapping[str, Any] = read_meta(path)
        self.names = _map_trie(path / layout.NAMES)
        self.words = _map_trie(path / layout.WORDS)
        self._offsets = map_file(path / layout.OFFSETS)
        self._postings = map_file(path / layout.POSTINGS)
        self.key_flags = map_file(path / layout.KEYS)
        self.places = map_file(path / layout.PLACES)
        self._strings = map_file(path / layout.STRINGS)
        self._flags_of_words = map_file(path / layout.WORD_FLAGS)
        lines = self._read_checked(layout.CODES).decode("utf-8").split("\n")
        self._code_ids = [line.split("\t") for line in lines]
        self.codes = [fields[0] for fields in self._code_ids]
        self.place_count: int = self.meta["counts"]["places"]
        self._numbered: int = self.meta["counts"]["numbered"]
        self._refuse_other_counts()
        self.place = lru_cache(maxsize=65_536)(self._unpack)
        self.number_of = lru_cache(maxsize=65_536)(self._find_number)
        self._unit_name = lru_cache(maxsize=8_192)(self._name_of_unit)
        self.word_flags = lru_cache(maxsize=32_768)(self._word_flags_of)
        self.entries = lru_cache(maxsize=8_192)(self._entries_of)

    def _read_checked(self, name: str) -> bytes:
        """Read a file that is needed whole, and refuse it when its hash is another."""
        data = (self.path / name).read_bytes()
        if hashlib.sha256(data).hexdigest() != self.meta["files"][name]["sha256"]:
            raise GazetteerError(f"{self.path / name} was altered: its SHA-256 is another; {_REMEDY}")
        return data

    def _refuse_other_counts(self) -> None:
        """Refuse files of the right size that do not belong together: a trie holds other names than those numbered."""
        names, words = len(self.names), len(self.words)
        sizes = {
            layout.OFFSETS: (len(self._offsets), (names + 1) * layout.OFFSET.size),
            layout.KEYS: (len(self.key_flags), names),
            layout.WORD_FLAGS: (len(self._flags_of_words), words * layout.WORD_FLAG.size),
            layout.PLACES: (len(self.places), self.place_count * layout.PLACE_SIZE),
        }
        for name, (found, wanted) in sizes.items():
            if found != wanted:
                raise GazetteerError(f"{self.path / name} has {found} bytes, the names need {wanted}; {_REMEDY}")

    def postings(self, key: str) -> Iterator[tuple[int, int]]:
        """Yield the senses of a folded key as (place number, flags), most important first."""
        number = self.names.get(key)
        if number is None:
            return
        low, high = layout.OFFSET_PAIR.unpack_from(self._offsets, number * layout.OFFSET.size)
        for index in range(low, high):
            yield layout.POSTING.unpack_from(self._postings, index * layout.POSTING.size)

    def _entries_of(self, key: str) -> tuple[Entry, ...]:
        """Give the senses of a folded key, most important first."""
        return tuple(Entry(self.place(number), name_flag(flags)) for number, flags in self.postings(key))

    def keys_of(self, number: int) -> tuple[tuple[str, NameFlag], ...]:
        """Give the folded keys of a place with their flags, in order of the alphabet; looks through all postings."""
        import numpy as np  # noqa: PLC0415 (only where it is needed)

        postings = np.frombuffer(self._postings, dtype=[("place", "<u4"), ("flags", "<u2")])
        rows = np.flatnonzero(postings["place"] == number)
        keys = np.searchsorted(np.frombuffer(self._offsets, dtype="<u4"), rows, side="right") - 1
        named = zip(keys, postings["flags"][rows], strict=True)
        return tuple(sorted((self.names.restore_key(int(key)), NameFlag(int(flags))) for key, flags in named))

    def _word_flags_of(self, word: str) -> int:
        """Give what a word is besides a place name, as the number of its flags; 0 when nothing is known."""
        number = self.words.get(fold_name(word))
        if number is None:
            return 0
        (flags,) = layout.WORD_FLAG.unpack_from(self._flags_of_words, number * layout.WORD_FLAG.size)
        return int(flags)

    def importance(self, number: int) -> float:
        """Give a place's importance: about the logarithm of its population, more for states and capitals."""
        fields = layout.PLACE.unpack_from(self.places, number * layout.PLACE_SIZE)
        return float(fields[12]) / layout.IMPORTANCE

    def _find_number(self, place_id: str) -> int | None:
        """Find a place's number by its id; None when there is no such place."""
        place_id = self.meta.get("same_as", {}).get(place_id, place_id)
        scheme, _, rest = place_id.partition(":")
        if scheme != "geonames" or not rest.isdecimal():
            return self._own_ids.get(place_id)
        wanted, low, high = int(rest), 0, self._numbered
        while low < high:
            middle = (low + high) // 2
            (found,) = layout.OFFSET.unpack_from(self.places, middle * layout.PLACE_SIZE)
            if found == wanted:
                return middle
            low, high = (middle + 1, high) if found < wanted else (low, middle)
        return None

    @cached_property
    def _own_ids(self) -> dict[str, int]:
        behind = memoryview(self.places)[self._numbered * layout.PLACE_SIZE :]
        idents = (fields[0] for fields in layout.PLACE.iter_unpack(behind))
        return {self.codes[ident]: number for number, ident in enumerate(idents, start=self._numbered)}

    def admin1_id(self, code: str) -> str | None:
        """Give the place id of an admin-1 code ("UA.07"); None when it is unknown."""
        return self._admin1_ids.get(code)

    @cached_property
    def _admin1_ids(self) -> dict[str, str]:
        return {fields[0]: fields[1] for fields in self._code_ids if len(fields) > 1}

    def _unpack(self, number: int) -> Place:
        try:
            return self._read_record(number)
        except (LookupError, ValueError, struct.error) as error:
            file = self.path / layout.PLACES
            raise GazetteerError(f"{file}: record {number} makes no place ({error}); {_REMEDY}") from error

    def _read_record(self, number: int) -> Place:
        fields = layout.PLACE.unpack_from(self.places, number * layout.PLACE_SIZE)
        ident, lon, lat, population, at, country, admin1, radius, size, kind, flags, source, _ = fields
        own = flags & PlaceFlag.OWN_ID
        name = self._strings[at : at + size]
        if len(name) != size:
            raise ValueError(f"its name ends behind {layout.STRINGS}")
        place_id = self.codes[ident] if own else f"geonames:{ident}"
        country_code = country.decode("ascii") if country != b"\0\0" else None
        return Place(
            place_id=place_id,
            name=name.decode("utf-8"),
            kind=layout.KINDS[kind],
            position=LonLat(lon / layout.DEGREE, lat / layout.DEGREE),
            radius_m=radius * layout.RADIUS_UNIT_M,
            country=country_code,
            admin1=self.codes[admin1] or None,
            population=population,
            capital=bool(flags & PlaceFlag.CAPITAL),
            source=self.meta["place_sources"][source],
            same_as=self._same_as.get(place_id) if own else None,
            country_name=self._unit_name(self.meta["countries"].get(country_code)),
            admin1_name=self._unit_name(self._admin1_ids.get(self.codes[admin1])),
        )

    def _name_of_unit(self, place_id: str | None) -> str | None:
        """Give the name of a country or first-order unit; None when there is none."""
        number = None if place_id is None else self.number_of(place_id)
        if number is None:
            return None
        fields = layout.PLACE.unpack_from(self.places, number * layout.PLACE_SIZE)
        return self._strings[fields[4] : fields[4] + fields[8]].decode("utf-8")

    @cached_property
    def _same_as(self) -> dict[str, str]:
        return {ours: theirs for theirs, ours in self.meta.get("same_as", {}).items()}
