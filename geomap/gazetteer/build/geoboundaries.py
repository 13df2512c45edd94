"""geoBoundaries: finer outlines of countries and first-level units, and units of the second level."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.boundaries_layer import polygons_only, repaired
from geomap.gazetteer.build.addition import Addition, Outline
from geomap.gazetteer.build.matching import Known, is_name, position_of, radius_m
from geomap.gazetteer.build.publishers import Dataset, Publisher, alpha3_codes
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.build.vectors import Feature, read_features
from geomap.gazetteer.columns.progress import Progress
from geomap.gazetteer.compile.polygons_keys import Drawn
from geomap.gazetteer.names import NameFlag
from geomap.model import Place, PlaceKind

_TOLERANCE = 0.0005
"""Outlines are simplified to this many degrees (56 m), a fifth of their declared accuracy."""
_UNIT_WITHIN = 0.05


def read_geoboundaries(
    datasets: Sequence[Dataset], publisher: Publisher, known: Known, tally: Tally, progress: Progress
) -> Addition:
    """Read what a folder has of geoBoundaries.

    Parameters
    ----------
    datasets
        Its files; those without a path are passed over.
    publisher
        What is known of geoBoundaries.
    known
        The gazetteer that this is added to.
    tally, progress
        Told what is read, left out and malformed.

    Returns
    -------
    Addition
        Outlines of countries and first-level units; second-level units, new or those that the gazetteer has by name.
    """
    added = Addition()
    codes = {alpha3: alpha2 for alpha2, alpha3 in alpha3_codes().items() if alpha2 in known.country_ids}
    present = [dataset for dataset in datasets if dataset.path]
    for done, dataset in enumerate(present):
        progress(f"reading {dataset.stem}", done / len(present))
        code = codes.get(dataset.stem.split("-")[1])
        if code is None or dataset.path is None:
            tally.leave_out(dataset.stem, "of no country that the gazetteer has")
            continue
        features = _of_country(dataset, dataset.path.name, tally)
        if dataset.role == "admin2":
            _add_units(added, features, code, publisher, known)
        elif features and dataset.role == "admin1":
            shapes = shapely.coverage_simplify([ground for _, ground in features], _TOLERANCE)
            drawn = [Drawn(each.text("shapename"), repaired(g)) for (each, _), g in zip(features, shapes, strict=True)]
            added.units[code] = (drawn, publisher.accuracy_m)
        elif features:
            whole = shapely.simplify(shapely.union_all([ground for _, ground in features]), _TOLERANCE)
            added.countries[code] = (polygons_only(repaired(whole)), publisher.accuracy_m)
    return added


def _of_country(dataset: Dataset, file: str, tally: Tally) -> list[tuple[Feature, BaseGeometry]]:
    """Give the polygons of a file that belong to the country that it is named after."""
    found: list[tuple[Feature, BaseGeometry]] = []
    alpha3 = dataset.stem.split("-")[1]
    if dataset.path is None:
        return found
    for feature in read_features(dataset.path, tally):
        ground = polygons_only(repaired(feature.geometry))
        if feature.text("shapegroup") not in {alpha3, ""}:
            tally.leave_out(file, "of another country than the file")
        elif ground.is_empty:
            tally.fault(file, feature.number, "no polygon")
        elif dataset.role != "countries" and not is_name(feature.text("shapename")):
            tally.fault(file, feature.number, "no shapeName, or one of more than 200 letters")
        else:
            found.append((feature, ground))
    return found


def _add_units(
    added: Addition,
    features: Sequence[tuple[Feature, BaseGeometry]],
    code: str,
    publisher: Publisher,
    known: Known,
) -> None:
    for feature, ground in features:
        name = feature.text("shapename")
        place = known.find([name], {PlaceKind.ADMIN2}, ground, within=_UNIT_WITHIN)
        ident = place.place_id if place else f"{publisher.key}:{feature.text('shapeid') or f'{code}-{feature.number}'}"
        shape = repaired(shapely.simplify(ground, _TOLERANCE))
        added.outlines[ident] = Outline(shape, publisher.accuracy_m, code)
        if place is None:
            position = position_of(ground)
            added.places.append(
                Place(
                    place_id=ident,
                    name=name,
                    kind=PlaceKind.ADMIN2,
                    position=position,
                    radius_m=radius_m(ground),
                    country=code,
                    admin1=known.gazetteer.boundaries.admin1_at(position),
                    source=publisher.title,
                )
            )
            added.add_names(ident, [name], NameFlag.OFFICIAL)
