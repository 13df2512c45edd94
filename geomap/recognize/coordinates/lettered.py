"""Angles with hemisphere letters, with degree signs or without, and the packed forms of aviation and ISO 6709."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geomap.recognize.coordinates.reading import Angle, Reading, reading, sexagesimal

_NUMBER = r"\d{1,3}(?:\.\d{1,8})?"
_MINUTES = r"\s?(?P<{0}m>\d{{1,2}}(?:\.\d{{1,6}})?)\s?['’′]"
_SECONDS = r"\s?(?P<{0}s>\d{{1,2}}(?:\.\d{{1,4}})?)\s?(?:\"|”|″|''|’’|′′)"


def _angle(name: str, letters: str) -> str:
    minutes, seconds = _MINUTES.format(name), _SECONDS.format(name)
    degrees = rf"(?P<{name}a>[{letters}])?\s?(?P<{name}d>{_NUMBER})\s?[°º]?"
    return rf"{degrees}(?:{minutes}(?:{seconds})?)?\s?(?P<{name}b>[{letters}])?"


def _spaced(name: str, letters: str) -> str:
    figures = (
        rf"(?P<{name}d>\d{{1,3}})[\s\-:](?P<{name}m>\d{{1,2}}(?:\.\d{{1,6}})?)"
        rf"(?:[\s\-:](?P<{name}s>\d{{1,2}}(?:\.\d{{1,4}})?))?"
    )
    return rf"(?P<{name}a>[{letters}])?\s?{figures}\s?(?P<{name}b>[{letters}])?"


def _packed(name: str, letters: str, size: int) -> str:
    figures = rf"(?P<{name}d>\d{{{size}}})(?P<{name}m>\d{{2}})(?P<{name}s>\d{{2}}(?:\.\d{{1,4}})?)?"
    return rf"(?P<{name}a>[{letters}])?{figures}(?P<{name}b>[{letters}])?"


def _iso(name: str, size: int) -> str:
    decimal = rf"\d{{{size}}}\.\d{{1,8}}"
    minutes = rf"\d{{{size + 2}}}(?:\.\d{{1,6}})?"
    return rf"(?P<{name}>[+\-−](?:\d{{{size + 4}}}(?:\.\d{{1,4}})?|{minutes}|{decimal}|\d{{{size}}}))"


_SIGNED = re.compile(rf"(?<![\w.°]){_angle('y', 'NS')}(?:\s?[,;/]\s?|\s{{1,2}}){_angle('x', 'EW')}(?![\w°])")
_SPACED = re.compile(rf"(?<![\w.°\-:]){_spaced('y', 'NS')}(?:\s?[,;/]\s?|\s{{1,2}}){_spaced('x', 'EW')}(?![\w°])")
_PACKED = re.compile(rf"(?<![\w.]){_packed('y', 'NS', 2)}[\s,/]?{_packed('x', 'EW', 3)}(?!\w)")
_ISO = re.compile(rf"(?<![\w.+\-−]){_iso('y', 2)}{_iso('x', 3)}(?:[+\-−]\d{{1,5}}(?:\.\d{{1,3}})?)?(?:CRS\w{{1,12}})?/")
_LETTER = re.compile(r"[NSEW](?:(?<=[\d\s°º'’′\"”″][NSEW])(?![^\W\d_])|\s?\d)")
"""What no such pair is without; looking for it first spares most texts the patterns."""


def read_lettered(text: str) -> Iterator[Reading]:
    """Read "48.45N, 35.02E", "N48.45 E35.02", "48°27′54″N 35°02′11″E", "48 27 54 N 035 02 11 E", "482754N0350211E"."""
    if _LETTER.search(text) is None:
        return
    for pattern in (_SIGNED, _SPACED, _PACKED):
        for match in pattern.finditer(text):
            if _has_letters(match):
                yield reading(match.start(), match.end(), _read(match, "y"), _read(match, "x"))


def read_iso(text: str) -> Iterator[Reading]:
    """Read ISO 6709: "+48.4500+035.0200/", "+482754+0350211/"."""
    for match in _ISO.finditer(text):
        yield reading(match.start(), match.end(), _read_iso(match["y"], 2), _read_iso(match["x"], 3))


def _has_letters(match: re.Match[str]) -> bool:
    """Say whether each angle has one letter, ahead or behind."""
    return all((match[f"{name}a"] is None) != (match[f"{name}b"] is None) for name in "yx")


def _read(match: re.Match[str], name: str) -> Angle | None:
    letter = match[f"{name}a"] or match[f"{name}b"]
    return sexagesimal(match[f"{name}d"], match[f"{name}m"], match[f"{name}s"], letter)


def _read_iso(figure: str, size: int) -> Angle | None:
    sign, whole, fraction = figure[0], figure[1:].partition(".")[0], figure[1:].partition(".")[2]
    parts = [whole[:size], *(whole[at : at + 2] for at in range(size, len(whole), 2))]
    parts[-1] += f".{fraction}" if fraction else ""
    degrees, minutes, seconds = (*parts, None, None)[:3]
    return sexagesimal(str(degrees), minutes, seconds, "N" if sign == "+" else "S")
