"""Properties of measuring and judging that hold for whatever places and figures."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.check import check_claim
from geomap.check.bands import judge, widen
from geomap.geo.geodesic import destination
from geomap.geo.lengths import find_lengths
from geomap.geo.measure import Extent, measure
from geomap.geo.units import length_unit, length_units
from geomap.model import (
    DistanceClaim,
    Judgement,
    LandmarkPart,
    LonLat,
    Party,
    Place,
    PlaceKind,
    Reason,
    Relation,
)

RANK = {Judgement.IMPLAUSIBLE: 0, Judgement.UNDECIDED: 1, Judgement.PLAUSIBLE: 2}
WHY = (Reason(rule="test", text="made in a test"),)

positions = st.builds(LonLat, st.floats(-170, 170), st.floats(-65, 65))
radii_m = st.floats(0, 18_000)
towns = st.builds(lambda position, radius_m: town("Alpha", position, radius_m), positions, radii_m)
figures = st.integers(2, 900)
bearings = st.floats(0, 360)


def town(name: str, position: LonLat, radius_m: float = 1_000.0) -> Place:
    return Place(place_id=name, name=name, kind=PlaceKind.CITY, position=position, radius_m=radius_m, country=None)


def claim(
    subject: Place | None, landmark: Place, low_km: float | None, high_km: float | None, hedge: str = ""
) -> DistanceClaim:
    figure = high_km if high_km is not None else low_km
    text = f"{hedge} {figure} km from {landmark.name}".strip()
    start = re.search(r"\d", text).start()
    return DistanceClaim(
        claim_id="c1",
        start=0,
        end=len(text),
        text=text,
        relation=Relation.DISTANCE_FROM,
        low_m=None if low_km is None else low_km * 1000,
        high_m=None if high_km is None else high_km * 1000,
        landmark_part=LandmarkPart.POINT,
        reasons=WHY,
        quantity_start=start,
        quantity_end=start + len(f"{figure} km"),
        hedge=hedge or None,
        subject=None if subject is None else Party(text=subject.name, start=0, end=0, place=subject),
        landmark=Party(text=landmark.name, start=0, end=0, place=landmark),
    )


@given(a=towns, towards=bearings, away_km=st.floats(0, 1_500), figure=figures)
@settings(max_examples=80, deadline=None)
def test_either_end_may_be_the_subject(a: Place, towards: float, away_km: float, figure: int, *, gazetteer) -> None:
    b = town("Beta", destination(a.position, towards_deg=towards, length_m=away_km * 1000), a.radius_m)
    there = check_claim(claim(a, b, figure, figure), gazetteer)
    back = check_claim(claim(b, a, figure, figure), gazetteer)
    assert there.default.measured_low_m == pytest.approx(back.default.measured_low_m, abs=1e-3)
    assert there.judgement is back.judgement


@given(towns, towns, towns)
def test_triangle_of_extents(a: Place, b: Place, c: Place) -> None:
    ab, bc, ac = (
        measure(Extent.at(p.position, p.radius_m), Extent.at(q.position, q.radius_m))
        for p, q in ((a, b), (b, c), (a, c))
    )
    assert ac.between_m <= ab.between_m + bc.between_m + 1e-3
    assert ac.low_m <= ab.high_m + bc.high_m + 1e-3


@pytest.mark.parametrize("hedge", ["within", ""])
@given(here=positions, towards=bearings, reach_km=st.floats(5, 500), share=st.floats(0.05, 0.95))
@settings(max_examples=40, deadline=None)
def test_a_zone_holds_what_the_claim_allows(
    hedge: str, here: LonLat, towards: float, reach_km: float, share: float, *, gazetteer
) -> None:
    landmark = town("Alpha", here, 0.0)
    stated = claim(None, landmark, 0 if hedge else reach_km, reach_km, hedge)
    reading = check_claim(stated, gazetteer).default
    zone = shapely.from_wkb(reading.zone_wkb)
    assert zone.is_valid
    low_km = 0.0 if hedge else 0.9 * reach_km
    high_km = reach_km if hedge else 1.1 * reach_km
    inside_km = low_km + (0.05 + 0.9 * share) * (high_km - low_km)
    for away_km, is_inside in ((inside_km, True), (high_km * 1.02, False)):
        spot = destination(here, towards_deg=towards, length_m=away_km * 1000)
        assert bool(shapely.intersects_xy(zone, *spot)) is is_inside


@given(st.floats(0, 2_000), figures, st.floats(1, 500))
def test_a_wider_claim_is_never_worse(true_km: float, figure: int, more_km: float) -> None:
    landmark = town("Alpha", LonLat(0, 0))
    for hedge, low, high in (("", figure, figure), ("within", 0, figure), ("more than", figure, None)):
        narrow = claim(None, landmark, low, high, hedge)
        wide = replace(
            narrow,
            low_m=max(0.0, narrow.low_m - more_km * 1000),
            high_m=None if narrow.high_m is None else narrow.high_m + more_km * 1000,
        )
        before, after = (judge(one, true_km * 1000, true_km * 1000).judgement for one in (narrow, wide))
        assert not (before is Judgement.PLAUSIBLE and after is Judgement.IMPLAUSIBLE)
        if hedge:
            assert RANK[after] >= RANK[before]


@given(figures)
def test_widening_keeps_what_was_stated(figure: int) -> None:
    for hedge in ("", "about", "nearly", "just over", "within"):
        stated = claim(None, town("Alpha", LonLat(0, 0)), 0 if hedge == "within" else figure, figure, hedge)
        wide = widen(stated)
        assert wide.low_m <= stated.low_m <= stated.high_m <= wide.high_m


@given(st.floats(0.1, 5_000), st.sampled_from(sorted(length_units())), st.sampled_from(sorted(length_units())))
def test_conversions_come_back(value: float, one: str, other: str) -> None:
    metres = value * length_unit(one).metres
    there = metres / length_unit(other).metres
    assert there * length_unit(other).metres / length_unit(one).metres == pytest.approx(value, rel=1e-12)


@given(st.integers(10, 9_999), st.sampled_from(["km", "kilometres", "miles", "nautical miles", "metres"]))
def test_a_written_length_reads_as_it_was_meant(figure: int, unit: str) -> None:
    value = figure if unit != "metres" else figure + 100
    for written in (f"{value} {unit}", f"{value:,} {unit}"):
        (length,) = find_lengths(f"It lies {written} from there.")
        assert length.low_m == length.high_m == pytest.approx(value * length_unit(unit).metres)
