"""From a segmented document to its mentions: candidates, rules, signs, then mentions with their reasons."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.gazetteer import Gazetteer
from geomap.model import REJECTED_READINGS, Document, Mention, MentionKind, Reason, make_id
from geomap.recognize.grounding import GroundedName
from geomap.recognize.legible import Legible, make_legible
from geomap.recognize.reader import read_by_signs
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.survey import Finding, read_again, survey
from geomap.recognize.tagger import DocumentSigns, Judgement, judge


def recognize(document: Document, gazetteer: Gazetteer, *, named: Sequence[GroundedName] = ()) -> tuple[Mention, ...]:
    """Find the words that name, or could name, a place, and say what each stands for.

    Every candidate becomes a mention, also one that is no place here: its reading says what it is instead.

    Parameters
    ----------
    document
        A segmented document; without sentences the whole text counts as one.
    gazetteer
        Where names are looked up.
    named
        What finders found in the text beside: `ask_finders` gives it.

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
    legible = make_legible(document, gazetteer)
    findings, judgements = find_places(legible.document, gazetteer, named=_as_seen(named, legible))
    places = [finding for finding, judgement in zip(findings, judgements, strict=True) if is_place(finding, judgement)]
    read_by_signs(findings, places)
    return tuple(
        _mention(document, legible, finding, judgement) for finding, judgement in zip(findings, judgements, strict=True)
    )


def _as_seen(named: Sequence[GroundedName], legible: Legible) -> list[GroundedName]:
    """Move finders' names to where they stand in the text that is recognised."""
    spans = [legible.seen(name.start, name.end) for name in named]
    return [name._replace(start=start, end=end) for name, (start, end) in zip(named, spans, strict=True) if start < end]


def find_places(
    document: Document, gazetteer: Gazetteer, *, named: Sequence[GroundedName] = ()
) -> tuple[list[Finding], list[Judgement | None]]:
    """Survey a document, and let the tagger judge where it decides; what is a place bears what rules read it as.

    Parameters
    ----------
    document
        A segmented document.
    gazetteer
        Where names are looked up.
    named
        What finders found in it.

    Returns
    -------
    tuple of list of Finding and list of Judgement or None
        One judgement for each finding; None where rules decide alone.
    """
    findings = survey(document, gazetteer, named=named)
    if not findings:
        return [], []
    judgements = [None if signs is None else judge(signs) for signs in signs_judged(findings, gazetteer)]
    read_places(findings, judgements)
    return findings, judgements


def signs_judged(findings: Sequence[Finding], gazetteer: Gazetteer) -> list[list[str] | None]:
    """Give the signs of every candidate that they decide about; None for the others."""
    signs = DocumentSigns(findings, gazetteer)
    return [signs.signs(number) if finding.is_judged else None for number, finding in enumerate(findings)]


def read_places(findings: Sequence[Finding], judgements: Sequence[Judgement | None]) -> list[Finding]:
    """Give those that are places, and read them again where the tagger made others of them than the rules did."""
    pairs = list(zip(findings, judgements, strict=True))
    places = [finding for finding, judgement in pairs if is_place(finding, judgement)]
    if any(is_place(finding, judgement) != (finding.rejected is None) for finding, judgement in pairs):
        read_again(places)
    return places


def is_place(finding: Finding, judgement: Judgement | None) -> bool:
    """Say whether a finding counts as a place, by the tagger where it decides."""
    return finding.rejected is None if judgement is None else judgement.is_place


def _decide(finding: Finding, judgement: Judgement | None) -> Ruling:
    if is_place(finding, judgement) and finding.reading is not None:
        return finding.reading
    if finding.rejected is not None:
        return finding.rejected
    return decide("signs", judgement.reason.text if judgement else "")


def _mention(document: Document, legible: Legible, finding: Finding, judgement: Judgement | None) -> Mention:
    candidate, ruling = finding.context.candidate, _decide(finding, judgement)
    start, end = legible.span(candidate.start, candidate.end)
    text = document.text[start:end]
    is_as_written = text.lower() == candidate.text.lower()
    is_demonym = candidate.kind is MentionKind.DEMONYM and ruling.reading not in REJECTED_READINGS
    reasons: tuple[Reason, ...] = (ruling.reason,)
    if judgement is not None and ruling.reason.rule != "signs":
        reasons = (ruling.reason, judgement.reason)
    return Mention(
        mention_id=make_id("m", document.doc_id, start, end, candidate.kind),
        start=start,
        end=end,
        text=text,
        kind=candidate.kind,
        reading=ruling.reading,
        recognizer=candidate.recognizer,
        score=min(ruling.score, candidate.score),
        reasons=(*reasons, *candidate.voices),
        name=candidate.name if is_as_written else candidate.name or candidate.text,
        place_id=candidate.entries[0].place.place_id if is_demonym else None,
        position=candidate.position,
        uncertainty_m=candidate.uncertainty_m,
    )
