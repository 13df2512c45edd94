"""Regions as the news names them: checked members out of ``regions.csv``."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from geomap.errors import LexiconError

PIECE = "piece:"
"""A member that is a piece of land of ``world_views.csv``, not a country or unit."""


def make_regions(
    rows: Sequence[Mapping[str, str]], *, countries: Collection[str], units: Collection[str], pieces: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """Check the regions and take what the boundaries need of them.

    Parameters
    ----------
    rows
        Rows of ``regions.csv``: ``members`` are country codes, units' codes and pieces, separated by ``;``; a region
        without members has no polygon.
    countries, units
        The codes that have a polygon.
    pieces
        Names of the pieces of land, in order of their numbers.

    Returns
    -------
    dict
        Region id to ``members`` (pieces by number, ``"piece:7"``) and ``fuzziness_m``.

    Raises
    ------
    LexiconError
        When an id comes twice, or a member has no polygon: a misspelt code would silently shrink a region.

    Examples
    --------
    >>> row = {"region_id": "region:donbas", "members": "UA.05;UA.14", "fuzziness_km": "10"}
    >>> make_regions([row], countries=["UA"], units=["UA.05", "UA.14"], pieces=[])
    {'region:donbas': {'members': ['UA.05', 'UA.14'], 'fuzziness_m': 10000.0}}
    """
    numbers = {name: f"{PIECE}{number}" for number, name in enumerate(pieces)}
    known = {code: code for code in (*countries, *units)} | {f"{PIECE}{name}": code for name, code in numbers.items()}
    regions: dict[str, dict[str, Any]] = {}
    for row in rows:
        region_id = row["region_id"]
        members = [member.strip() for member in row["members"].split(";") if member.strip()]
        lacking = [member for member in members if member not in known]
        if lacking or region_id in regions:
            fault = f"members without a polygon: {', '.join(lacking)}" if lacking else "the id comes twice"
            raise LexiconError(f"regions.csv, {region_id}: {fault}")
        regions[region_id] = {
            "members": [known[member] for member in members],
            "fuzziness_m": 1000.0 * float(row["fuzziness_km"] or 0),
        }
    return regions
