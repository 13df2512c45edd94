from __future__ import annotations

import json

import geopandas as gpd
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
        ("Xyzzyq", {}, None),
        ("", {}, None),
    ],
)
def test_names(gazetteer: Gazetteer, name: str, wanted: dict, place_id: str | None) -> None:
    row = gm.geocode(name, gazetteer=gazetteer, **wanted).iloc[0]
    assert (None if pd.isna(row["place_id"]) else row["place_id"]) == place_id
    assert (row["geometry"] is None) == (place_id is None)
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


def test_no_names_give_an_empty_table_of_the_same_shape(gazetteer: Gazetteer) -> None:
    none, one = gm.geocode([], gazetteer=gazetteer), gm.geocode(["Kharkiv"], gazetteer=gazetteer)
    assert none.dtypes.equals(one.dtypes)


def test_wrong_words(gazetteer: Gazetteer) -> None:
    with pytest.raises(InputError, match="longitude comes first"):
        gm.geocode("Paris", near=(48.8, 200), gazetteer=gazetteer)
    with pytest.raises(UnknownNameError, match="QQ"):
        gm.geocode("Paris", country="QQ", gazetteer=gazetteer)


def test_geocoder_of_geopy() -> None:
    coder = gm.Geocoder()
    kharkiv = coder.geocode("Kharkiv")
    assert kharkiv.address.split(", ")[::2] == ["Kharkiv", "Ukraine"]
    assert (round(kharkiv.latitude), round(kharkiv.longitude)) == (50, 36)
    assert kharkiv.raw["place_id"] == KHARKIV
    assert coder.geocode("Xyzzyq") is None
    assert len(coder.geocode("Springfield", exactly_one=False)) == 10
    nearest = coder.reverse((49.99, 36.25))
    assert nearest.raw["distance_m"] < 50_000
    assert coder.reverse((0.0, -150.0)) is None


@pytest.mark.parametrize("as_instance", [True, False])
def test_geocoder_as_provider_of_geopandas(as_instance: bool) -> None:  # noqa: FBT001
    provider = gm.Geocoder() if as_instance else gm.Geocoder
    found = gpd.tools.geocode(pd.Series(["Kharkiv", "Xyzzyq"], index=["a", "b"]), provider=provider)
    assert list(found.index) == ["a", "b"]
    assert found.geometry.is_empty.tolist() == [False, True]
