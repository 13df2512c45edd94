from __future__ import annotations

import csv
from pathlib import Path

import pytest
import shapely
from pyproj import CRS, Geod, Transformer
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geomap.errors import GazetteerError, UnknownNameError
from geomap.gazetteer import Boundaries, Gazetteer
from geomap.geo.zones import buffer
from geomap.model import LonLat, PlaceKind

WGS84 = Geod(ellps="WGS84")
KHARKIV = LonLat(36.25475, 49.98177)
CASES = Path(__file__).parent.parent / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def length_km(lines: BaseGeometry | None) -> float:
    assert lines is not None
    return WGS84.geometry_length(lines) / 1000


def area_km2(polygon: BaseGeometry | None) -> float:
    assert polygon is not None
    return sum(abs(WGS84.geometry_area_perimeter(part)[0]) for part in shapely.get_parts(polygon)) / 1e6


def on_plane(geometry: BaseGeometry | None, centre: LonLat) -> BaseGeometry:
    assert geometry is not None
    plane = CRS.from_proj4(f"+proj=aeqd +lat_0={centre.lat} +lon_0={centre.lon} +datum=WGS84 +units=m")
    transformer = Transformer.from_crs("EPSG:4326", plane, always_xy=True)
    return shapely.transform(geometry, transformer.transform, interleaved=False)


def zone_km2(reference: BaseGeometry | None, ground: BaseGeometry | None, centre: LonLat, km: float) -> float:
    return on_plane(reference, centre).buffer(1000 * km, quad_segs=64).intersection(on_plane(ground, centre)).area / 1e6


@pytest.fixture(scope="module")
def un(gazetteer: Gazetteer) -> Boundaries:
    return gazetteer.boundaries


@pytest.fixture(scope="module")
def de_facto(un: Boundaries) -> Boundaries:
    return Boundaries.open(un.path, "de_facto")


@pytest.fixture(scope="module")
def ids(gazetteer: Gazetteer) -> dict[str, str]:
    units = [
        place for kind in ("Kharkiv", "Luhansk", "Donetsk", "Sumy", "Chernihiv") for place in _units(gazetteer, kind)
    ]
    return dict(units)


def _units(gazetteer: Gazetteer, name: str) -> list[tuple[str, str]]:
    return [
        (entry.place.admin1, entry.place.place_id)
        for entry in gazetteer.lookup(f"{name} Oblast")
        if entry.place.kind is PlaceKind.ADMIN1 and entry.place.admin1
    ]


@pytest.fixture(scope="module")
def near_russia(un: Boundaries) -> BaseGeometry:
    russia = un.country("RU")
    assert russia is not None
    return shapely.clip_by_rect(russia, 28, 42, 48, 57)


@pytest.mark.parametrize("case", rows("boundaries_owners.csv"), ids=lambda case: case["place"])
def test_whose_ground(un: Boundaries, de_facto: Boundaries, case: dict[str, str]) -> None:
    position = LonLat(float(case["lon"]), float(case["lat"]))
    assert (un.owner(position) or "") == case["un"]
    assert (un.admin1_at(position) or "") == case["admin1"]
    if case["de_facto"] != "-":
        assert (de_facto.owner(position) or "") == case["de_facto"]


def test_kharkiv_lies_32_km_from_russia(un: Boundaries) -> None:
    border = on_plane(un.shared_border("UA", "RU"), KHARKIV)
    ground = on_plane(un.country("RU"), KHARKIV)
    assert border.distance(Point(0, 0)) == pytest.approx(32_600, abs=200)
    assert ground.distance(Point(0, 0)) == pytest.approx(32_600, abs=200)


@pytest.mark.parametrize(("reach_km", "expected_km2"), [(50, 566), (60.6, 1365)])
def test_russian_ground_near_kharkiv_city(near_russia: BaseGeometry, reach_km: float, expected_km2: float) -> None:
    assert zone_km2(Point(KHARKIV), near_russia, KHARKIV, reach_km) == pytest.approx(expected_km2, rel=0.01)


