"""Units of length from ``lexicons/units_length.csv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from geomap.errors import UnknownNameError
from geomap.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthUnit:
    """A unit of length.

    Parameters
    ----------
    name
        Its symbol: ``"km"``, ``"mi"``, ``"nmi"`` …
    metres
        How many metres it has.
    forms
        How texts write it, in lower case.
    minimum_digits
        With fewer digits in front, the form more often means something else ("2m people", "5 feet").
    """

    name: str
    metres: float
    forms: tuple[str, ...]
    minimum_digits: int


@cache
def length_units() -> dict[str, LengthUnit]:
    """List the units of length by the forms that texts write.

    Returns
    -------
    dict
        Lower-case form to unit.
    """
    units: dict[str, LengthUnit] = {}
    for row in read_table("units_length"):
        unit = LengthUnit(
            name=row["unit"],
            metres=float(row["metres"]),
            forms=tuple(row["forms"].split("|")),
            minimum_digits=int(row["minimum_digits"]),
        )
        units.update(dict.fromkeys(unit.forms, unit))
    return units


def length_unit(form: str) -> LengthUnit:
    """Look up a unit as a text writes it.

    Parameters
    ----------
    form
        ``"km"``, ``"Kilometres"``, ``"nautical miles"``; case and the kind of space do not matter.

    Returns
    -------
    LengthUnit
        The unit.

    Raises
    ------
    UnknownNameError
        When it is no unit of length that we know.

    Examples
    --------
    >>> length_unit("Nautical  Miles").metres
    1852.0
    """
    key = re.sub(r"[\s\-\u2010\u2011]+", " ", form.strip().lower()).rstrip(".")
    unit = length_units().get(key)
    if unit is None:
        raise UnknownNameError(f"no unit of length is written {form!r}; there are: {', '.join(sorted(length_units()))}")
    return unit
