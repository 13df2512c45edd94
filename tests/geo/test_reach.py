from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box

from geomap.geo.geodesic import destination, distance_m
from geomap.geo.measure import nearest
from geomap.geo.reach import are_within, farthest_m, nearest_m, reaches, rough_zone
from geomap.geo.zones import buffer, within_territory
from geomap.model import LonLat

BORDER = shapely.segmentize(LineString([(30.0, 52.0), (33.0, 52.4), (36.0, 52.0), (39.0, 49.0)]), 0.1)
positions = st.builds(LonLat, st.floats(28, 41), st.floats(47, 54))
sizes = st.floats(0.3, 4)


@given(positions, sizes, sizes, st.floats(0, 200), st.floats(5, 200))
@settings(max_examples=60, deadline=None)
def test_what_is_told_is_what_would_be_drawn(
    corner: LonLat, wide: float, tall: float, low_km: float, more_km: float
) -> None:
    ground = box(corner.lon, corner.lat, corner.lon + wide, corner.lat + tall)
    low_m, high_m = low_km * 1000, (low_km + more_km) * 1000
    told = reaches(BORDER, ground, low_m, high_m)
    drawn = within_territory(buffer(BORDER, low_m, high_m), ground)
    if told is not None:
        assert told is not drawn.is_empty


@given(st.lists(positions, min_size=1, max_size=20), st.floats(10, 150))
@settings(max_examples=60, deadline=None)
def test_positions_within_are_those_measured_and_lie_in_the_rough_zone(spots: list[LonLat], reach_km: float) -> None:
    reach_m = reach_km * 1000
    zone = rough_zone(BORDER, reach_m)
    for spot, is_within in zip(spots, are_within(BORDER, spots, reach_m), strict=True):
        away_m = nearest(spot, BORDER)[0]
        if abs(away_m - reach_m) > 0.01 * reach_m:
            assert bool(is_within) is (away_m < reach_m)
        if is_within:
            assert shapely.intersects_xy(zone, *spot)


def test_near_and_far_side_of_a_ground() -> None:
    ground = box(31, 53, 33, 54)
    assert nearest_m(BORDER, box(32, 52, 34, 54)) == 0
    assert nearest_m(BORDER, ground) == pytest.approx(nearest(LonLat(33, 53), BORDER)[0], rel=0.01)
    assert farthest_m(BORDER, ground) == pytest.approx(nearest(LonLat(31, 54), BORDER)[0], rel=0.01)


def test_long_lines_are_asked_in_pieces() -> None:
    line = LineString([(20.0 + step, 50.0) for step in range(61)])
    spots = [destination(LonLat(lon, 50.0), towards_deg=0, length_m=49_000) for lon in (20, 45, 80)]
    assert are_within(line, spots, 50_000).all()
    assert not are_within(line, spots, 48_000).any()
    assert all(shapely.intersects_xy(rough_zone(line, 50_000), *spot) for spot in spots)


@given(positions, st.floats(1, 300), st.floats(0, 360))
def test_the_nearest_of_two_points_is_found_among_many_segments(here: LonLat, reach_km: float, towards: float) -> None:
    spot = destination(here, towards_deg=towards, length_m=reach_km * 1000)
    far = [destination(here, towards_deg=towards, length_m=reach_km * 1000 + 40_000 * step) for step in range(1, 9)]
    found, point = nearest(here, LineString([spot, *far]))
    assert found == pytest.approx(reach_km * 1000, rel=1e-6)
    assert distance_m(point, spot) < 1
    assert nearest(here, Point(spot))[0] == pytest.approx(found, rel=1e-6)
