"""Positions and boxes as words of a command line."""

from __future__ import annotations

import click

from geomap.model import LonLat

_MAX_LON, _MAX_LAT = 180.0, 90.0
_CORNERS = 4
_EXAMPLE, _BOX_EXAMPLE = "36.23,49.99", "22.1,44.4,40.2,52.4"


def read_position(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> LonLat | None:
    """Read a position given as ``LON,LAT`` in degrees.

    Parameters
    ----------
    value
        What was typed; None when nothing was.

    Returns
    -------
    LonLat or None
        The position.

    Raises
    ------
    click.BadParameter
        When it is none, or not on the globe.
    """
    if value is None:
        return None
    numbers = _numbers(value)
    if numbers is None or len(numbers) != 2:  # noqa: PLR2004 (longitude and latitude)
        raise click.BadParameter(f"{value!r} is no LON,LAT in degrees, such as {_EXAMPLE}")
    if not _on_globe(*numbers):
        raise click.BadParameter(f"{value!r} is not on the globe: longitude comes first, as in {_EXAMPLE}")
    return LonLat(*numbers)


def read_box(
    _ctx: click.Context, _parameter: click.Parameter, value: str | None
) -> tuple[float, float, float, float] | None:
    """Read a box given as ``WEST,SOUTH,EAST,NORTH`` in degrees.

    Parameters
    ----------
    value
        What was typed; None when nothing was.

    Returns
    -------
    tuple of float or None
        West, south, east, north; a west beyond the east spans the antimeridian.

    Raises
    ------
    click.BadParameter
        When it is none, or not on the globe.
    """
    if value is None:
        return None
    numbers = _numbers(value)
    if numbers is None or len(numbers) != _CORNERS:
        raise click.BadParameter(f"{value!r} is no WEST,SOUTH,EAST,NORTH in degrees, such as {_BOX_EXAMPLE}")
    west, south, east, north = numbers
    if not (_on_globe(west, south) and _on_globe(east, north)) or south > north:
        raise click.BadParameter(f"{value!r} is no box on the globe: west, south, east, north, as in {_BOX_EXAMPLE}")
    return west, south, east, north


def _numbers(value: str) -> list[float] | None:
    try:
        return [float(part) for part in value.split(",")]
    except ValueError:
        return None


def _on_globe(lon: float, lat: float) -> bool:
    return abs(lon) <= _MAX_LON and abs(lat) <= _MAX_LAT
