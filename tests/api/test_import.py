from __future__ import annotations

import subprocess
import sys

import pytest

import geomap

HEAVY = ("pandas", "geopandas", "folium", "branca", "geopy", "shapely", "numpy", "click", "trafilatura")


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import geomap; geomap.__version__; dir(geomap)", HEAVY),
        ("import geomap; geomap.parse; geomap.Report; geomap.Gazetteer", ("pandas", "geopandas", "folium", "geopy")),
        ("import geomap.export; geomap.export.formats()", ("pandas", "geopandas", "pyogrio", "pyarrow")),
    ],
)
def test_importing_geomap_stays_light(code: str, absent: tuple[str, ...]) -> None:
    check = f"{code}; import sys; print([name for name in {absent!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("name", geomap.__all__)
def test_public_names_load(name: str) -> None:
    assert getattr(geomap, name) is not None
    assert name in dir(geomap)


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'geolocate'"):
        geomap.geolocate  # noqa: B018
