"""Every file of an index, cut short, missing or with one bit changed, is refused by name: at opening or by verify."""

from __future__ import annotations

import json
import random
import shutil

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer import EMBEDDED, Gazetteer, store
from geomap.gazetteer.verify import verify

FILES = sorted(json.loads((EMBEDDED / "meta.json").read_bytes())["files"])
READ_AT_OPENING = {"codes.txt", "names.marisa", "words.marisa"}
"""Opening reads more than the size of these, and may refuse what only verify finds in others."""


@pytest.fixture
def index(tmp_path):
    return shutil.copytree(EMBEDDED, tmp_path / "index")


@pytest.mark.parametrize("name", [*FILES, "meta.json"])
def test_cut_short_is_refused_at_opening(index, name):
    path = index / name
    path.write_bytes(path.read_bytes()[:-2])
    with pytest.raises(GazetteerError, match=rf"{name}.*(install it again|build)") as refused:
        Gazetteer.open(index)
    assert str(index) in str(refused.value)


@pytest.mark.parametrize("name", [*FILES, "meta.json"])
def test_missing_is_refused_at_opening(index, name):
    (index / name).unlink()
    with pytest.raises(GazetteerError, match=rf"{name}.*(install it again|build)"):
        Gazetteer.open(index)


@pytest.mark.parametrize("name", FILES)
def test_one_bit_is_found_by_verify(index, name):
    path = index / name
    data = bytearray(path.read_bytes())
    rng = random.Random(name)  # noqa: S311
    places = [0, 9, 40, len(data) - 1, *(rng.randrange(len(data)) for _ in range(3))]
    for at in places:
        changed = data.copy()
        changed[at] ^= 1 << rng.randrange(8)
        path.write_bytes(changed)
        faults = [finding for finding in verify(index) if not finding.passed]
        assert [finding.check for finding in faults] == [f"sha256 {name}", "sha256 of all files"]
        assert str(path) in faults[0].detail
        refusal = refusal_of(index)
        assert not refusal or name in READ_AT_OPENING
        assert not refusal or name in refusal or "the names need" in refusal


def refusal_of(index):
    try:
        Gazetteer.open(index)
    except GazetteerError as refused:
        return str(refused)
    return ""


def test_one_bit_of_the_codes_is_refused_at_opening(index):
    path = index / "codes.txt"
    data = bytearray(path.read_bytes())
    data[3] ^= 1
    path.write_bytes(data)
    with pytest.raises(GazetteerError, match=r"codes\.txt was altered.*build"):
        Gazetteer.open(index)


def test_one_bit_of_the_metadata_is_refused_at_opening(index):
    path = index / "meta.json"
    data = path.read_bytes()
    rng = random.Random(1)  # noqa: S311
    for at in rng.sample(range(len(data) - 1), 60):
        changed = bytearray(data)
        changed[at] ^= 1 << rng.randrange(7)
        path.write_bytes(changed)
        with pytest.raises(GazetteerError, match=r"meta\.json|has format"):
            Gazetteer.open(index)


def test_metadata_that_is_another_json(index):
    for text in ("[]", "1", "{}", '{"format": 1}'):
        (index / "meta.json").write_text(text)
        with pytest.raises(GazetteerError):
            Gazetteer.open(index)


def test_trie_of_another_index_is_refused_even_with_its_size(tiny, tmp_path):
    path = tiny.build_tiny(tmp_path / "tiny")
    other = tiny.build_tiny(tmp_path / "other", tiny.tiny_things()[:4])
    shutil.copyfile(other / "names.marisa", path / "names.marisa")
    meta = json.loads((path / "meta.json").read_bytes())
    meta["files"]["names.marisa"]["bytes"] = (path / "names.marisa").stat().st_size
    meta["seal"] = store.seal_of(meta)
    (path / "meta.json").write_text(json.dumps(meta))
    with pytest.raises(GazetteerError, match=r"offsets\.u32 has \d+ bytes, the names need \d+"):
        Gazetteer.open(path)


def test_trie_of_other_bytes_is_refused(tiny, tmp_path):
    path = tiny.build_tiny(tmp_path / "tiny") / "names.marisa"
    path.write_bytes(b"\0" * path.stat().st_size)
    with pytest.raises(GazetteerError, match=r"names\.marisa is no trie"):
        Gazetteer.open(path.parent)


@pytest.mark.parametrize(("field_at", "field"), [(27, b"\xff"), (16, b"\xff\xff\xff\x7f"), (22, b"\xff\xff")])
def test_record_that_cannot_be_is_refused_when_read(tiny, tmp_path, field_at, field):
    path = tiny.build_tiny(tmp_path / "tiny") / "places.bin"
    data = bytearray(path.read_bytes())
    data[field_at : field_at + len(field)] = field
    path.write_bytes(data)
    with pytest.raises(GazetteerError, match=r"places\.bin.*record 0.*build"):
        Gazetteer.open(path.parent).place("geonames:10")
