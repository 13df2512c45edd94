"""What is to say of a mention, an event or a claim, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geomap.model import (
    PINNABLE_READINGS,
    REJECTED_READINGS,
    Event,
    Mention,
    Place,
    Placement,
    Reason,
    Record,
    Resolution,
    Status,
)
from geomap.summary import SYMBOLS, date_words, measured_words, summary_line
from geomap.text.printable import shorten

_CONTEXT = 60
_MAX_ALTERNATIVES = 8


def list_findings(record: Record) -> Iterator[str]:
    """List everything that was found in a document, one line each.

    Parameters
    ----------
    record
        Its result.

    Yields
    ------
    str
        Lines.
    """
    yield summary_line(record)
    for mention, resolution in zip(record.mentions, record.resolutions, strict=True):
        where = _place_words(resolution.place) if resolution.place else resolution.status
        yield f"  mention  {shorten(mention.text, 40)}  {mention.reading}  {where}"
    for event in record.events:
        yield f"  event    {shorten(event.trigger, 40)}  {event.mode}  {event.placement}  {date_words(event.when)}"
    for claim, verdict in zip(record.claims, record.verdicts, strict=True):
        yield f"  claim    {shorten(claim.text, 100)}  {verdict.judgement}"
    for refusal in record.refusals:
        text = "-" if refusal.text is None else shorten(refusal.text, 40)
        yield f"  refusal  {text}  {shorten(refusal.recognizer, 40)}  {shorten(refusal.reason.text)}"
    yield ""


def explain_mention(record: Record, index: int) -> Iterator[str]:
    """Explain a mention: reading, status, candidates, and what became of it on the map.

    Parameters
    ----------
    record
        The document's result.
    index
        Which of its mentions.

    Yields
    ------
    str
        Lines.
    """
    mention, resolution = record.mentions[index], record.resolutions[index]
    yield f"{shorten(mention.text)}  at {mention.start} to {mention.end}  [{shorten(record.document.doc_id, 60)}]"
    yield f"  text        {_context(record.document.text, mention.start, mention.end)}"
    yield f"  reading     {mention.reading}, {mention.kind} (found by {mention.recognizer}, {mention.score:.2f})"
    yield from _reasons(mention.reasons)
    place = f": {_place_words(resolution.place)}, score {resolution.score:.2f}" if resolution.place else ""
    yield f"  status      {resolution.status}{place}"
    yield from _reasons(resolution.reasons)
    if resolution.alternatives:
        yield f"  candidates  {len(resolution.alternatives)} more"
    for alternative in resolution.alternatives[:_MAX_ALTERNATIVES]:
        yield f"    {alternative.score:.2f}  {_place_words(alternative.place)}"
        yield from _reasons(alternative.reasons, indent=10)
    yield f"  map         {_fate(record, mention, resolution)}"
    yield ""


def _fate(record: Record, mention: Mention, resolution: Resolution) -> str:
    """Say whether the mention put a pin on the map, and if not, which rule kept it off."""
    events = [event for event in record.events if event.mention_id == mention.mention_id]
    pins = [event for event in events if event.placement == Placement.PIN]
    if pins:
        return "pinned: " + "; ".join(f"{shorten(event.trigger, 40)}, {date_words(event.when)}" for event in pins)
    if mention.reading in REJECTED_READINGS or mention.reading not in PINNABLE_READINGS:
        return f"no pin, read as {mention.reading}: {_decisive(mention.reasons)}"
    if resolution.status == Status.AREA:
        return f"no pin, an area is never a pin: {_decisive(resolution.reasons)}"
    if resolution.place is None:
        return f"no pin, {resolution.status}: {_decisive(resolution.reasons)}"
    if events:
        return f"no pin, its event is {events[0].mode}: {_decisive(events[0].reasons)}"
    return "no pin: no event of the text is placed here"


def _decisive(reasons: tuple[Reason, ...]) -> Reason:
    """Choose the reason that decides alone, else the weightiest."""
    alone = [reason for reason in reasons if reason.weight is None]
    return alone[-1] if alone else max(reasons, key=lambda reason: abs(reason.weight or 0.0))


def explain_event(record: Record, index: int) -> Iterator[str]:
    """Explain an event: type, mode, date, place, actors, and every reason.

    Parameters
    ----------
    record
        The document's result.
    index
        Which of its events.

    Yields
    ------
    str
        Lines.
    """
    event = record.events[index]
    yield f"{shorten(event.trigger)}  {event.event_id}  [{shorten(record.document.doc_id, 60)}]"
    yield f"  text        {shorten(record.document.text[event.start : event.end], 240)}"
    yield f"  type        ACLED {event.acled_event_type or '-'} / {event.acled_sub_event_type or '-'}"
    yield f"              PLOVER {event.plover_type or '-'} / {event.plover_mode or '-'}"
    yield f"  mode        {event.mode}; placement {event.placement}; salience {event.score:.2f}"
    yield f"  date        {date_words(event.when)}"
    yield from _reasons(event.when.reasons if event.when else ())
    yield f"  place       {_event_place(record, event)}"
    for label, actors in (("actors", event.actors), ("recipients", event.recipients)):
        if actors:
            yield f"  {label:<11} {', '.join(shorten(actor.text, 60) for actor in actors)}"
    if event.quantities:
        yield f"  quantities  {', '.join(f'{shorten(each.text, 60)} ({each.kind})' for each in event.quantities)}"
    yield "  reasons"
    yield from _reasons(event.reasons)
    yield ""


def _event_place(record: Record, event: Event) -> str:
    for mention, resolution in zip(record.mentions, record.resolutions, strict=True):
        if mention.mention_id == event.mention_id:
            where = _place_words(resolution.place) if resolution.place else resolution.status
            return f"{shorten(mention.text, 40)}: {where}"
    return "none"


def explain_claim(record: Record, index: int) -> Iterator[str]:
    """Explain a claim: how it was read, and the verdict under every reading.

    Parameters
    ----------
    record
        The document's result.
    index
        Which of its claims.

    Yields
    ------
    str
        Lines.
    """
    claim, verdict = record.claims[index], record.verdicts[index]
    yield f'"{shorten(claim.text)}"  {claim.claim_id}  [{shorten(record.document.doc_id, 60)}]'
    yield f"  relation    {claim.relation}; landmark part {claim.landmark_part}"
    for label, party in (("subject", claim.subject), ("landmark", claim.landmark)):
        if party is not None:
            where = _place_words(party.place) if party.place else "not located"
            yield f"  {label:<11} {shorten(party.text, 80)}: {where}"
    yield from _reasons(claim.reasons)
    yield f"  verdict     {SYMBOLS[verdict.judgement]} {verdict.judgement}, world view {verdict.world_view}"
    yield f"  method      {shorten(verdict.method, 200)}"
    yield from _reasons(verdict.reasons)
    for reading in verdict.readings:
        outcome = f"{reading.judgement} ({reading.basis}), {measured_words(reading)}"
        yield f"  reading     {shorten(reading.label, 120)}: {outcome}"
        yield from _reasons(reading.reasons)
    yield ""


def _reasons(reasons: Iterable[Reason], *, indent: int = 14) -> Iterator[str]:
    for reason in reasons:
        yield f"{' ' * indent}{shorten(str(reason), 240)}"


def _place_words(place: Place) -> str:
    """Name a place with its kind, country and position, latitude first as people write it."""
    country = f", {place.admin1 or place.country}" if place.country else ""
    return (
        f"{shorten(place.name, 60)} ({place.kind}{country}, {place.place_id}) "
        f"lat {place.position.lat:.4f} lon {place.position.lon:.4f}"
    )


def _context(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    after = text[end : end + _CONTEXT].partition("\n")[0]
    return shorten(f"…{before}[{text[start:end]}]{after}…", 2 * _CONTEXT + 80)
