"""The seed claim's region under six readings, held against regions that were drawn independently."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer import Gazetteer
from geomap.geo.geodesic import area_m2, length_m
from geomap.geo.zones import buffer, within_territory
from geomap.model import CheckedReading

CLAIM = "Moscow has relocated S-500 missile systems to within 50km of Kharkiv's border."
REGIONS = {
    "oblast-state-border": "oblast boundary intl segment",
    "oblast-boundary": "oblast whole boundary",
    "oblast-area": "oblast polygon",
    "city-limits": "city disc r=10.6km",
    "city-point": "city point",
}
WHOLE = "whole UA-RU border"


@pytest.fixture(scope="module")
def regions(root: Path) -> dict[str, BaseGeometry]:
    found = (folder / "shared" / "claims" / "seed_regions.geojson" for folder in root.parents)
    path = next((path for path in found if path.exists()), None)
    if path is None:
        pytest.skip("the regions are not part of the project")
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {one["properties"]["name"]: shapely.make_valid(shapely.geometry.shape(one["geometry"])) for one in features}


@pytest.fixture(scope="module")
def readings(judge_text) -> dict[str, CheckedReading]:
    ((_, verdict),) = judge_text(CLAIM)
    return {reading.reading: reading for reading in verdict.readings}


def overlap(one: BaseGeometry, other: BaseGeometry) -> float:
    return area_m2(shapely.intersection(one, other)) / area_m2(shapely.union(one, other))


def test_there_are_six_readings(readings: dict[str, CheckedReading]) -> None:
    assert list(readings) == [*REGIONS, "whole-state-border"]


@pytest.mark.parametrize("name", REGIONS)
def test_the_same_region(name: str, readings: dict[str, CheckedReading], regions: dict[str, BaseGeometry]) -> None:
    expected = regions[REGIONS[name]]
    assert readings[name].zone_area_m2 == pytest.approx(area_m2(expected), rel=0.03)
    assert overlap(shapely.from_wkb(readings[name].zone_wkb), expected) > 0.98


def test_the_whole_border_is_whole(
    readings: dict[str, CheckedReading], regions: dict[str, BaseGeometry], gazetteer: Gazetteer
) -> None:
    """The independent region follows the border inside 33° E and 48° N alone: 1,190 of its 1,525 km."""
    expected = regions[WHOLE]
    border, russia = gazetteer.boundaries.shared_border("UA", "RU"), gazetteer.boundaries.country("RU")
    inside = shapely.clip_by_rect(border, 33, 48, 42, 54)
    assert (length_m(border), length_m(inside)) == pytest.approx((1_525_000, 1_190_000), rel=0.005)
    same = within_territory(buffer(inside, 0, 50_000), russia)
    assert area_m2(same) == pytest.approx(area_m2(expected), rel=0.003)
    assert overlap(same, expected) > 0.99
    ours = shapely.from_wkb(readings["whole-state-border"].zone_wkb)
    assert area_m2(ours) == pytest.approx(64_810e6, rel=0.005)
    assert area_m2(shapely.difference(expected, ours)) < 0.002 * area_m2(expected)
    for lon, lat in ((39.2, 47.6), (32.0, 52.4)):
        assert shapely.intersects_xy(ours, lon, lat)
        assert not shapely.intersects_xy(expected, lon, lat)
