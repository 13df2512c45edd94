"""Natural Earth: names in many languages, towns, outlines of countries and units, seas, lakes, ranges and rivers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.boundaries_layer import polygons_only, repaired
from geomap.gazetteer.build.addition import Addition, Outline
from geomap.gazetteer.build.matching import NATURAL, Known, is_name, other_names, position_of, radius_m
from geomap.gazetteer.build.publishers import Dataset, Publisher
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.build.vectors import Feature, read_features
from geomap.gazetteer.columns.progress import Progress
from geomap.gazetteer.compile.polygons_keys import Drawn
from geomap.gazetteer.compile.settlements import settlement_radius_m
from geomap.gazetteer.names import NameFlag
from geomap.model import LonLat, Place, PlaceKind
from geomap.tables import read_table

_TOWN_WITHIN = 0.2
_NATURAL_WITHIN = 2.0
_MOST_PEOPLE = 2**32 - 1
_MOST = 2**53
_ELSEWHERE = "in another country"


@cache
def _kinds() -> dict[str, str]:
    return {row["featurecla"]: row["kind"] for row in read_table("gazetteer_featurecla")}


def read_natural_earth(
    datasets: Sequence[Dataset], publisher: Publisher, known: Known, tally: Tally, progress: Progress
) -> Addition:
    """Read what a folder has of Natural Earth.

    Parameters
    ----------
    datasets
        Its files; those without a path are passed over.
    publisher
        What is known of Natural Earth.
    known
        The gazetteer that this is added to, and the countries wanted.
    tally, progress
        Told what is read, left out and malformed.

    Returns
    -------
    Addition
        A feature that the gazetteer has already gives it names and an outline; others are new places.
    """
    reader = _Reader(publisher, known, tally)
    present = [dataset for dataset in datasets if dataset.path]
    for done, dataset in enumerate(present):
        progress(f"reading {dataset.stem}", done / len(present))
        reader.read(dataset)
    return reader.added


class _Reader:
    def __init__(self, publisher: Publisher, known: Known, tally: Tally) -> None:
        self.added = Addition()
        self._publisher, self._known, self._tally = publisher, known, tally
        self._file = ""

    def read(self, dataset: Dataset) -> None:
        if dataset.path is None:
            return
        self._file = dataset.path.name
        features = read_features(dataset.path, self._tally)
        if dataset.role == "lines":
            self._rivers(dataset, list(features))
            return
        take = {"countries": self._country, "admin1": self._unit, "towns": self._town}.get(dataset.role)
        for feature in features:
            if take:
                take(feature)
            else:
                self._natural(feature, feature.geometry, self._ident(feature, dataset))

    def _ident(self, feature: Feature, dataset: Dataset) -> str:
        return f"{self._publisher.key}:{_number(feature, 'ne_id') or f'{dataset.stem}-{feature.number}'}"

    def _code(self, feature: Feature) -> str:
        """Give the wanted country of a feature; "" when there is none."""
        codes = (feature.text(name).upper() for name in ("iso_a2_eh", "iso_a2"))
        code = next((code for code in codes if code in self._known.country_ids), "")
        if not code or not self._known.wants(code):
            self._tally.leave_out(self._file, _ELSEWHERE if code else "of no country that the gazetteer has")
            return ""
        return code

    def _ground(self, feature: Feature) -> BaseGeometry | None:
        ground = polygons_only(repaired(feature.geometry))
        if ground.is_empty:
            self._tally.fault(self._file, feature.number, "no polygon")
            return None
        return ground

    def _country(self, feature: Feature) -> None:
        code, ground = self._code(feature), self._ground(feature)
        if not code or ground is None:
            return
        before = self.added.countries.get(code)
        whole = ground if before is None else polygons_only(shapely.union(before[0], ground))
        self.added.countries[code] = (whole, self._publisher.accuracy_m)
        self.added.add_names(self._known.country_ids[code], other_names(feature), NameFlag.ALTERNATE)

    def _unit(self, feature: Feature) -> None:
        code, ground = self._code(feature), self._ground(feature)
        if not code or ground is None:
            return
        drawn, _ = self.added.units.setdefault(code, ([], self._publisher.accuracy_m))
        drawn.append(Drawn(feature.text("name", "name_en"), ground))
        number = feature.facts.get("gn_id")
        place = (
            self._known.place(f"geonames:{int(number)}") if isinstance(number, (int, float)) and number > 0 else None
        )
        if place is None or place.kind is not PlaceKind.ADMIN1:
            self._tally.leave_out(self._file, "names of a unit that GeoNames' number does not tell")
        else:
            self.added.add_names(place.place_id, other_names(feature), NameFlag.ALTERNATE)

    def _town(self, feature: Feature) -> None:
        code, name = self._code(feature), feature.text("name", "nameascii")
        if not code:
            return
        names = other_names(feature)
        number = _number(feature, "geonameid", "geonamesid")
        place = self._known.place(f"geonames:{number}") if number else None
        place = place or self._known.find([name, *names], {PlaceKind.CITY}, feature.geometry, within=_TOWN_WITHIN)
        if place is not None:
            self.added.add_names(place.place_id, names, NameFlag.ALTERNATE)
            return
        population = min(_number(feature, "pop_max"), _MOST_PEOPLE)
        ident = f"{self._publisher.key}:town-{number or feature.number}"
        self._add(
            feature,
            ident,
            name,
            kind=PlaceKind.CITY,
            geometry=feature.geometry,
            country=code,
            population=population,
        )

    def _natural(self, feature: Feature, geometry: BaseGeometry, ident: str) -> None:
        name, kind = feature.text("name", "name_en", "label"), _kinds().get(feature.text("featurecla").lower(), "")
        if not name or not kind:
            self._tally.leave_out(self._file, "a kind that is not used" if name else "no name")
            return
        if not self._known.wants_ground(geometry):
            self._tally.leave_out(self._file, _ELSEWHERE)
            return
        names = other_names(feature)
        place = self._known.find([name, *names], NATURAL, geometry, within=_NATURAL_WITHIN)
        if place is not None:
            ident = place.place_id
            self.added.add_names(ident, names, NameFlag.ALTERNATE)
        else:
            self._add(feature, ident, name.title() if name.isupper() else name, kind=PlaceKind(kind), geometry=geometry)
        if shapely.get_dimensions(geometry):
            shaped = repaired(geometry) if shapely.get_dimensions(geometry) > 1 else geometry
            self.added.outlines[ident] = Outline(shaped, self._publisher.accuracy_m, "")

    def _rivers(self, dataset: Dataset, features: Sequence[Feature]) -> None:
        """Take the stretches of one river together: they have its name and number."""
        stretches: dict[tuple[str, str], list[Feature]] = defaultdict(list)
        for feature in features:
            if shapely.get_dimensions(feature.geometry) != 1:
                self._tally.fault(dataset.path.name if dataset.path else "", feature.number, "no line")
            else:
                stretches[feature.text("name", "name_en"), str(feature.facts.get("rivernum"))].append(feature)
        for first, *others in stretches.values():
            course = shapely.line_merge(shapely.union_all([each.geometry for each in (first, *others)]))
            self._natural(first, course, self._ident(first, dataset))

    def _add(
        self,
        feature: Feature,
        ident: str,
        name: str,
        *,
        kind: PlaceKind,
        geometry: BaseGeometry,
        country: str | None = None,
        population: int = 0,
    ) -> None:
        if not is_name(name):
            self._tally.fault(self._file, feature.number, "no name, or one of more than 200 letters")
            return
        position: LonLat = position_of(geometry)
        admin1 = self._known.gazetteer.boundaries.admin1_at(position) if country else None
        self.added.places.append(
            Place(
                place_id=ident,
                name=name,
                kind=kind,
                position=position,
                radius_m=settlement_radius_m(population) if kind is PlaceKind.CITY else radius_m(geometry),
                country=country,
                admin1=admin1,
                population=population,
                source=self._publisher.title,
            )
        )
        self.added.add_names(ident, [name], NameFlag.OFFICIAL)
        self.added.add_names(ident, other_names(feature), NameFlag.ALTERNATE)


def _number(feature: Feature, *names: str) -> int:
    """Give the first of several facts that is a number above 0, whole; 0 without."""
    values = (feature.facts.get(name) for name in names)
    return next((int(value) for value in values if isinstance(value, (int, float)) and 0 < value < _MOST), 0)
