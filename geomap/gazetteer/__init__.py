"""The gazetteer: a compiled, memory-mapped index of places, their names and their boundaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.gazetteer.finder import Whereabouts
from geomap.gazetteer.gazetteer import EMBEDDED, Gazetteer
from geomap.gazetteer.names import NEEDS_CONTEXT, Entry, Match, NameFlag, name_flag

if TYPE_CHECKING:
    from geomap.gazetteer.boundaries import Boundaries

__all__ = [
    "EMBEDDED",
    "NEEDS_CONTEXT",
    "Boundaries",
    "Entry",
    "Gazetteer",
    "Match",
    "NameFlag",
    "Whereabouts",
    "name_flag",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 (the language's own signature)
    if name == "Boundaries":
        from geomap.gazetteer.boundaries import Boundaries  # noqa: PLC0415 (shapely only where it is needed)

        return Boundaries
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
