"""What a table's row and a JSON record say in the same words: the plain cells of a mention, an event and a claim."""

from __future__ import annotations

from typing import Any

from geomap.frames.json_text import clean
from geomap.frames.values import day, metres, party_cells, place_cells, score
from geomap.model import DistanceClaim, Event, Mention, Resolution, Verdict, When
from geomap.model.date_codes import acled_time_precision, ucdp_date_prec


def mention_cells(mention: Mention, resolution: Resolution) -> dict[str, Any]:
    """Give the plain cells of a mention: what was read, what it stands for and which place that is."""
    return {
        "mention_id": mention.mention_id,
        "start": mention.start,
        "end": mention.end,
        "text": clean(mention.text),
        "kind": mention.kind.value,
        "reading": mention.reading.value,
        "status": resolution.status.value,
        **place_cells(resolution.place),
        "geonames_id": resolution.place.geonames_id if resolution.place else None,
        "score": score(resolution.score),
    }


def event_cells(event: Event, text: str) -> dict[str, Any]:
    """Give the plain cells of an event, up to its placement; ``text`` is its document's."""
    return {
        "event_id": event.event_id,
        "start": event.start,
        "end": event.end,
        "sentence": clean(text[event.start : event.end]),
        "trigger": clean(event.trigger),
        "score": score(event.score),
        "acled_event_type": event.acled_event_type,
        "acled_sub_event_type": event.acled_sub_event_type,
        "plover_type": event.plover_type,
        "plover_mode": event.plover_mode,
        "mode": event.mode.value,
        "placement": event.placement.value,
    }


def date_cells(when: When | None) -> dict[str, Any]:
    """Give the cells of an interval of days and its codes of precision; all None without one."""
    return {
        "date_start": day(when.first) if when else None,
        "date_end": day(when.last) if when else None,
        "date_precision": when.precision.value if when else None,
        "time_precision": acled_time_precision(when) if when else None,
        "date_prec": ucdp_date_prec(when) if when else None,
    }


def claim_cells(claim: DistanceClaim, verdict: Verdict) -> dict[str, Any]:
    """Give the plain cells of a distance claim, its verdict and what was measured under the default reading."""
    default = verdict.default
    return {
        "claim_id": claim.claim_id,
        "start": claim.start,
        "end": claim.end,
        "text": clean(claim.text),
        "relation": claim.relation.value,
        "low_m": metres(claim.low_m),
        "high_m": metres(claim.high_m),
        "hedge": clean(claim.hedge),
        "direction_deg": metres(claim.direction_deg),
        **party_cells("subject", claim.subject),
        **party_cells("landmark", claim.landmark),
        "landmark_part": claim.landmark_part.value,
        "verdict": verdict.judgement.value,
        "measured_low_m": metres(default.measured_low_m) if default else None,
        "measured_high_m": metres(default.measured_high_m) if default else None,
    }
