from __future__ import annotations

import json

import pandas as pd
import pytest

import geomap as gm
from geomap.errors import InputError, UnknownNameError
from geomap.gazetteer import Gazetteer

DNIPRO, KHARKIV, PARIS_TEXAS = "geonames:709930", "geonames:706483", "geonames:4717560"


@pytest.mark.parametrize(
    ("name", "wanted", "place_id"),
    [
        ("Kharkiv", {}, KHARKIV),
        ("Харків", {}, KHARKIV),
        ("Dniproo", {}, DNIPRO),
        ("Paris, Texas", {}, PARIS_TEXAS),
        ("Paris, US", {}, PARIS_TEXAS),
        ("Paris", {"country": "us"}, PARIS_TEXAS),
        ("Paris", {"near": (-95.5, 33.6)}, PARIS_TEXAS),
        ("Krasnohorivka, Donetsk Oblast", {}, "geonames:704393"),
        ("Krasnohorivka", {"near": (37.5, 48.0)}, "geonames:704393"),
        ("Izium, Kharkiv Oblast, Ukraine", {}, "geonames:707292"),
        ("Izium, Izium Raion, Kharkiv Oblast, Ukraine", {}, "geonames:707292"),
        ("Paris, Texs, USA", {}, PARIS_TEXAS),
        ("Paris (Texas)", {}, PARIS_TEXAS),
        ("Sloviansk, Donbas", {}, "geonames:693468"),
        ("Georgia, US", {}, "geonames:4197000"),
        ("Kharkiv Oblast, Ukraine", {}, "geonames:706482"),
        ("Qharkiv, Ukraine", {}, KHARKIV),
        ("Paris, Texas, France", {}, None),
        ("Paris, Xyzzyq", {}, None),
        ("Kharkiv, Texas", {}, None),
        ("Paris", {"country": ["ca", "us"]}, PARIS_TEXAS),
        ("Paris", {"country_bias": "us"}, PARIS_TEXAS),
        ("Kharkiv", {"country_bias": "RU"}, KHARKIV),
        (",", {}, None),
        ("()", {}, None),
        ("Xyzzyq", {}, None),
        ("", {}, None),
    ],
)
def test_names(gazetteer: Gazetteer, name: str, wanted: dict, place_id: str | None) -> None:
    row = gm.geocode(name, gazetteer=gazetteer, **wanted).iloc[0]
    assert (None if pd.isna(row["place_id"]) else row["place_id"]) == place_id
    assert (row["geometry"] is None) == (place_id is None or row["kind"] == "admin1")
    assert all(json.loads(row["reasons"]))


def test_series_in_same_index_out(gazetteer: Gazetteer) -> None:
    names = pd.Series(["Kharkiv", None, "Xyzzyq", "Ukraine"], index=[9, 2, 9, 4])
    found = gm.geocode(names, gazetteer=gazetteer)
    assert found.index.equals(names.index)
    assert found.crs == "EPSG:4326"
    assert list(found.columns) == [
        "query", "name", "place_id", "kind", "country", "admin1", "lon", "lat", "radius_m", "score", "reasons",
        "geometry",
    ]  # fmt: skip
    assert found.geometry.notna().tolist() == [True, False, False, False]
    assert found["kind"].iloc[3] == "country"
    assert "no place is called" in found["reasons"].iloc[2] or "no name is like" in found["reasons"].iloc[2]


@pytest.mark.parametrize(
    "index",
    [
        pd.Index([5, 5, 5, 5]),
        pd.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 2), ("c", 3)], names=["who", "which"]),
        pd.date_range("2026-01-01", periods=4, name="day"),
        pd.Index(["x", None, "x", "y"]),
    ],
    ids=["duplicates", "levels", "days", "missing"],
)
def test_any_index_is_kept(gazetteer: Gazetteer, index: pd.Index) -> None:
    names = pd.Series(["Kharkiv", float("nan"), "Kharkiv", pd.NA], index=index, dtype=object)
    found = gm.geocode(names, gazetteer=gazetteer)
    assert found.index.equals(index)
    assert found.index.names == index.names
    assert found["place_id"].notna().tolist() == [True, False, True, False]
    assert "no name was given" in found["reasons"].iloc[1]
    empty = gm.geocode(names.iloc[:0], gazetteer=gazetteer)
    assert len(empty) == 0
    assert empty.index.names == index.names


def test_a_bias_says_so(gazetteer: Gazetteer) -> None:
    row = gm.geocode("Paris", country_bias="US", gazetteer=gazetteer).iloc[0]
    assert "lies in US, which was to come first" in row["reasons"]


def test_every_unit_named_is_a_reason(gazetteer: Gazetteer) -> None:
    row = gm.geocode("Izium, Xyzzyq Raion, Kharkiv Oblast, Ukraine", gazetteer=gazetteer).iloc[0]
    for told in ("lies in Kharkiv Oblast", "lies in Ukraine", "no unit is called 'Xyzzyq Raion'"):
        assert told in row["reasons"]


def test_no_names_give_an_empty_table_of_the_same_shape(gazetteer: Gazetteer) -> None:
    none, one = gm.geocode([], gazetteer=gazetteer), gm.geocode(["Kharkiv"], gazetteer=gazetteer)
    assert none.dtypes.equals(one.dtypes)


def test_wrong_words(gazetteer: Gazetteer) -> None:
    with pytest.raises(InputError, match="longitude comes first"):
        gm.geocode("Paris", near=(48.8, 200), gazetteer=gazetteer)
    with pytest.raises(UnknownNameError, match="QQ"):
        gm.geocode("Paris", country="QQ", gazetteer=gazetteer)
