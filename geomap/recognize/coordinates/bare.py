"""Pairs of decimal degrees that nothing but their digits, or the words ahead, show to be coordinates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geomap.recognize.coordinates.reading import Reading, decimals, reading, signed

_PAIR = re.compile(
    r"(?<![\w.,°$€£+\-−])(?P<y>[+\-−]?\d{1,2}\.\d{3,8})\s?(?P<mark>[,;])\s?(?P<x>[+\-−]?\d{1,3}\.\d{3,8})"
    r"(?!\s?(?:[%°]|per\s?cent)|\w|\.\d)"
)
_COMMA = re.compile(
    r"(?<![\w.,°$€£+\-−])(?P<y>[+\-−]?\d{1,2},\d{4,8})\s?(?P<mark>[;/])\s?(?P<x>[+\-−]?\d{1,3},\d{4,8})(?![\w°]|[.,]\d)"
)
_CUED = re.compile(
    r"(?<!\w)(?:co-?ordinates?|coords?|grid(?:\sreference)?|geo-?locat(?:ed|ion|es?)|GPS|lat[/,\s]\s?lon(?:g)?)"
    r"(?:\s(?:to|at|is|are|of|the|position|were|was|as))?[\s:(=]{1,3}"
    r"(?P<y>[+\-−]?\d{1,2}\.\d{1,8})\s?[,;/]\s?(?P<x>[+\-−]?\d{1,3}\.\d{1,8})(?!\s?(?:[%°]|per\s?cent)|\w|\.\d)",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"\.\d{3}")
_COMMA_DECIMALS = re.compile(r",\d{4}")
_CUES = ("coord", "co-ord", "grid", "geolocat", "geo-locat", "gps")
_LAT_LON = re.compile(r"lat[/,\s]\s?lon")
_GOES_ON = re.compile(r"\s?([,;])\s?[+\-−]?\d")
_WENT_BEFORE = re.compile(r"\d([,;])\s?$")
_NO_PLACE = re.compile(
    r"(?<!\w)(?:scor(?:es?|ed|ing)|averag(?:es?|ed|ing)|rat(?:es?|ed|ios?|ings?)|versions?|v|prices?|values?|constants?"
    r"|odds|rose|fell|gained|lost|between|marks?|times?)(?:\s(?:of|at|to|by|were|was|are))?[\s:]{1,2}\(?$",
    re.IGNORECASE,
)
_SURE_DECIMALS = 4
_REACH = 30


def read_bare(text: str) -> Iterator[Reading]:
    """Read "48.0159, 37.8028": three decimals or more on both, no list, and no word ahead that counts or rates."""
    if _DECIMALS.search(text) is None:
        return
    for match in _PAIR.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        few = min(decimals(match["y"]), decimals(match["x"])) < _SURE_DECIMALS
        is_small = all(abs(signed(match[name]).degrees) < 10 for name in "yx")  # noqa: PLR2004 (one digit)
        counts = _NO_PLACE.search(before) is not None
        if _is_list(text, match, before) or (few and (counts or is_small)):
            continue
        yield reading(match.start(), match.end(), signed(match["y"]), signed(match["x"]))


def read_comma(text: str) -> Iterator[Reading]:
    """Read "48,4567; 35,0234": four decimals or more, for three may be thousands."""
    if _COMMA_DECIMALS.search(text) is None:
        return
    for match in _COMMA.finditer(text):
        if not _is_list(text, match, text[max(0, match.start() - _REACH) : match.start()]):
            yield reading(match.start(), match.end(), signed(match["y"]), signed(match["x"]))


def read_cued(text: str) -> Iterator[Reading]:
    """Read "at coordinates 48.45, 35.02": any decimals where the words say what they are."""
    lower = text.lower()
    if not any(cue in lower for cue in _CUES) and _LAT_LON.search(lower) is None:
        return
    for match in _CUED.finditer(text):
        yield reading(match.start("y"), match.end("x"), signed(match["y"]), signed(match["x"]))


def _is_list(text: str, match: re.Match[str], before: str) -> bool:
    """Say whether the figures go on with the mark that stands between the two."""
    ahead, behind = _WENT_BEFORE.search(before), _GOES_ON.match(text, match.end())
    return any(found is not None and found[1] == match["mark"] for found in (ahead, behind))
