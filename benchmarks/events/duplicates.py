"""Time the search for duplicates on synthetic events, in growing numbers.

``python benchmarks/events/duplicates.py`` makes up to 20,000 documents of one event each, every tenth of them told
again by the next in other words, and prints seconds, microseconds an event, pairs found and how many of the planted
pairs are among them. "spread" lets the days grow with the events, as a news archive does, and the time is linear.
"dense" crowds any number of them into 200 places and 30 days: the time grows with the pairs, faster than the events,
until blocks are full at 64 events of a place and day.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta

from geomap.extract.duplicates import DuplicateFinder
from geomap.model import (
    DatePrecision,
    Document,
    Event,
    LonLat,
    Mode,
    Place,
    PlaceKind,
    Placement,
    Provenance,
    Quantity,
    Reason,
    Record,
    Resolution,
    Status,
    When,
)

_WHY = (Reason(rule="synthetic", text="made for a benchmark"),)
_MADE = Provenance(version="0", gazetteer_id="none", gazetteer_sha256="", world_view="un")
_KINDS = (
    ("Explosions/Remote violence", "Air/drone strike", "ASSAULT", "drone", "A drone struck"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack", "ASSAULT", "heavy-weapons", "Shelling hit"),
    ("Violence against civilians", "Attack", "ASSAULT", "firearms", "Gunmen attacked"),
    ("Protests", "Peaceful protest", "PROTEST", "demo", "Protesters marched in"),
)
_PLANTED = 10  # one in so many documents is told again
_START = date(2020, 1, 1)


def _places(count: int, rng: random.Random) -> list[Place]:
    return [
        Place(
            place_id=f"synthetic:{number}",
            name=f"Town{number}",
            kind=PlaceKind.CITY,
            position=LonLat(rng.uniform(20, 50), rng.uniform(30, 55)),
            radius_m=3_000.0,
            country="XX",
            admin1=f"XX.{number % 40:02}",
        )
        for number in range(count)
    ]


def _record(number: int, place: Place, day: date, kind: tuple[str, ...], dead: int, *, again: bool) -> Record:
    event_type, sub_type, plover_type, plover_mode, verb = kind
    told = (
        f"{verb} {place.name}, killing {dead} people." if not again else f"{dead} people died as {verb} {place.name}."
    )
    when = When(
        text="", start=0, end=0, first=day, last=day, precision=DatePrecision.DAY, anchor="stated", reasons=_WHY
    )
    event = Event(
        event_id=f"e{number}",
        start=0,
        end=len(told),
        trigger=verb,
        trigger_start=0,
        trigger_end=len(verb),
        score=1.0,
        acled_event_type=event_type,
        acled_sub_event_type=sub_type,
        plover_type=plover_type,
        plover_mode=plover_mode,
        mode=Mode.ASSERTED,
        placement=Placement.PIN,
        mention_id="m",
        geo_precision=1,
        when=when,
        reasons=_WHY,
        quantities=(Quantity(text=f"{dead} people", start=0, end=0, kind="killed", low=dead, high=dead),),
    )
    resolution = Resolution(mention_id="m", status=Status.LOCATED, place=place, score=1.0, reasons=_WHY)
    document = Document(doc_id=f"d{number}", text=told, published=day)
    return Record(document=document, provenance=_MADE, resolutions=(resolution,), events=(event,))


def records(count: int, *, places: int, days: int, seed: int = 0) -> Iterator[Record]:
    """Make records of one event each; every tenth tells the event before it again.

    Parameters
    ----------
    count
        How many.
    places, days
        How many places and days they are spread over.
    seed
        Of the random numbers.

    Yields
    ------
    Record
        In order of their numbers.
    """
    rng = random.Random(seed)  # noqa: S311 (no secrets)
    towns = _places(places, rng)
    drawn: tuple[Place, date, tuple[str, ...], int] | None = None
    for number in range(count):
        again = number % _PLANTED == _PLANTED - 1
        if drawn is None or not again:
            day = _START + timedelta(days=rng.randrange(days))
            drawn = rng.choice(towns), day, rng.choice(_KINDS), rng.randrange(1, 60)
        yield _record(number, *drawn, again=again)


def measure(count: int, *, places: int, days: int) -> tuple[float, int, float]:
    """Time one run.

    Parameters
    ----------
    count
        How many events.
    places, days
        How many places and days they are spread over.

    Returns
    -------
    tuple of (float, int, float)
        Seconds, pairs found, and the share of the planted pairs that is among them.
    """
    made = list(records(count, places=places, days=days))
    finder, found = DuplicateFinder(), []
    start = time.perf_counter()
    for record in made:
        found.extend(finder.add(record))
    seconds = time.perf_counter() - start
    planted = {f"d{number}" for number in range(_PLANTED - 1, count, _PLANTED)}
    hits = {each.doc_id for each in found if int(each.other_doc_id[1:]) == int(each.doc_id[1:]) - 1}
    return seconds, len(found), len(hits & planted) / len(planted)


def main() -> None:
    """Print one line a size."""
    parser = argparse.ArgumentParser(description="Time the search for duplicates on synthetic events.")
    parser.add_argument("--events", type=int, default=20_000, help="the greatest number of events")
    greatest = parser.parse_args().events
    print("days     events  seconds  us/event   pairs  planted")
    for name in ("spread", "dense"):
        for count in (greatest // 8, greatest // 4, greatest // 2, greatest):
            places, days = (2_000, max(1, count // 10)) if name == "spread" else (200, 30)
            seconds, pairs, share = measure(count, places=places, days=days)
            print(f"{name:8} {count:6}  {seconds:7.2f}  {seconds / count * 1e6:8.0f}  {pairs:6}  {share:7.1%}")


if __name__ == "__main__":
    main()
