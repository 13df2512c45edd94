"""A gazetteer of a few places, built for one test."""

from __future__ import annotations

from pathlib import Path

from geomap.gazetteer import NameFlag
from geomap.gazetteer.compile.named import Named
from geomap.gazetteer.compile.writer import write_index, write_meta
from geomap.model import LonLat, Place, PlaceKind

_ROWS = [
    # id, name, kind, lon, lat, country, admin1, population, names
    ("geonames:10", "Ruritania", PlaceKind.COUNTRY, 20.0, 50.0, "RR", None, 9_000_000, "Ruritanie"),
    ("geonames:11", "Nord", PlaceKind.ADMIN1, 20.0, 51.0, "RR", "RR.01", 2_000_000, ""),
    ("geonames:12", "Strelsau", PlaceKind.CITY, 20.1, 51.1, "RR", "RR.01", 800_000, "Streslau;Стрельсау"),
    ("geonames:13", "Zenda", PlaceKind.CITY, 20.2, 50.1, "RR", None, 30_000, "Sen'da"),
    ("geonames:14", "Zenda", PlaceKind.CITY, -80.0, 43.0, "CA", None, 500, ""),
    ("geonames:4000000000", "Of", PlaceKind.CITY, 40.3, 40.9, "TR", None, 20_000, ""),
    ("region:north_sea", "North Sea", PlaceKind.REGION, 3.0, 56.0, None, None, 0, ""),
]


def tiny_things() -> list[Named]:
    return [
        Named(
            Place(
                place_id=ident,
                name=name,
                kind=kind,
                position=LonLat(lon, lat),
                radius_m=5_000.0,
                country=country,
                admin1=admin1,
                population=population,
                source="made up",
            ),
            ((name, NameFlag.OFFICIAL), *((each, NameFlag.ALTERNATE) for each in names.split(";") if each)),
        )
        for ident, name, kind, lon, lat, country, admin1, population, names in _ROWS
    ]


ASSERTIONS = """\
[assert.at_least]
places = 7
[[assert.place]]
name = "Streslau"
place_id = "geonames:12"
lon = 20.1
lat = 51.1
within_m = 10
"""


def build_tiny(out: Path, things: list[Named] | None = None, *, assertions: str = ASSERTIONS) -> Path:
    out.mkdir()
    context = {"zenda": NameFlag.GIVEN_NAME, "may": NameFlag.CALENDAR}
    facts = write_index(things or tiny_things(), out, context=context, stop_words=frozenset({"of"}))
    (out / "sources.toml").write_text(assertions, encoding="utf-8")
    write_meta(out, {"gazetteer_id": "tiny", "world_views": ["un"]} | facts)
    return out