def test_russian_ground_near_kharkiv_oblast(un: Boundaries, ids: dict[str, str], near_russia: BaseGeometry) -> None:
    oblast = ids["UA.07"]
    stretch = zone_km2(un.border_stretch(oblast, "RU"), near_russia, KHARKIV, 50)
    whole = zone_km2(un.area(oblast), near_russia, KHARKIV, 50)
    assert stretch == pytest.approx(13_094, rel=0.015)
    assert whole == pytest.approx(13_015, rel=0.005)
    assert stretch <= whole  # the stretch is part of the outline


@pytest.mark.parametrize(("pair", "km"), [("UA RU", 5), ("UA RU", 50), ("UA RU", 200), ("IL LB", 10), ("SD SS", 50)])
def test_zones_along_borders_keep_their_area(un: Boundaries, pair: str, km: float) -> None:
    line = un.shared_border(*pair.split())
    assert line is not None
    west, south, east, north = line.bounds
    centre = LonLat((west + east) / 2, (south + north) / 2)
    exact = on_plane(line, centre).buffer(1000 * km, quad_segs=64).area / 1e6
    assert on_plane(buffer(line, 0, 1000 * km), centre).area / 1e6 == pytest.approx(exact, rel=0.003)


def test_stretches_of_the_oblasts_make_up_the_state_border(un: Boundaries, ids: dict[str, str]) -> None:
    stretches = [un.border_stretch(place_id, "RU") for place_id in ids.values()]
    assert sum(map(length_km, stretches)) == pytest.approx(length_km(un.shared_border("UA", "RU")), rel=0.005)
    assert length_km(un.shared_border("UA", "RU")) == pytest.approx(1525, abs=5)


def test_no_slivers_where_ukraine_meets_russia(un: Boundaries) -> None:
    ukraine, russia = un.country("UA"), un.country("RU")
    assert ukraine is not None
    assert russia is not None
    assert shapely.intersection(ukraine, russia).area == 0
    units = shapely.union_all([un.admin1(f"UA.{number:02}") for number in range(1, 28)])
    assert shapely.symmetric_difference(units, ukraine).area < 1e-6 * ukraine.area


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("UA", ("BY", "HU", "MD", "PL", "RO", "RU", "SK")),
        ("PS", ("EG", "IL", "JO")),
        ("EH", ("DZ", "MA", "MR")),
        ("XK", ("AL", "ME", "MK", "RS")),
        ("LS", ("ZA",)),
        ("CY", ()),
        ("JP", ()),
        ("QQ", ()),
    ],
)
def test_neighbours(un: Boundaries, code: str, expected: tuple[str, ...]) -> None:
    assert un.neighbours(code) == expected


def test_every_neighbour_has_a_border_and_every_border_two(un: Boundaries) -> None:
    for code in un.countries:
        for other in un.neighbours(code):
            assert code in un.neighbours(other)
    assert un.shared_border("FR", "PL") is None
    assert un.shared_border("UA", "UA") is None
    first, second = un.shared_border("MD", "UA"), un.shared_border("UA", "MD")
    assert first is not None
    assert first.equals(second)


@pytest.mark.parametrize(
    ("code", "low_km", "high_km"),
    [("UA", 1500, 3500), ("IL", 150, 280), ("PS", 35, 50), ("BA", 10, 30), ("SI", 20, 70)],
)
def test_coasts(un: Boundaries, code: str, low_km: float, high_km: float) -> None:
    assert low_km < length_km(un.coast(code)) < high_km


def test_coasts_leave_out_borders_and_the_antimeridian(un: Boundaries) -> None:
    assert un.coast("CH") is None
    coast = un.coast("RU")
    assert coast is not None
    assert not any(abs(lon) == 180 for line in shapely.get_parts(coast) for lon, _ in line.coords[1:-1])
    border = un.shared_border("RU", "UA")
    assert border is not None
    assert shapely.intersection(coast, border).length == 0


