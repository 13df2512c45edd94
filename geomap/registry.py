"""Every exchangeable part by name: ``group -> name -> "module:attribute"``.

A new reader, recogniser, extractor, check, format or map layer is one file and one line here. Other people's
packages add theirs by an entry point in the group ``geomap.<group>``; a name of ours wins over a name of theirs.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from geomap.errors import UnknownNameError

PARTS: dict[str, dict[str, str]] = {
    "reader": {},
    "recognizer": {},
    "extractor": {},
    "check": {},
    "format": {},
}


@cache
def _foreign(group: str) -> dict[str, str]:
    return {point.name: point.value for point in entry_points(group=f"geomap.{group}")}


def names(group: str) -> tuple[str, ...]:
    """List the names in a group, ours first, in order of registration.

    Parameters
    ----------
    group
        A key of `PARTS`.

    Returns
    -------
    tuple of str
        Names that `load` takes.
    """
    ours = PARTS[group]
    return (*ours, *sorted(name for name in _foreign(group) if name not in ours))


def load(group: str, name: str) -> Any:  # noqa: ANN401 (what a part is depends on its group)
    """Import a part.

    Parameters
    ----------
    group
        A key of `PARTS`.
    name
        One of ``names(group)``.

    Returns
    -------
    object
        Whatever the string points at.

    Raises
    ------
    UnknownNameError
        When the group has no such name; the message lists the valid ones.
    """
    target = PARTS[group].get(name) or _foreign(group).get(name)
    if target is None:
        message = f"no {group} named {name!r}; there are: {', '.join(names(group)) or 'none'}"
        raise UnknownNameError(message)
    module, _, attribute = target.partition(":")
    return getattr(import_module(module), attribute)
