"""Lengths in running text: number, range, hedge, unit and the conversion in brackets behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geomap.geo.length_patterns import before_unit, conversion, hedge_before, hedge_behind, hedges, unit_pattern
from geomap.geo.units import LengthUnit, length_unit
from geomap.text.numbers import read_number

_WINDOW = 72
"""Characters looked at before a unit: the longest range in number words with its hedge is shorter."""

__all__ = ["Length", "find_lengths", "unit_pattern"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length as a text states it.

    Parameters
    ----------
    start, end
        Number and unit, ``[start, end)``, without hedge and brackets.
    phrase_start, phrase_end
        With hedge, suffix ("or so") and bracketed conversion.
    low_m, high_m
        Bounds in metres; None for an open end.
    hedge
        Its normal form (``"about"``, ``"within"`` …); None when the figure is bare.
    unit
        Symbol of the unit.
    attributive
        Whether it is joined to its unit by a hyphen ("a 50-km zone").
    pair_m
        The second figure of "60 miles (97 km)" in metres; None when there is none.
    step_m
        One unit of the last significant place of the figure, in metres ("120 km" has 10,000).
    """

    start: int
    end: int
    phrase_start: int
    phrase_end: int
    low_m: float | None
    high_m: float | None
    hedge: str | None
    unit: str
    attributive: bool
    step_m: float
    pair_m: float | None = None

    @property
    def stated_m(self) -> float:
        """The figure itself in metres; the upper one of a range."""
        return self.high_m if self.high_m is not None else self.low_m or 0.0


def find_lengths(text: str, start: int = 0, end: int | None = None) -> tuple[Length, ...]:
    """Find the lengths in a stretch of text.

    Parameters
    ----------
    text
        The whole text; offsets count from its beginning.
    start, end
        The stretch, ``[start, end)``; None means to the end.

    Returns
    -------
    tuple of Length
        In order, without overlaps. Speeds, areas, model names and money are none.

    Examples
    --------
    >>> length, = find_lengths("moved S-500 systems to within 50km of the border")
    >>> length.low_m, length.high_m, length.hedge
    (0.0, 50000.0, 'within')
    >>> find_lengths("2,300 square kilometres, 95 km/h, $20B, 28%, S-500")
    ()
    """
    stop = len(text) if end is None else end
    found: list[Length] = []
    behind = start
    for match in unit_pattern().finditer(text, start, stop):
        if match.start() < behind:
            continue
        length = _read_length(text, match, max(start, match.start() - _WINDOW), stop)
        if length is None:
            continue
        if found and length.phrase_start < found[-1].phrase_end:
            length_is_range = length.start <= found[-1].start
            if not length_is_range:
                continue
            found.pop()
        found.append(length)
        behind = length.phrase_end
    return tuple(found)


def _read_length(text: str, unit_match: re.Match[str], floor: int, stop: int) -> Length | None:
    window = text[floor : unit_match.start()]
    figures = _figures(window)
    if figures is None:
        return None
    match, low, high = figures
    written = unit_match.group()
    unit = length_unit(written)
    if not _enough_digits(high, match["high"], unit, written):
        return None
    number_start = floor + match.start("low" if match["low"] is not None else "high")
    end = unit_match.end() - written.endswith(".")
    hedge, bound, phrase_start, phrase_end = _hedge(
        text, floor + match.start(), unit_match.end(), stop, match["suffix"]
    )
    low_m, high_m = _bounds(low, high, bound, unit.metres)
    pair = conversion().match(text, phrase_end, min(stop, phrase_end + _WINDOW))
    return Length(
        start=number_start,
        end=end,
        phrase_start=phrase_start,
        phrase_end=pair.end() if pair else phrase_end,
        low_m=low_m,
        high_m=high_m,
        hedge=hedge,
        unit=unit.name,
        attributive=any(mark in match["gap"] for mark in "-\u2010\u2011"),
        step_m=_step(high) * unit.metres,
        pair_m=_pair_m(pair.group()) if pair else None,
    )


def _figures(window: str) -> tuple[re.Match[str], float | None, float] | None:
    """Read the number or range that ends a window; "forty-five" and "7 km and 9 km" look like ranges and are none."""
    for ranges in (True, False):
        match = before_unit(ranges=ranges).search(window)
        if match is None:
            return None
        high = _number(match["high"])
        low = None if match["low"] is None else _number(match["low"])
        if high is not None and (match["low"] is None or (low is not None and low < high and _is_range(match))):
            return match, low, high
    return None


def _is_range(match: re.Match[str]) -> bool:
    joint, opening = str(match["joint"]), str(match["opening"] or "")
    return joint.strip().lower() != "and" or opening.strip().lower() == "between"


def _number(written: str) -> float | None:
    spaced = re.fullmatch(r"(\d{1,2}) (\d{3})", written)
    if spaced is not None:
        return float(spaced[1] + spaced[2])
    return 1.0 if written.lower() in {"a", "an"} else read_number(written)


def _enough_digits(value: float, written: str, unit: LengthUnit, form: str) -> bool:
    """Tell "450 m" from "25m people" and "5 feet"; a unit written out needs no digits for "a mile"."""
    if value <= 0 or (written.lower() in {"a", "an"} and len(form) < 4):  # noqa: PLR2004
        return False
    return value >= float(10 ** (unit.minimum_digits - 1))


def _step(value: float) -> float:
    """Give one unit of the last significant place: 1,200 has hundreds, 12.5 has tenths."""
    step = 0.1
    while step < value and abs(value / (step * 10) - round(value / (step * 10))) < 1e-6:  # noqa: PLR2004
        step *= 10
    return step


def _bounds(low: float | None, high: float, bound: str, metres: float) -> tuple[float | None, float | None]:
    if bound == "max":
        return 0.0, high * metres
    if bound == "min":
        return (high if low is None else low) * metres, None
    return (high if low is None else low) * metres, high * metres


def _hedge(text: str, start: int, end: int, stop: int, suffix: str) -> tuple[str | None, str, int, int]:
    """Read the words before and behind a figure that loosen or bound it; gives hedge, bound and the phrase's span."""
    floor = max(0, start - 24)
    hedge: str | None = None
    bound = "eq"
    if suffix.strip():
        hedge, bound = hedges("suffix")[" ".join(suffix.lower().split())]
    before = hedge_before().search(text, floor, start)
    if before is not None:
        hedge, bound = hedges("prefix")[" ".join(before.group().lower().split())]
        start = before.start()
        outer = hedge_before().search(text, floor, start)
        if outer is not None and not _only_leads(outer.group(), hedge):
            start = outer.start()
            if bound == "eq":
                hedge, bound = hedges("prefix")[" ".join(outer.group().lower().split())]
        return hedge, bound, start, end
    behind = hedge_behind().match(text, end, stop)
    if behind is not None:
        hedge, bound = hedges("suffix")[" ".join(behind["phrase"].lower().split())]
        end = behind.end()
    return hedge, bound, start, end


def _only_leads(outer: str, hedge: str | None) -> bool:
    """Say whether an "up to" belongs to the verb before it ("rolled guns up to within 8 miles")."""
    return hedge == "within" and hedges("prefix")[" ".join(outer.lower().split())][0] == "up to"


def _pair_m(text: str) -> float | None:
    """Read the upper figure of a bracketed conversion in metres."""
    inner = text.strip(" ()[],/")
    for match in unit_pattern().finditer(inner):
        figure = before_unit().search(inner[: match.start()])
        value = None if figure is None else _number(figure["high"])
        if value is not None:
            return value * length_unit(match.group()).metres
    return None
