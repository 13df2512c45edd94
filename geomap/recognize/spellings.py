"""Names that no scan finds for how they are written: "Portland, ME", "he left LA", "Ta'iz"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geomap.gazetteer import Gazetteer, NameFlag
from geomap.recognize.candidates import Candidate

_CODE = re.compile(r"[A-Z]{2}(?<![\w.,'’&/-][A-Z]{2})(?![\w'&/-]|\.[A-Z])")
_CAPITALS_BEFORE = re.compile(r"[A-Z]{2}\W{1,3}$")
_CAPITALS_BEHIND = re.compile(r"\W{1,3}[A-Z]{2}")
_BEHIND_COMMA = re.compile(r"([^\W_])\)?,\s$")
_APOSTROPHE = re.compile(r"([A-Z](?<![\w'’][A-Z])[a-z]{1,12})['’`ʿʾ]([a-z]{2,12})(?![\w'’])")
_REACH = 6


def find_apostrophes(text: str, found: Sequence[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Find names that the gazetteer has without their apostrophe.

    Parameters
    ----------
    text
        Of the document.
    found
        The names that the gazetteer's scan found.
    gazetteer
        Where names are looked up.

    Yields
    ------
    Candidate
        With the name that the gazetteer has: "Taiz" for "Ta'iz".
    """
    taken = {at for one in found for at in (one.start, one.end)}
    for match in _APOSTROPHE.finditer(text):
        start, end = match.span()
        name = match[1] + match[2]
        if taken.isdisjoint((start, match.end(1), match.start(2), end)) and (entries := gazetteer.lookup(name)):
            yield Candidate(
                start=start, end=end, text=match.group(), recognizer="gazetteer", entries=entries, name=name.lower()
            )


def find_abbreviated(text: str, found: Sequence[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Find states by their letters behind a town, and cities that are known by theirs with points ("L.A.").

    Parameters
    ----------
    text
        Of the document.
    found
        The names that the gazetteer's scan found.
    gazetteer
        Where names are looked up.

    Yields
    ------
    Candidate
        For those that the scan leaves out, for their letters are a common word: "ME", "OR", "LA".
    """
    starts, ends = {one.start for one in found}, {one.end for one in found}
    for match in _CODE.finditer(text):
        start, end = match.span()
        if start in starts:
            continue
        entries = gazetteer.lookup(match.group())
        if not entries or not entries[0].flags & NameFlag.ACRONYM:
            continue
        comma = _BEHIND_COMMA.search(text, max(0, start - _REACH), start)
        is_state = comma is not None and comma.end(1) in ends
        name = None
        if not is_state:
            name = "".join(f"{letter}." for letter in match.group())
            entries = gazetteer.lookup(name)
            if not entries or _stands_in_capitals(text, start, end):
                continue
        yield Candidate(start=start, end=end, text=match.group(), recognizer="gazetteer", entries=entries, name=name)


def _stands_in_capitals(text: str, start: int, end: int) -> bool:
    before = _CAPITALS_BEFORE.search(text, max(0, start - _REACH), start)
    return before is not None or _CAPITALS_BEHIND.match(text, end) is not None
