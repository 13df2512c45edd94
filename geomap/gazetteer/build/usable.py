"""Which alternate names can be looked for in texts, for many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer.columns.strings import SEPARATOR

_REFUSED, _UPPER, _OTHER_CASE = 1, 2, 4
_CASED_SCRIPTS_END = 0x58F
_SHORTEST_ALTERNATE = 3
_LONGEST_CODE = 4
_LAST_WITH_CASE_OR_DIGITS = 0x1FFFF


@cache
def _classes() -> NDArray[np.uint8]:
    table = np.zeros(0x110000, dtype=np.uint8)
    for code in range(_LAST_WITH_CASE_OR_DIGITS + 1):
        char = chr(code)
        upper = char.isupper()
        other = char.islower() or (char.istitle() and not upper)
        table[code] = _REFUSED * (char.isdigit() or char == "/") | _UPPER * upper | _OTHER_CASE * other
    return table


def usable_alternates(names: Sequence[str]) -> NDArray[np.bool_]:
    """Say of each name what `geomap.gazetteer.compile.settlements.usable_alternate` says of it.

    Parameters
    ----------
    names
        Names without a NUL; none is empty.

    Returns
    -------
    numpy.ndarray
        True for a name that can be looked for.

    Examples
    --------
    >>> usable_alternates(["Kharkov", "HRK", "ha er ke fu", "Ko", "基輔"]).tolist()
    [True, False, False, False, True]
    """
    if not names:
        return np.zeros(0, dtype=np.bool_)
    text = SEPARATOR.join((*names, ""))
    codes: NDArray[Any] = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    ends = np.flatnonzero(codes == 0)
    starts = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - starts
    found = np.bitwise_or.reduceat(_classes()[codes], starts)
    refused = (found & _REFUSED) != 0
    is_code = (lengths <= _LONGEST_CODE) & ((found & (_UPPER | _OTHER_CASE)) == _UPPER)
    cased = (lengths >= _SHORTEST_ALTERNATE) & ((found & _UPPER) != 0) & ~is_code
    usable: NDArray[np.bool_] = ~refused & np.where(codes[starts] > _CASED_SCRIPTS_END, lengths > 1, cased)
    return usable
