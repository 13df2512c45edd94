from __future__ import annotations

import json
import zipfile

import numpy as np
import pyogrio
import pytest
import shapely
from shapely.geometry import LineString, Point, box, mapping

from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.build import BuildPlan, Tally, build_gazetteer
from geomap.gazetteer.build.vectors import read_features
from geomap.gazetteer.verify import verify
from geomap.model import LonLat, PlaceKind

BAD = {"type": "Feature", "properties": {"shapeName": "Bad"}, "geometry": {"type": "Polygon", "coordinates": [[1, 2]]}}
KHARKIV, KYIV_OBLAST = "geonames:706482", "geonames:703446"


def write(path, *features):
    rows = [{"type": "Feature", "properties": facts, "geometry": mapping(shape)} for shape, facts in features]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [*rows, BAD]}), encoding="utf-8")


def moved(shape):
    """Draw a shape as another source would: its lines lie 200 m farther east."""
    return shapely.transform(shape, lambda points: points + np.array([0.003, 0.0]))


@pytest.fixture(scope="session")
def geoboundaries(gazetteer, tmp_path_factory):
    folder = tmp_path_factory.mktemp("geoboundaries")
    boundaries = gazetteer.boundaries
    units = [gazetteer.place(ident) for ident in _units(boundaries)]
    of_ukraine = {"shapeGroup": "UKR", "shapeISO": "", "shapeType": "ADM1"}
    write(
        folder / "geoBoundaries-UKR-ADM1.geojson",
        *((moved(boundaries.area(unit.place_id)), {"shapeName": unit.name} | of_ukraine) for unit in units),
    )
    ground = moved(boundaries.country("UA"))
    write(folder / "geoBoundaries-UKR-ADM0.geojson", (ground, {"shapeName": "Ukraine"} | of_ukraine))
    raion = box(36.0, 49.8, 36.6, 50.2)
    write(folder / "geoBoundaries-UKR-ADM2.geojson", (raion, {"shapeName": "Mylnianskyi", "shapeID": "7"} | of_ukraine))
    return folder


def _units(boundaries):
    content = json.loads((boundaries.path / "boundaries.json").read_bytes())
    return {
        ident: code for ident, code in content["ids"].items() if code.startswith("UA.") and code in content["units"]
    }


@pytest.fixture(scope="session")
def finer(geoboundaries, tmp_path_factory):
    out = tmp_path_factory.mktemp("finer") / "out"
    plan = BuildPlan(out=out, dumps=geoboundaries, source="geoboundaries", countries=("UA", "MD"))
    return build_gazetteer(plan), Gazetteer.open(out)


@pytest.mark.parametrize(("ident", "before_m"), [(KHARKIV, 1_000.0), (KYIV_OBLAST, 15_044.0)])
def test_unit_has_the_finer_outline(finer, gazetteer, ident, before_m):
    before, after = gazetteer.boundaries, finer[1].boundaries
    wanted = moved(before.area(ident))
    assert after.area(ident).symmetric_difference(wanted).area < 0.005 * wanted.area
    assert (before.accuracy_m(ident), after.accuracy_m(ident)) == (before_m, 250.0)


def test_neighbours_follow_the_new_line(finer, gazetteer):
    before, after = gazetteer.boundaries, finer[1].boundaries
    assert after.neighbours("UA") == before.neighbours("UA")
    assert after.country("UA").intersection(after.country("RU")).area == 0
    line = after.border_stretch(KHARKIV, "RU")
    assert line.length == pytest.approx(before.border_stretch(KHARKIV, "RU").length, rel=0.02)
    assert line.hausdorff_distance(moved(before.border_stretch(KHARKIV, "RU"))) < 0.01


def test_world_views_keep_their_ground(finer):
    simferopol = LonLat(34.1, 44.95)
    assert finer[1].boundaries.owner(simferopol) == "UA"
    assert Gazetteer.open(finer[1].path, world_view="de_facto").boundaries.owner(simferopol) == "RU"


