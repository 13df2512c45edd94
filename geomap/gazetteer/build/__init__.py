"""Build a large gazetteer in columns: GeoNames' dump files and a user's own places, over an index that exists."""

from __future__ import annotations

from geomap.gazetteer.build.build import BuildPlan, build_gazetteer
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.columns.progress import Progress

__all__ = ["BuildPlan", "Progress", "Tally", "build_gazetteer"]
