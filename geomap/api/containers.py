"""What "Town, Oblast, Country" says about where a place lies: the units, countries and regions named behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from geomap.gazetteer import Gazetteer
from geomap.model import Place, PlaceKind, Reason

_ALPHA_2: Final = 2
_LIKE_ENOUGH: Final = 0.75
"""Likeness from which on a name is taken for that of a unit ("Texs")."""
_MOST: Final = 5
"""So many containers are read; more are no address."""
_UNITS: Final = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION})


class Container(NamedTuple):
    """One of the names behind a comma, and the areas that it may mean; none when the gazetteer knows no such area."""

    text: str
    areas: tuple[Place, ...]


def split_containers(name: str) -> tuple[str, tuple[str, ...]]:
    """Take a name and what it is said to lie in apart.

    Parameters
    ----------
    name
        As a person typed it.

    Returns
    -------
    tuple of (str, tuple of str)
        The name, and the names behind its commas or in brackets at its end, nearest first.

    Examples
    --------
    >>> split_containers("Izium, Kharkiv Oblast, Ukraine")
    ('Izium', ('Kharkiv Oblast', 'Ukraine'))
    >>> split_containers("Springfield (Illinois)")
    ('Springfield', ('Illinois',))
    """
    opening = name.find("(")
    if opening > 0 and name.rstrip().endswith(")"):
        name = f"{name[:opening]},{name.rstrip()[opening + 1 : -1]}"
    head, *rest = (part.strip() for part in name.split(","))
    return head, tuple(part for part in rest if part)[:_MOST]


def read_containers(gazetteer: Gazetteer, texts: Sequence[str]) -> tuple[Container, ...]:
    """Find the areas that names behind a comma may mean.

    Parameters
    ----------
    gazetteer
        Where to look.
    texts
        Names or ISO 3166-1 alpha-2 codes.

    Returns
    -------
    tuple of Container
        One a text, in order.
    """
    return tuple(Container(text, tuple(_areas(gazetteer, text))) for text in texts)


def _areas(gazetteer: Gazetteer, text: str) -> Iterator[Place]:
    country_id = gazetteer.meta["countries"].get(text.upper()) if len(text) == _ALPHA_2 else None
    if country_id is not None:
        yield gazetteer.place(country_id)
    named = [entry.place for entry in gazetteer.lookup(text) if entry.place.kind in _UNITS]
    if not named and country_id is None:
        found = gazetteer.search(text, limit=_MOST)
        named = [entry.place for entry, score in found if score >= _LIKE_ENOUGH and entry.place.kind in _UNITS]
    yield from named


def reasons_inside(gazetteer: Gazetteer, place: Place, containers: Sequence[Container]) -> tuple[Reason, ...] | None:
    """Say how a place lies in every container that the gazetteer knows.

    Parameters
    ----------
    gazetteer
        Whose units and polygons count.
    place
        A place.
    containers
        What it should lie in.

    Returns
    -------
    tuple of Reason or None
        One reason a container; None when the place is outside one, or no container is known. A place lies in a country
        or first-order unit by its code, in a region by its polygon; of a second-order unit it must share the first.
    """
    if not any(container.areas for container in containers):
        return None
    reasons = []
    for container in containers:
        area = next((area for area in container.areas if _lies_in(gazetteer, place, area)), None)
        if area is not None:
            reasons.append(Reason(rule="in-unit", text=f"lies in {area.name}"))
        elif container.areas:
            return None
        else:
            reasons.append(Reason(rule="unknown-unit", text=f"no unit is called {container.text[:100]!r}"))
    return tuple(reasons)


def _lies_in(gazetteer: Gazetteer, place: Place, area: Place) -> bool:
    if place.place_id == area.place_id:
        return False
    if area.kind is PlaceKind.COUNTRY:
        return place.country == area.country
    if area.kind is PlaceKind.REGION:
        polygon = gazetteer.boundaries.area(area.place_id)
        if polygon is None or place.kind is PlaceKind.COUNTRY:
            return False
        from shapely import intersects_xy  # noqa: PLC0415 (slow to import, and seldom needed)

        return bool(intersects_xy(polygon, *place.position))
    is_unit = place.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}
    return not is_unit and area.admin1 is not None and place.admin1 == area.admin1
