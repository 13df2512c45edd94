from __future__ import annotations

import json
import random
import zipfile

import pytest

from geomap.errors import GazetteerError, OutputError, OutputExistsError
from geomap.gazetteer import EMBEDDED, NEEDS_CONTEXT, Gazetteer, NameFlag
from geomap.gazetteer.build import BuildPlan, build_gazetteer
from geomap.gazetteer.store import Store
from geomap.gazetteer.verify import verify
from geomap.model import PlaceKind

OFFICIAL, ALTERNATE, SHORT, FORMER = NameFlag.OFFICIAL, NameFlag.ALTERNATE, NameFlag.SHORT, NameFlag.FORMER


def build(out, dumps, base, **more):
    tally = build_gazetteer(BuildPlan(out=out, dumps=dumps, base=base, **more))
    return Gazetteer.open(out), tally


@pytest.mark.parametrize(
    ("name", "number", "flag"),
    [
        ("Верхня Мильня", 9000001, OFFICIAL),
        ("Verkhnia Mylnia", 9000001, ALTERNATE),
        ("Verkhne Imperialne", 9000001, FORMER),
        ("Nyzhnia Mylnia", 9000002, OFFICIAL),
        ("Nyzhnia Myl’nia", 9000002, OFFICIAL),
        ("Leninskaya Gavan", 9000004, FORMER),
        ("Гавань", 9000004, ALTERNATE),
        ("Gavan", 9000004, SHORT),
        ("Krasnyy Bor", 9000005, FORMER),
        ("Qamarānī", 9000018, ALTERNATE),
        ("القمراني", 9000018, ALTERNATE),
        ("卡馬拉尼", 9000018, ALTERNATE),
        ("Сіре море", 9000021, ALTERNATE),
        ("Priozyorskaya Oblast", 9000014, ALTERNATE),
        ("Mylnianskyi Raion", 9000010, ALTERNATE),
        ("Last Line", 9000028, OFFICIAL),
    ],
)
def test_name_is_found_with_its_flag(over_embedded, name, number, flag):
    senses = {entry.place.place_id: entry.flags for entry in over_embedded[0].lookup(name)}
    assert senses[f"geonames:{number}"] & ~NEEDS_CONTEXT == flag


@pytest.mark.parametrize(
    "name",
    [
        "Hromada",
        "M-04",
        "Deep Trench",
        "Ancient Kingdom",
        "Odd Thing",
        "Q12345",
        "84100",
        "QMR",
        "NVP",
        "Nobody's Place",
    ],
)
def test_what_is_left_out_is_not_found(over_embedded, name):
    assert all(not entry.place.place_id.startswith("geonames:90000") for entry in over_embedded[0].lookup(name))


@pytest.mark.parametrize(
    ("number", "kind", "country", "admin1"),
    [
        (9000001, PlaceKind.CITY, "UA", "UA.05"),
        (9000006, PlaceKind.WATER, "UA", "UA.05"),
        (9000008, PlaceKind.PHYSICAL, "UA", "UA.14"),
        (9000009, PlaceKind.FACILITY, "UA", "UA.05"),
        (9000010, PlaceKind.ADMIN2, "UA", "UA.05"),
        (9000014, PlaceKind.ADMIN1, "RU", "RU.ZZ"),
        (9000015, PlaceKind.REGION, "UA", "UA.14"),
        (9000021, PlaceKind.WATER, None, None),
    ],
)
def test_kind_and_place(over_embedded, number, kind, country, admin1):
    place = over_embedded[0].place(f"geonames:{number}")
    assert (place.kind, place.country, place.admin1) == (kind, country, admin1)
    assert place.source == "GeoNames"


def test_facts_of_a_settlement(over_embedded):
    place = over_embedded[0].place("geonames:9000002")
    assert (place.name, place.population, place.position) == ("Nyzhnia Myl'nia", 1200, (37.62, 48.91))
    assert place.radius_m == 1_000.0


def test_larger_namesake_comes_first(over_embedded):
    places = [entry.place.place_id for entry in over_embedded[0].lookup("Ivanivka")]
    assert places.index("geonames:9000023") < places.index("geonames:9000022")


