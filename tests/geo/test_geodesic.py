from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon, box

from geomap.geo.geodesic import area_m2, destination, distance_m, length_m, turn_deg
from geomap.model import LonLat

positions = st.builds(LonLat, st.floats(-180, 180), st.floats(-89, 89))


@given(positions, positions)
def test_symmetry(a: LonLat, b: LonLat) -> None:
    assert distance_m(a, b) == pytest.approx(distance_m(b, a), abs=1e-6)


@given(positions, positions, positions)
def test_triangle(a: LonLat, b: LonLat, c: LonLat) -> None:
    assert distance_m(a, c) <= distance_m(a, b) + distance_m(b, c) + 1e-3


@given(positions, st.floats(0, 360), st.floats(1_000, 5_000_000))
def test_there_and_back(origin: LonLat, towards_deg: float, length: float) -> None:
    assert distance_m(origin, destination(origin, towards_deg=towards_deg, length_m=length)) == pytest.approx(length)


@given(st.floats(-720, 720), st.floats(-720, 720))
def test_turn_is_at_most_half_a_circle(a: float, b: float) -> None:
    assert 0 <= turn_deg(a, b) <= 180


def test_area_takes_off_holes_and_ignores_lines() -> None:
    whole = box(30, 50, 31, 51)
    holed = Polygon(whole.exterior, [box(30.4, 50.4, 30.6, 50.6).exterior])
    assert area_m2(holed) == pytest.approx(area_m2(whole) - area_m2(box(30.4, 50.4, 30.6, 50.6)))
    assert area_m2(Point(0, 0)) == 0
    assert length_m(LineString([(0, 0), (0, 1)])) == pytest.approx(110_574, rel=1e-4)
