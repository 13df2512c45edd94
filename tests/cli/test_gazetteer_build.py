from __future__ import annotations

from pathlib import Path

import pytest

from geomap.gazetteer import Gazetteer

DUMP = Path(__file__).resolve().parent.parent / "gazetteer/build/dump"


@pytest.fixture
def run(geomap):
    def build(*words):
        return geomap("gazetteer", "build", *words)

    return build


def test_dump_and_layer_over_the_embedded_gazetteer(tmp_path, run):
    layer = tmp_path / "mine.csv"
    layer.write_text("name,lat,lon\nCheckpoint Zebra,48.1,37.2\nBad,x,1\n", encoding="utf-8")
    out = tmp_path / "out"
    done = run("-o", out, "--from", DUMP, "--countries", "ua", "--layer", layer)
    assert done.exit_code == 3, "a row of the user's own file is no place"
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert "geomap: mine.csv, line 3: lat 'x' is no number from -90 to 90" in lines
    assert "geomap: allCountries.txt, line 4: 3 columns instead of 19" in lines
    assert "geomap: allCountries.txt: 7 left out: in another country" in lines
    assert lines[-1].startswith(f"{out}: geonames-")
    gazetteer = Gazetteer.open(out)
    assert gazetteer.lookup("Checkpoint Zebra")
    assert gazetteer.lookup("Stara Kuznia")
    assert gazetteer.lookup("Paris")[0].place.country == "FR"
    again = run("-o", out, "--from", DUMP)
    assert again.exit_code == 4
    assert "give --overwrite" in again.stderr


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        ([], 2, "nothing to build from"),
        (["--from", "x", "--download"], 2, "--from and --download exclude each other"),
        (["--mirror", "https://example.org"], 2, "--mirror needs --download"),
        (["--from", "no-such-folder"], 4, "no-such-folder is no folder"),
        (["--from", "x", "--countries", "ZZ"], 2, "no country with the code 'ZZ'"),
        (["--download", "--mirror", "http://example.org"], 4, "only https addresses are"),
    ],
)
def test_wrong_use(tmp_path, run, words, code, what):
    done = run("-o", tmp_path / "out", *words)
    assert (done.exit_code, done.stderr.count("\n")) == (code, 1)
    assert what in done.stderr
    assert list(tmp_path.glob("out")) == []
