"""Build a gazetteer: dump files and a user's places over an index that exists, in one step."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer import layout
from geomap.gazetteer.build import base as starting
from geomap.gazetteer.build import geonames
from geomap.gazetteer.build.addition import Addition, gathered
from geomap.gazetteer.build.dump_names import Names, read_alternates, read_listed_alternates, read_unit_names
from geomap.gazetteer.build.dump_places import Wanted, read_places
from geomap.gazetteer.build.extra import Extra
from geomap.gazetteer.build.files import DumpFiles, find_files
from geomap.gazetteer.build.layer import Layer, read_layer
from geomap.gazetteer.build.metadata import copy_boundaries, finish
from geomap.gazetteer.build.outlines import add_outlines
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.build.twins import repeated, units_like_towns
from geomap.gazetteer.build.units import TownsAndNames
from geomap.gazetteer.columns.index import write_places, write_senses
from geomap.gazetteer.columns.places import FORMER, Places, order_of_records
from geomap.gazetteer.columns.progress import Progress, silent
from geomap.gazetteer.columns.senses import Senses
from geomap.gazetteer.columns.strings import chunked
from geomap.gazetteer.compile.settlements import without_article
from geomap.gazetteer.gazetteer import EMBEDDED
from geomap.gazetteer.names import NameFlag
from geomap.gazetteer.store import Store
from geomap.gazetteer.swap import replacing_folder

GEONAMES = "geonames"
_SENSES_A_PARTITION = 250_000
_MOST_PARTITIONS = 96
_LEAST_IMPORTANCE = 3.0
"""A place of 1,000 inhabitants. What an everyday word names that is smaller is never looked for in a text."""
_EVERYDAY = NameFlag.COMMON_WORD | NameFlag.CALENDAR


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildPlan:
    """What to build, and where.

    Parameters
    ----------
    out
        Folder of the new index.
    dumps
        Folder with the source's files; None for none.
    source
        Whose files they are: ``"geonames"``, ``"natural-earth"`` or ``"geoboundaries"``.
    layers
        Files of a user's places.
    base
        The index to start from; its places, names, words and boundaries are taken over.
    countries
        Keep a dump's places of these countries only (ISO 3166-1 alpha-2); empty for all.
    min_population
        Leave out a dump's settlements with fewer inhabitants; 0 for none.
    overwrite
        Whether a gazetteer at ``out`` may be replaced.
    """

    out: Path
    dumps: Path | None = None
    source: str = "geonames"
    layers: Sequence[Path] = ()
    base: Path = EMBEDDED
    countries: Collection[str] = field(default_factory=tuple)
    min_population: int = 0
    overwrite: bool = False


def build_gazetteer(plan: BuildPlan, *, progress: Progress = silent) -> Tally:
    """Build a gazetteer and put it in place in one step.

    Parameters
    ----------
    plan
        What to build.
    progress
        Told what is being done and how far it is.

    Returns
    -------
    Tally
        What was read, left out and found malformed.

    Raises
    ------
    GazetteerError
        When an input is missing or damaged, or the index to start from cannot be opened.
    OutputError
        When the index cannot be written; what stood there is untouched.
    """
    tally = Tally()
    files = extra = None
    if plan.dumps and plan.source == GEONAMES:
        files = find_files(plan.dumps, plan.countries)
    elif plan.dumps:
        extra = Extra(plan.source, plan.dumps, plan.base, plan.countries, tally=tally, progress=progress)
    store = Store(plan.base)
    layers = [read_layer(path, store.meta["countries"], tally) for path in plan.layers]
    layers += [extra.layer()] if extra else []
    with replacing_folder(plan.out, overwrite=plan.overwrite) as out:
        _Build(plan, files, extra, store, layers, tally, progress).write(out)
    return tally


@dataclass(slots=True)
class _Build:
    """One build: what it reads from, and what it tells."""

    plan: BuildPlan
    files: DumpFiles | None
    extra: Extra | None
    store: Store
    layers: list[Layer]
    tally: Tally
    progress: Progress
    latest: str = ""

    def write(self, out: Path) -> None:
        """Write the index into an empty folder."""
        places, base_numbers, layer_numbers, from_dump = self._places()
        context = starting.base_words(self.store)
        senses = Senses(starting.sample_keys(self.store), self._partitions(len(places)))
        hidden = starting.add_base_senses(self.store, base_numbers, senses, context)
        self._add_shown_names(places, from_dump, senses)
        facts = write_places(places, out)
        for layer, first in zip(self.layers, layer_numbers, strict=True):
            for names, numbers, flags in chunked(layer.names):
                senses.add(names, first[np.array(numbers)], np.array(flags))
        if self.files:
            self._add_alternates(places, senses)
        if self.extra:
            self.extra.add_names(self.store, base_numbers, senses)
        everyday = {word for word, flags in context.items() if flags & _EVERYDAY}
        known = everyday - hidden

        def hides(keys: list[str], importance: NDArray[np.float64]) -> NDArray[np.bool_]:
            always = np.fromiter((key in hidden for key in keys), np.bool_, len(keys))
            words = np.fromiter((key in known for key in keys), np.bool_, len(keys))
            return always | (words & (importance < _LEAST_IMPORTANCE))

        gc.collect()
        written = write_senses(senses, places, out, context=context, hides=hides, progress=self.progress)
        facts["counts"] |= written
        for name in (layout.WORDS, layout.WORD_FLAGS):
            shutil.copyfile(self.store.path / name, out / name)
        if copy_boundaries(out, self.store, facts.pop("units")) and (added := self._added()):
            add_outlines(out, added, TownsAndNames.of(self.store), self.tally, self.progress)
        self.progress("checking and flushing", 1.0)
        read = (self.files, self.latest, self.extra)
        finish(out, self.store, facts, read=read, tally=self.tally, plan=self.plan)

    def _places(self) -> tuple[Places, NDArray[np.int64], list[NDArray[np.int64]], NDArray[np.bool_]]:
        """Give all places in order of their records; numbers of the base's and the layers'; which are the dump's."""
        base = starting.base_places(self.store)
        dump = self._dump()
        count = len(dump)
        remains, base_numbers = starting.merge(dump, base)
        starts = np.cumsum([count + len(base), *(len(layer.places) for layer in self.layers)])
        places = Places.joined([dump, base, *(layer.places for layer in self.layers)])
        del dump, base
        self.progress("sorting the places", 0.0)
        order = order_of_records(places)
        order = order[np.append(remains, np.ones(len(places) - len(remains), np.bool_))[order]]
        number_of = np.zeros(len(places), dtype=np.int64)
        number_of[order] = np.arange(len(order))
        layers = [
            number_of[start + np.arange(len(layer.places))] for layer, start in zip(self.layers, starts, strict=False)
        ]
        return places.take(order), number_of[base_numbers], layers, order < count

    def _added(self) -> Addition | None:
        """Give the outlines that layers and another publisher bring; None without."""
        drawn = [Addition(outlines=dict(layer.outlines)) for layer in self.layers if layer.outlines]
        found = [*([self.extra.added] if self.extra else []), *drawn]
        return gathered(found) if found else None

    def _dump(self) -> Places:
        """Read the dump's places, each once; none without a dump."""
        if not self.files:
            return Places.gathered([], codes=[""], sources=[])
        wanted = Wanted(frozenset(self.plan.countries), self.plan.min_population)
        places, self.latest = read_places(self.files.places, wanted, self.tally, self.progress)
        file = self.files.places[-1].name
        again = repeated(places)
        self.tally.leave_out(file, "a place of the same number came before", again.sum())
        twins = units_like_towns(places) & ~again
        self.tally.leave_out(file, "a unit with the name of a town in it", twins.sum())
        dropped = again | twins
        return places.take(np.flatnonzero(~dropped)) if dropped.any() else places

    def _partitions(self, places: int) -> int:
        return min(max(2 * places // _SENSES_A_PARTITION, 1), _MOST_PARTITIONS)

    def _add_shown_names(self, places: Places, which: NDArray[np.bool_], senses: Senses) -> None:
        """Add the names that the dump's places are shown by."""
        former = (places.records["flags"] & FORMER) != 0
        for low, names in places.names.chunks():
            some = np.flatnonzero(which[low : low + len(names)])
            flags = np.where(former[low + some], NameFlag.FORMER, NameFlag.OFFICIAL)
            chosen = [names[at] for at in some.tolist()]
            senses.add(chosen, low + some, flags)
            self._add_without_article(chosen, low + some, senses)
            self.progress("folding the names of places", (low + len(names)) / len(places))

    @staticmethod
    def _add_without_article(names: list[str], numbers: NDArray[Any], senses: Senses) -> None:
        arabic = [at for at, name in enumerate(names) if name[0] in "aA"]
        bare = [(at, rest) for at in arabic if (rest := without_article(names[at]))]
        if bare:
            chosen = numbers[np.array([at for at, _ in bare])]
            senses.add([rest for _, rest in bare], chosen, np.full(len(bare), NameFlag.ALTERNATE))

    def _add_alternates(self, places: Places, senses: Senses) -> None:
        """Add names of the dump's other files, of places that there are."""
        numbered = places.records["ident"][: int((~places.is_own).sum())]
        for file, names in self._named():
            at = np.minimum(np.searchsorted(numbered, names.idents), max(len(numbered) - 1, 0))
            there = numbered[at] == names.idents
            self.tally.leave_out(file, "of a place that is not kept", (~there).sum())
            kept = [name for name, ok in zip(names.names, there.tolist(), strict=True) if ok]
            senses.add(kept, at[there], names.flags[there])
            self._add_without_article(kept, at[there], senses)

    def _named(self) -> Iterator[tuple[str, Names]]:
        files = self.files
        if files is None:
            return
        listed = () if files.alternates else files.places
        sources: list[tuple[Any, Iterable[Names]]] = [
            *((dump, read_listed_alternates(dump, self.tally, self.progress)) for dump in listed),
            *((dump, read_alternates(dump, self.tally, self.progress)) for dump in files.alternates),
            *((dump, read_unit_names(dump, geonames.UNITS, self.tally, self.progress)) for dump in files.units),
            *((dump, read_unit_names(dump, geonames.COUNTRIES, self.tally, self.progress)) for dump in files.countries),
        ]
        for dump, names in sources:
            for some in names:
                yield dump.name, some
