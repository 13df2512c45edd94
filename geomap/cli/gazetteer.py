"""``geomap gazetteer``: what the gazetteer holds, a search in it, whether it is intact; and a larger one."""

from __future__ import annotations

import click

from geomap.cli.faults import Exit
from geomap.cli.group import LazyGroup
from geomap.cli.options import GazetteerChoice, debug_option, gazetteer_options
from geomap.cli.terminal import say, write_line
from geomap.text.printable import shorten


@click.group(name="gazetteer", cls=LazyGroup, lazy={"build": "geomap.cli.gazetteer_build:build_command"})
def gazetteer_group() -> None:
    """Show what the gazetteer holds, search it, verify its files, or build a larger one."""


@gazetteer_group.command(name="info")
@gazetteer_options
@debug_option
def info_command(*, gazetteer_choice: GazetteerChoice) -> int:
    """Show identity, sources, licences and size."""
    gazetteer = gazetteer_choice.open()
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
    return Exit.DONE


@gazetteer_group.command(name="search")
@click.argument("query")
@click.option("--country", metavar="CODE", help="ISO 3166-1 alpha-2 code of the country to look in.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@gazetteer_options
@debug_option
def search_command(*, query: str, country: str | None, limit: int, gazetteer_choice: GazetteerChoice) -> int:
    """Search places by name: the same name first, then names that begin so, then names like it."""
    gazetteer = gazetteer_choice.open()
    code = gazetteer.country(country.upper()).country if country else None
    found = gazetteer.search(query, country=code, limit=limit)
    for entry, score in found:
        place = entry.place
        where = " > ".join([ancestor.name for ancestor in reversed(gazetteer.ancestors(place))])
        write_line(
            f"{score:.2f}  {shorten(place.name, 40)}  {place.kind}  {shorten(where, 60) or '-'}  "
            f"lat {place.position.lat:.5f} lon {place.position.lon:.5f}  {place.population:,}  {place.place_id}"
        )
    if not found:
        say(f"geomap: no name like {query!r} in {gazetteer.gazetteer_id}")
        return Exit.NOTHING_WRITTEN
    return Exit.DONE


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
