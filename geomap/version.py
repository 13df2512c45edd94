"""The version of geomap, for provenance and ``--version``."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version


@cache
def version() -> str:
    """Give the installed version; ``"0+source"`` in a source tree that was never installed."""
    try:
        return installed_version("geomap")
    except PackageNotFoundError:
        return "0+source"
