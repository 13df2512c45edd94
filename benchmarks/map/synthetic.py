"""Records of made-up daily reports, each with a hundred events at towns of the gazetteer, over four years."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import shapely

from geomap.gazetteer import Gazetteer
from geomap.model import (
    Block,
    BlockKind,
    DatePrecision,
    Document,
    Event,
    Mention,
    MentionKind,
    Mode,
    Place,
    Placement,
    Provenance,
    Reading,
    Reason,
    Record,
    Resolution,
    Status,
    When,
)

TYPES = (
    ("Battles", "Armed clash", "ASSAULT", "armed", "Clashes"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack", "ASSAULT", "aerial", "Shelling"),
    ("Protests", "Peaceful protest", "PROTEST", "demo", "Protesters"),
    ("Violence against civilians", "Attack", "ASSAULT", "beat", "Attackers"),
)
FIRST_DAY = date(2022, 1, 1)
DAYS = 1461
SENTENCE = "{trigger} hit {town}."
EVENTS_A_REPORT = 100


def towns(gazetteer: Gazetteer, most: int = 5_000) -> list[Place]:
    """Take the gazetteer's most populous towns."""
    return list(gazetteer.within(shapely.box(-180, -90, 180, 90), limit=most))


def records(places: Sequence[Place], count: int, gazetteer: Gazetteer) -> Iterator[Record]:
    """Make reports with ``count`` events in all, always the same ones."""
    draw = random.Random(7)  # noqa: S311 (a benchmark)
    provenance = Provenance(
        version="benchmark",
        gazetteer_id=gazetteer.gazetteer_id,
        gazetteer_sha256=gazetteer.sha256,
        world_view=gazetteer.world_view,
    )
    for number in range(0, count, EVENTS_A_REPORT):
        chosen = [draw.choice(places) for _ in range(min(EVENTS_A_REPORT, count - number))]
        yield _record(number // EVENTS_A_REPORT, chosen, draw, provenance)


def _record(number: int, places: Sequence[Place], draw: random.Random, provenance: Provenance) -> Record:
    parts: list[str] = []
    found: list[tuple[Mention, Resolution, Event]] = []
    at = 0
    day = FIRST_DAY + timedelta(days=number % DAYS)
    for index, place in enumerate(places):
        kind = draw.choice(TYPES)
        words = SENTENCE.format(trigger=kind[4], town=place.name)
        found.append(_event(index, at, words, place, kind, day))
        parts.append(words)
        at += len(words) + 1
    text = " ".join(parts)
    return Record(
        document=Document(
            doc_id=f"report-{number}",
            text=text,
            title=f"Situation report {number}",
            blocks=(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH),),
        ),
        provenance=provenance,
        mentions=tuple(mention for mention, _, _ in found),
        resolutions=tuple(resolution for _, resolution, _ in found),
        events=tuple(event for _, _, event in found),
    )


def _event(  # noqa: PLR0917 (one row)
    index: int, at: int, words: str, place: Place, kind: tuple[str, str, str, str, str], day: date
) -> tuple[Mention, Resolution, Event]:
    start = at + len(kind[4]) + len(" hit ")
    mention = Mention(
        mention_id=f"m{start}",
        start=start,
        end=start + len(place.name),
        text=place.name,
        kind=MentionKind.PLACE,
        reading=Reading.LITERAL,
        recognizer="gazetteer",
        score=0.9,
        reasons=(Reason(rule="gazetteer", text="a name of the gazetteer", weight=None),),
    )
    resolution = Resolution(
        mention_id=mention.mention_id,
        status=Status.LOCATED,
        place=place,
        score=0.9,
        reasons=(Reason(rule="population", text="the most populous of that name", weight=0.3),),
        alternatives=(),
    )
    event = Event(
        event_id=f"e{index}",
        start=at,
        end=at + len(words),
        trigger=kind[4],
        trigger_start=at,
        trigger_end=at + len(kind[4]),
        score=0.8,
        acled_event_type=kind[0],
        acled_sub_event_type=kind[1],
        plover_type=kind[2],
        plover_mode=kind[3],
        mode=Mode.ASSERTED,
        placement=Placement.PIN,
        mention_id=mention.mention_id,
        geo_precision=1,
        when=When(
            text=day.isoformat(),
            start=at,
            end=at + 10,
            first=day,
            last=day,
            precision=DatePrecision.DAY,
            anchor="none",
            reasons=(Reason(rule="iso", text="a date in ISO 8601", weight=None),),
        ),
        reasons=(Reason(rule="placement-pin", text="asserted at a named town", weight=None),),
    )
    return mention, resolution, event
