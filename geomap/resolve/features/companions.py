"""Features of how a sense goes with the other names of the document."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from geomap.model import PlaceKind
from geomap.resolve.board import Floats
from geomap.resolve.company import Company
from geomap.resolve.features.weighing import Feature, Say, Weighing

_CLOSE_KM, _NEAR_KM, _ROUND_KM = 30.0, 100.0, 300.0

Ask = Callable[[Company], Floats]


def _of_company(ask: Ask, say: Say, meaning: str) -> Feature:
    """Make a feature of what the company says; 0 as long as each name is looked at alone."""

    def values(weighing: Weighing) -> Floats:
        return np.zeros(len(weighing.board.entries)) if weighing.company is None else ask(weighing.company)

    values.__doc__ = meaning
    return Feature(values, say, is_lasting=False)


def _share(sums: Floats, company: Company) -> Floats:
    return sums / np.maximum(company.count, 1.0)


def _in_country(company: Company) -> Floats:
    return company.alike("countries")


def _in_unit(company: Company) -> Floats:
    return company.alike("units")


def _country_named(company: Company) -> Floats:
    return np.log1p(company.alike("countries", PlaceKind.COUNTRY))


def _unit_named(company: Company) -> Floats:
    return np.log1p(company.alike("units", PlaceKind.ADMIN1))


def say_near(weighing: Weighing, row: int) -> str:
    """Name the nearest likely place of another name, and how far it is."""
    found = weighing.company.nearest(row) if weighing.company else None
    if found is None:
        return "no other place of the text lies near"
    other, km = found
    return f"{km:,.0f} km from {weighing.board.entries[other].place.name}, also in the text"


def say_country(weighing: Weighing, row: int) -> str:
    """Name the country that others lie in."""
    return f"other places in the text lie in the same country ({weighing.board.entries[row].place.country})"


def say_unit(weighing: Weighing, row: int) -> str:
    """Name the unit that others lie in."""
    return f"other places in the text lie in the same unit ({weighing.board.entries[row].place.admin1})"


def _say_country_named(weighing: Weighing, row: int) -> str:
    return f"the text names its country ({weighing.board.entries[row].place.country})"


def _say_unit_named(weighing: Weighing, row: int) -> str:
    return f"the text names its first-level unit ({weighing.board.entries[row].place.admin1})"


def _many(scale_km: float) -> Feature:
    meaning = f"Prefer what lies near many other places of the document; {scale_km:,.0f} km away they count a third."
    return _of_company(lambda company: np.log1p(company.near(scale_km)[0]), say_near, meaning)


def _one(scale_km: float) -> Feature:
    meaning = f"Prefer what lies near another place of the document; {scale_km:,.0f} km away it counts a third."
    return _of_company(lambda company: company.near(scale_km)[1], say_near, meaning)


COMPANIONS = {
    "near_many_30": _many(_CLOSE_KM),
    "near_many_100": _many(_NEAR_KM),
    "near_many_300": _many(_ROUND_KM),
    "near_one_30": _one(_CLOSE_KM),
    "near_one_100": _one(_NEAR_KM),
    "near_one_300": _one(_ROUND_KM),
    "near_share_30": _of_company(
        lambda company: _share(company.near(_CLOSE_KM)[0], company), say_near, "The same as a share of the others."
    ),
    "near_share_300": _of_company(
        lambda company: _share(company.near(_ROUND_KM)[0], company), say_near, "The same as a share of the others."
    ),
    "same_country": _of_company(
        lambda company: np.log1p(_in_country(company)), say_country, "Prefer the country that many other names lie in."
    ),
    "same_country_share": _of_company(
        lambda company: _share(_in_country(company), company), say_country, "The same as a share of the others."
    ),
    "same_unit": _of_company(
        lambda company: np.log1p(_in_unit(company)), say_unit, "Prefer the unit that many other names lie in."
    ),
    "same_unit_share": _of_company(
        lambda company: _share(_in_unit(company), company), say_unit, "The same as a share of the others."
    ),
    "country_named": _of_company(_country_named, _say_country_named, "Prefer the country that the text names."),
    "unit_named": _of_company(_unit_named, _say_unit_named, "Prefer the unit that the text names."),
}
"""Name -> feature."""
