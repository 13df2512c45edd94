from __future__ import annotations

import json
from dataclasses import replace

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer import EMBEDDED, Gazetteer
from geomap.gazetteer.verify import verify

RURITANIA = "Ruritania"


def test_what_is_written_is_read(tiny, tmp_path):
    gazetteer = Gazetteer.open(tiny.build_tiny(tmp_path / "tiny"))
    for thing in tiny.tiny_things():
        place = gazetteer.place(thing.place.place_id)
        assert replace(place, country_name=None, admin1_name=None) == thing.place
        assert place.country_name == (RURITANIA if place.country == "RR" else place.country_name)
        for name, flags in thing.names:
            assert (place, flags) in [(entry.place, entry.flags & flags) for entry in gazetteer.lookup(name)]


def test_more_important_sense_first(tiny, tmp_path):
    gazetteer = Gazetteer.open(tiny.build_tiny(tmp_path / "tiny"))
    assert [entry.place.country for entry in gazetteer.lookup("Zenda")] == ["RR", "CA"]
    assert gazetteer.lookup("Senda")[0].place.place_id == "geonames:13", "a twin key without the apostrophe"


def test_stop_word_is_found_by_look_up_only(tiny, tmp_path):
    gazetteer = Gazetteer.open(tiny.build_tiny(tmp_path / "tiny"))
    assert [match.key for match in gazetteer.scan("Of Zenda and the North Sea")] == ["zenda", "north sea"]
    assert gazetteer.lookup("Of")[0].place.population == 20_000


def test_two_builds_are_equal(tiny, tmp_path):
    one = Gazetteer.open(tiny.build_tiny(tmp_path / "one"))
    other = Gazetteer.open(tiny.build_tiny(tmp_path / "other", tiny.tiny_things()[::-1]))
    assert one.sha256 == other.sha256


def test_an_id_twice_is_refused(tiny, tmp_path):
    with pytest.raises(GazetteerError, match="two places have the id geonames:12: Strelsau, Strelsau"):
        tiny.build_tiny(tmp_path / "tiny", [*tiny.tiny_things(), tiny.tiny_things()[2]])


def test_verify_passes_what_is_whole(tiny, tmp_path):
    findings = verify(tiny.build_tiny(tmp_path / "tiny"))
    assert [finding for finding in findings if not finding.passed] == []
    assert any("Streslau" in finding.check for finding in findings)


def test_verify_finds_strays(tiny, tmp_path):
    path = tiny.build_tiny(tmp_path / "tiny")
    (path / "extra.bin").write_bytes(b"x")
    assert [finding.detail for finding in verify(path) if not finding.passed] == ["extra.bin"]


def test_no_gazetteer_there(tmp_path):
    with pytest.raises(GazetteerError, match="no gazetteer in"):
        Gazetteer.open(tmp_path)


def test_other_format_is_refused(tiny, tmp_path):
    path = tiny.build_tiny(tmp_path / "tiny")
    meta = json.loads((path / "meta.json").read_text())
    (path / "meta.json").write_text(json.dumps(meta | {"format": 99}))
    with pytest.raises(GazetteerError, match="has format 99"):
        Gazetteer.open(path)


def test_embedded_is_whole():
    failed = [finding for finding in verify(EMBEDDED) if not finding.passed]
    assert failed == []
