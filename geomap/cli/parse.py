"""``geomap parse``: reports to tables, in any format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click

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
from geomap.cli.outputs import check_outputs, make_folders
from geomap.cli.run import Run
from geomap.cli.tally import Tally
from geomap.cli.terminal import StandardOutput, say
from geomap.errors import UnknownNameError
from geomap.summary import summary_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.export import Format
    from geomap.model import Record
    from geomap.read import ReadOptions

_DEFAULT_FORMAT = "geojson"


@click.command(name="parse")
@inputs_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="-", metavar="FILE", help="Default: standard output."
)
@click.option(
    "-f",
    "--format",
    "format_name",
    metavar="FORMAT",
    help="geojson, geojsonseq, gpkg, parquet, fgb, kml, csv or jsonl, or a form of the field: acled, ucdp, plover or "
    "timemap; default: by the output's suffix, else geojson.",
)
@click.option(
    "--layer",
    multiple=True,
    metavar="NAME",
    help="documents, places, events, claims, links, duplicates or agreements; repeatable.",
)
@click.option("--accepted", is_flag=True, help="Leave out what is no place here: surnames, companies, months.")
@reading_options
@recognizer_option
@corrections_option
@gazetteer_options
@overwrite_option
@quiet_option
@debug_option
def parse_command(
    *,
    inputs: tuple[str, ...],
    output: Path,
    format_name: str | None,
    layer: tuple[str, ...],
    accepted: bool,
    reading: ReadOptions,
    recognizers: tuple[str, ...],
    corrections: Path | None,
    gazetteer_choice: GazetteerChoice,
    overwrite: bool,
    quiet: bool,
) -> int:
    """Parse reports into tables of places, events, claims and links.

    jsonl gives one line a document with everything that was found; it is written as documents are done.

    \b
    Examples:
      geomap parse report.txt > events.geojson
      geomap parse reports/ -o reports.gpkg
      geomap parse reports/ -f acled -o events.csv
      cat reports.jsonl | geomap parse - -f jsonl --accepted > results.jsonl
    """  # noqa: D301 (click reads \b itself)
    chosen = _choose_format(format_name, output, layer)
    check_outputs((output,), inputs=inputs, overwrite=overwrite)
    run = Run(
        reading=reading,
        gazetteer=gazetteer_choice.open(),
        recognizers=recognizers,
        corrections=corrections,
        quiet=quiet,
    )
    to_stdout = str(output) == "-"
    tally = Tally(chosen)
    records = tally.watch(_told(run, inputs, quiet=quiet or to_stdout))
    if accepted:
        records = (record.without_rejected() for record in records)
    if to_stdout:
        _stream(records, chosen, layer)
    else:
        _write(records, output, chosen, layer, overwrite=overwrite)
    if tally.left_out and not quiet:
        say(tally.sentence())
    return run.exit_code(written="the rest is on standard output" if to_stdout else f"the rest is in {output}")


def _choose_format(name: str | None, output: Path, layer: tuple[str, ...]) -> Format:
    """Find the format and refuse what it cannot do, before the work starts."""
    from geomap.export import format_for, formats  # noqa: PLC0415 (not needed for --help)

    to_stdout = str(output) == "-"
    chosen = format_for(output, name or (_DEFAULT_FORMAT if to_stdout else None))
    chosen.choose(layer or None)
    if to_stdout and chosen.save is not None:
        text = ", ".join(each.name for each in formats() if each.save is None)
        raise UnknownNameError(
            f"{chosen.name} cannot go to standard output; name a file with -o, or use one of: {text}"
        )
    return chosen


def _told(run: Run, inputs: tuple[str, ...], *, quiet: bool) -> Iterator[Record]:
    for record in run.records(inputs):
        if not quiet:
            say(summary_line(record))
        yield record


def _stream(records: Iterator[Record], chosen: Format, layer: tuple[str, ...]) -> None:
    from geomap.export import write_stream  # noqa: PLC0415 (not needed for --help)

    first = next(records, None)
    if first is not None:
        with StandardOutput() as stream:
            write_stream(_chained(first, records), cast("BinaryIO", stream), chosen.name, layer=layer or None)


def _write(records: Iterator[Record], output: Path, chosen: Format, layer: tuple[str, ...], *, overwrite: bool) -> None:
    from geomap.export import write  # noqa: PLC0415 (not needed for --help)

    first = next(records, None)
    if first is not None:
        make_folders((output,))
        write(_chained(first, records), output, format=chosen.name, overwrite=overwrite, layer=layer or None)


def _chained(first: Record, rest: Iterator[Record]) -> Iterator[Record]:
    yield first
    yield from rest
