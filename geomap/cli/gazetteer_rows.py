"""Places of the gazetteer as lines: for a reader, as JSON lines or as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from geomap.cli.terminal import write_data, write_line
from geomap.text.printable import shorten

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.model import Place

Row = dict[str, Any]

format_option = click.option(
    "-f", "--format", "output_format", type=click.Choice(["text", "jsonl", "csv"]), default="text", show_default=True
)


def place_row(gazetteer: Gazetteer, place: Place, **facts: object) -> Row:
    """Give a place as a row.

    Parameters
    ----------
    gazetteer
        Where it is from.
    place
        The place.
    **facts
        Columns that come before those of the place.

    Returns
    -------
    dict
        The facts, then place_id, name, kind, country, admin1, within (names of what it lies in, nearest first), lon,
        lat (degrees), radius_m, population and source.
    """
    return {
        **facts,
        "place_id": place.place_id,
        "name": place.name,
        "kind": place.kind.value,
        "country": place.country,
        "admin1": place.admin1,
        "within": ", ".join(each.name for each in gazetteer.ancestors(place)) or None,
        "lon": round(place.position.lon, 6),
        "lat": round(place.position.lat, 6),
        "radius_m": round(place.radius_m),
        "population": place.population,
        "source": place.source,
    }


def place_line(row: Mapping[str, Any]) -> str:
    """Give a row of `place_row` as one line for a reader."""
    score = "" if row.get("score") is None else f"{row['score']:.2f}  "
    away = "" if row.get("distance_m") is None else f"  {row['distance_m'] / 1000:,.1f} km away"
    return (
        f"{score}{shorten(row['name'], 40)}  {row['kind']}  {shorten(row['within'] or '-', 60)}  "
        f"lat {row['lat']:.5f} lon {row['lon']:.5f}  {row['population']:,}  {row['place_id']}{away}"
    )


def write_rows(rows: Iterable[Row], output_format: str, line_of: Callable[[Row], str] = place_line) -> int:
    """Write rows on standard output.

    Parameters
    ----------
    rows
        Rows of the same columns.
    output_format
        ``"text"``, ``"jsonl"`` or ``"csv"``.
    line_of
        How a row reads as text.

    Returns
    -------
    int
        How many were written; of none not even the head of a CSV.
    """
    written = 0
    for row in rows:
        if output_format == "jsonl":
            from geomap.frames.json_text import dumps  # noqa: PLC0415 (not needed for --help)

            write_data(dumps(row) + b"\n")
        elif output_format == "csv":
            write_data((_csv(row) if written == 0 else "").encode() + _csv(row.values()).encode("utf-8", "replace"))
        else:
            write_line(line_of(row))
        written += 1
    return written


def _csv(cells: Iterable[object]) -> str:
    with io.StringIO(newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerow(cells)
        return stream.getvalue()
