"""The geocoder, asked the way that geopy's own tests ask theirs."""

from __future__ import annotations

import inspect
import pickle

import geopandas as gpd
import pandas as pd
import pytest
from geopy.adapters import BaseAsyncAdapter, URLLibAdapter
from geopy.exc import ConfigurationError, GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import DEFAULT_SENTINEL
from geopy.geocoders.base import Geocoder as GeopyGeocoder
from geopy.location import Location
from geopy.point import Point

import geomap as gm
from geomap.errors import UnknownNameError

KHARKIV, PARIS_TEXAS = "geonames:706483", "geonames:4717560"


@pytest.fixture(scope="module")
def coder():
    return gm.Geocoder()


def geocode_run(coder, payload, *, latitude, longitude, delta=0.5):
    result = coder.geocode(**payload)
    exactly_one = payload.get("exactly_one", True)
    assert isinstance(result, Location if exactly_one else list)
    first = result if exactly_one else result[0]
    assert first.latitude == pytest.approx(latitude, abs=delta)
    assert first.longitude == pytest.approx(longitude, abs=delta)
    return result


@pytest.mark.parametrize(
    ("query", "latitude", "longitude"),
    [
        ("Kharkiv", 49.98, 36.25),
        ("Харків", 49.98, 36.25),
        ("بغداد", 33.34, 44.40),
        ("São Paulo", -23.55, -46.64),
        ("Paris, Texas", 33.66, -95.56),
        ("Izium, Kharkiv Oblast, Ukraine", 49.21, 37.26),
        ({"city": "Paris", "state": "Texas"}, 33.66, -95.56),
        ({"town": "Izium", "state": "Kharkiv Oblast", "country": "Ukraine"}, 49.21, 37.26),
        ({"city": "Paris", "country_code": "us", "county": ""}, 33.66, -95.56),
        ({"country": "Ukraine"}, 49.0, 32.0),
        ({"country_code": "ua"}, 49.0, 32.0),
        ({"state": "Georgia", "country_code": "US"}, 32.75, -83.5),
    ],
    ids=str,
)
def test_geocode(coder, query, latitude, longitude):
    location = geocode_run(coder, {"query": query}, latitude=latitude, longitude=longitude)
    assert location.address
    assert location.raw["place_id"]
    assert (location.raw["lat"], location.raw["lon"]) == pytest.approx((location.latitude, location.longitude))


@pytest.mark.parametrize(
    "query", ["", "  ", "Xyzzyq", ",", "\x00", "a" * 100_000, None, float("nan"), {}, {"city": ""}]
)
def test_geocode_without_a_result_gives_none(coder, query):
    assert coder.geocode(query) is None
    assert coder.geocode(query, exactly_one=False) is None


def test_geocode_many(coder):
    springfields = geocode_run(
        coder, {"query": "Springfield", "exactly_one": False}, latitude=37.2, longitude=-93.3, delta=10
    )
    assert len(springfields) == 10
    assert len(coder.geocode("Springfield", exactly_one=False, limit=3)) == 3
    with pytest.raises(ValueError, match="at least 1"):
        coder.geocode("Springfield", exactly_one=False, limit=0)


@pytest.mark.parametrize("codes", ["us", "US", ["us"], ["ca", "us"]])
def test_geocode_in_countries(coder, codes):
    assert coder.geocode("Paris", country_codes=codes).raw["place_id"] == PARIS_TEXAS


def test_country_of_the_geocoder():
    assert gm.Geocoder(country="us").geocode("Paris").raw["place_id"] == PARIS_TEXAS
    with pytest.raises(UnknownNameError, match="ISO 3166-1"):
        gm.Geocoder(country="QQ")
    with pytest.raises(UnknownNameError, match="ISO 3166-1"):
        gm.Geocoder().geocode({"city": "Paris", "country_code": "QQ"})


@pytest.mark.parametrize("query", [5, ["Paris"], {"street": "Sumska 1", "city": "Kharkiv"}, b"Paris"])
def test_geocode_refuses_what_it_cannot_read(coder, query):
    with pytest.raises(GeocoderQueryError):
        coder.geocode(query)


