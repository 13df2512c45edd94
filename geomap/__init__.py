"""geomap: reports in, a checked map out.

::

    import geomap as gm

    report = gm.parse("seeds/*.txt", published="2026-01-07")
    report.events  # a GeoDataFrame; so are .places, .claims and .links
    report.to_html("maps/seeds.html")

Importing geomap imports neither pandas nor folium; each public name is loaded at its first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.api import Geocoder as Geocoder
    from geomap.api import Pipeline as Pipeline
    from geomap.api import check_distance as check_distance
    from geomap.api import explain as explain
    from geomap.api import geocode as geocode
    from geomap.api import parse as parse
    from geomap.errors import GeomapError as GeomapError
    from geomap.gazetteer import Gazetteer as Gazetteer
    from geomap.model import Document as Document
    from geomap.report import Report as Report

    __version__: str

_HOMES = {
    "Document": "geomap.model",
    "Gazetteer": "geomap.gazetteer",
    "Geocoder": "geomap.api",
    "GeomapError": "geomap.errors",
    "Pipeline": "geomap.api",
    "Report": "geomap.report",
    "check_distance": "geomap.api",
    "explain": "geomap.api",
    "geocode": "geomap.api",
    "parse": "geomap.api",
}

__all__ = [  # noqa: RUF022 (the order of use)
    "parse",
    "geocode",
    "check_distance",
    "explain",
    "Geocoder",
    "Pipeline",
    "Report",
    "Document",
    "Gazetteer",
    "GeomapError",
    "__version__",
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from geomap.version import version  # noqa: PLC0415

        value: object = version()
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        message = f"module 'geomap' has no attribute {name!r}"
        raise AttributeError(message)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
