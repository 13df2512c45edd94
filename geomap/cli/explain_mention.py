"""What is to say of a mention: its reading, its place and why not another, and what became of it on the map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap.cli.explain_words import language_words, place_words, reason_lines
from geomap.model import PINNABLE_READINGS, REJECTED_READINGS, Mention, Placement, Reason, Record, Resolution, Status
from geomap.summary import date_words
from geomap.text.printable import shorten

if TYPE_CHECKING:
    from geomap.api import Explanation

_CONTEXT = 60


def explain_mention(explanation: Explanation) -> Iterator[str]:
    """Explain a mention: reading, status, candidates, why this one, and what became of it on the map.

    Parameters
    ----------
    explanation
        What is known of it.

    Yields
    ------
    str
        Lines.
    """
    record, mention, resolution = explanation.record, explanation.mention, explanation.resolution
    yield f"{shorten(mention.text)}  at {mention.start} to {mention.end}  [{shorten(record.document.doc_id, 60)}]"
    yield f"  text        {_context(record.document.text, mention.start, mention.end)}"
    yield f"  reading     {mention.reading}, {mention.kind} (found by {mention.recognizer}, {mention.score:.2f})"
    yield from reason_lines(mention.reasons)
    place = f": {place_words(resolution.place)}, score {resolution.score:.2f}" if resolution.place else ""
    yield f"  status      {resolution.status}{place}"
    yield from reason_lines(resolution.reasons)
    yield f"  map         {_fate(record, mention, resolution)}"
    yield f"  language    {language_words(record.document.language)}"
    yield from _decided(explanation)
    yield ""


def _decided(explanation: Explanation) -> Iterator[str]:
    """Say how it was decided: by signs or a rule, and between which places."""
    from geomap.cli.explain_tables import candidate_lines, choice_lines, weighed_lines  # noqa: PLC0415

    comparison, resolution = explanation.comparison, explanation.resolution
    is_doubtful = resolution.status in {Status.REJECTED, Status.UNRESOLVED}
    for weighed in explanation.weighed:
        if is_doubtful or weighed.question == "ground":
            yield from weighed_lines(weighed)
    if resolution.status is Status.REJECTED:
        if not explanation.weighed:
            yield f"  decided by  the rule “{explanation.mention.reasons[0].rule}” alone; no signs were weighed"
        return
    if comparison is None:
        yield f"  choice      none to make: {shorten(_decisive(resolution.reasons).text, 72)}"
        return
    yield from candidate_lines(comparison)
    yield from choice_lines(comparison)
    if resolution.place is None:
        yield f"  not taken   {shorten(_decisive(resolution.reasons).text, 86)}"
    elif round(comparison.best.share, 4) != resolution.score:
        yield f"  score       {resolution.score:.2f}, {resolution.score / comparison.best.share:.1f} of the belief"


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


def _context(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    after = text[end : end + _CONTEXT].partition("\n")[0]
    return shorten(f"…{before}[{text[start:end]}]{after}…", 2 * _CONTEXT + 80)
