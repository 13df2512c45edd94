"""``geomap gazetteer build``: a larger gazetteer out of GeoNames' dump files, or one with a user's own places."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import click

from geomap.cli.bar import Bar
from geomap.cli.faults import Exit
from geomap.cli.options import debug_option, overwrite_option, quiet_option
from geomap.cli.terminal import say

_FOLDER = click.Path(path_type=Path)


def _read_countries(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code.strip().upper() for code in (value or "").split(",") if code.strip()))


@click.command(name="build")
@click.option("-o", "--out", type=_FOLDER, required=True, metavar="DIR", help="Folder of the new gazetteer.")
@click.option(
    "--source",
    type=click.Choice(["geonames", "natural-earth", "geoboundaries"]),
    default="geonames",
    show_default=True,
    help="Whose files to read.",
)
@click.option("--from", "folder", type=_FOLDER, metavar="FOLDER", help="Folder with the source's files, as published.")
@click.option(
    "--download",
    is_flag=True,
    help="Fetch the files first, into DIR.downloads; goes on where it was broken off, and keeps them.",
)
@click.option("--mirror", metavar="URL", help="Fetch them from here; default: the publisher's own server.")
@click.option(
    "--countries",
    callback=_read_countries,
    metavar="UA,RU",
    help="Only places of these countries (ISO 3166-1 alpha-2).",
)
@click.option(
    "--min-population",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="N",
    help="Leave out settlements of GeoNames' dump with fewer inhabitants.",
)
@click.option(
    "--layer",
    "layers",
    type=_FOLDER,
    multiple=True,
    metavar="FILE",
    help="Your own places: CSV with name,lat,lon[,country,kind,population,radius_m,aliases], or GeoJSON.",
)
@click.option("--base", type=_FOLDER, metavar="DIR", help="The gazetteer to build on; default: the embedded one.")
@overwrite_option
@quiet_option
@debug_option
def build_command(
    *,
    out: Path,
    source: str,
    folder: Path | None,
    download: bool,
    mirror: str | None,
    countries: tuple[str, ...],
    min_population: int,
    layers: Sequence[Path],
    base: Path | None,
    overwrite: bool,
    quiet: bool,
) -> int:
    """Build a larger gazetteer, or one with your own places, for the option --gazetteer of other commands.

    Whatever the gazetteer that it is built on knows stays: names kept by hand, countries, regions, boundaries.

    geonames adds places of allCountries, country files such as UA, or cities500; the names of alternateNamesV2;
    admin1CodesASCII, admin2Codes and countryInfo. natural-earth adds names in many languages, towns, seas, lakes,
    ranges and rivers, and outlines of countries and first-level units, out of the ne_10m files. geoboundaries adds
    finer outlines of countries (ADM0) and first-level units (ADM1), and second-level units (ADM2), out of
    geoBoundaries-UKR-ADM1.geojson and its like.

    What a folder lacks is told and left out. The old gazetteer at DIR works until the new one is whole. To combine
    sources, build one, then the next with --base.
    """
    from geomap.gazetteer.build import BuildPlan, build_gazetteer  # noqa: PLC0415 (not needed for --help)
    from geomap.gazetteer.gazetteer import EMBEDDED, Gazetteer  # noqa: PLC0415
    from geomap.gazetteer.swap import check_target  # noqa: PLC0415

    _check_usage(source=source, countries=countries, folder=folder, download=download, mirror=mirror, layers=layers)
    check_target(out, overwrite=overwrite)
    beginning = Gazetteer.open(base)
    for code in countries:
        beginning.country(code)
    with Bar(quiet=quiet) as bar:
        if download:
            folder = out.with_name(f"{out.name}.downloads")
            _download(source, folder, countries, mirror, bar)
        plan = BuildPlan(
            out=out,
            dumps=folder,
            source=source,
            layers=tuple(layers),
            base=base or EMBEDDED,
            countries=countries,
            min_population=min_population,
            overwrite=overwrite,
        )
        tally = build_gazetteer(plan, progress=bar.show)
    if not quiet:
        for line in tally.lines():
            say(f"geomap: {line}")
        built = Gazetteer.open(out)
        counts, size = built.meta["counts"], sum(facts["bytes"] for facts in built.meta["files"].values())
        say(
            f"{out}: {built.gazetteer_id}, {counts['places']:,} places, {counts['names']:,} names, {size / 1e6:,.0f} MB"
        )
    spoilt = any(tally.malformed[path.name] for path in layers)
    return Exit.SOME_FAILED if spoilt else Exit.DONE


def _check_usage(
    *,
    source: str,
    countries: Collection[str],
    folder: Path | None,
    download: bool,
    mirror: str | None,
    layers: Sequence[Path],
) -> None:
    if folder and download:
        raise click.UsageError("--from and --download exclude each other")
    if mirror and not download:
        raise click.UsageError("--mirror needs --download")
    if download and source == "geoboundaries" and not countries:
        raise click.UsageError("geoboundaries are fetched by country: give --countries, as in --countries UA,RU")
    if not (folder or download or layers):
        raise click.UsageError("nothing to build from: give --from FOLDER, --download, or --layer FILE")


def _download(source: str, folder: Path, countries: Collection[str], mirror: str | None, bar: Bar) -> None:
    from geomap.gazetteer.download import fetch_source  # noqa: PLC0415 (only here is the network used)

    fetch_source(source, countries, folder, mirror=mirror, progress=bar.show)