def test_new_unit_is_an_ancestor(over_embedded):
    gazetteer = over_embedded[0]
    town = gazetteer.place("geonames:9000001")
    assert [place.name for place in gazetteer.ancestors(town)] == ["Donetsk Oblast", "Ukraine"]
    assert gazetteer.boundaries.country("UA") is not None


def test_hamlet_called_like_a_word_is_not_looked_for_in_texts(over_embedded):
    gazetteer = over_embedded[0]
    assert "geonames:9000016" in {entry.place.place_id for entry in gazetteer.lookup("Weapon")}
    assert [match.key for match in gazetteer.scan("Weapon and Of Nyzhnia Myl'nia")] == ["nyzhnia myl'nia"]


def test_malformed_lines_are_counted_and_told(over_embedded):
    tally = over_embedded[1]
    assert tally.malformed == {
        "allCountries.txt": 8,
        "alternateNamesV2.txt": 3,
        "admin1CodesASCII.txt": 1,
    }
    assert tally.examples["allCountries.txt"][:3] == [
        (4, "3 columns instead of 19"),
        (5, "geonameid 'abc' is no number"),
        (6, "latitude '95.5' is not from -90 to 90"),
    ]
    assert tally.rows["allCountries.txt"] == 29
    assert tally.left_out["alternateNamesV2.txt", "iata, no name"] == 1
    assert tally.left_out["alternateNamesV2.txt", "of a place that is not kept"] == 1
    assert tally.left_out["allCountries.txt", "a unit with the name of a town in it"] == 1
    assert tally.left_out["allCountries.txt", "a place of the same number came before"] == 1
    assert any("allCountries.txt, line 4: 3 columns" in line for line in tally.lines())


def test_built_gazetteer_knows_what_the_embedded_one_knows(over_embedded, gazetteer):
    built = over_embedded[0]
    names = Store(EMBEDDED).names
    rng = random.Random(5)  # noqa: S311
    for key in [names.restore_key(rng.randrange(len(names))) for _ in range(3_000)]:
        there = {entry.place.place_id: entry.flags for entry in built.lookup(key)}
        for entry in gazetteer.lookup(key):
            assert there[entry.place.place_id] == entry.flags
    assert built.countries() == gazetteer.countries()
    assert built.is_surname("Smith")


def test_built_gazetteer_passes_the_embedded_ones_assertions(over_embedded):
    assert [finding for finding in verify(over_embedded[0].path) if not finding.passed] == []


def test_countries_keep_their_own_places_only(tmp_path, dump, base):
    gazetteer, tally = build(tmp_path / "ua", dump, base, countries=("UA",))
    assert gazetteer.lookup("Stara Kuznia")
    assert not gazetteer.lookup("Novy Port")
    assert not gazetteer.lookup("Grey Sea")
    assert gazetteer.lookup("Strelsau"), "the gazetteer that it is built on stays whole"
    assert tally.left_out["allCountries.txt", "in another country"] == 7


def test_small_settlements_can_be_left_out(tmp_path, dump, base):
    gazetteer, _ = build(tmp_path / "large", dump, base, min_population=1_000)
    assert gazetteer.lookup("Novy Port")
    assert gazetteer.lookup("Mylna"), "only settlements have inhabitants"
    assert not gazetteer.lookup("Stara Kuznia")


def test_names_of_the_main_table_count_when_there_are_no_others(tmp_path, own_dump, base):
    (own_dump / "alternateNamesV2.txt").unlink()
    gazetteer, _ = build(tmp_path / "out", own_dump, base)
    assert gazetteer.lookup("Nizhnyaya Mel'nya")[0].place.place_id == "geonames:9000002"
    assert not gazetteer.lookup("Quiet Harbour")


