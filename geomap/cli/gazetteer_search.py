"""``geomap gazetteer search`` and ``at``: places by name, kind and position; what lies at a position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from geomap.cli.faults import Exit
from geomap.cli.gazetteer_rows import Row, format_option, place_line, place_row, write_rows
from geomap.cli.options import GazetteerChoice, debug_option, gazetteer_options
from geomap.cli.positions import read_box, read_position
from geomap.cli.terminal import say
from geomap.model import LonLat, PlaceKind

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_KINDS = [kind.value for kind in PlaceKind if kind is not PlaceKind.COORDINATE]
_COORDINATES = 2


@click.command(name="search")
@click.argument("query", metavar="[NAME]", required=False)
@click.option("--country", metavar="CODE", help="ISO 3166-1 alpha-2 code of the country to look in.")
@click.option("--kind", type=click.Choice(_KINDS), help="Only places of this kind.")
@click.option("--bbox", callback=read_box, metavar="W,S,E,N", help="Only places in this box, in degrees.")
@click.option("--near", callback=read_position, metavar="LON,LAT", help="Nearest of equally good names first.")
@click.option("--within", "within_km", type=click.FloatRange(min=0), metavar="KM", help="At most so far from --near.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Most places.")
@format_option
@gazetteer_options
@debug_option
def search_command(
    *,
    query: str | None,
    near: LonLat | None,
    within_km: float | None,
    limit: int,
    output_format: str,
    gazetteer_choice: GazetteerChoice,
    **wanted: Any,  # noqa: ANN401 (country, kind and bbox as they are)
) -> int:
    """Search places by name, kind and position.

    The very name comes first, then names with other spaces or order of words, that begin so, or are like it. Without
    NAME it lists the places asked for: the nearest, or the most important.

    \b
    Examples:
      geomap gazetteer search severodonetzk
      geomap gazetteer search Springfield --near -89.6,39.8
      geomap gazetteer search --kind city --near 37.6,48.85 --within 20
      geomap gazetteer search --kind admin1 --country UA --limit 30 -f csv
    """  # noqa: D301 (click reads \b itself)
    if within_km is not None and near is None:
        raise click.UsageError("--within takes a distance from --near LON,LAT; give that too")
    if query is None and near is None and not any(wanted.values()):
        raise click.UsageError("nothing to search for: give a NAME, or --country, --kind, --bbox or --near")
    gazetteer = gazetteer_choice.open()
    if wanted["country"]:
        wanted["country"] = gazetteer.country(wanted["country"].upper()).country
    wanted |= {"near": near, "within_m": None if within_km is None else within_km * 1000}
    if write_rows(_found(gazetteer, query, limit=limit, **wanted), output_format):
        return Exit.DONE
    where = " there" if any(value is not None for value in wanted.values()) else ""
    say(f"geomap: no {'place' if query is None else f'name like {query!r}'}{where} in {gazetteer.gazetteer_id}")
    return Exit.NOTHING_WRITTEN


def _found(gazetteer: Gazetteer, query: str | None, *, near: LonLat | None, **wanted: Any) -> Iterator[Row]:  # noqa: ANN401
    if query is None:
        for place, away_m in gazetteer.find_places(near=near, **wanted):
            yield place_row(gazetteer, place, score=None, distance_m=round(away_m, 1) if near else None)
        return
    from geomap.geo.geodesic import distance_m  # noqa: PLC0415 (slow to import, not needed for --help)

    for entry, score in gazetteer.search(query, near=near, **wanted):
        away = round(distance_m(near, entry.place.position), 1) if near else None
        yield place_row(gazetteer, entry.place, score=round(score, 4), distance_m=away)


@click.command(name="at", context_settings={"ignore_unknown_options": True})
@click.argument("words", metavar="LON LAT", nargs=-1, required=True)
@click.option(
    "--within", "within_km", type=click.FloatRange(min=0), default=100.0, show_default=True, metavar="KM",
    help="How far away settlements may be.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), default=3, show_default=True, help="Most settlements.")
@format_option
@gazetteer_options
@debug_option
def at_command(
    words: tuple[str, ...], *, within_km: float, limit: int, output_format: str, gazetteer_choice: GazetteerChoice
) -> int:
    """Say what lies at a position: country and unit under the world view, and the nearest settlements.

    \b
    Examples:
      geomap gazetteer at 36.25 49.98
      geomap gazetteer at -89.6,39.8 --limit 1 -f jsonl
      geomap gazetteer at 34.1 44.95 --world-view de_facto
    """  # noqa: D301 (click reads \b itself)
    position = _position(words)
    gazetteer = gazetteer_choice.open()
    here = gazetteer.whereabouts(position, within_m=within_km * 1000)
    held = {
        "at_lon": position.lon,
        "at_lat": position.lat,
        "world_view": here.world_view,
        "at_country": here.country.country if here.country else None,
        "at_admin1": here.admin1.admin1 if here.admin1 else None,
    }
    near = gazetteer.near(position, within_m=within_km * 1000, limit=limit)
    if output_format == "text":
        units = [place.name for place in (here.admin1, here.country) if place]
        where = ", ".join(units) or "no country: at sea, or on land that the view gives to nobody"
        write_rows([{"line": f"in {where} (world view {here.world_view})"}], "text", lambda row: str(row["line"]))
    rows = [place_row(gazetteer, place, **held, distance_m=round(away_m, 1)) for place, away_m in near]
    if not rows:
        say(f"geomap: no settlement within {within_km:g} km in {gazetteer.gazetteer_id}; --within KM looks further")
        rows = [] if output_format == "text" else [_nothing_near(held, gazetteer)]
    write_rows(rows, output_format, place_line)
    return Exit.DONE


def _nothing_near(held: Row, gazetteer: Gazetteer) -> Row:
    columns = place_row(gazetteer, gazetteer.countries()[0], **held, distance_m=None)
    return dict.fromkeys(columns) | held


def _position(words: tuple[str, ...]) -> LonLat:
    strange = next((word for word in words if word.startswith("--")), None)
    if strange is not None:
        raise click.NoSuchOption(strange)
    if len(words) > _COORDINATES:
        raise click.UsageError(f"at takes one position, LON LAT; {' '.join(words)!r} is more")
    position = read_position(click.get_current_context(), click.Argument(["words"]), ",".join(words))
    if position is None:
        raise click.UsageError("at takes a position, LON LAT")
    return position
