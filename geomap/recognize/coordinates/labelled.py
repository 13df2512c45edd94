"""Angles with a label: "lat: 48.45, lon: 35.02", "longitude 35.02 latitude 48.45", "lat/long 48.45/35.02"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geomap.recognize.coordinates.reading import Angle, Reading, reading, sexagesimal, signed

_LAT, _LON = r"lat(?:itude)?", r"(?:long?(?:itude)?|lng)"
_ANGLE = (
    r"(?P<{0}d>[+\-−]?\d{{1,3}}(?:\.\d{{1,8}})?)(?:\s?[°º])?(?:\s?(?P<{0}m>\d{{1,2}}(?:\.\d{{1,6}})?)\s?['’′]"
    r"(?:\s?(?P<{0}s>\d{{1,2}}(?:\.\d{{1,4}})?)\s?[\"”″])?)?(?:\s?(?P<{0}l>[{1}])(?!\w))?"
)
_TO = r"\.?\s{0,2}(?:[:=]|is|of)?\s{0,2}"
_BETWEEN = r"\s{0,2}(?:[,;/|]|and)?\s{0,2}"


def _pattern(first: str, second: str) -> re.Pattern[str]:
    source = {"y": (_LAT, _ANGLE.format("y", "NS")), "x": (_LON, _ANGLE.format("x", "EW"))}
    (one, one_angle), (two, two_angle) = source[first], source[second]
    apart = rf"{one}{_TO}{one_angle}{_BETWEEN}{two}{_TO}{two_angle}"
    return re.compile(rf"(?<![\w]){apart}(?![\w]|\.\d)", re.IGNORECASE)


def _together(first: str, second: str) -> re.Pattern[str]:
    source = {"y": (_LAT, _ANGLE.format("y", "NS")), "x": (_LON, _ANGLE.format("x", "EW"))}
    (one, one_angle), (two, two_angle) = source[first], source[second]
    return re.compile(
        rf"(?<![\w]){one}\s?[/,&\-]\s?{two}{_TO}{one_angle}\s?[,;/]\s?{two_angle}(?![\w]|\.\d)", re.IGNORECASE
    )


_PATTERNS = (_pattern("y", "x"), _pattern("x", "y"), _together("y", "x"), _together("x", "y"))


_LABEL = re.compile(r"(?<![^\W_])lat(?:itude)?(?![^\W\d_])")
"""What no such pair is without; looking for it first spares most texts the patterns."""


def read_labelled(text: str) -> Iterator[Reading]:
    """Read angles in the order that their labels say."""
    lower = text.lower()
    if "lat" not in lower or ("lon" not in lower and "lng" not in lower) or _LABEL.search(lower) is None:
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield reading(match.start(), match.end(), _angle(match, "y"), _angle(match, "x"))


def _angle(match: re.Match[str], name: str) -> Angle | None:
    figure, letter = match[f"{name}d"], match[f"{name}l"]
    if figure[0] in "+-−":
        return signed(figure) if letter is None and match[f"{name}m"] is None else None
    return sexagesimal(figure, match[f"{name}m"], match[f"{name}s"], letter)
