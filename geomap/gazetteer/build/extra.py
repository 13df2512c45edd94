"""Read what a publisher other than GeoNames adds: which of its files there are, what they hold, what is owed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geomap.gazetteer.build.addition import Addition
from geomap.gazetteer.build.geoboundaries import read_geoboundaries
from geomap.gazetteer.build.layer import Layer
from geomap.gazetteer.build.matching import Known
from geomap.gazetteer.build.natural_earth import read_natural_earth
from geomap.gazetteer.build.publishers import Dataset, Publisher, find_datasets, publisher
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.columns.progress import Progress
from geomap.gazetteer.columns.senses import Senses
from geomap.gazetteer.compile.packages import hash_file
from geomap.gazetteer.gazetteer import Gazetteer
from geomap.gazetteer.store import Store

_Reader = Callable[[Sequence[Dataset], Publisher, Known, Tally, Progress], Addition]
_READERS: dict[str, _Reader] = {"natural-earth": read_natural_earth, "geoboundaries": read_geoboundaries}

SOURCES = ("geonames", *_READERS)
"""Whose files a build reads."""


class Extra:
    """What a publisher's folder adds.

    Parameters
    ----------
    key
        One of `SOURCES` beside GeoNames.
    folder
        Where its files lie.
    base
        Folder of the gazetteer that they are added to.
    countries
        Countries wanted; empty for all.
    tally, progress
        Told what is read, missing, left out and malformed.

    Raises
    ------
    GazetteerError
        When there is none of its files, or one cannot be read.
    """

    def __init__(
        self, key: str, folder: Path, base: Path, countries: Collection[str], *, tally: Tally, progress: Progress
    ) -> None:
        self.publisher = publisher(key)
        datasets = find_datasets(key, folder, countries)
        for dataset in datasets:
            if dataset.path is None:
                tally.leave_out(dataset.stem, f"not in {folder.name}; built without it")
        self.paths = [dataset.path for dataset in datasets if dataset.path]
        known = Known(Gazetteer.open(base), countries)
        self.added = _READERS[key](datasets, self.publisher, known, tally, progress)

    def layer(self) -> Layer:
        """Give the new places with their names."""
        number = {place.place_id: at for at, place in enumerate(self.added.places)}
        names = tuple((name, number[ident], flags) for ident, name, flags in self.added.names if ident in number)
        return Layer(self.added.columns(), names)

    def add_names(self, store: Store, number_of: NDArray[np.int64], senses: Senses) -> None:
        """Add names of places that there were already."""
        found = [(name, store.number_of(ident), flags) for ident, name, flags in self.added.names]
        there = [(name, number, flags) for name, number, flags in found if number is not None]
        if there:
            numbers = number_of[np.array([number for _, number, _ in there])]
            senses.add([name for name, _, _ in there], numbers, np.array([flags for _, _, flags in there]))

    def notice(self) -> str:
        """Give the attribution due."""
        names = ", ".join(path.name for path in self.paths)
        return f"\n{self.publisher.title} ({names})\n{self.publisher.licence}\n{self.publisher.attribution}\n"

    def hashes(self) -> dict[str, str]:
        """Give the SHA-256 of each file."""
        return {path.name: hash_file(path) for path in self.paths}
