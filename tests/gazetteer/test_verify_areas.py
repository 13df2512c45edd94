from __future__ import annotations

import tomllib

import pytest
from shapely import from_wkt

from geomap.gazetteer import EMBEDDED, verify_areas
from geomap.gazetteer.verify import verify
from geomap.gazetteer.verify_areas import check_areas, check_owners, check_polygons


@pytest.mark.parametrize(
    ("row", "passed", "found"),
    [
        ({"name": "Ukraine", "area_km2": 603_500, "within_percent": 2}, True, "km²"),
        ({"name": "Ukraine", "area_km2": 576_500, "within_percent": 2, "world_view": "de_facto"}, True, "km²"),
        ({"name": "Ukraine", "area_km2": 576_500, "within_percent": 2, "world_view": "un"}, False, "+3.9 %"),
        ({"name": "Kharkiv Oblast", "area_km2": 62_800, "within_percent": 2}, False, "-50."),
        ({"name": "Black Sea", "area_km2": 436_000, "within_percent": 5}, False, "no place of that name has a polygon"),
        ({"name": "Nowhereatall", "area_km2": 1, "within_percent": 5}, False, "no place of that name has a polygon"),
    ],
)
def test_area(gazetteer, row, passed, found):
    [(ok, check, detail)] = check_areas(gazetteer, [row])
    assert (ok, row["name"] in check) == (passed, True)
    assert found in detail


def test_owner_under_each_view():
    row = {"name": "Simferopol", "lon": 34.11, "lat": 44.96, "owners": {"un": "UA", "de_facto": "UA", "martian": "UA"}}
    results = list(check_owners(EMBEDDED, [row]))
    assert [ok for ok, _, _ in results] == [True, False, False]
    assert results[1][1:] == ("Simferopol (de_facto) belongs to UA", "RU")
    assert "martian" in results[2][2]


def test_invalid_and_missing_polygons_are_named():
    bow_tie, square = "POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))", "POLYGON((0 0, 1 0, 1 1, 0 0))"
    shapes = [("AA", from_wkt(bow_tie)), ("BB", from_wkt(square)), ("CC", None)]
    passed, _, detail = verify_areas._all_valid("countries", shapes)
    assert not passed
    assert detail == "2 of 3 are not: AA, CC"
    assert verify_areas._all_valid("countries", shapes[1:2])[0]
    assert not verify_areas._all_valid("countries", [])[0], "no polygon at all is a fault"


def test_index_without_boundaries_has_no_polygons_to_check(tmp_path):
    assert list(check_polygons(tmp_path, {"world_views": ["un"]})) == []


def test_recipe_asserts_enough(root):
    wanted = tomllib.loads((root / "gazetteer/sources.toml").read_text())["assert"]
    assert len(wanted["place"]) >= 40
    assert len(wanted["area"]) >= 20
    assert len(wanted["owner"]) >= 20
    checks = [finding.check for finding in verify(EMBEDDED)]
    assert len(checks) > len(wanted["place"]) + len(wanted["area"]) + 2 * len(wanted["owner"])
    assert "polygons of first-level units are valid" in checks
