from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer import NameFlag
from geomap.gazetteer.compile.curated import (
    add_names,
    read_capitals,
    read_points,
)
from geomap.gazetteer.compile.named import read_curated

CURATED = Path(__file__).parents[3] / "gazetteer/curated"


@pytest.mark.parametrize("path", sorted(CURATED.glob("*.csv")), ids=lambda path: path.stem)
def test_every_row_has_its_cells_and_a_source(path):
    assert read_curated(path)


def test_ragged_row_is_refused_with_file_and_line(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,source\n1,me\n2\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"x\.csv, line 3"):
        read_curated(path)


def test_all_countries_have_a_row_and_all_with_people_a_demonym(gazetteer):
    rows = {row["code"]: row for row in csv.DictReader((CURATED / "countries.csv").read_text("utf-8").splitlines())}
    assert {place.country for place in gazetteer.countries()} == set(rows)
    silent = [p.name for p in gazetteer.countries() if p.population > 120_000 and not rows[p.country]["people"]]
    assert silent == []


def test_points_and_capitals_lie_where_they_say(gazetteer):
    for code, point in read_points(CURATED).items():
        place = gazetteer.place(point.place_id)
        assert code in {point.place_id, place.admin1, place.country} or code[:2] == place.country
        assert place.position == pytest.approx(point.position, abs=1e-6)
    for place_id in read_capitals(CURATED):
        assert gazetteer.place(place_id).capital


def test_names_for_a_place_that_is_not_there(tiny, tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("place_id,name,flag,source\ngeonames:12,Old S,FORMER,me\n", encoding="utf-8")
    assert ("Old S", NameFlag.FORMER) in add_names(tiny.tiny_things(), path)[2].names
    path.write_text("place_id,name,flag,source\ngeonames:9,Nine,FORMER,me\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="no place has the id geonames:9"):
        add_names(tiny.tiny_things(), path)
