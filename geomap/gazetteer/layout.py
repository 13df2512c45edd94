"""The files of a compiled gazetteer and the bytes in them; all numbers are little-endian.

::

    names.marisa      folded names; a name's number in this trie is its key number
    offsets.u32       key number -> first posting; one more than there are keys
    postings.bin      postings: place number (u32), NameFlag (u16); of one key, in order of importance
    keys.u8           key number -> KeyFlag
    places.bin        32-byte records, by GeoNames id, then those with an id of their own
    strings.bin       UTF-8 of the places' names
    codes.txt         admin-1 codes and ids of our own, one a line; line 0 is empty
    words.marisa      folded given names, surnames and common words
    words.u16         word number -> NameFlag
    boundaries*       polygons; see geomap.gazetteer.compile.boundaries
    meta.json         format, sources, licences, size and hash of every file
    sources.toml      the recipe, with the assertions that ``verify`` checks
    NOTICES.txt       attribution due
"""

from __future__ import annotations

import struct
from enum import IntFlag

from geomap.model import PlaceKind

FORMAT = 1
"""Version of this layout; an index of another version is refused."""

NAMES, OFFSETS, POSTINGS, KEYS = "names.marisa", "offsets.u32", "postings.bin", "keys.u8"
PLACES, STRINGS, CODES = "places.bin", "strings.bin", "codes.txt"
WORDS, WORD_FLAGS = "words.marisa", "words.u16"
META, SOURCES, NOTICES = "meta.json", "sources.toml", "NOTICES.txt"

OFFSET = struct.Struct("<I")
OFFSET_PAIR = struct.Struct("<II")
POSTING = struct.Struct("<IH")
WORD_FLAG = struct.Struct("<H")

PLACE = struct.Struct("<IiiII2sHHBBBBH")
"""id, lon and lat in millionths of a degree, population, offset of the name, country (two ASCII bytes or zeros),
admin-1 (line of codes.txt), radius in 100 m, bytes of the name, kind, PlaceFlag, source, importance in thousandths."""
PLACE_SIZE = PLACE.size
DEGREE = 1_000_000
RADIUS_UNIT_M = 100.0
MOST_RADIUS = 65_535
MAX_NAME_BYTES = 255
IMPORTANCE = 1000

KINDS: tuple[PlaceKind, ...] = tuple(PlaceKind)


class PlaceFlag(IntFlag):
    """Bits of a place record."""

    CAPITAL = 1
    OWN_ID = 2  # the id field is a line of codes.txt, not a GeoNames number


class KeyFlag(IntFlag):
    """Bits of a key."""

    CAPITALS_ONLY = 1  # the foremost sense is an acronym: matches only text in capitals
    NOT_IN_TEXT = 2  # a stop word or too short: found by look-up, never by scanning