@pytest.mark.parametrize(
    ("code", "expected_km2"),
    [
        ("UA", 603_500),
        ("RU", 17_100_000),
        ("SY", 185_180),
        ("EH", 266_000),
        ("SO", 637_657),
        ("CY", 9_251),
        ("GE", 69_700),
    ],
)
def test_areas(un: Boundaries, code: str, expected_km2: float) -> None:
    assert area_km2(un.country(code)) == pytest.approx(expected_km2, rel=0.015)


def test_countries_are_valid_and_do_not_overlap(un: Boundaries) -> None:
    shapes = [un.country(code) for code in un.countries]
    assert all(shape is not None and shape.is_valid and not shape.is_empty for shape in shapes)
    tree = shapely.STRtree(shapes)
    for one, other in zip(*tree.query(shapes, predicate="overlaps"), strict=True):
        shared = shapely.intersection(shapes[one], shapes[other])
        assert area_km2(shared) < 50, (un.countries[one], un.countries[other])


def test_crimea_changes_hands_with_the_view(un: Boundaries, de_facto: Boundaries) -> None:
    crimea = "region:crimean_peninsula"
    assert un.border_stretch(crimea, "RU") is None
    assert length_km(de_facto.border_stretch(crimea, "UA")) == pytest.approx(147, abs=5)
    assert length_km(de_facto.shared_border("UA", "RU")) == pytest.approx(1525 + 147, abs=10)


def test_regions(un: Boundaries) -> None:
    assert area_km2(un.area("region:donbas")) == pytest.approx(53_200, rel=0.02)
    assert area_km2(un.area("region:golan_heights")) == pytest.approx(1_150, rel=0.2)
    assert un.area("region:black_sea") is None
    assert un.area("region:atlantis") is None
    assert un.accuracy_m("region:golan_heights") == 2000
    assert un.accuracy_m("region:sahel") == 300_000
    assert length_km(un.border_stretch("region:donbas", "RU")) == pytest.approx(722, abs=10)


def test_accuracies(un: Boundaries, ids: dict[str, str], gazetteer: Gazetteer) -> None:
    assert un.accuracy_m(ids["UA.07"]) == 1000
    assert un.accuracy_m(gazetteer.country("UA").place_id) == 1000
    assert un.accuracy_m(gazetteer.country("SY").place_id) == 2000
    erbil = next(entry.place for entry in gazetteer.lookup("Erbil") if entry.place.kind is PlaceKind.ADMIN1)
    assert 5_000 < un.accuracy_m(erbil.place_id) < 60_000  # estimated from towns


def test_lines_for_the_map(un: Boundaries, de_facto: Boundaries) -> None:
    fine = dict(un.disputed_lines())
    assert length_km(fine["Korean military demarcation line"]) == pytest.approx(240, rel=0.2)
    assert {name for name, _ in un.disputed_lines(coarse=True)} <= set(fine)
    assert fine.keys() == dict(de_facto.disputed_lines()).keys()


def test_basemap(un: Boundaries, de_facto: Boundaries) -> None:
    countries = {code: (name, shape) for code, name, shape in un.basemap_countries()}
    assert len(countries) > 230
    assert countries["UA"][0] == "Ukraine"
    simferopol = Point(34.11, 44.96)
    assert countries["UA"][1].covers(simferopol)
    assert countries["PS"][1].covers(Point(34.40, 31.45))
    assert {code: shape for code, _, shape in de_facto.basemap_countries()}["RU"].covers(simferopol)
    assert all(shape.is_valid for _, shape in countries.values())


def test_a_view_that_does_not_exist(un: Boundaries) -> None:
    with pytest.raises(UnknownNameError, match="there are: un, de_facto"):
        Boundaries.open(un.path, "martian")


def test_a_folder_without_boundaries(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="build the gazetteer again"):
        Boundaries.open(tmp_path)
    (tmp_path / "boundaries.json").write_text('{"format": 0}', encoding="utf-8")
    with pytest.raises(GazetteerError, match="format 0"):
        Boundaries.open(tmp_path)
