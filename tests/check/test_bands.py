from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.check.bands import judge, widen
from geomap.check.result import combine
from geomap.model import CheckedReading, DistanceClaim, Judgement, LandmarkPart, Reason, Relation

WHY = (Reason(rule="test", text="made in a test"),)


def claim(text: str, low_km: float | None, high_km: float | None, hedge: str | None = None) -> DistanceClaim:
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
        quantity_start=text.index(next(sign for sign in text if sign.isdigit())),
        quantity_end=len(text),
        hedge=hedge,
    )


@pytest.mark.parametrize(
    ("stated", "low_km", "high_km"),
    [
        (claim("120 km", 120, 120), 108, 132),
        (claim("100 km", 100, 100), 85, 115),
        (claim("3 km", 3, 3), 2.5, 3.5),
        (claim("nearly 50 km", 50, 50, "nearly"), 42.5, 50),
        (claim("just over 50 km", 50, 50, "just over"), 50, 57.5),
        (claim("within 50 km", 0, 50, "within"), 0, 55),
        (claim("more than 50 km", 50, None, "more than"), 45, math.inf),
        (claim("about 45 km", 45, 45, "about"), 40.5, 49.5),
    ],
)
def test_widening(stated: DistanceClaim, low_km: float, high_km: float) -> None:
    assert widen(stated) == pytest.approx((low_km * 1000, high_km * 1000))


@pytest.mark.parametrize(
    ("stated", "true_km", "judgement"),
    [
        (claim("100 km", 100, 100), 100, "plausible"),
        (claim("100 km", 100, 100), 140, "undecided"),
        (claim("100 km", 100, 100), 172, "implausible"),
        (claim("100 km", 100, 100), 48, "implausible"),
        (claim("100 km", 100, 100), 50, "undecided"),
        (claim("within 50 km", 0, 50, "within"), 64, "undecided"),
        (claim("within 50 km", 0, 50, "within"), 66, "implausible"),
        (claim("more than 50 km", 50, None, "more than"), 36, "implausible"),
        (claim("more than 50 km", 50, None, "more than"), 40, "undecided"),
    ],
)
def test_bands(stated: DistanceClaim, true_km: float, judgement: str) -> None:
    assert judge(stated, true_km * 1000, true_km * 1000).judgement.value == judgement


@pytest.mark.parametrize(
    ("stated", "judgement"),
    [
        (claim("65 km", 65, 65), "implausible"),
        (claim("8 km", 8, 8), "implausible"),
        (claim("15 km", 15, 15), "plausible"),
        (claim("within 12 km", 0, 12, "within"), "plausible"),
    ],
)
def test_the_band_counts_from_centres_and_what_fits_from_limits(stated: DistanceClaim, judgement: str) -> None:
    assert judge(stated, 12_000, 48_000, centres_m=30_000).judgement.value == judgement


@given(st.floats(0, 2_000), st.floats(0, 500), st.integers(1, 999), st.floats(0, 100))
def test_a_wider_measurement_never_makes_plausible_implausible(
    near_km: float, extent_km: float, figure_km: int, more_km: float
) -> None:
    stated = claim(f"{figure_km} km", figure_km, figure_km)
    narrow = judge(stated, near_km * 1000, (near_km + extent_km) * 1000).judgement
    low_m, high_m = max(0.0, near_km - more_km) * 1000, (near_km + extent_km + more_km) * 1000
    wide = judge(stated, low_m, high_m).judgement
    slack = judge(stated, near_km * 1000, (near_km + extent_km) * 1000, slack_m=more_km * 1000).judgement
    if narrow is Judgement.PLAUSIBLE:
        assert wide is slack is Judgement.PLAUSIBLE
    if narrow is Judgement.UNDECIDED:
        assert Judgement.IMPLAUSIBLE not in {wide, slack}


@given(st.lists(st.sampled_from(list(Judgement)), max_size=6))
def test_combination(judgements: list[Judgement]) -> None:
    readings = [
        CheckedReading(reading=str(index), label="", judgement=judgement, basis="none", reasons=WHY)
        for index, judgement in enumerate(judgements)
    ]
    combined = combine(readings)
    assert (combined is Judgement.PLAUSIBLE) is (Judgement.PLAUSIBLE in judgements)
    assert (combined is Judgement.IMPLAUSIBLE) is (set(judgements) == {Judgement.IMPLAUSIBLE})
