"""What a rule for date expressions is: a name, the words that call it, a bounded pattern and a reckoning."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from geomap.extract.dates.spans import Interval
from geomap.model import DatePrecision


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of date expression.

    Parameters
    ----------
    name
        Stable name; becomes the reason's rule.
    cue
        The class of words (`geomap.extract.dates.cues`) near which alone the pattern is tried.
    pattern
        Where such expressions stand.
    reckon
        From the match and the reference date (None when unknown) to an interval; None when it is no date after all.
    """

    name: str
    cue: str
    pattern: re.Pattern[str]
    reckon: Callable[[re.Match[str], date | None], Interval | None]


class Found(NamedTuple):
    """An expression found: its rule's name, its span ``[start, end)`` and the interval."""

    rule: str
    start: int
    end: int
    interval: Interval


def pattern(expression: str) -> re.Pattern[str]:
    """Compile a pattern of dates: word bounds at both ends, either case, single white space.

    Examples
    --------
    >>> bool(pattern(r"in may").search("IN MAY")), bool(pattern(r"in may").search("in mayor"))
    (True, False)
    """
    return re.compile(rf"(?<!\w){expression}(?!\w)", re.IGNORECASE)


def unresolved(why: str, anchor: str = "none") -> Interval:
    """Make the interval of an expression whose days cannot be said, with the reason.

    Examples
    --------
    >>> unresolved("no date to reckon from").precision
    <DatePrecision.UNKNOWN: 'unknown'>
    """
    return Interval(None, None, DatePrecision.UNKNOWN, anchor, why)
