"""Boundaries: polygons of countries, first-level units and regions, and the lines between them, under a world view."""

from __future__ import annotations

from pathlib import Path

from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import boundaries_index as files
from geomap.gazetteer.boundaries_codec import Records
from geomap.gazetteer.boundaries_index import BoundaryIndex
from geomap.gazetteer.boundaries_layer import PieceLayer
from geomap.gazetteer.boundaries_shapes import Shapes
from geomap.gazetteer.boundaries_units import lines_of
from geomap.model import LonLat

COAST_TOLERANCE_M = 5_000.0
"""How far off the drawn land a position may lie and still belong to it. Of GeoNames' towns 1.6 % lie off Natural
Earth's land (harbours, spits, islets that it leaves out); with this tolerance all but 0.1 % find their country."""

STRETCH_TOLERANCE_M = 100.0
"""How far a unit's outline may lie from the state border that it follows. Units are fitted to the border when they are
compiled, so this is rounding (1.1 m) and vertices that only one of the two lines has."""


class Boundaries:
    """Polygons and border lines of a compiled gazetteer, decoded when first asked for and then kept.

    All geometries are shapely's, in degrees on WGS 84, longitude first, valid and prepared. First-level units are those
    of the default view, whatever the view.

    Parameters
    ----------
    path
        The folder of the compiled boundaries.
    world_view
        Whose borders to use; one of `world_views`.

    Raises
    ------
    GazetteerError
        When the index is missing or of another format.
    UnknownNameError
        When there is no such world view.
    """

    def __init__(self, path: Path, world_view: str) -> None:
        self.path = path
        self.world_view = world_view
        self._index = BoundaryIndex(path, world_view)
        self._shapes = Shapes(path, self._index, world_view)

    @classmethod
    def open(cls, path: Path, world_view: str = "un") -> Boundaries:
        """Open compiled boundaries, under the UN's view unless another is named; see the class."""
        return cls(path, world_view)

    @property
    def world_views(self) -> tuple[str, ...]:
        """The views there are, the default one first."""
        return self._index.world_views

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries that have a polygon under the view, sorted."""
        return self._shapes.land.codes

    def country(self, code: str) -> BaseGeometry | None:
        """Find a country's polygon.

        Parameters
        ----------
        code
            ISO 3166-1 alpha-2, ``"UA"``; ``"XK"`` for Kosovo.

        Returns
        -------
        BaseGeometry or None
            None when there is none under the view.
        """
        return self._shapes.country(code)

    def admin1(self, code: str) -> BaseGeometry | None:
        """Find the polygon of a first-level unit.

        Parameters
        ----------
        code
            GeoNames' code with the country, ``"UA.07"``.

        Returns
        -------
        BaseGeometry or None
            None when no polygon is held.
        """
        return self._shapes.admin1(code)

    def area(self, place_id: str) -> BaseGeometry | None:
        """Find the polygon of a country, unit or region (the union of its members), or a place's own outline.

        Parameters
        ----------
        place_id
            ``"geonames:706482"``, ``"region:donbas"``.

        Returns
        -------
        BaseGeometry or None
            None when no polygon is held (towns, unknown ids; seas, lakes and smaller units unless a build added them).
        """
        return self._shapes.area(place_id)

    def line(self, place_id: str) -> BaseGeometry | None:
        """Find the course of a river (by place id) that a build added; None when none is held."""
        return self._shapes.line(place_id)

    def neighbours(self, code: str) -> tuple[str, ...]:
        """List the countries that share a land border with one, sorted; empty for islands and unknown codes."""
        return self._index.neighbours(code)

    def shared_border(self, code: str, other: str) -> BaseGeometry | None:
        """Find the land border between two countries.

        Parameters
        ----------
        code, other
            ISO 3166-1 alpha-2.

        Returns
        -------
        BaseGeometry or None
            The very line that both polygons run along; None when they do not touch.
        """
        return self._shapes.border(code, other)

    def border_stretch(self, place_id: str, other: str) -> BaseGeometry | None:
        """Find the part of an area's outline that is the state border with a country.

        The line is the state border itself, taken where it lies within `STRETCH_TOLERANCE_M` of the area, so that it
        does not depend on vertices that coincide. It is as exact as the state border (`accuracy_m` of the country).

        Parameters
        ----------
        place_id
            A country, first-level unit or region.
        other
            The country on the other side, ISO 3166-1 alpha-2.

        Returns
        -------
        BaseGeometry or None
            None when the area does not reach that border, holds land of that country, or has no polygon.
        """
        return self._shapes.stretch(place_id, other, STRETCH_TOLERANCE_M)

    def coast(self, code: str) -> BaseGeometry | None:
        """Find a country's outline less its land borders, the Caspian's shore included.

        Parameters
        ----------
        code
            ISO 3166-1 alpha-2.

        Returns
        -------
        BaseGeometry or None
            None when it is landlocked.
        """
        return self._shapes.coast(code)

    def accuracy_m(self, place_id: str) -> float:
        """Give the declared accuracy of an area's boundary.

        Parameters
        ----------
        place_id
            A country, first-level unit or region.

        Returns
        -------
        float
            Metres within which the true line lies: 1,000 for Natural Earth's own lines, more for lines placed by hand
            or estimated from towns, less for lines that a build took from a finer source; for a region the worst of its
            members and its fuzziness; 1,000 without polygon.
        """
        return self._index.accuracy_m(place_id)

    def owner(self, position: LonLat) -> str | None:
        """Find the country on whose land a position lies under the view.

        Parameters
        ----------
        position
            Longitude and latitude.

        Returns
        -------
        str or None
            ISO 3166-1 alpha-2; the nearest within `COAST_TOLERANCE_M` for a position just off the drawn land; None at
            sea and on land that the view gives to nobody.
        """
        return self._shapes.owner(position, COAST_TOLERANCE_M)

    def admin1_at(self, position: LonLat) -> str | None:
        """Find the first-level unit in which a position lies.

        Parameters
        ----------
        position
            Longitude and latitude.

        Returns
        -------
        str or None
            GeoNames' code with the country; for a position just off every unit the nearest of its owner's, within
            `COAST_TOLERANCE_M`; None when no unit is held there.
        """
        return self._shapes.unit_at(position, COAST_TOLERANCE_M)

    def disputed_lines(self, *, coarse: bool = False) -> list[tuple[str, BaseGeometry]]:
        """List the lines that a map should dash, whatever the view.

        Parameters
        ----------
        coarse
            Whether to take the detail of `basemap_countries` instead of that of `country`.

        Returns
        -------
        list of (str, BaseGeometry)
            Name and line, in the order of the curated table; lines that the coarse detail lacks are left out.
        """
        detail = "coarse" if coarse else "fine"
        records = Records(self.path / files.LINES)
        return [
            (row["name"], lines_of(records[row[detail]])) for row in self._index.disputed if row[detail] is not None
        ]

    def basemap_countries(self) -> list[tuple[str, str, BaseGeometry]]:
        """List all countries as a map of the world draws them: Natural Earth 1:50m under the view.

        Returns
        -------
        list of (str, str, BaseGeometry)
            ISO 3166-1 alpha-2, name and polygon, sorted by code; neighbours share their lines exactly.
        """
        layer = PieceLayer(Records(self.path / files.COARSE_ARCS), self._index.coarse_pieces, self.world_view)
        shapes = ((code, layer.polygon(code)) for code in layer.codes)
        return [(code, self._index.country_name(code), shape) for code, shape in shapes if shape is not None]