def test_zip_files_give_the_same_index(tmp_path, own_dump, dump, base):
    for stem in ("allCountries", "alternateNamesV2"):
        path = own_dump / f"{stem}.txt"
        with zipfile.ZipFile(own_dump / f"{stem}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(path, path.name)
        path.unlink()
    from_zip, _ = build(tmp_path / "zip", own_dump, base)
    from_text, _ = build(tmp_path / "txt", dump, base)
    names = ("places.bin", "names.marisa", "postings.bin", "strings.bin", "offsets.u32", "keys.u8", "codes.txt")
    assert all((from_zip.path / name).read_bytes() == (from_text.path / name).read_bytes() for name in names)


def test_damaged_zip_is_refused(tmp_path, own_dump, base):
    (own_dump / "allCountries.txt").unlink()
    (own_dump / "allCountries.zip").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(GazetteerError, match=r"allCountries\.zip is no whole zip file"):
        build(tmp_path / "out", own_dump, base)
    assert not (tmp_path / "out").exists()


def test_two_builds_are_equal(tmp_path, dump, base):
    one, other = (build(tmp_path / name, dump, base)[0] for name in ("one", "other"))
    assert one.sha256 == other.sha256
    assert (one.path / "meta.json").read_bytes() == (other.path / "meta.json").read_bytes()


@pytest.mark.parametrize("name", ["places.bin", "names.marisa", "postings.bin"])
def test_truncated_index_is_refused_with_file_and_remedy(tmp_path, dump, base, name):
    gazetteer, _ = build(tmp_path / "out", dump, base)
    path = gazetteer.path / name
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(GazetteerError, match=f"{name} has .* bytes instead of .*gazetteer build"):
        Gazetteer.open(gazetteer.path)


def test_altered_index_is_told_by_verify(tmp_path, dump, base):
    path = build(tmp_path / "out", dump, base)[0].path / "postings.bin"
    data = bytearray(path.read_bytes())
    data[0] ^= 1
    path.write_bytes(data)
    assert "sha256 postings.bin" in {finding.check for finding in verify(path.parent) if not finding.passed}


def test_what_stands_there_is_not_overwritten_unasked(tmp_path, dump, base):
    build(tmp_path / "out", dump, base)
    with pytest.raises(OutputExistsError, match="--overwrite"):
        build(tmp_path / "out", dump, base)
    assert build(tmp_path / "out", dump, base, overwrite=True)[0].lookup("Novy Port")


def test_folder_of_other_things_is_never_replaced(tmp_path, dump, base):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/cat.jpg").write_bytes(b"x")
    with pytest.raises(OutputError, match="no gazetteer"):
        build(tmp_path / "photos", dump, base, overwrite=True)
    assert (tmp_path / "photos/cat.jpg").exists()


def test_folder_without_places_is_refused(tmp_path, base):
    (tmp_path / "empty").mkdir()
    with pytest.raises(GazetteerError, match=r"allCountries\.txt, country files such as UA\.txt"):
        build(tmp_path / "out", tmp_path / "empty", base)
    with pytest.raises(GazetteerError, match=r"neither allCountries\.txt nor UA\.txt"):
        build(tmp_path / "out", tmp_path / "empty", base, countries=("UA",))


def test_metadata_says_what_went_in(tmp_path, dump, base):
    gazetteer, _ = build(tmp_path / "out", dump, base)
    report = json.loads((gazetteer.path / "meta.json").read_bytes())["report"]
    assert report["rows"]["allCountries.txt"] == 29
    assert len(report["inputs"]["allCountries.txt"]) == 64
    assert gazetteer.meta["sources"][-1]["version"] == "2025-05-01"
    assert "CC BY 4.0" in (gazetteer.path / "NOTICES.txt").read_text()


def test_dump_saved_on_windows_gives_the_same_places(tmp_path, own_dump, dump, base):
    path = own_dump / "allCountries.txt"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    of_windows, tally = build(tmp_path / "windows", own_dump, base)
    of_unix, wanted = build(tmp_path / "unix", dump, base)
    assert tally.malformed == wanted.malformed
    assert (of_windows.path / "places.bin").read_bytes() == (of_unix.path / "places.bin").read_bytes()


def test_zip_cut_short_leaves_the_old_index(tmp_path, own_dump, dump, base):
    before = build(tmp_path / "out", dump, base)[0].sha256
    path = own_dump / "allCountries.txt"
    with zipfile.ZipFile(own_dump / "allCountries.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, path.name)
    path.unlink()
    data = bytearray((own_dump / "allCountries.zip").read_bytes())
    data[200:400] = bytes(200)
    (own_dump / "allCountries.zip").write_bytes(data)
    with pytest.raises(GazetteerError, match=r"allCountries\.zip is no whole zip file .*; download it again"):
        build(tmp_path / "out", own_dump, base, overwrite=True)
    assert Gazetteer.open(tmp_path / "out").sha256 == before
