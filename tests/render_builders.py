"""Records for the tests of the map: hostile words in every text field, and pins that share a position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from record_builders import DNIPRO, event, make_record, mention, reason, resolution

from geomap.model import Document, LonLat, Mention, Party, Place, Record, Resolution, Status


def hostile_record(payload: str) -> Record:
    """Put a payload into every text field that the page shows."""
    record = make_record(title=payload)
    document = replace(record.document, source=payload, text=f"{payload}\n\n{record.document.text}")
    shift = len(payload) + 2
    return replace(
        record,
        document=document,
        mentions=tuple(_shifted_mention(each, payload, shift) for each in record.mentions),
        resolutions=tuple(_hostile_resolution(each, payload) for each in record.resolutions),
        events=tuple(
            replace(
                each,
                start=each.start + shift,
                end=each.end + shift,
                trigger=payload,
                trigger_start=each.trigger_start + shift,
                trigger_end=each.trigger_end + shift,
                acled_sub_event_type=payload,
                plover_mode=payload,
                actors=tuple(replace(actor, text=payload, name=payload, role=payload) for actor in each.actors),
                quantities=tuple(replace(quantity, text=payload, kind=payload) for quantity in each.quantities),
                when=replace(each.when, text=payload, reasons=(reason(payload, payload),)) if each.when else None,
                reasons=(reason(payload, payload),),
            )
            for each in record.events
        ),
        claims=tuple(
            replace(
                each,
                start=each.start + shift,
                end=each.end + shift,
                text=payload,
                hedge=payload,
                subject=Party(text=payload, start=0, end=1),
                reasons=(reason(payload, payload),),
            )
            for each in record.claims
        ),
        verdicts=tuple(
            replace(
                each,
                method=payload,
                world_view=payload,
                reasons=(reason(payload, payload),),
                readings=tuple(replace(one, label=payload, reasons=(reason(payload),)) for one in each.readings),
            )
            for each in record.verdicts
        ),
    )


def _shifted_mention(each: Mention, payload: str, shift: int) -> Mention:
    return replace(each, start=each.start + shift, end=each.end + shift, reasons=(reason(payload, payload),))


def _hostile_resolution(each: Resolution, payload: str) -> Resolution:
    place = _hostile_place(each.place, payload) if each.place else None
    return replace(each, place=place, reasons=(reason(payload, payload),))


def _hostile_place(place: Place, payload: str) -> Place:
    return replace(place, name=payload, source=payload)


def scattered_record(positions: Sequence[tuple[float, float]]) -> Record:
    """Build a record of one pin at each longitude and latitude."""
    record = crowded_record(len(positions))
    places = [
        replace(DNIPRO, place_id=f"test:{n}", name=f"Town{n}", position=LonLat(*position), radius_m=100.0)
        for n, position in enumerate(positions)
    ]
    located = zip(record.mentions, places, strict=True)
    return replace(record, resolutions=tuple(resolution(each, place, Status.LOCATED) for each, place in located))


def crowded_record(count: int) -> Record:
    """Build a record of several pins at one position, with an emoji before each mention."""
    text = " ".join(f"\U0001f600 Shelling {n} hit Town{n}." for n in range(count))
    mentions = tuple(mention(f"Town{n}", text) for n in range(count))
    events = tuple(
        event(f"Shelling {n}", text, event_id=f"e{n}", mention_id=mentions[n].mention_id) for n in range(count)
    )
    return Record(
        document=Document(doc_id="crowd", text=text, title="A crowd"),
        provenance=make_record().provenance,
        mentions=mentions,
        resolutions=tuple(resolution(each, DNIPRO, Status.LOCATED) for each in mentions),
        events=events,
    )
