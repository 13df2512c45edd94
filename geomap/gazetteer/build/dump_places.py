"""GeoNames' places out of its dump files."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from geomap.gazetteer import layout
from geomap.gazetteer.build import geonames
from geomap.gazetteer.build.dump_names import numbers
from geomap.gazetteer.build.features import Feature, feature_of
from geomap.gazetteer.build.lines import Dump, read_rows
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.columns.places import FORMER, MOST_CODES, MOST_PEOPLE, RECORD, Places, cut_name, importances
from geomap.gazetteer.columns.progress import Progress
from geomap.gazetteer.columns.strings import Strings
from geomap.gazetteer.layout import PlaceFlag
from geomap.model import PlaceKind

SOURCE = "GeoNames"
_CITY = layout.KINDS.index(PlaceKind.CITY)
_PEOPLE_PER_KM2 = 4000.0
_LEAST_RADIUS_M, _MOST_RADIUS_M = 1_000.0, 18_000.0


class Wanted(NamedTuple):
    """Which rows of a dump are kept.

    Parameters
    ----------
    countries
        ISO 3166-1 alpha-2 codes; empty for all, places in no country too.
    min_population
        Settlements with fewer inhabitants are left out; 0 keeps those of unknown population too.
    """

    countries: Collection[str] = ()
    min_population: int = 0


def read_places(dumps: Sequence[Dump], wanted: Wanted, tally: Tally, progress: Progress) -> tuple[Places, str]:
    """Read the places of dump files.

    Parameters
    ----------
    dumps
        Files of GeoNames' main table.
    wanted
        Which rows are kept.
    tally, progress
        Told what is read, kept and left out.

    Returns
    -------
    tuple
        The places in order of the files, and the day of the latest change in them ("2025-06-01").
    """
    codes = {"": 0}
    parts: list[Places] = []
    latest = ""
    for dump in dumps:
        for table in read_rows(dump, geonames.PLACES, tally, progress):
            latest = max(latest, pc.max(table["modified"]).as_py() or "")
            parts.append(_places(table, wanted, codes, tally, dump.name))
    return Places.gathered(parts, codes=list(codes), sources=[SOURCE]), latest


def _places(table: Any, wanted: Wanted, codes: dict[str, int], tally: Tally, file: str) -> Places:  # noqa: ANN401
    table = table.combine_chunks()
    features, which = _features(table)
    kinds = np.array([feature.kind for feature in features] or [-1])[which]
    population = np.minimum(numbers(table["population"].fill_null(0)), MOST_PEOPLE)
    kept = _kept(table, features, which, tally, file)
    if wanted.countries:
        inside = numbers(pc.is_in(table["country"], value_set=pa.array(sorted(wanted.countries))))
        tally.leave_out(file, "in another country", (kept & ~inside).sum())
        kept &= inside
    if wanted.min_population:
        small = kept & (kinds == _CITY) & (population < wanted.min_population)
        tally.leave_out(file, "fewer inhabitants than asked for", small.sum())
        kept &= ~small
    rows = np.flatnonzero(kept)
    admin1 = _admin1(table, codes)
    records = np.zeros(len(rows), dtype=RECORD)
    records["ident"] = numbers(table["geonameid"])[rows]
    records["lon"] = np.rint(numbers(table["lon"])[rows] * layout.DEGREE)
    records["lat"] = np.rint(numbers(table["lat"])[rows] * layout.DEGREE)
    records["population"] = population[rows]
    records["country"] = numbers(table["country"]).astype("S2")[rows]
    records["admin1"] = admin1[rows]
    records["kind"] = kinds[rows]
    facts = _Facts(features, which[rows])
    records["radius"] = _radius(facts.of("radius_m"), population[rows])
    capital = facts.of("capital") != 0
    records["flags"] = np.where(capital, PlaceFlag.CAPITAL, 0) | np.where(facts.of("former") != 0, FORMER, 0)
    bonus = facts.of("importance") - capital
    names = _strings(table["name"].take(pa.array(rows)))
    return Places(records, importances(population[rows], bonus, capital), names, [], [], [])


class _Facts(NamedTuple):
    features: list[Feature]
    which: NDArray[Any]

    def of(self, name: str) -> NDArray[np.float64]:
        """Give a fact about the feature of each row as a number."""
        values: NDArray[np.float64] = np.array([float(getattr(each, name)) for each in self.features] or [0.0])
        found: NDArray[np.float64] = values[self.which]
        return found


def _features(table: Any) -> tuple[list[Feature], NDArray[Any]]:  # noqa: ANN401
    """Give the different features of a table, and which of them each row has."""
    joined = pc.binary_join_element_wise(table["feature_class"], table["feature_code"], ".")
    coded = joined.combine_chunks().dictionary_encode()
    features = [feature_of(*code.split(".", 1)) for code in coded.dictionary.to_pylist()]
    return features, coded.indices.to_numpy(zero_copy_only=False)


def _kept(
    table: Any,  # noqa: ANN401
    features: list[Feature],
    which: NDArray[Any],
    tally: Tally,
    file: str,
) -> NDArray[np.bool_]:
    counts = np.bincount(which, minlength=len(features))
    for feature, count in zip(features, counts, strict=True):
        if feature.kind < 0:
            tally.leave_out(file, feature.reason, count)
    kept: NDArray[np.bool_] = np.array([feature.kind >= 0 for feature in features] or [False])[which]
    return kept if table.num_rows else np.zeros(0, np.bool_)


def _admin1(table: Any, codes: dict[str, int]) -> NDArray[np.uint16]:  # noqa: ANN401
    joined = pc.binary_join_element_wise(table["country"], table["admin1"], ".")
    coded = joined.combine_chunks().dictionary_encode()
    numbers = []
    for code in coded.dictionary.to_pylist():
        country, _, unit = code.partition(".")
        known = code if country and unit and unit.isalnum() else ""
        number = codes.get(known)
        if number is None:
            number = codes[known] = len(codes) if len(codes) <= MOST_CODES else 0
        numbers.append(number)
    which: NDArray[Any] = coded.indices.to_numpy(zero_copy_only=False)
    found: NDArray[np.uint16] = np.array(numbers or [0], dtype=np.uint16)[which]
    return found


def _radius(radius_m: NDArray[np.float64], population: NDArray[Any]) -> NDArray[np.float64]:
    """Give radii in the record's unit; a settlement's follows from its population, as in the embedded gazetteer."""
    disc_m = np.clip(1000.0 * np.sqrt(population / _PEOPLE_PER_KM2 / np.pi), _LEAST_RADIUS_M, _MOST_RADIUS_M)
    chosen_m = np.where(radius_m > 0, radius_m, disc_m)
    radius: NDArray[np.float64] = np.minimum(np.rint(chosen_m / layout.RADIUS_UNIT_M), layout.MOST_RADIUS)
    return radius


def _strings(column: Any) -> Strings:  # noqa: ANN401
    """Take the bytes out of a column of strings; names longer than a record can say are cut."""
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pc.any(pc.greater(pc.binary_length(array), layout.MAX_NAME_BYTES)).as_py():
        return Strings.of([cut_name(name) for name in array.to_pylist()])
    offsets = np.frombuffer(array.buffers()[1], dtype=np.int32)[array.offset : array.offset + len(array) + 1]
    blob = np.frombuffer(array.buffers()[2] or b"", dtype=np.uint8)[offsets[0] : offsets[-1]]
    return Strings(blob, offsets.astype(np.int64) - offsets[0])
