"""From a segmented document to its mentions: candidates, rules, signs, then mentions with their reasons."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.gazetteer import Gazetteer
from geomap.model import REJECTED_READINGS, Document, Mention, MentionKind, make_id
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.survey import Finding, read_again, survey
from geomap.recognize.tagger import DocumentSigns, Judgement, judge


def recognize(document: Document, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Find the words that name, or could name, a place, and say what each stands for.

    Every candidate becomes a mention, also one that is no place here: its reading says what it is instead.

    Parameters
    ----------
    document
        A segmented document; without sentences the whole text counts as one.
    gazetteer
        Where names are looked up.

    Returns
    -------
    tuple of Mention
        In order of their offsets, non-overlapping; each with at least one reason.

    Examples
    --------
    >>> gazetteer = Gazetteer.open()
    >>> document = Document(doc_id="d", text="Beijing has deployed warships near Manila.")
    >>> [(mention.text, str(mention.reading)) for mention in recognize(document, gazetteer)]
    [('Beijing', 'metonym'), ('Manila', 'literal')]
    """
    findings = survey(document, gazetteer)
    if not findings:
        return ()
    judgements = _judge(findings, gazetteer)
    places = [finding for finding, judgement in zip(findings, judgements, strict=True) if _is_place(finding, judgement)]
    if any(
        _is_place(finding, judgement) != (finding.rejected is None)
        for finding, judgement in zip(findings, judgements, strict=True)
    ):
        read_again(places)
    return tuple(
        _mention(document, finding, judgement) for finding, judgement in zip(findings, judgements, strict=True)
    )


def _judge(findings: Sequence[Finding], gazetteer: Gazetteer) -> list[Judgement | None]:
    """Weigh the signs of every candidate that they decide about; None for the others."""
    signs = DocumentSigns(findings, gazetteer)
    return [judge(signs.signs(number)) if finding.is_judged else None for number, finding in enumerate(findings)]


def _is_place(finding: Finding, judgement: Judgement | None) -> bool:
    return finding.rejected is None if judgement is None else judgement.is_place


def _decide(finding: Finding, judgement: Judgement | None) -> Ruling:
    if _is_place(finding, judgement) and finding.reading is not None:
        return finding.reading
    if finding.rejected is not None:
        return finding.rejected
    return decide("signs", judgement.reason.text if judgement else "")


def _mention(document: Document, finding: Finding, judgement: Judgement | None) -> Mention:
    candidate, ruling = finding.context.candidate, _decide(finding, judgement)
    is_demonym = candidate.kind is MentionKind.DEMONYM and ruling.reading not in REJECTED_READINGS
    is_told = judgement is None or ruling.reason.rule == "signs"
    return Mention(
        mention_id=make_id("m", document.doc_id, candidate.start, candidate.end, candidate.kind),
        start=candidate.start,
        end=candidate.end,
        text=candidate.text,
        kind=candidate.kind,
        reading=ruling.reading,
        recognizer=candidate.recognizer,
        score=ruling.score,
        reasons=(ruling.reason,) if judgement is None or is_told else (ruling.reason, judgement.reason),
        name=candidate.name,
        place_id=candidate.entries[0].place.place_id if is_demonym else None,
        position=candidate.position,
        uncertainty_m=candidate.uncertainty_m,
    )
