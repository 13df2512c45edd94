"""What is to say of an event or a claim, line by line, and of everything that was found, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geomap.model import Event, Place, Reason, Record
from geomap.summary import SYMBOLS, date_words, measured_words, summary_line
from geomap.text.language import OTHER, UNDETERMINED
from geomap.text.printable import shorten


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
    yield f"  language {language_words(record.document.language)}"
    for mention, resolution in zip(record.mentions, record.resolutions, strict=True):
        where = place_words(resolution.place) if resolution.place else resolution.status
        yield f"  mention  {shorten(mention.text, 40)}  {mention.reading}  {where}"
    for event in record.events:
        yield f"  event    {shorten(event.trigger, 40)}  {event.mode}  {event.placement}  {date_words(event.when)}"
    for claim, verdict in zip(record.claims, record.verdicts, strict=True):
        yield f"  claim    {shorten(claim.text, 100)}  {verdict.judgement}"
    for refusal in record.refusals:
        text = "-" if refusal.text is None else shorten(refusal.text, 40)
        yield f"  refusal  {text}  {shorten(refusal.recognizer, 40)}  {shorten(refusal.reason.text)}"
    yield ""


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
    yield from reason_lines(event.when.reasons if event.when else ())
    yield f"  place       {_event_place(record, event)}"
    for label, actors in (("actors", event.actors), ("recipients", event.recipients)):
        if actors:
            yield f"  {label:<11} {', '.join(shorten(actor.text, 60) for actor in actors)}"
    if event.quantities:
        yield f"  quantities  {', '.join(f'{shorten(each.text, 60)} ({each.kind})' for each in event.quantities)}"
    yield "  reasons"
    yield from reason_lines(event.reasons)
    yield ""


def _event_place(record: Record, event: Event) -> str:
    for mention, resolution in zip(record.mentions, record.resolutions, strict=True):
        if mention.mention_id == event.mention_id:
            where = place_words(resolution.place) if resolution.place else resolution.status
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
            where = place_words(party.place) if party.place else "not located"
            yield f"  {label:<11} {shorten(party.text, 80)}: {where}"
    yield from reason_lines(claim.reasons)
    yield f"  verdict     {SYMBOLS[verdict.judgement]} {verdict.judgement}, world view {verdict.world_view}"
    yield f"  method      {shorten(verdict.method, 200)}"
    yield from reason_lines(verdict.reasons)
    for reading in verdict.readings:
        outcome = f"{reading.judgement} ({reading.basis}), {measured_words(reading)}"
        yield f"  reading     {shorten(reading.label, 120)}: {outcome}"
        yield from reason_lines(reading.reasons)
    yield ""


def reason_lines(reasons: Iterable[Reason]) -> Iterator[str]:
    """Give reasons one a line, under what they are the reasons of."""
    for reason in reasons:
        yield f"{'':14}{shorten(str(reason), 240)}"


def language_words(language: str | None) -> str:
    """Name the language of a document: its code, and what the two codes that name none mean."""
    said = {OTHER: "in none of those that are told apart", UNDETERMINED: "it cannot be said"}
    code = shorten(language or UNDETERMINED, 40)
    return f"{code}: {said[code]}" if code in said else code


def place_words(place: Place) -> str:
    """Name a place with its kind, country and position, latitude first as people write it."""
    country = f", {place.admin1 or place.country}" if place.country else ""
    return (
        f"{shorten(place.name, 60)} ({place.kind}{country}, {place.place_id}) "
        f"lat {place.position.lat:.4f} lon {place.position.lon:.4f}"
    )
