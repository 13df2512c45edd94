"""Every exchangeable part by name: ``group -> name -> "module:attribute"``.

A new reader, recogniser, finder, extractor, check, format or map layer is one file and one line here. Other people's
packages add theirs by an entry point in the group ``geomap.<group>``; a name of ours wins over a name of theirs.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from geomap.errors import UnknownNameError

PARTS: dict[str, dict[str, str]] = {
    "reader": {
        "text": "geomap.read.plain_text:read_plain_text",
        "html": "geomap.read.html_page:read_html_page",
        "jsonl": "geomap.read.json_lines:read_json_lines",
        "csv": "geomap.read.csv_table:read_csv_table",
    },
    "recognizer": {
        "gazetteer": "geomap.recognize.scan:find_names",
        "headed-name": "geomap.recognize.headed:find_headed",
        "coordinates": "geomap.recognize.coordinates:find_coordinates",
    },
    "finder": {
        "spacy": "geomap.recognize.finders.spacy_finder:open_spacy",
        "gliner": "geomap.recognize.finders.gliner_finder:open_gliner",
        "transformers": "geomap.recognize.finders.transformers_finder:open_transformers",
        "llm": "geomap.recognize.finders.llm:make",
    },
    "extractor": {
        "distance.coast": "geomap.extract.distance.coast:read_off_coast",
        "distance.zone": "geomap.extract.distance.zone:read_zone",
        "distance.line": "geomap.extract.distance.line:read_line_length",
        "distance.weapon": "geomap.extract.distance.weapon:read_weapon_range",
        "distance.inside": "geomap.extract.distance.inside:read_inside",
        "distance.movement": "geomap.extract.distance.movement:read_movement",
        "distance.between": "geomap.extract.distance.between:read_between",
        "distance.away": "geomap.extract.distance.away:read_away",
        "distance.implicit": "geomap.extract.distance.implicit:read_implicit",
        "distance.travel": "geomap.extract.distance.travel:read_travel",
        "distance.unmeasured": "geomap.extract.distance.unmeasured:read_unmeasured",
    },
    "check": {
        "distance_from": "geomap.check.distance:check_distance",
        "border_distance": "geomap.check.border:check_border",
        "depth_inside": "geomap.check.depth:check_depth",
        "off_coast": "geomap.check.coast:check_coast",
        "between": "geomap.check.between:check_between",
        "halfway": "geomap.check.between:check_between",
        "zone_width": "geomap.check.zone:check_width",
        "zone_radius": "geomap.check.zone:check_radius",
        "line_length": "geomap.check.line:check_line",
        "weapon_range": "geomap.check.weapon:check_range",
        "travel_time": "geomap.check.travel:check_travel",
        "movement": "geomap.check.movement:check_movement",
        "proximity": "geomap.check.proximity:check_proximity",
    },
    "claim_check": {
        "one_subject": "geomap.check.together.subjects:check_subjects",
        "published_range": "geomap.check.together.published:check_published",
    },
    "event_check": {
        "sightings": "geomap.check.together.sightings:check_sightings",
        "counts": "geomap.check.together.counts:check_counts",
    },
    "format": {
        "geojson": "geomap.export.geojson:FORMAT",
        "geojsonseq": "geomap.export.geojsonseq:FORMAT",
        "gpkg": "geomap.export.geopackage:FORMAT",
        "parquet": "geomap.export.parquet:FORMAT",
        "fgb": "geomap.export.flatgeobuf:FORMAT",
        "kml": "geomap.export.kml:FORMAT",
        "csv": "geomap.export.csv_table:FORMAT",
        "csv-raw": "geomap.export.csv_table:RAW_FORMAT",
        "jsonl": "geomap.export.jsonl:FORMAT",
        "acled": "geomap.export.acled:FORMAT",
        "ucdp": "geomap.export.ucdp:FORMAT",
        "plover": "geomap.export.plover:FORMAT",
        "timemap": "geomap.export.timemap:FORMAT",
    },
}


@cache
def _foreign(group: str) -> dict[str, str]:
    return {point.name: point.value for point in entry_points(group=f"geomap.{group}")}


def names(group: str) -> tuple[str, ...]:
    """List the names in a group, ours first, in order of registration.

    Parameters
    ----------
    group
        A key of `PARTS`.

    Returns
    -------
    tuple of str
        Names that `load` takes.
    """
    ours = PARTS[group]
    return (*ours, *sorted(name for name in _foreign(group) if name not in ours))


def load(group: str, name: str) -> Any:  # noqa: ANN401 (what a part is depends on its group)
    """Import a part.

    Parameters
    ----------
    group
        A key of `PARTS`.
    name
        One of ``names(group)``.

    Returns
    -------
    object
        Whatever the string points at.

    Raises
    ------
    UnknownNameError
        When the group has no such name; the message lists the valid ones.
    """
    target = PARTS[group].get(name) or _foreign(group).get(name)
    if target is None:
        message = f"no {group} named {name!r}; there are: {', '.join(names(group)) or 'none'}"
        raise UnknownNameError(message)
    module, _, attribute = target.partition(":")
    return getattr(import_module(module), attribute)
