"""Coordinates in the addresses of maps: Google Maps, OpenStreetMap, and the geo URI of RFC 5870."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geomap.recognize.coordinates.reading import SIGNED, Reading, reading, signed, span

_Y, _X = rf"(?P<y>{SIGNED})", rf"(?P<x>{SIGNED})"
_END = r"(?![\d.]*\d)"
_PATTERNS = tuple(
    re.compile(source, re.IGNORECASE)
    for source in (
        rf"(?<=/)@{_Y},{_X}(?=,\d{{1,7}}(?:\.\d{{1,4}})?[zma])",
        rf"!3d{_Y}!4d{_X}{_END}",
        rf"[?&](?:q|ll|sll|query|center|daddr|saddr|destination|origin|cbll|pt)=(?:loc:)?{_Y}(?:,|%2C)\+?{_X}{_END}",
        rf"\#map=\d{{1,2}}(?:\.\d{{1,4}})?/{_Y}/{_X}{_END}",
        rf"[?&]m?lat=(?P<y>{SIGNED})&(?:amp;)?m?lon=(?P<x>{SIGNED}){_END}",
        rf"(?<!\w)geo:{_Y},{_X}{_END}",
    )
)


_SIGNS = ("/@", "!3d", "=", "#map", "geo:", "GEO:")
"""What no such address is without."""


def read_links(text: str) -> Iterator[Reading]:
    """Read the position that an address centres on or marks; the mention is its figures."""
    if not any(sign in text for sign in _SIGNS):
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield reading(*span(match), signed(match["y"]), signed(match["x"]))
