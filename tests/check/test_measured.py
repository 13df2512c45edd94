from __future__ import annotations

import pytest
import shapely

from geomap.check.ground import Target
from geomap.check.measured import judge_measured, measure_place
from geomap.geo.geodesic import destination
from geomap.model import DistanceClaim, LandmarkPart, LonLat, Party, Place, PlaceKind, Reason, Relation

HERE = LonLat(44.0, 33.0)


def town(name: str, position: LonLat, radius_km: float) -> Place:
    return Place(
        place_id=name, name=name, kind=PlaceKind.CITY, position=position, radius_m=radius_km * 1000, country=None
    )


def stated_north(figure_km: float, landmark: Place) -> DistanceClaim:
    text = f"{figure_km:g} km north of {landmark.name}"
    return DistanceClaim(
        claim_id="c1",
        start=0,
        end=len(text),
        text=text,
        relation=Relation.DISTANCE_FROM,
        low_m=figure_km * 1000,
        high_m=figure_km * 1000,
        landmark_part=LandmarkPart.POINT,
        reasons=(Reason(rule="test", text="made in a test"),),
        quantity_start=0,
        direction_deg=0.0,
        landmark=Party(text=landmark.name, start=len(text) - len(landmark.name), end=len(text), place=landmark),
    )


@pytest.mark.parametrize(
    ("radius_km", "bearing_deg", "judgement"),
    [
        (1.0, 66.0, "plausible"),
        (1.0, 74.0, "implausible"),
        (6.0, 74.0, "plausible"),
        (6.0, 95.0, "implausible"),
        (15.0, 95.0, "plausible"),
        (15.0, 105.0, "implausible"),
        (25.0, 130.0, "undecided"),
    ],
)
def test_a_direction_is_as_wide_as_the_town(radius_km: float, bearing_deg: float, judgement: str) -> None:
    landmark = town("Alpha", HERE, radius_km)
    subject = town("Beta", destination(HERE, towards_deg=bearing_deg, length_m=30_000), 1.0)
    target = Target(reading="city-point", label="Alpha", geometry=shapely.Point(HERE))
    claim = stated_north(30, landmark)
    reading = judge_measured(claim, subject, target, found=measure_place(subject, target))
    assert reading.judgement.value == judgement