def test_second_level_unit_is_found_with_its_outline(finer):
    place = finer[1].lookup("Mylnianskyi")[0].place
    assert (place.place_id, place.kind, place.country, place.admin1) == (
        "geoboundaries:7",
        PlaceKind.ADMIN2,
        "UA",
        "UA.07",
    )
    boundaries = finer[1].boundaries
    assert boundaries.area(place.place_id).symmetric_difference(box(36.0, 49.8, 36.6, 50.2)).area < 1e-6
    assert boundaries.accuracy_m(place.place_id) == 250.0
    assert boundaries.admin1_at(LonLat(36.23, 49.99)) == "UA.07"


def test_what_is_malformed_or_missing_is_told(finer):
    told = finer[0].lines()
    assert "geoBoundaries-UKR-ADM1.geojson: 1 malformed line left out" in told
    assert any(line.startswith("geoBoundaries-MDA-ADM1: 1 left out: not in") for line in told)


def test_built_gazetteer_is_whole_and_says_what_is_owed(finer):
    assert [finding for finding in verify(finer[1].path) if not finding.passed] == []
    assert "geoBoundaries (geoboundaries.org" in (finer[1].path / "NOTICES.txt").read_text(encoding="utf-8")
    assert finer[1].gazetteer_id.startswith("geoboundaries-")


@pytest.fixture(scope="session")
def natural_earth(tmp_path_factory):
    folder = tmp_path_factory.mktemp("natural_earth")
    write(
        folder / "ne_10m_populated_places.geojson",
        (Point(37.1, 48.2), {"NAME": "Mylnograd", "name_ru": "Мыльноград", "name_ar": "ميلنوغراد", "ISO_A2": "UA"}),
        (Point(37.2, 55.2), {"NAME": "Novomylsk", "ISO_A2": "RU", "POP_MAX": 9000}),
        (Point(36.23, 49.99), {"NAME": "Kharkiv", "name_ja": "ハルキウ市", "ISO_A2": "UA", "GEONAMEID": 706483}),
    )
    write(
        folder / "ne_10m_rivers_lake_centerlines.geojson",
        *(
            (
                LineString(line),
                {"name": "Mylna Rika", "name_ru": "Мыльная Река", "featurecla": "River", "ne_id": number},
            )
            for number, line in enumerate(([(36, 49), (36.5, 49.2)], [(36.5, 49.2), (37, 49.1)]), 70)
        ),
    )
    write(
        folder / "ne_10m_lakes.geojson",
        (box(30, 50, 30.2, 50.2), {"name": "Lake Mylne", "featurecla": "Lake", "ne_id": 90.0}),
        (box(100, 50, 100.2, 50.2), {"name": "Lake Yonder", "featurecla": "Lake", "ne_id": 91}),
    )
    return folder


@pytest.fixture(scope="session")
def worldly(natural_earth, tmp_path_factory):
    out = tmp_path_factory.mktemp("worldly") / "out"
    plan = BuildPlan(out=out, dumps=natural_earth, source="natural-earth", countries=("UA",))
    return build_gazetteer(plan), Gazetteer.open(out)


@pytest.mark.parametrize(
    ("name", "kind", "ident"),
    [
        ("Мыльноград", PlaceKind.CITY, "natural-earth:town-1"),
        ("ميلنوغراد", PlaceKind.CITY, "natural-earth:town-1"),
        ("ハルキウ市", PlaceKind.CITY, "geonames:706483"),
        ("Мыльная Река", PlaceKind.WATER, "natural-earth:70"),
        ("Lake Mylne", PlaceKind.WATER, "natural-earth:90"),
    ],
)
def test_names_in_other_languages(worldly, name, kind, ident):
    place = worldly[1].lookup(name)[0].place
    assert (place.kind, place.place_id) == (kind, ident)


def test_other_countries_stay_out(worldly):
    assert not worldly[1].lookup("Novomylsk")
    assert not worldly[1].lookup("Lake Yonder")


