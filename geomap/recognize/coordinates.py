"""The recogniser that reads coordinates: decimal degrees, degrees and minutes, degrees, minutes and seconds."""

from __future__ import annotations

import re

from geomap.gazetteer import Gazetteer
from geomap.model import Document, LonLat, MentionKind
from geomap.recognize.candidates import Candidate

_NUMBER = r"\d{1,3}(?:\.\d{1,8})?"
_MINUTES = r"\s?(?P<{0}m>\d{{1,2}}(?:\.\d{{1,6}})?)\s?['’′]"
_SECONDS = r"\s?(?P<{0}s>\d{{1,2}}(?:\.\d{{1,4}})?)\s?(?:\"|”|″|''|’’)"


def _angle(name: str, letters: str) -> str:
    minutes, seconds = _MINUTES.format(name), _SECONDS.format(name)
    degrees = rf"(?P<{name}a>[{letters}])?\s?(?P<{name}d>{_NUMBER})\s?[°º]?"
    return rf"{degrees}(?:{minutes}(?:{seconds})?)?\s?(?P<{name}b>[{letters}])?"


_LETTERED = re.compile(rf"(?<![\w.°]){_angle('y', 'NS')}(?:\s?[,;/]\s?|\s{{1,2}}){_angle('x', 'EW')}(?![\w°])")
_DECIMAL = re.compile(
    r"(?<![\w.,°$€£+-])(?P<y>[+\-−]?\d{1,2}\.\d{3,8})\s?[,;]\s?(?P<x>[+\-−]?\d{1,3}\.\d{3,8})(?![\w°]|\.\d)"
)
_DEGREE_SIGNED = re.compile(r"[NSEW°º]")


def find_coordinates(document: Document, gazetteer: Gazetteer) -> list[Candidate]:  # noqa: ARG001 (a recogniser's form)
    """Find pairs of latitude and longitude, in this order.

    Bare numbers count only with three decimals or more on both; with degree signs or hemisphere letters any precision
    does. Pairs outside ±90° and ±180° are no coordinates.

    Parameters
    ----------
    document
        The text to look at.
    gazetteer
        Not used; every recogniser is called with it.

    Returns
    -------
    list of Candidate
        In order, non-overlapping.

    Examples
    --------
    >>> found = find_coordinates(Document(doc_id="d", text="hit at 48°27'N 35°02'E and 48.0159, 37.8028"), None)
    >>> [(one.text, round(one.position.lon, 3)) for one in found]
    [("48°27'N 35°02'E", 35.033), ('48.0159, 37.8028', 37.803)]
    """
    text = document.text
    found = [
        _candidate(text, match, LonLat(_float(match["x"]), _float(match["y"]))) for match in _DECIMAL.finditer(text)
    ]
    if _DEGREE_SIGNED.search(text):
        for match in _LETTERED.finditer(text):
            latitude, longitude = _degrees(match, "y"), _degrees(match, "x")
            if latitude is not None and longitude is not None:
                found.append(_candidate(text, match, LonLat(longitude, latitude)))
    return sorted((one for one in found if one is not None), key=lambda one: one.start)


def _float(figure: str) -> float:
    return float(figure.replace("−", "-"))


def _degrees(match: re.Match[str], name: str) -> float | None:
    """Give an angle in degrees; None when neither a sign nor a letter says that it is one."""
    letter = match[f"{name}a"] or match[f"{name}b"]
    if letter is None or (match[f"{name}a"] and match[f"{name}b"]):
        return None
    minutes, seconds = float(match[f"{name}m"] or 0), float(match[f"{name}s"] or 0)
    degrees = float(match[f"{name}d"]) + minutes / 60 + seconds / 3600
    return -degrees if letter in "SW" else degrees


def _candidate(text: str, match: re.Match[str], position: LonLat) -> Candidate | None:
    lon, lat = position
    if abs(lat) > 90 or abs(lon) > 180:  # noqa: PLR2004 (degrees on a sphere)
        return None
    return Candidate(
        start=match.start(),
        end=match.end(),
        text=text[match.start() : match.end()],
        recognizer="coordinates",
        kind=MentionKind.COORDINATE,
        position=position,
    )
