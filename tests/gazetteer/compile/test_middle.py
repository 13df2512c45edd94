from __future__ import annotations

import math

import pytest

from geomap.gazetteer.compile.middle import mean_position, spread_radius_m
from geomap.model import LonLat


def test_mean_position_crosses_the_date_line():
    lon, lat = mean_position([LonLat(179.0, 10.0), LonLat(-179.0, 10.0)])
    assert abs(lon) == pytest.approx(180.0)
    assert lat == pytest.approx(10.0, abs=0.01)


def test_radius_of_an_even_disc_is_its_radius():
    steps = [step / 20 for step in range(-20, 21)]
    disc = [LonLat(178.0 + x, y) for x in steps for y in steps if math.hypot(x, y) <= 1]
    wrapped = [LonLat((lon + 180) % 360 - 180, lat) for lon, lat in disc]
    assert spread_radius_m(LonLat(178.0, 0.0), wrapped) == pytest.approx(111_195, rel=0.03)


def test_radius_without_settlements():
    assert spread_radius_m(LonLat(0.0, 0.0), []) == 5_000.0
