from __future__ import annotations

from itertools import pairwise
from math import pi

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box

from geomap.geo.geodesic import area_m2, destination, distance_m
from geomap.geo.measure import Extent, measure, nearest
from geomap.geo.zones import buffer, disc, ring, sector, within_territory
from geomap.model import LonLat

mid_latitudes = st.builds(LonLat, st.floats(-170, 170), st.floats(-70, 70))


@given(mid_latitudes, st.floats(1_000, 500_000))
@settings(max_examples=30)
def test_disc_holds_its_centre_and_has_its_area(centre: LonLat, radius_m: float) -> None:
    zone = disc(centre, radius_m)
    assert zone.is_valid
    assert shapely.covers(zone, Point(centre))
    assert area_m2(zone) == pytest.approx(pi * radius_m**2, rel=0.006)


@given(mid_latitudes, st.floats(0, 360), st.floats(0.02, 0.98))
@settings(max_examples=30)
def test_disc_holds_what_is_near(centre: LonLat, towards_deg: float, share: float) -> None:
    point = destination(centre, towards_deg=towards_deg, length_m=50_000 * share)
    assert shapely.covers(disc(centre, 50_000), Point(point))


def test_disc_across_the_antimeridian_is_split() -> None:
    zone = disc(LonLat(179.9, -17.0), 50_000)
    assert zone.is_valid
    assert zone.geom_type == "MultiPolygon"
    assert area_m2(zone) == pytest.approx(pi * 50_000**2, rel=0.006)
    assert shapely.covers(zone, Point(-179.95, -17.0))


def test_ring_leaves_out_the_middle() -> None:
    centre = LonLat(36.25, 49.98)
    zone = ring(centre, 20_000, 50_000)
    assert not shapely.covers(zone, Point(centre))
    assert area_m2(zone) == pytest.approx(pi * (50_000**2 - 20_000**2), rel=0.006)


def test_sector_lies_in_its_direction() -> None:
    centre = LonLat(44.4, 33.34)
    zone = sector(centre, 80_000, 120_000, towards_deg=270)
    assert shapely.covers(zone, Point(destination(centre, towards_deg=275, length_m=100_000)))
    assert not shapely.intersects(zone, Point(destination(centre, towards_deg=90, length_m=100_000)))


def test_buffer_of_a_line_is_true_to_its_width() -> None:
    line = LineString([(30.0, 52.0), (36.0, 52.0), (39.0, 49.0)])
    zone = buffer(line, 0, 50_000)
    for corner in shapely.get_coordinates(zone)[::7]:
        assert nearest(LonLat(*corner), line)[0] == pytest.approx(50_000, rel=0.004)


def test_long_lines_are_buffered_in_pieces() -> None:
    line = LineString([(40.0 + step, 50.0) for step in range(50)])
    zone = buffer(line, 0, 50_000)
    assert zone.is_valid
    assert shapely.covers(zone, line)
    assert area_m2(zone) == pytest.approx(line_area(line), rel=0.02)


def line_area(line: LineString) -> float:
    corners = [LonLat(*corner) for corner in line.coords]
    length = sum(distance_m(a, b) for a, b in pairwise(corners))
    return length * 100_000 + pi * 50_000**2


def test_territory_cuts() -> None:
    zone = within_territory(disc(LonLat(10, 10), 50_000), box(10, 0, 20, 20))
    assert area_m2(zone) == pytest.approx(pi * 50_000**2 / 2, rel=0.01)
    assert within_territory(zone, box(50, 50, 51, 51)).is_empty


def test_what_is_asked_again_is_drawn_once() -> None:
    line, ground = LineString([(10.0, 10.0), (12.0, 11.0)]), box(10, 0, 20, 20)
    zone = buffer(line, 0, 50_000)
    assert buffer(LineString(line.coords), 0, 50_000) is zone
    cut = within_territory(zone, ground)
    assert within_territory(zone, ground) is cut
    assert area_m2(within_territory(zone, box(10, 0, 11, 20))) < area_m2(cut)


@given(mid_latitudes, mid_latitudes, st.floats(0, 20_000), st.floats(0, 20_000))
def test_measure_is_symmetric(a: LonLat, b: LonLat, one_m: float, other_m: float) -> None:
    there = measure(Extent.at(a, one_m), Extent.at(b, other_m))
    back = measure(Extent.at(b, other_m), Extent.at(a, one_m))
    assert (there.low_m, there.high_m) == pytest.approx((back.low_m, back.high_m), abs=1e-6)
    assert 0 <= there.low_m <= there.high_m


def test_nearest_is_zero_inside() -> None:
    assert nearest(LonLat(0.5, 0.5), box(0, 0, 1, 1))[0] == 0
    assert nearest(LonLat(1.5, 0.5), box(0, 0, 1, 1))[0] == pytest.approx(55_660, rel=1e-3)


def test_areas_are_measured_to_their_near_and_far_side() -> None:
    found = measure(Extent(geometry=box(1, 0, 2, 1)), Extent.at(LonLat(0, 0.5)))
    assert found.low_m == pytest.approx(111_319, rel=1e-3)
    assert found.high_m > 2 * 111_000
