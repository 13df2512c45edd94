"""The index of compiled boundaries: what an area is made of, to whom its parts belong, how exact they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError, UnknownNameError

FORMAT = 2
"""Version of the files; raised when an older reader would misread them."""

INDEX, LINES, UNITS = "boundaries.json", "boundaries_lines.bin", "boundaries_units.bin"
FINE_ARCS, COARSE_ARCS = "boundaries_arcs.bin", "boundaries_arcs_50m.bin"
PIECE_BOXES, UNIT_BOXES = "boundaries_piece_boxes.i32", "boundaries_unit_boxes.i32"
AREAS = "boundaries_areas.bin"
"""Rings of single places and open lines (rivers) that a build added; the embedded gazetteer has none."""

DEFAULT_ACCURACY_M = 1_000.0
"""Natural Earth 1:10m lies within about a kilometre of surveyed borders."""

PIECE = "piece:"
"""Mark of an area's member that is a piece of land, by number, and no country or unit."""

AREA = "area:"
"""Mark of a place's own outline, by number in `AREAS`."""


class BoundaryIndex:
    """What ``boundaries.json`` says, under one world view.

    Parameters
    ----------
    path
        The folder of the compiled boundaries.
    world_view
        Whose borders to use.

    Raises
    ------
    GazetteerError
        When the index is missing, unreadable or of another format.
    UnknownNameError
        When it has no such world view.
    """

    def __init__(self, path: Path, world_view: str) -> None:
        self._content = _read(path / INDEX)
        self.world_views: tuple[str, ...] = tuple(self._content["views"])
        if world_view not in self.world_views:
            raise UnknownNameError(f"no world view named {world_view!r}; there are: {', '.join(self.world_views)}")
        self._view = world_view

    @property
    def pieces(self) -> Sequence[Mapping[str, Any]]:
        """Pieces of land at full detail: ``name``, ``parts``, ``owners``."""
        return self._list("pieces")

    @property
    def coarse_pieces(self) -> Sequence[Mapping[str, Any]]:
        """Pieces of land as a map of the world draws them."""
        return self._list("coarse_pieces")

    @property
    def units(self) -> Mapping[str, tuple[int, float]]:
        """Codes of the first-level units, with their record number and accuracy in metres."""
        units: Mapping[str, tuple[int, float]] = self._content["units"]
        return units

    @property
    def areas(self) -> Sequence[tuple[float, str]]:
        """Accuracy in metres and country ("" for none) of each record of `AREAS`."""
        found: Sequence[tuple[float, str]] = self._content.get("areas", ())
        return found

    def line_number(self, place_id: str) -> int | None:
        """Give the record of `AREAS` that holds a place's open lines; None when there are none."""
        number: int | None = self._content.get("lines", {}).get(place_id)
        return number

    @property
    def disputed(self) -> Sequence[Mapping[str, Any]]:
        """Disputed lines: ``name``, ``status`` and record number of each detail."""
        return self._list("disputed")

    def country_name(self, code: str) -> str:
        """Give a country's name; its code when the gazetteer knew none."""
        return str(self._content["names"].get(code, code))

    def neighbours(self, code: str) -> tuple[str, ...]:
        """List the countries that share a land border with one."""
        return tuple(self._content["neighbours"][self._view].get(code, ()))

    def members(self, place_id: str) -> tuple[str, ...]:
        """Name the countries (``"UA"``), units (``"UA.07"``) and pieces (``"piece:7"``) of an area; () for none."""
        region = self._content["regions"].get(place_id)
        if region is not None:
            return tuple(region["members"])
        code = self._content["ids"].get(place_id)
        return () if code is None else (code,)

    def owner_of_piece(self, number: int) -> str:
        """Name the country that a piece belongs to under the view; "" for nobody."""
        return str(self.pieces[number]["owners"][self._view])

    def state_of(self, member: str) -> str:
        """Name the country that a member belongs to under the view (Crimea's differs); "" for nobody."""
        if member.startswith(PIECE):
            return self.owner_of_piece(int(member.removeprefix(PIECE)))
        if member.startswith(AREA):
            return str(self.areas[int(member.removeprefix(AREA))][1])
        return str(self._content["unit_owners"][self._view].get(member, member.partition(".")[0]))

    def accuracy_m(self, place_id: str) -> float:
        """Give the accuracy in metres of an area's outline or line: the worst of its members and its own fuzziness."""
        region = self._content["regions"].get(place_id)
        fuzziness_m = 0.0 if region is None else float(region["fuzziness_m"])
        line = self.line_number(place_id)
        members = self.members(place_id) or (() if line is None else (f"{AREA}{line}",))
        return max(fuzziness_m, *(map(self._member_accuracy_m, members) if members else [DEFAULT_ACCURACY_M]))

    def _member_accuracy_m(self, member: str) -> float:
        if member in self.units:
            return float(self.units[member][1])
        if member.startswith(AREA):
            return float(self.areas[int(member.removeprefix(AREA))][0])
        code = self.state_of(member) if member.startswith(PIECE) else member
        return float(self._content["accuracy_m"].get(code, DEFAULT_ACCURACY_M))

    def _list(self, key: str) -> Sequence[Mapping[str, Any]]:
        found: Sequence[Mapping[str, Any]] = self._content[key]
        return found


def _read(file: Path) -> Mapping[str, Any]:
    try:
        content: Mapping[str, Any] = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise GazetteerError(f"{file}: no readable index of boundaries ({error}); build the gazetteer again") from error
    if content.get("format") != FORMAT:
        found = content.get("format")
        raise GazetteerError(f"{file}: format {found!r}, this version reads {FORMAT}; build the gazetteer again")
    return content
