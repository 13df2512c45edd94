"""Put what an analyst said in the place of what geomap chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from geomap.errors import UnknownNameError
from geomap.gazetteer import Gazetteer
from geomap.model import REJECTED_READINGS, Document, Mention, Place, Reading, Reason, Resolution, Status
from geomap.resolve.corrections.file import Correction, Corrections, Said

RULE: Final = "corrected-by-analyst"


class Replayed(NamedTuple):
    """The mentions and resolutions as corrected, how many corrections took effect, and why others did not."""

    mentions: tuple[Mention, ...]
    resolutions: tuple[Resolution, ...]
    applied: int
    left: tuple[str, ...]


def replay(
    document: Document,
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    corrections: Corrections,
    gazetteer: Gazetteer,
) -> Replayed:
    """Apply the corrections that speak of a document.

    Parameters
    ----------
    document
        The document; corrections find it by the SHA-256 of its text, and the mention by its span and words.
    mentions, resolutions
        Parallel, as geomap read and chose.
    corrections
        What an analyst said.
    gazetteer
        Where a place that the analyst names is looked up.

    Returns
    -------
    Replayed
        A corrected mention has score 1 and the reason ``corrected-by-analyst``. A place that the analyst names holds
        for every other mention of the same words that geomap had put at the same wrong place, unless it has a
        correction of its own. A correction for another text of the same ``doc_id`` is left, and told.
    """
    now, chosen = list(mentions), list(resolutions)
    left, applied = [], 0
    own = [each for each in corrections.entries if each.doc_sha256 == document.sha256]
    spans = {(each.start, each.end) for each in own}
    for correction in own:
        index = next((i for i, each in enumerate(now) if _is_meant(correction, each)), None)
        place, fault = _place(correction, gazetteer)
        if index is None or fault:
            left.append(_told(document, correction, fault or "no such mention was found this time"))
            continue
        applied += 1
        before = chosen[index].place
        now[index], chosen[index] = _corrected(
            now[index], chosen[index], correction.said, place, _words(correction, place)
        )
        if place is None:
            continue
        why = f"the same name, which an analyst put at {place.name} elsewhere in the text"
        for other in _alike(correction, now, chosen, before, spans):
            now[other], chosen[other] = _corrected(now[other], chosen[other], correction.said, place, why)
    others = (each for each in corrections.entries if each.doc_id == document.doc_id and each not in own)
    left += [_told(document, correction, "the text is not the one that was corrected") for correction in others]
    return Replayed(tuple(now), tuple(chosen), applied, tuple(left))


def _is_meant(correction: Correction, mention: Mention) -> bool:
    return (mention.start, mention.end, mention.text) == (correction.start, correction.end, correction.text)


def _alike(
    correction: Correction,
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    before: Place | None,
    spans: set[tuple[int, int]],
) -> list[int]:
    """Find the other mentions of the same words that were put at the same place, without a correction of their own."""
    return [
        index
        for index, (mention, resolution) in enumerate(zip(mentions, resolutions, strict=True))
        if before is not None
        and mention.text == correction.text
        and (mention.start, mention.end) not in spans
        and resolution.place is not None
        and resolution.place.place_id == before.place_id
    ]


def _place(correction: Correction, gazetteer: Gazetteer) -> tuple[Place | None, str]:
    """Look up the place that a correction names; the second says what is wrong with it, "" for nothing."""
    if correction.place_id is None:
        return None, ""
    try:
        return gazetteer.place(correction.place_id), ""
    except UnknownNameError:
        return None, f"there is no place {correction.place_id} in {gazetteer.gazetteer_id}"


def _words(correction: Correction, place: Place | None) -> str:
    if correction.said is Said.RIGHT_PLACE:
        return "an analyst said that this is the right place"
    if correction.said is Said.NOT_A_PLACE:
        return "an analyst said that this is no place"
    return f"an analyst said that this is {place.name}" if place else "an analyst said that it is not where it was put"


def _corrected(
    mention: Mention, resolution: Resolution, said: Said, place: Place | None, why: str
) -> tuple[Mention, Resolution]:
    reason = Reason(rule=RULE, text=why)
    if said is Said.RIGHT_PLACE:
        return mention, replace(resolution, score=1.0, reasons=(reason, *resolution.reasons))
    if said is Said.NOT_A_PLACE:
        unread = replace(mention, reading=Reading.COMMON_WORD, reasons=(reason, *mention.reasons))
        return unread, replace(resolution, status=Status.REJECTED, place=None, score=0.0, reasons=(reason,))
    reading = Reading.LITERAL if mention.reading in REJECTED_READINGS else mention.reading
    read = replace(mention, reading=reading, reasons=(reason, *mention.reasons))
    if place is None:
        return read, replace(resolution, status=Status.UNRESOLVED, place=None, score=0.0, reasons=(reason,))
    status = Status.AREA if place.kind.is_area else Status.LOCATED
    return read, replace(resolution, status=status, place=place, score=1.0, reasons=(reason,))


def _told(document: Document, correction: Correction, why: str) -> str:
    return f"{document.doc_id}: the correction of {correction.text[:80]!r} at {correction.start} is not applied: {why}"
