"""Rough distances, and sums over the other names of a document."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from geomap.geo.geodesic import distance_m
from geomap.model import LonLat
from geomap.resolve.evidence import Anchor, Evidence, rough_km


@pytest.mark.parametrize("other", [LonLat(2.35, 48.85), LonLat(-179.9, 10.0), LonLat(151.2, -33.9), LonLat(0.0, 90.0)])
def test_rough_distance_is_near_the_geodesic(other: LonLat) -> None:
    here = LonLat(30.5, 50.4)
    assert rough_km(here, other) == pytest.approx(distance_m(here, other) / 1000, rel=0.006)


def test_a_name_is_no_evidence_for_itself(gazetteer: Gazetteer) -> None:
    kyiv, lviv = (gazetteer.lookup(name)[0].place for name in ("Kyiv", "Lviv"))
    evidence = Evidence([Anchor("kyiv", kyiv, 0.9), Anchor("lviv", lviv, 0.8)])
    assert evidence.in_country(kyiv, "kyiv") == pytest.approx(0.8)
