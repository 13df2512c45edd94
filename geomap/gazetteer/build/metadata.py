"""What a built index says of itself, and the files that it takes over from the one that it started from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any, Protocol

from geomap.gazetteer import layout
from geomap.gazetteer.boundaries_index import INDEX
from geomap.gazetteer.build.files import DumpFiles
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.compile.packages import hash_file
from geomap.gazetteer.compile.writer import write_meta, write_sealed
from geomap.gazetteer.store import Store

_LICENCE = "CC BY 4.0"
_NOTICE = """\

GeoNames {latest} ({files})
CC BY 4.0
Data of GeoNames (geonames.org), licensed under Creative Commons Attribution 4.0; it was changed: selected, folded,
joined and quantised.
"""


class Plan(Protocol):
    """What the metadata needs to know of a `geomap.gazetteer.build.build.BuildPlan`."""

    @property
    def layers(self) -> Collection[Path]:
        """Files of a user's places."""

    @property
    def countries(self) -> Collection[str]:
        """Countries that the dump was cut to."""

    @property
    def min_population(self) -> int:
        """Least population of a dump's settlement."""


def finish(
    out: Path, store: Store, facts: dict[str, Any], *, files: DumpFiles | None, latest: str, tally: Tally, plan: Plan
) -> None:
    """Copy boundaries, assertions and notices, and write the metadata.

    Parameters
    ----------
    out
        The new index, complete but for these.
    store
        The index that it started from.
    facts
        Counts, countries, sources of places and units, as they were written.
    files
        The dump files read; None for none.
    latest
        Day of the latest change in the dump.
    tally
        What was read and left out.
    plan
        What was asked for.
    """
    units = facts.pop("units")
    for path in sorted(store.path.glob("boundaries*")):
        if path.name != INDEX:
            shutil.copyfile(path, out / path.name)
    if (store.path / INDEX).is_file():
        _write_boundary_index(store.path / INDEX, out / INDEX, units)
    shutil.copyfile(store.path / layout.SOURCES, out / layout.SOURCES)
    notices = (store.path / layout.NOTICES).read_text(encoding="utf-8") if _has_notices(store) else ""
    sources = list(store.meta.get("sources", ()))
    if files:
        names = ", ".join(dump.name for dump in files.all())
        notices += _NOTICE.format(latest=latest, files=names)
        sources.append({"name": f"GeoNames ({names})", "version": latest, "licence": _LICENCE})
    sources += [{"name": path.name, "version": hash_file(path)[:12], "licence": "your own"} for path in plan.layers]
    (out / layout.NOTICES).write_text(notices, encoding="utf-8", newline="\n")
    inputs = {dump.name: dump.sha256 for dump in files.all()} if files else {}
    inputs |= {path.name: hash_file(path) for path in plan.layers}
    asked = {"countries": sorted(plan.countries), "min_population": plan.min_population}
    kept = {name: store.meta[name] for name in ("world_views", "boundaries", "recipe") if name in store.meta}
    report = {"base": store.meta["gazetteer_id"], "inputs": inputs, **asked, **tally.facts()}
    write_meta(out, {"gazetteer_id": "", "sources": sources, **kept, **facts, "report": report})
    _name(out, "geonames" if files else "layered")


def _has_notices(store: Store) -> bool:
    return (store.path / layout.NOTICES).is_file()


def _name(out: Path, kind: str) -> None:
    """Name the index after the hash of its files."""
    meta = json.loads((out / layout.META).read_bytes())
    meta["gazetteer_id"] = f"{kind}-{meta['sha256'][:12]}"
    write_sealed(out, meta)


def _write_boundary_index(path: Path, out: Path, units: dict[str, str]) -> None:
    """Copy the index of the boundaries; first-order units that came with the dump are joined to their polygons."""
    content = json.loads(path.read_bytes())
    content["ids"] = dict(sorted((content["ids"] | {place_id: code for code, place_id in units.items()}).items()))
    out.write_text(
        json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n"
    )
