"""Names as reports from conflict zones write them: tests/cases/conflict_names.csv."""

from __future__ import annotations

from collections import Counter

from shapely import Point
from support import read_cases

from geomap.gazetteer import Entry, Gazetteer
from geomap.geo.geodesic import distance_m
from geomap.model import LonLat, PlaceKind

CASES = read_cases("conflict_names")
LEAST_SHARE, LEAST_FOREMOST = 0.98, 0.95
LEAST_CONFLICTS, LEAST_SCRIPTS, LEAST_NAMES = 25, 5, 300


def _is_right(gazetteer: Gazetteer, entry: Entry, case: dict[str, str]) -> bool:
    place, wanted = entry.place, LonLat(float(case["lon"]), float(case["lat"]))
    if distance_m(place.position, wanted) <= 1000 * float(case["within_km"]):
        return True
    area = gazetteer.boundaries.area(place.place_id) if place.kind.is_area else None
    return area is not None and place.kind is not PlaceKind.COUNTRY and area.intersects(Point(wanted))


def test_the_table_is_wide_enough() -> None:
    assert len(CASES) >= LEAST_NAMES
    assert len({case["conflict"] for case in CASES}) >= LEAST_CONFLICTS
    assert len(Counter(case["script"] for case in CASES)) >= LEAST_SCRIPTS


def test_names_from_conflict_zones_are_found(gazetteer: Gazetteer) -> None:
    senses = {case["name"]: gazetteer.lookup(case["name"]) for case in CASES}
    lacking = [case["name"] for case in CASES if not any(_is_right(gazetteer, e, case) for e in senses[case["name"]])]
    assert len(lacking) <= (1 - LEAST_SHARE) * len(CASES), lacking
    first = [case["name"] for case in CASES if case["name"] not in lacking]
    first = [
        case["name"] for case in CASES if case["name"] in first and _is_right(gazetteer, senses[case["name"]][0], case)
    ]
    assert len(first) >= LEAST_FOREMOST * len(CASES)