def test_river_has_a_course_and_lake_an_outline(worldly):
    boundaries = worldly[1].boundaries
    assert boundaries.line("natural-earth:70").length == pytest.approx(1.048, abs=0.01)
    assert boundaries.area("natural-earth:70") is None
    assert boundaries.area("natural-earth:90").area == pytest.approx(0.04)
    assert boundaries.line("natural-earth:90") is None
    assert boundaries.accuracy_m("natural-earth:70") == 1_000.0


def test_truncated_zip_leaves_the_old_index(tmp_path, natural_earth, worldly):
    folder = tmp_path / "zips"
    folder.mkdir()
    path = folder / "ne_10m_lakes.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(natural_earth / "ne_10m_lakes.geojson", "ne_10m_lakes.geojson")
    path.write_bytes(path.read_bytes()[:-40])
    before = worldly[1].sha256
    with pytest.raises(GazetteerError, match=r"ne_10m_lakes\.zip is no whole zip file"):
        build_gazetteer(BuildPlan(out=worldly[1].path, dumps=folder, source="natural-earth", overwrite=True))
    assert Gazetteer.open(worldly[1].path).sha256 == before


def test_folder_without_files_is_refused(tmp_path):
    with pytest.raises(GazetteerError, match="holds no file of Natural Earth; put ne_10m_admin_0_countries"):
        build_gazetteer(BuildPlan(out=tmp_path / "out", dumps=tmp_path, source="natural-earth"))


def shapefile(folder, stem, *names):
    columns = [np.array(names, dtype=object), np.array(["Lake"] * len(names), dtype=object)]
    pyogrio.raw.write(
        folder / f"{stem}.shp",
        shapely.to_wkb([box(30 + at, 50, 30.2 + at, 50.2) for at in range(len(names))]),
        columns,
        ["name_ru", "featurecla"],
        crs="EPSG:4326",
        geometry_type="Polygon",
        encoding="UTF-8",
    )


@pytest.mark.parametrize("zipped", [True, False])
def test_shapefile_as_published(tmp_path, zipped):
    stem = "ne_10m_lakes"
    shapefile(tmp_path, stem, "Мыльное Озеро")
    if zipped:
        with zipfile.ZipFile(tmp_path / f"{stem}.zip", "w") as archive:
            for path in sorted(tmp_path.glob(f"{stem}.[sdcp]*")):
                archive.write(path, f"{stem}/../{path.name}")
                path.unlink()
    tally = Tally()
    [feature] = read_features(tmp_path / (f"{stem}.zip" if zipped else f"{stem}.shp"), tally)
    assert feature.text("name_ru") == "Мыльное Озеро"
    assert feature.geometry.bounds == (30, 50, 30.2, 50.2)
    assert tally.rows[f"{stem}.zip" if zipped else f"{stem}.shp"] == 1


def test_file_of_another_kind_is_no_shapefile(tmp_path):
    path = tmp_path / "ne_10m_lakes.shp"
    path.write_text("<OGRVRTDataSource/>", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"no \.shp file by its first bytes"):
        list(read_features(path, Tally()))


def test_polygons_and_lines_of_a_layer(tmp_path):
    path = tmp_path / "zones.geojson"
    write(
        path,
        (box(37, 48, 37.5, 48.5), {"name": "Zebra Zone", "country": "UA", "accuracy_m": 80}),
        (LineString([(37, 48), (38, 48)]), {"name": "Zebra Line"}),
    )
    tally = build_gazetteer(BuildPlan(out=tmp_path / "out", layers=(path,)))
    gazetteer = Gazetteer.open(tmp_path / "out")
    zone = gazetteer.lookup("Zebra Zone")[0].place
    assert (zone.kind, zone.position) == (PlaceKind.REGION, (37.25, 48.25))
    assert gazetteer.boundaries.area(zone.place_id).equals(box(37, 48, 37.5, 48.5))
    assert gazetteer.boundaries.accuracy_m(zone.place_id) == 80.0
    assert gazetteer.boundaries.line("user:zebra_line").length == pytest.approx(1.0)
    assert tally.malformed["zones.geojson"] == 1, "the malformed polygon"
