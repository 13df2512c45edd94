"""References to the grid of military maps: "36U XV 12345 67890", "36UXV1234567890"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geomap.geo.mgrs import grid_point
from geomap.recognize.coordinates.reading import Reading

_GRID = re.compile(
    r"(?P<zone>\d(?<![\w.\-/]\d)\d?)(?P<g1>\s?)(?P<band>[C-HJ-NP-X])(?P<g2>\s?)(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])"
    r"(?P<g3>\s?)(?:(?P<e>\d{1,5})\s(?P<n>\d{1,5})|(?P<both>\d{2,10}))(?![\w/]|[.,]\d)"
)
_CUE = re.compile(r"(?:MGRS|USNG|grids?|co-?ordinates?|coords?)(?:\s[a-z]{2,9})?[\s:(=]{1,3}$", re.IGNORECASE)
_REACH = 40
_SURE_DIGITS = 6


def read_grid(text: str) -> Iterator[Reading]:
    """Read MGRS; few digits count when written in one word, or behind a word that says what they are.

    What does not go together (zone, band and square) is no reference.
    """
    for match in _GRID.finditer(text):
        digits = match["both"] or match["e"] + match["n"]
        is_uneven = match["both"] is None and len(match["e"]) != len(match["n"])
        if is_uneven or len(digits) % 2 or not _is_meant(text, match, digits):
            continue
        point = grid_point(int(match["zone"]), match["band"], match["square"], digits)
        if point is not None:
            yield Reading(match.start(), match.end(), point.position, max(1.0, point.side_m / 2))


def _is_meant(text: str, match: re.Match[str], digits: str) -> bool:
    is_one_word = not (match["g1"] or match["g2"] or match["g3"])
    if len(digits) >= _SURE_DIGITS or is_one_word:
        return True
    return _CUE.search(text[max(0, match.start() - _REACH) : match.start()]) is not None
