"""``geomap geocode``: names to positions."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from geomap.cli.faults import Exit
from geomap.cli.options import GazetteerChoice, debug_option, gazetteer_options, quiet_option
from geomap.cli.positions import read_position
from geomap.cli.terminal import say, write_data, write_line
from geomap.model import LonLat, Reason
from geomap.text.printable import shorten

if TYPE_CHECKING:
    from geomap.api.candidates import Candidate

_MAX_NAME = 1000


@click.command(name="geocode")
@click.argument("names", metavar="NAME... | -", nargs=-1, required=True)
@click.option("--country", metavar="CODE", help="ISO 3166-1 alpha-2 code of the country to look in.")
@click.option("--country-bias", metavar="CODE", help="Prefer places in this country to others of the same name.")
@click.option("--near", callback=read_position, metavar="LON,LAT", help="Prefer places near this position.")
@click.option("--all", "show_all", is_flag=True, help="Show every candidate, names that are only alike included.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Most candidates a name.")
@click.option(
    "-f", "--format", "output_format", type=click.Choice(["text", "jsonl"]), default="text", show_default=True
)
@gazetteer_options
@quiet_option
@debug_option
def geocode_command(
    *,
    names: tuple[str, ...],
    country: str | None,
    country_bias: str | None,
    near: LonLat | None,
    show_all: bool,
    limit: int,
    output_format: str,
    gazetteer_choice: GazetteerChoice,
    quiet: bool,
) -> int:
    """Find where names are: name, kind, country, latitude and longitude.

    - reads names from standard input, one a line. jsonl gives every candidate, best first, with its reasons.

    \b
    Examples:
      geomap geocode Kharkiv Dnipro
      geomap geocode Springfield --all --near -89.6,39.8
      geomap geocode "Paris, Texas" -f jsonl
    """  # noqa: D301 (click reads \b itself)
    from geomap.api.candidates import SURE_ENOUGH, find_candidates  # noqa: PLC0415 (not needed for --help)

    gazetteer = gazetteer_choice.open()
    for code in filter(None, (country, country_bias)):
        gazetteer.country(code.upper())
    total = missing = 0
    if output_format == "text":
        write_line(_row("name given", "place", "kind", "in", "lat", "lon", "score", "id"))
    for name in _names(names):
        total += 1
        candidates = find_candidates(
            gazetteer,
            name[:_MAX_NAME],
            country=country,
            country_bias=country_bias,
            near=near,
            alike=show_all,
            limit=limit,
        )
        sure = [candidate for candidate in candidates if candidate.likeness >= SURE_ENOUGH]
        missing += not sure
        if candidates and not sure and not show_all and not quiet:
            say(f"geomap: {name!r} not found; the name most like it is {candidates[0].place.name!r} (--all shows such)")
        shown = candidates if show_all else sure if output_format == "jsonl" else sure[:1]
        _write(name, shown, output_format)
    if missing and not quiet:
        say(f"geomap: {missing} of {total} names not found in {gazetteer.gazetteer_id}")
    if not total or missing == total:
        return Exit.NOTHING_WRITTEN
    return Exit.SOME_FAILED if missing else Exit.DONE


def _names(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word != "-":
            yield word
            continue
        for line in sys.stdin.buffer:
            name = line.decode("utf-8-sig", "replace").strip()
            if name:
                yield name


def _write(name: str, candidates: Iterable[Candidate], output_format: str) -> None:
    rows = list(candidates)
    if output_format == "jsonl":
        from geomap.frames.json_text import dumps  # noqa: PLC0415 (not needed for --help)

        for line in _lines(name, rows):
            write_data(dumps(line) + b"\n")
        return
    for candidate in rows:
        place = candidate.place
        lat, lon = f"{place.position.lat:.5f}", f"{place.position.lon:.5f}"
        where = place.admin1 or place.country or "-"
        write_line(_row(name, place.name, place.kind, where, lat, lon, f"{candidate.score:.2f}", place.place_id))
    if not rows:
        write_line(_row(name, "not found", "-", "-", "-", "-", "-", "-"))


def _lines(name: str, candidates: Sequence[Candidate]) -> Iterator[dict[str, Any]]:
    keys = ("query", "rank", "place_id", "name", "kind", "country", "admin1", "lon", "lat", "score", "reasons")
    for rank, candidate in enumerate(candidates, start=1):
        place, score = candidate.place, round(candidate.score, 4)
        position = (round(place.position.lon, 6), round(place.position.lat, 6))
        facts = (place.place_id, place.name, place.kind.value, place.country, place.admin1, *position, score)
        yield dict(zip(keys, (name, rank, *facts, [_reason(reason) for reason in candidate.reasons]), strict=True))
    if not candidates:
        nothing = [{"rule": "not-found", "text": "no name in the gazetteer is like it", "weight": None}]
        yield dict.fromkeys(keys) | {"query": name, "reasons": nothing}


def _reason(reason: Reason) -> dict[str, Any]:
    return {"rule": reason.rule, "text": reason.text, "weight": reason.weight}


def _row(*cells: str) -> str:
    widths = (24, 24, 9, 8, 10, 11, 6)
    padded = [shorten(str(cell), 60).ljust(width) for cell, width in zip(cells, widths, strict=False)]
    return " ".join([*padded, str(cells[-1])]).rstrip()
