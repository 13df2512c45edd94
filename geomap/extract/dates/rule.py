"""What a rule for date expressions is: a name, a bounded pattern and a reckoning."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from geomap.extract.dates.spans import Interval


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of date expression.

    Parameters
    ----------
    name
        Stable name; becomes the reason's rule.
    pattern
        Where such expressions stand.
    reckon
        From the match and the reference date (None when unknown) to an interval; None when it is no date after all.
    """

    name: str
    pattern: re.Pattern[str]
    reckon: Callable[[re.Match[str], date | None], Interval | None]


def pattern(expression: str) -> re.Pattern[str]:
    """Compile a pattern of dates: word bounds at both ends, either case, single white space.

    Examples
    --------
    >>> bool(pattern(r"in may").search("IN MAY")), bool(pattern(r"in may").search("in mayor"))
    (True, False)
    """
    return re.compile(rf"(?<!\w){expression}(?!\w)", re.IGNORECASE)
