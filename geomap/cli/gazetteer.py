"""``geomap gazetteer``: what the gazetteer holds, a search in it, whether it is intact; and a larger one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from geomap.cli.faults import Exit
from geomap.cli.gazetteer_rows import Row, format_option, place_line, place_row, write_rows
from geomap.cli.group import LazyGroup
from geomap.cli.options import GazetteerChoice, debug_option, gazetteer_options
from geomap.cli.terminal import say, write_line

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer, NameFlag
    from geomap.model import Place


_ELSEWHERE = {
    "search": "geomap.cli.gazetteer_search:search_command",
    "at": "geomap.cli.gazetteer_search:at_command",
    "build": "geomap.cli.gazetteer_build:build_command",
}


@click.group(name="gazetteer", cls=LazyGroup, lazy=_ELSEWHERE)
def gazetteer_group() -> None:
    """Search the gazetteer, show what it holds and what lies at a position, verify its files, or build a larger one."""


@gazetteer_group.command(name="info")
@click.argument("place", metavar="[ID | NAME]", required=False)
@format_option
@gazetteer_options
@debug_option
def info_command(*, place: str | None, output_format: str, gazetteer_choice: GazetteerChoice) -> int:
    """Show identity, sources, licences and size; or, of a place, all that is known.

    \b
    Examples:
      geomap gazetteer info
      geomap gazetteer info geonames:706483
      geomap gazetteer info Kharkov -f jsonl
    """  # noqa: D301 (click reads \b itself)
    gazetteer = gazetteer_choice.open()
    if place is None:
        if output_format != "text":
            raise click.UsageError("--format is for places; name one, by its id or name")
        _write_identity(gazetteer)
        return Exit.DONE
    if write_rows(_facts(gazetteer, place), output_format, _paragraph):
        return Exit.DONE
    alike = gazetteer.search(place, limit=1)
    hint = f"; the name most like it is {alike[0][0].place.name!r}" if alike else ""
    say(f"geomap: no place called {place!r} in {gazetteer.gazetteer_id}{hint}; see 'geomap gazetteer search'")
    return Exit.NOTHING_WRITTEN


def _write_identity(gazetteer: Gazetteer) -> None:
    meta = gazetteer.meta
    write_line(f"id           {gazetteer.gazetteer_id}")
    write_line(f"sha256       {gazetteer.sha256}")
    write_line(f"path         {gazetteer.path}")
    write_line(f"world view   {gazetteer.world_view} (it holds: {', '.join(meta['world_views'])})")
    for noun, count in meta["counts"].items():
        write_line(f"{noun:<12} {count:,}")
    write_line(f"{'size':<12} {sum(facts['bytes'] for facts in meta['files'].values()) / 1e6:,.1f} MB")
    for source in meta["sources"]:
        write_line(f"source       {source['name']} {source['version']}: {source['licence']}")


def _facts(gazetteer: Gazetteer, asked: str) -> Iterator[Row]:
    """Give a row for each place of a name, most important first, or for the one with this id."""
    if ":" in asked and not gazetteer.lookup(asked):
        senses: list[tuple[Place, str | None]] = [(gazetteer.place(asked), None)]
    else:
        senses = [(entry.place, _words(entry.flags)) for entry in gazetteer.lookup(asked)]
    for place, relation in senses:
        names = [f"{key} ({_words(flags)})" for key, flags in gazetteer.names_of(place.place_id)]
        yield place_row(gazetteer, place, asked=asked, asked_is=relation) | {"names": "; ".join(names)}


def _words(flags: NameFlag) -> str:
    return ", ".join((flag.name or "").lower().replace("_", " ") for flag in flags)


def _paragraph(row: Row) -> str:
    is_what = f"  [{row['asked_is']}]" if row["asked_is"] else ""
    return f"{place_line(row)}{is_what}  radius {row['radius_m'] / 1000:,.1f} km  from {row['source']}: {row['names']}"


@gazetteer_group.command(name="verify")
@gazetteer_options
@debug_option
def verify_command(*, gazetteer_choice: GazetteerChoice) -> int:
    """Compare every file with the hash recorded when it was compiled, and the places with what must be there."""
    from geomap.gazetteer.verify import verify  # noqa: PLC0415 (not needed for --help)

    gazetteer = gazetteer_choice.open()
    findings = verify(gazetteer.path)
    faults = [finding for finding in findings if not finding.passed]
    for fault in faults:
        say(f"geomap: error: {fault.check}: {fault.detail}; reinstall geomap, or build the gazetteer again")
    if faults:
        return Exit.CHECK_FAILED
    write_line(f"intact: {len(findings)} checks of {gazetteer.gazetteer_id} in {gazetteer.path}")
    return Exit.DONE
