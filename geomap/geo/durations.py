"""Durations in running text: "two-hour", "90 minutes", "three hours"."""

from __future__ import annotations

import re
from functools import cache

from geomap.text.numbers import FIGURE, read_number, word_pattern

_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0}
"""Hours in a unit of time."""
_FURTHER = 2
"""Words of a number of hours behind the first: "one hundred twenty"."""


@cache
def duration_source() -> str:
    """Give the source of a pattern for one duration.

    Returns
    -------
    str
        Without groups; `hours` reads what it matched.
    """
    number = rf"(?:(?:{FIGURE}|{word_pattern(_FURTHER)})(?:-and-a-half)?|(?<![A-Za-z])an?(?![A-Za-z])|half\san)"
    upper = rf"(?:\s?[-\u2010-\u2015]\s?{number}|\sto\s{number})?"
    return rf"(?<![\w.,-]){number}{upper}[\s\-\u2010\u2011]{{1,2}}(?:minute|hour|day)s?"


def hours(text: str) -> float | None:
    """Read the first duration of a text in hours.

    Parameters
    ----------
    text
        ``"two-hour drive from Erbil"``, at most 200 characters are looked at.

    Returns
    -------
    float or None
        Hours, the upper figure of a range; None when there is no duration.

    Examples
    --------
    >>> hours("two-hour drive"), hours("90 minutes by car"), hours("a three-and-a-half-hour ride"), hours("soon")
    (2.0, 1.5, 3.5, None)
    """
    match = re.search(duration_source(), text[:200], re.IGNORECASE)
    if match is None:
        return None
    written = match.group().lower()
    unit = next(name for name in _HOURS if re.search(rf"{name}s?$", written))
    figures = re.split(
        r"\s?[\u2012-\u2015]\s?|\sto\s|(?<=\d)-(?=\d)", re.sub(rf"[\s\-\u2010\u2011]+{unit}s?$", "", written)
    )
    value = 1.0 if figures[-1] in {"a", "an"} else read_number(figures[-1].replace("-and-a-half", " and a half"))
    return None if value is None else value * _HOURS[unit]
