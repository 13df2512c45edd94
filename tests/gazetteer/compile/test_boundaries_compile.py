from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import shapely

from geomap.errors import LexiconError
from geomap.gazetteer.boundaries_codec import SCALE
from geomap.gazetteer.compile.polygons_edge import open_at_antimeridian
from geomap.gazetteer.compile.polygons_fit import fit_to_land, joined
from geomap.gazetteer.compile.polygons_keys import Drawn, Towns, key_units, normal
from geomap.gazetteer.compile.polygons_states import make_pieces, part_polygon
from geomap.gazetteer.compile.polygons_voronoi import divide
from geomap.gazetteer.compile.regions import make_regions
from geomap.gazetteer.compile.topojson import Part, Topology, decode_topology

RULE = {"piece": "", "object": "", "box": "", "cut": "", "holds": "", "accuracy_m": "1000", "un": "", "de_facto": ""}


def square(west: int, south: int, east: int, north: int) -> np.ndarray:
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return np.array(corners, dtype=np.int64) * SCALE


def two_countries() -> Topology:
    """Left (0..2) and right (2..4) of one line at 2, two degrees high."""
    line = np.array([[2, 0], [2, 1], [2, 2]]) * SCALE
    left = np.array([[2, 2], [1, 2], [0, 2], [0, 0], [1, 0], [2, 0]]) * SCALE
    right = np.array([[2, 0], [4, 0], [4, 2], [2, 2]]) * SCALE
    objects = [("001", "Leftland", (Part(((0, 1),)),)), ("002", "Rightland", (Part(((2, ~0),)),))]
    return Topology([line, left, right], objects)


def towns(*rows: tuple[str, float, float]) -> Towns:
    return Towns(np.array([code for code, _, _ in rows]), shapely.points([(lon, lat) for _, lon, lat in rows]))


def test_a_cut_leaves_both_sides_with_shared_arcs() -> None:
    rule = RULE | {"piece": "West", "object": "Leftland", "cut": "1 2.1;1 -0.1", "holds": "0.5 1", "un": "LL"}
    topology, pieces = make_pieces(two_countries(), [rule], {"001": "LL", "002": "RR"})
    by_name = {piece.name: piece for piece in pieces}
    ground = {name: part_polygon(piece.parts[0], topology.arcs) for name, piece in by_name.items()}
    assert ground["West"].equals(shapely.box(0, 0, 1, 2))
    assert ground["Leftland"].equals(shapely.box(1, 0, 2, 2))
    assert ground["Rightland"].equals(shapely.box(2, 0, 4, 2))
    assert by_name["West"].owners == {"un": "LL", "de_facto": ""}
    uses = Counter(max(i, ~i) for piece in pieces for part in piece.parts for ring in part.rings for i in ring)
    assert sorted(uses.values()).count(2) == 2  # the cut, and the line between left and right


@pytest.mark.parametrize(("west", "rest"), [(0.5, 3.0), (5.0, 4.0)], ids=["enclave", "islet"])
def test_a_closed_cut_is_an_enclave_or_an_islet(west: float, rest: float) -> None:
    ring = f"{west} 0.5;{west} 1.5;{west + 1} 1.5;{west + 1} 0.5;{west} 0.5"
    rule = RULE | {"piece": "Small", "object": "Leftland", "cut": ring, "holds": f"{west + 0.5} 1", "un": "SS"}
    topology, pieces = make_pieces(two_countries(), [rule], {"001": "LL", "002": "RR"})
    ground = {piece.name: [part_polygon(part, topology.arcs) for part in piece.parts] for piece in pieces}
    assert [part.area for part in ground["Small"]] == [1.0]
    assert sum(part.area for part in ground["Leftland"]) == rest
    assert not ground["Leftland"][0].overlaps(ground["Small"][0])


def test_a_rule_that_matches_nothing_is_refused() -> None:
    rule = RULE | {"piece": "Nowhere", "object": "Leftland", "box": "50 50 60 60"}
    codes = {"001": "LL", "002": "RR"}
    with pytest.raises(LexiconError, match="Nowhere"):
        make_pieces(two_countries(), [rule], codes)
    assert len(make_pieces(two_countries(), [rule], codes, strict=False)[1]) == 2


def test_an_object_without_code_or_rule_is_refused() -> None:
    with pytest.raises(LexiconError, match="Rightland"):
        make_pieces(two_countries(), [], {"001": "LL"})