@pytest.mark.parametrize(
    "query",
    [
        (49.99, 36.25),
        [49.99, 36.25],
        "49.99, 36.25",
        "49.99 36.25",
        "49°59'24\"N 36°15'0\"E",
        Point(49.99, 36.25),
        Point(49.99, 36.25, 120),
    ],
    ids=str,
)
def test_reverse(coder, query):
    location = coder.reverse(query)
    assert isinstance(location, Location)
    assert location.address.endswith("Ukraine")
    assert location.raw["distance_m"] < 5_000
    nearest = coder.reverse(query, exactly_one=False, limit=4)
    assert len(nearest) == 4
    assert nearest[0] == location
    distances = [each.raw["distance_m"] for each in nearest]
    assert distances == sorted(distances)


@pytest.mark.parametrize("query", ["not a point", "", (91.0, 0.0), (float("nan"), 0.0), ("a", "b")])
@pytest.mark.filterwarnings("ignore:Latitude normalization")
def test_reverse_of_what_is_no_point_is_a_value_error(coder, query):
    with pytest.raises(ValueError, match=r".+"):
        coder.reverse(query)


def test_reverse_without_a_result_gives_none(coder):
    assert coder.reverse((0.0, -150.0)) is None
    assert coder.reverse((0.0, -150.0), exactly_one=False) is None


def test_signatures_are_those_of_geopy():
    for method in (gm.Geocoder.geocode, gm.Geocoder.reverse):
        parameters = inspect.signature(method).parameters
        assert list(parameters)[1] == "query"
        assert parameters["exactly_one"].default is True
        assert parameters["timeout"].default is DEFAULT_SENTINEL
        assert all(each.kind is each.KEYWORD_ONLY for each in list(parameters.values())[2:])
    own = inspect.signature(gm.Geocoder.__init__).parameters
    for name in inspect.signature(GeopyGeocoder.__init__).parameters:
        assert name in own


def test_user_agent_timeout_and_adapter_are_taken():
    coder = gm.Geocoder(user_agent="my-app/1.0", timeout=3, proxies={}, adapter_factory=URLLibAdapter)
    assert coder.headers["User-Agent"] == "my-app/1.0"
    assert coder.timeout == 3
    assert coder.geocode("Kharkiv", timeout=None).raw["place_id"] == KHARKIV


def test_an_asynchronous_adapter_is_refused():
    class Waiting(BaseAsyncAdapter):
        async def get_json(self, url, *, timeout, headers):  # noqa: ASYNC109 (geopy's signature)
            raise NotImplementedError

        get_text = get_json

    with pytest.raises(ConfigurationError, match="no asynchronous mode"):
        gm.Geocoder(adapter_factory=Waiting)


def test_as_a_context_and_behind_a_rate_limiter():
    with gm.Geocoder() as coder:
        geocode = RateLimiter(coder.geocode, min_delay_seconds=0.0)
        found = pd.Series(["Kharkiv", "Xyzzyq"]).apply(geocode)
    assert found[0].raw["place_id"] == KHARKIV
    assert found[1] is None


def test_travels_to_another_process():
    coder = pickle.loads(pickle.dumps(gm.Geocoder(country="US", within_m=1_000.0, timeout=7)))  # noqa: S301
    assert coder.geocode("Paris").raw["place_id"] == PARIS_TEXAS
    assert (coder.within_m, coder.timeout) == (1_000.0, 7)


@pytest.mark.parametrize("as_instance", [True, False])
def test_provider_of_geopandas(as_instance):
    provider = gm.Geocoder() if as_instance else gm.Geocoder
    names = pd.Series(["Kharkiv", "Xyzzyq", None], index=["a", "b", "c"])
    found = gpd.tools.geocode(names, provider=provider)
    assert list(found.index) == ["a", "b", "c"]
    assert found.geometry.is_empty.tolist() == [False, True, True]
    points = gpd.GeoSeries.from_xy([36.25, -150.0], [49.99, 0.0], index=["x", "y"], crs="EPSG:4326")
    back = gpd.tools.reverse_geocode(points, provider=provider)
    assert back["address"].iloc[0].endswith("Ukraine")
    assert pd.isna(back["address"].iloc[1])


def test_provider_of_geopandas_with_words_of_its_own():
    found = gpd.tools.geocode(["Paris"], provider=gm.Geocoder, country="US")
    assert round(found.geometry.iloc[0].x) == -96
