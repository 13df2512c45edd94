"""``geomap map``: reports to one self-contained HTML map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geomap.cli.faults import Exit, report
from geomap.cli.options import (
    GazetteerChoice,
    corrections_option,
    debug_option,
    gazetteer_options,
    inputs_argument,
    overwrite_option,
    quiet_option,
    reading_options,
    recognizer_option,
)
from geomap.cli.outputs import check_outputs, check_suffix, make_folders
from geomap.cli.run import Run
from geomap.cli.terminal import say, write_data
from geomap.errors import OutputError
from geomap.summary import summary_line

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.model import Record
    from geomap.read import ReadOptions

_FILE = click.Path(path_type=Path)


@click.command(name="map")
@inputs_argument
@click.option("-o", "--output", type=_FILE, required=True, metavar="FILE", help="The HTML file, or - .")
@click.option("--geojson", type=_FILE, metavar="FILE", help="Write the events as GeoJSON, too.")
@click.option("--gpkg", type=_FILE, metavar="FILE", help="Write every layer as GeoPackage, too.")
@click.option("--title", metavar="TEXT", help="Title of the map; default: the document's.")
@reading_options
@recognizer_option
@corrections_option
@gazetteer_options
@overwrite_option
@quiet_option
@debug_option
def map_command(
    *,
    inputs: tuple[str, ...],
    output: Path,
    geojson: Path | None,
    gpkg: Path | None,
    title: str | None,
    reading: ReadOptions,
    recognizers: tuple[str, ...],
    corrections: Path | None,
    gazetteer_choice: GazetteerChoice,
    overwrite: bool,
    quiet: bool,
) -> int:
    """Map reports: one HTML file with pins, claim zones, verdicts and the text they come from.

    Prints one line a document: what was found in it.

    \b
    Examples:
      geomap map report.txt -o report.html
      geomap map seeds/*.txt -o maps/seeds.html --gpkg maps/seeds.gpkg --published 2026-01-07
    """  # noqa: D301 (click reads \b itself)
    if "-" in {str(geojson), str(gpkg)}:
        raise click.UsageError("only -o can be - (standard output); name a file for --geojson and --gpkg")
    outputs = (output, geojson, gpkg)
    check_outputs(outputs, inputs=inputs, overwrite=overwrite)
    check_suffix(output, (".html", ".htm"), what="the map is HTML and")
    check_suffix(geojson, (".geojson", ".json"), what="GeoJSON")
    check_suffix(gpkg, (".gpkg",), what="GeoPackage")
    gazetteer = gazetteer_choice.open()
    run = Run(reading=reading, gazetteer=gazetteer, recognizers=recognizers, corrections=corrections, quiet=quiet)
    records: list[Record] = []
    for record in run.records(inputs):
        records.append(record)
        if not quiet:
            say(summary_line(record))
    if records:
        make_folders(outputs)
        _write_html(records, gazetteer, output, title=title, overwrite=overwrite)
        try:
            _write_layers(records, (geojson, gpkg), overwrite=overwrite)
        except OutputError as error:
            report(error, after=f"the map is in {output}")
            return Exit.SOME_FAILED
        if not quiet and str(output) != "-":
            say(f"written: {', '.join(str(path) for path in outputs if path)}")
    return run.exit_code(written=f"the rest is in {output}")


def _write_html(
    records: list[Record], gazetteer: Gazetteer, output: Path, *, title: str | None, overwrite: bool
) -> None:
    from geomap.render import render_html, write_html  # noqa: PLC0415 (imports folium)

    if str(output) == "-":
        write_data(render_html(records, gazetteer, title=title).encode())
    else:
        write_html(records, gazetteer, output, title=title, overwrite=overwrite)


def _write_layers(records: list[Record], paths: tuple[Path | None, ...], *, overwrite: bool) -> None:
    wanted = [path for path in paths if path is not None]
    if not wanted:
        return
    from geomap.export import write  # noqa: PLC0415 (imports geopandas)
    from geomap.frames import frames_of  # noqa: PLC0415 (imports geopandas)

    layers = frames_of(records)
    for path, name in zip(paths, ("geojson", "gpkg"), strict=True):
        if path is not None:
            write(layers, path, format=name, overwrite=overwrite)
