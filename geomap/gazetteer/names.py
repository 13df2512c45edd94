"""What a name in the gazetteer is: its flags, a match of it in a text, one sense of it."""

from __future__ import annotations

from enum import IntFlag
from functools import lru_cache
from typing import NamedTuple

from geomap.model import Place


class NameFlag(IntFlag):
    """What kind of name it is, and what else the same letters may be."""

    OFFICIAL = 1  # the name the place is shown by
    ALTERNATE = 2  # another name or spelling
    SHORT = 4  # a short form: "Fla.", "Kharkiv" for the oblast
    DEMONYM = 8  # the people: "Russians"
    ADJECTIVE = 16  # "Russian"
    FORMER = 32  # a name no longer in use: "Burma", "Artemivsk"
    SEAT = 64  # a seat of power: "Kremlin"
    GIVEN_NAME = 128  # from here on: the letters are something else as often
    SURNAME = 256
    COMMON_WORD = 512
    CALENDAR = 1024
    ACRONYM = 2048  # counts only when written in capitals
    FORM = 4096  # an inflected form of a name, or one with a word grown onto it: "Києва", "بالقاهرة"

    def __and__(self, other: int) -> NameFlag:
        return name_flag(int.__and__(self, other))  # a tenth of what enum's own way takes


NEEDS_CONTEXT = NameFlag.GIVEN_NAME | NameFlag.SURNAME | NameFlag.COMMON_WORD | NameFlag.CALENDAR | NameFlag.ACRONYM
"""A name with one of these is a place only where the words around it say so."""


class Match(NamedTuple):
    """A name found in a text: ``[start, end)`` in code points, and its folded key."""

    start: int
    end: int
    key: str


class Entry(NamedTuple):
    """One sense of a name: the place, and how the name is related to it."""

    place: Place
    flags: NameFlag


@lru_cache(maxsize=8192)
def name_flag(value: int) -> NameFlag:
    """Give the flags of a number; remembered, for making them takes a while.

    Examples
    --------
    >>> name_flag(256)
    <NameFlag.SURNAME: 256>
    """
    return NameFlag(value)
