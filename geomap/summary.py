"""Records in words: one line a document, one line a claim."""

from __future__ import annotations

from geomap.model import (
    CheckedReading,
    DistanceClaim,
    Event,
    Judgement,
    Placement,
    Record,
    Status,
    Verdict,
    When,
)
from geomap.text.printable import shorten

SYMBOLS = {Judgement.PLAUSIBLE: "✓", Judgement.IMPLAUSIBLE: "✗", Judgement.UNDECIDED: "?"}
_METRES_A_KM = 1000
_TENTHS_BELOW_M = 10_000
_MAX_PINS = 6


def summary_line(record: Record) -> str:
    """Say in one line what was found in a document.

    Parameters
    ----------
    record
        Its result.

    Returns
    -------
    str
        Pins with place, kind and date; zones; claims with their verdicts; mentions by what became of them; what
        finders said and was refused.
    """
    pins = [event for event in record.events if event.placement == Placement.PIN]
    zones = sum(event.placement == Placement.ZONE for event in record.events)
    parts = [
        _counted(len(pins), "pin", _pins(pins, record)),
        _counted(zones, "zone"),
        _counted(len(record.claims), "claim", _claims(record)),
        _counted(len(record.mentions), "mention", _statuses(record)),
    ]
    if record.refusals:
        parts.append(_counted(len(record.refusals), "refusal"))
    if not any(resolution.place for resolution in record.resolutions):
        parts.append("no place found in it")
    return f"{shorten(record.document.doc_id, 60)}: {'; '.join(parts)}"


def _counted(count: int, noun: str, detail: str = "") -> str:
    words = f"{count or 'no'} {noun}{'' if count == 1 else 's'}"
    return f"{words}: {detail}" if detail else words


def _pins(pins: list[Event], record: Record) -> str:
    told = ", ".join(_pin(event, record) for event in pins[:_MAX_PINS])
    return f"{told} and {len(pins) - _MAX_PINS} more" if len(pins) > _MAX_PINS else told


def _pin(event: Event, record: Record) -> str:
    place = next(
        (resolution.place for resolution in record.resolutions if resolution.mention_id == event.mention_id), None
    )
    name = place.name if place is not None else "?"
    return f"{shorten(name, 40)} ({shorten(event.trigger, 40)}, {date_words(event.when)})"


def date_words(when: When | None) -> str:
    """Put an interval of days into words.

    Parameters
    ----------
    when
        The date of an event; None when the text gives none.

    Returns
    -------
    str
        ``"2026-01-06"``, ``"2026-01-03 to 2026-01-04"``, ``"undated"``, or the words of the text in quotation marks.
    """
    if when is None:
        return "undated"
    if when.first is None and when.last is None:
        return f'"{shorten(when.text, 40)}"'
    if when.first == when.last:
        return f"{when.first}"
    return f"{when.first or '…'} to {when.last or '…'}"


def _claims(record: Record) -> str:
    return ", ".join(
        f'"{shorten(claim.text, 60)}" {verdict.judgement}'
        for claim, verdict in zip(record.claims, record.verdicts, strict=True)
    )


def _statuses(record: Record) -> str:
    counts = dict.fromkeys(Status, 0)
    for resolution in record.resolutions:
        counts[resolution.status] += 1
    return ", ".join(f"{count} {status}" for status, count in counts.items() if count)


def claim_line(claim: DistanceClaim, verdict: Verdict, *, doc_id: str) -> str:
    """Say in one line what became of a claim.

    Parameters
    ----------
    claim
        The claim.
    verdict
        Its verdict.
    doc_id
        The document it stands in.

    Returns
    -------
    str
        Symbol, verdict, the words quoted, what was measured, the reading, the document.
    """
    reading = verdict.default
    parts = [
        f"{SYMBOLS[verdict.judgement]} {verdict.judgement}",
        f'"{shorten(claim.text, 100)}"',
        measured_words(reading),
        f"reading: {shorten(reading.label, 100)}" if reading else shorten(verdict.reasons[0].text, 100),
        f"[{shorten(doc_id, 60)}]",
    ]
    return "  ".join(parts)


def measured_words(reading: CheckedReading | None) -> str:
    """Put what was measured under a reading into words.

    Parameters
    ----------
    reading
        A checked reading; None when none was tried.

    Returns
    -------
    str
        Kilometres; or the area of the zone where the subject must be; or "not measured".
    """
    if reading is None:
        return "not measured"
    low, high = reading.measured_low_m, reading.measured_high_m
    if low is not None and high is not None:
        return f"measured {_km(low)} km" if _km(low) == _km(high) else f"measured {_km(low)} to {_km(high)} km"
    if low is not None or high is not None:
        return f"measured {'at least' if high is None else 'at most'} {_km(low if high is None else high or 0)} km"
    if reading.zone_area_m2 is not None:
        return f"zone of {reading.zone_area_m2 / 1e6:,.0f} km²"
    return "not measured"


def _km(metres: float | None) -> str:
    value = metres or 0.0
    return f"{value / _METRES_A_KM:,.1f}" if value < _TENTHS_BELOW_M else f"{value / _METRES_A_KM:,.0f}"
