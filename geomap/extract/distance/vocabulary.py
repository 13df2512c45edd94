"""The grammar's words as pattern sources, from ``lexicons/claims_*.csv``."""

from __future__ import annotations

import re
from functools import cache

from geomap.tables import read_table

PLACE_CHAR = "\ue000"
"""Stands for each character of a place's name in a masked text."""

DEMONYM_CHAR = "\ue001"
"""Stands for each character of a demonym ("Syrian")."""

DOUBTFUL_CHAR = "\ue002"
"""Stands for each character of a name that was taken for a person or month; a slot of the grammar revives it."""

PLACE = rf"(?:{PLACE_CHAR}{{1,80}}|{DOUBTFUL_CHAR}{{1,80}})"
NAME = rf"(?:[{PLACE_CHAR}{DEMONYM_CHAR}]{{1,80}}|{DOUBTFUL_CHAR}{{1,80}})"
"""A place's name, or a place's name or demonym, in a masked text."""

WORD = r"[A-Za-z][\w'’-]{0,24}"
"""One word of running text."""


@cache
def words(role: str) -> str:
    """Give the words of a role as an alternation, longest first.

    Parameters
    ----------
    role
        A value of the column ``role`` in ``claims_words.csv``.

    Returns
    -------
    str
        A group; a space in a phrase matches a space or hyphen.
    """
    found = sorted((row["word"] for row in read_table("claims_words") if row["role"] == role), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[\s\-]") for word in found) + ")"


@cache
def all_words() -> frozenset[str]:
    """Give all words of the grammar in lower case, with the winds: a text that has one as a name means the word."""
    winds = {row[form].lower() for row in read_table("claims_winds") for form in ("wind", "abbreviation")}
    return frozenset({row["word"].lower() for row in read_table("claims_words")} | winds)


@cache
def _winds() -> dict[str, float]:
    winds: dict[str, float] = {}
    for row in read_table("claims_winds"):
        winds[row["wind"].replace("-", "")] = winds[row["abbreviation"].lower()] = float(row["degrees"])
    return winds


def wind_deg(written: str | None) -> float | None:
    """Read a wind.

    Parameters
    ----------
    written
        ``"south-west"``, ``"NNE"``, ``"due north"`` without its "due", ``"southwestern"``; None when none is.

    Returns
    -------
    float or None
        Degrees clockwise from north; None when it is no wind of sixteen.

    Examples
    --------
    >>> wind_deg("north-north west"), wind_deg("SE"), wind_deg("east-west")
    (337.5, 135.0, None)
    """
    bare = re.sub(r"[\s\-\u2010\u2011]", "", (written or "").lower())
    return _winds().get(re.sub(r"(?<=h|t)(?:ern|wards?|erly)$", "", bare))


_COMPASS = r"(?:north|south|east|west)"
_ABBREVIATED = "|".join(sorted((row["abbreviation"] for row in read_table("claims_winds")), key=len, reverse=True))
_LONG = rf"{_COMPASS}(?:[-\s\u2010\u2011]?{_COMPASS}){{0,2}}(?:ern|wards?|erly)?"
WIND = rf"(?P<wind>{_LONG}|(?-i:(?:{_ABBREVIATED})))(?![\w-])"
"""A wind, as group ``wind``."""

TO_WIND = rf"(?:(?:{words('to_wind')}|(?:to|towards?|in)\s(?:the|its|their))\s){{0,2}}{WIND}"
"""A wind with what leads to it: "to the south", "due west"."""


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Compile a pattern of the grammar, ignoring case; kept for the next call."""
    return re.compile(source, re.IGNORECASE)
