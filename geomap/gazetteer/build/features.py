"""What GeoNames' feature classes and codes become here: a table, ``lexicons/gazetteer_features.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from geomap.gazetteer import layout
from geomap.model import PlaceKind
from geomap.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What a feature code becomes.

    Parameters
    ----------
    kind
        Number of the kind in `layout.KINDS`; -1 when places of this code are left out.
    radius_m
        Radius of the area; 0 when it follows from the population.
    importance
        Added to log10 of the population.
    capital, former
        Whether it is a country's capital, or a place that is no more.
    reason
        Why it is left out; empty when it is not.
    """

    kind: int
    radius_m: float = 0.0
    importance: float = 0.0
    capital: bool = False
    former: bool = False
    reason: str = ""


@cache
def _table() -> dict[tuple[str, str], Feature]:
    return {(row["feature_class"], row["code"]): _feature(row) for row in read_table("gazetteer_features")}


def _feature(row: dict[str, str]) -> Feature:
    if not row["kind"]:
        return Feature(kind=-1, reason=row["note"])
    is_city = row["kind"] in {"capital", "former", "quarter"}
    return Feature(
        kind=layout.KINDS.index(PlaceKind.CITY if is_city else PlaceKind(row["kind"])),
        radius_m=float(row["radius_m"] or 0),
        importance=float(row["importance"] or 0) + (row["kind"] == "capital"),
        capital=row["kind"] == "capital",
        former=row["kind"] == "former",
    )


def feature_of(feature_class: str, code: str) -> Feature:
    """Say what a feature code becomes.

    Parameters
    ----------
    feature_class
        ``"P"``; empty when the dump has none.
    code
        ``"PPLC"``; a code that the table lacks is treated as its class is.

    Returns
    -------
    Feature
        With ``kind`` -1 when such places are left out.

    Examples
    --------
    >>> feature_of("P", "PPLC").capital, feature_of("R", "RD").reason
    (True, 'road or railway')
    """
    table = _table()
    unknown = Feature(kind=-1, reason="unknown feature class")
    return table.get((feature_class, code)) or table.get((feature_class, "*")) or unknown


@cache
def languages() -> dict[str, str]:
    """Give what happens to alternate names of some "languages": ``"drop"`` or ``"former"``."""
    return {row["language"]: row["treatment"] for row in read_table("gazetteer_languages")}
