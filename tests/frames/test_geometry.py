from __future__ import annotations

import math

import pytest
import shapely

from geomap.frames.geometry import bounds_of, tidy, to_geojson


@pytest.mark.parametrize("west", [(179, -17), (179.0000004, -17.0000001)])
def test_a_zone_across_180_is_cut_in_two(west: tuple[float, float]) -> None:
    cut = tidy(shapely.Polygon([west, (-179, -17), (-179, -15), (179, -15)]))
    assert cut is not None
    assert cut.geom_type == "MultiPolygon"
    assert cut.bounds[0] == -180
    assert cut.bounds[2] == 180
    assert cut.area == pytest.approx(4, abs=0.05)
    assert all(part.exterior.is_ccw for part in cut.geoms)


def test_a_cut_zone_stays_as_it_is() -> None:
    cut = tidy(shapely.box(179, -17, 181, -15))
    assert tidy(cut).equals_exact(cut, 0)


def test_a_line_and_a_point_beyond_180() -> None:
    assert tidy(shapely.LineString([(179, 1), (181, 2)])).geom_type == "MultiLineString"
    assert tidy(shapely.Point(181, 2)).coords[0] == (-179, 2)


@pytest.mark.parametrize("geometry", [None, shapely.Point(), shapely.Polygon(), shapely.Point(math.nan, 1)])
def test_nothing_gives_null(geometry: shapely.Geometry | None) -> None:
    assert tidy(geometry) is None
    assert to_geojson(geometry) is None


def test_rings_are_wound_as_rfc_7946_wants() -> None:
    clockwise = shapely.Polygon([(0, 0), (0, 9), (9, 9), (9, 0)], holes=[[(2, 2), (4, 2), (4, 4), (2, 4)]])
    polygon = tidy(clockwise)
    assert polygon.exterior.is_ccw
    assert not polygon.interiors[0].is_ccw


def test_a_wide_shape_that_does_not_cross_is_left_alone() -> None:
    wide = shapely.segmentize(shapely.box(-170, 10, 170, 20), 30)
    assert tidy(wide).equals(wide)


def test_a_tiny_shape_does_not_vanish() -> None:
    assert tidy(shapely.box(0, 0, 1e-9, 1e-9)) is not None


def test_coordinates_have_six_decimals() -> None:
    line = to_geojson(shapely.LineString([(1.23456789, -0.00000001), (2, 3)]))
    assert line == {"type": "LineString", "coordinates": ((1.234568, 0.0), (2.0, 3.0))}


@pytest.mark.parametrize(
    ("geometries", "expected"),
    [
        ([shapely.Point(170, 1), shapely.Point(-170, 2)], [-170, 1, 170, 2]),
        ([tidy(shapely.box(179, -17, 182, -15)), shapely.Point(177, 0)], [177, -17, -178, 0]),
        ([], None),
    ],
)
def test_bounding_box(geometries: list[shapely.Geometry], expected: list[float] | None) -> None:
    assert bounds_of(geometries) == (expected if expected is None else pytest.approx(expected, abs=0.01))