def test_rings_that_collapse_are_left_out() -> None:
    arcs = [[[0, 0], [1, 0], [-1, 0]]]
    geometry = {"type": "Polygon", "arcs": [[0]], "properties": {"name": "Islet"}}
    source = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"x": {"geometries": [geometry]}},
    }
    assert decode_topology(source, "x").objects == [("", "Islet", ())]


def test_a_ring_round_the_pole_is_opened() -> None:
    ring = np.array([[-90, -70], [-180, -70], [90, -70], [0, -70], [-90, -70]]) * SCALE
    opened = open_at_antimeridian(Topology([ring], [("", "cap", (Part(((0,),)),))]))
    [part] = opened.objects[0][2]
    assert part_polygon(part, opened.arcs).bounds == (-180, -90, 180, -70)


def test_towns_outvote_the_order_and_names_settle_ties() -> None:
    drawn = [
        Drawn("Moskva", shapely.box(0, 0, 1, 1)),
        Drawn("Nothing", shapely.box(1, 0, 2, 1)),
        Drawn("Tula", shapely.box(2, 0, 3, 1)),
    ]
    names = {"XX.1": "Capital City", "XX.2": "Ring Oblast", "XX.3": "Tula Oblast"}
    inside = towns(("XX.1", 0.2, 0.5), ("XX.1", 0.4, 0.5), ("XX.2", 1.5, 0.5))
    assert [code for code, _, _ in key_units(drawn, inside, names)] == ["XX.1", "XX.2", "XX.3"]


def test_a_unit_divided_since_is_divided_between_its_towns() -> None:
    drawn = [Drawn("Old Province", shapely.box(0, 0, 4, 1))]
    inside = towns(("XX.1", 0.5, 0.5), ("XX.1", 1.5, 0.5), ("XX.2", 2.5, 0.5), ("XX.2", 3.5, 0.5))
    keyed = key_units(drawn, inside, {"XX.1": "Old", "XX.2": "New"})
    assert [(code, polygon.bounds) for code, polygon, _ in keyed] == [("XX.1", (0, 0, 2, 1)), ("XX.2", (2, 0, 4, 1))]
    assert all(accuracy_m > 40_000 for _, _, accuracy_m in keyed)


def test_units_fill_their_country() -> None:
    land = shapely.box(0, 0, 4, 1).union(shapely.box(10, 0, 11, 1))
    drawn = [("XX.1", shapely.box(0, 0, 1.995, 1), 1000.0), ("XX.2", shapely.box(1.99, 0, 4, 1), 1000.0)]
    units = {code: ground for code, ground, _ in joined(fit_to_land(land, drawn, towns(("XX.3", 10.5, 0.5))))}
    assert set(units) == {"XX.1", "XX.2", "XX.3"}
    assert shapely.union_all(list(units.values())).equals(land)
    assert units["XX.1"].intersection(units["XX.2"]).area == 0


def test_a_lone_town_of_another_code_is_an_outlier() -> None:
    near = [("A", 0.1 * x, 0.1 * y) for x in range(4) for y in range(4)]
    far = [("B", 5 + 0.1 * x, 0.1 * y) for x in range(4) for y in range(4)]
    rows = [*near, *far, ("B", 0.15, 0.15)]
    codes = np.array([row[0] for row in rows])
    cells = dict(divide(shapely.box(-1, -1, 6, 2), codes, shapely.points([row[1:] for row in rows])))
    assert cells["B"].bounds[0] > 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kharkiv", "Kharkiv Oblast"), ("Al Qādisīyah", "Al-Qadisiyah Governorate"), ("City of London", "London")],
)
def test_names_that_mean_the_same(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize("members", ["UA.05;UA.99", "ZZ", "piece:Lemuria"])
def test_a_region_with_an_unknown_member_is_refused(members: str) -> None:
    row = {"region_id": "region:x", "members": members, "fuzziness_km": "1"}
    with pytest.raises(LexiconError, match="region:x"):
        make_regions([row], countries=["UA"], units=["UA.05"], pieces=["Crimea"])


def test_curated_regions_are_well_formed(root: Path) -> None:
    with (root / "gazetteer/curated/regions.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) > 200
    assert len({row["region_id"] for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"region:[a-z_]+", row["region_id"]), row
        assert -180 <= float(row["lon"]) <= 180
        assert -90 <= float(row["lat"]) <= 90
        assert float(row["fuzziness_km"]) > 0
        assert row["kind"] in {"region", "water", "physical"}
        assert row["source"]
