"""Names of places out of GeoNames' dump files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from geomap.gazetteer.build import geonames
from geomap.gazetteer.build.features import languages
from geomap.gazetteer.build.lines import Dump, read_rows
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.build.usable import usable_alternates
from geomap.gazetteer.columns.progress import Progress
from geomap.gazetteer.names import NameFlag


class Names(NamedTuple):
    """Some names of places: GeoNames' numbers of the places, the names, their `NameFlag`."""

    idents: NDArray[np.uint32]
    names: list[str]
    flags: NDArray[np.uint16]


def numbers(column: Any) -> NDArray[Any]:  # noqa: ANN401
    """Give a column of a table as an array."""
    found: NDArray[Any] = column.to_numpy(zero_copy_only=False) if isinstance(column, pa.Array) else column.to_numpy()
    return found


def read_alternates(dump: Dump, tally: Tally, progress: Progress) -> Iterator[Names]:
    """Read ``alternateNamesV2``: names in other languages, former and colloquial ones; codes and links are left out."""
    treatments = languages()
    for table in read_rows(dump, geonames.ALTERNATES, tally, progress):
        coded = table["language"].combine_chunks().dictionary_encode()
        known = [treatments.get(code, "") for code in coded.dictionary.to_pylist()]
        which = coded.indices.to_numpy(zero_copy_only=False)
        for code, treatment, count in zip(
            coded.dictionary.to_pylist(), known, np.bincount(which, minlength=len(known)), strict=True
        ):
            if treatment == "drop":
                tally.leave_out(dump.name, f"{code}, no name", count)
        former = np.array([treatment == "former" for treatment in known] or [False])[which]
        former |= _marked(table["historic"]) | numbers(pc.not_equal(table["to"], ""))
        short = _marked(table["short"]) & ~former
        flags = np.where(former, NameFlag.FORMER, np.where(short, NameFlag.SHORT, NameFlag.ALTERNATE))
        kept = np.flatnonzero(np.array([treatment != "drop" for treatment in known] or [False])[which])
        names = table["name"].take(pa.array(kept)).to_pylist()
        yield _usable(numbers(table["geonameid"])[kept], names, flags[kept].astype(np.uint16), tally, dump.name)


def _marked(column: Any) -> NDArray[np.bool_]:  # noqa: ANN401
    found: NDArray[np.bool_] = numbers(pc.equal(column, "1"))
    return found


def read_listed_alternates(dump: Dump, tally: Tally, progress: Progress) -> Iterator[Names]:
    """Read the main table's column of alternate names, for when there is no ``alternateNamesV2``."""
    unseen = Tally()
    for table in read_rows(dump, geonames.PLACE_ALTERNATES, unseen, progress):
        lists = pc.split_pattern(table["alternatenames"], ",").combine_chunks()
        idents = np.repeat(numbers(table["geonameid"]), numbers(pc.list_value_length(lists)))
        names = lists.flatten().to_pylist()
        filled = np.array([bool(name.strip()) for name in names], dtype=np.bool_)
        flags = np.full(int(filled.sum()), NameFlag.ALTERNATE, dtype=np.uint16)
        yield _usable(idents[filled], [name for name in names if name.strip()], flags, tally, dump.name)


def _usable(idents: NDArray[Any], names: list[str], flags: NDArray[np.uint16], tally: Tally, file: str) -> Names:
    usable = usable_alternates(names)
    tally.leave_out(file, "no text would hold the name (a code, a transliteration, digits)", (~usable).sum())
    return Names(idents[usable], [name for name, ok in zip(names, usable.tolist(), strict=True) if ok], flags[usable])


def read_unit_names(dump: Dump, layout_: Any, tally: Tally, progress: Progress) -> Iterator[Names]:  # noqa: ANN401
    """Read a table of units or countries: a name and GeoNames' number a line."""
    for table in read_rows(dump, layout_, tally, progress):
        names = [name.strip() for name in table["name"].to_pylist()]
        filled = np.array([bool(name) for name in names], dtype=np.bool_)
        flags = np.full(int(filled.sum()), NameFlag.ALTERNATE, dtype=np.uint16)
        yield _usable(numbers(table["geonameid"])[filled], list(filter(None, names)), flags, tally, dump.name)
