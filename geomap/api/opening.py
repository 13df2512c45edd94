"""Small readings of what a caller may give: a gazetteer in several forms, a day in several forms."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

from geomap.errors import InputError
from geomap.gazetteer import Gazetteer


def open_gazetteer(gazetteer: Gazetteer | str | os.PathLike[str] | None, world_view: str | None) -> Gazetteer:
    """Open the gazetteer that a caller means.

    Parameters
    ----------
    gazetteer
        One that is open, the directory of one, or None for the one that ships with geomap.
    world_view
        Whose borders count; None keeps that of an open gazetteer, else means ``"un"``.

    Returns
    -------
    Gazetteer
        With that world view.

    Raises
    ------
    GazetteerError
        When the directory holds none.
    UnknownNameError
        When it has no such world view.
    """
    if not isinstance(gazetteer, Gazetteer):
        path = None if gazetteer is None else Path(gazetteer)
        return Gazetteer.open(path, world_view=world_view or "un")
    if world_view is None or world_view == gazetteer.world_view:
        return gazetteer
    return Gazetteer.open(gazetteer.path, world_view=world_view)


def read_day(value: object) -> date | None:
    """Read a day of publication.

    Parameters
    ----------
    value
        A date, a time (its own day is taken), text in ISO 8601, or something missing (None, NaN, NaT).

    Returns
    -------
    date or None
        The day; None when it is missing.

    Raises
    ------
    InputError
        When it is something else.

    Examples
    --------
    >>> read_day("2026-01-07")
    datetime.date(2026, 1, 7)
    """
    if value is None or value != value:  # noqa: PLR0124 (NaN and NaT differ from themselves)
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError as error:
        message = f"published={value!r} is no day; write it as 2026-01-07"
        raise InputError(message) from error
