"""What a built index says of itself, and the files that it takes over from the one that it started from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any, Protocol

from geomap.gazetteer import layout
from geomap.gazetteer.boundaries_index import INDEX
from geomap.gazetteer.build.extra import Extra
from geomap.gazetteer.build.files import DumpFiles
from geomap.gazetteer.build.publishers import publisher
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.compile.packages import hash_file
from geomap.gazetteer.compile.writer import write_meta, write_sealed
from geomap.gazetteer.store import Store


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


Read = tuple[DumpFiles | None, str, Extra | None]
"""GeoNames' dump files that were read, the day of the latest change in them, what another publisher added."""


def copy_boundaries(out: Path, store: Store, units: dict[str, str]) -> bool:
    """Copy the boundaries of the index that was started from.

    Parameters
    ----------
    out
        The new index's folder.
    store
        The index that it started from.
    units
        Codes of first-order units and the ids of their places, as they were written.

    Returns
    -------
    bool
        Whether there are any.
    """
    for path in sorted(store.path.glob("boundaries*")):
        if path.name != INDEX:
            shutil.copyfile(path, out / path.name)
    if not (store.path / INDEX).is_file():
        return False
    _write_boundary_index(store.path / INDEX, out / INDEX, units)
    return True


def finish(out: Path, store: Store, facts: dict[str, Any], *, read: Read, tally: Tally, plan: Plan) -> None:
    """Copy assertions and notices, and write the metadata.

    Parameters
    ----------
    out
        The new index, complete but for these.
    store
        The index that it started from.
    facts
        Counts, countries and sources of places, as they were written.
    read
        What was read beside layers.
    tally
        What was read and left out.
    plan
        What was asked for.
    """
    files, latest, extra = read
    shutil.copyfile(store.path / layout.SOURCES, out / layout.SOURCES)
    notices = (store.path / layout.NOTICES).read_text(encoding="utf-8") if _has_notices(store) else ""
    sources = list(store.meta.get("sources", ()))
    if files:
        names = ", ".join(dump.name for dump in files.all())
        terms = publisher("geonames")
        notices += f"\n{terms.title} {latest} ({names})\n{terms.licence}\n{terms.attribution}\n"
        sources.append({"name": f"{terms.title} ({names})", "version": latest, "licence": terms.licence})
    if extra:
        notices += extra.notice()
        for name, sha256 in extra.hashes().items():
            source = f"{extra.publisher.title} ({name})"
            sources.append({"name": source, "version": sha256[:12], "licence": extra.publisher.licence})
    sources += [{"name": path.name, "version": hash_file(path)[:12], "licence": "your own"} for path in plan.layers]
    (out / layout.NOTICES).write_text(notices, encoding="utf-8", newline="\n")
    inputs = {dump.name: dump.sha256 for dump in files.all()} if files else {}
    inputs |= extra.hashes() if extra else {}
    inputs |= {path.name: hash_file(path) for path in plan.layers}
    asked = {"countries": sorted(plan.countries), "min_population": plan.min_population}
    kept = {name: store.meta[name] for name in ("world_views", "boundaries", "recipe", "same_as") if name in store.meta}
    report = {"base": store.meta["gazetteer_id"], "inputs": inputs, **asked, **tally.facts()}
    write_meta(out, {"gazetteer_id": "", "sources": sources, **kept, **facts, "report": report})
    _name(out, extra.publisher.key if extra else "geonames" if files else "layered")


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
