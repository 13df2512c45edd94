"""The survey of a document: its candidates, why a rule rejects each, and what it would stand for as a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.gazetteer import Gazetteer, NameFlag
from geomap.model import Document, MentionKind
from geomap.recognize.candidates import Candidate, find_candidates
from geomap.recognize.context import Context
from geomap.recognize.grounding import GroundedName
from geomap.recognize.merging import merge
from geomap.recognize.people import find_people
from geomap.recognize.rules import ORDER, REJECTING, REJECTING_FOREIGN, REJECTING_UNKNOWN, Ruling
from geomap.recognize.rules.evidence import find_definition, find_evidence, find_proof
from geomap.recognize.rules.ground import fallback
from geomap.recognize.rules.names import adjective_in_name
from geomap.recognize.rules.persons import people_as_surname
from geomap.recognize.rules.structure import faulty_coordinates
from geomap.recognize.series import link_series
from geomap.recognize.stream import Stream
from geomap.recognize.unknown import UNKNOWN

_OF_PERSONS = NameFlag.GIVEN_NAME | NameFlag.SURNAME
_OVERTURNED = frozenset({"longer-name", "name-alone", "other-spelling", "acronym-alone"})
"""Rulings that the signs may overturn; where they did so for others they were wrong as often as right."""

_NEVER_REJECTED = frozenset({MentionKind.COORDINATE, MentionKind.DEMONYM})
"""No rule of places is asked about them, only rules of their own: of a person's name's end, of degrees beyond Earth."""


@dataclass(slots=True)
class Finding:
    """What the rules say about a candidate.

    Parameters
    ----------
    context
        The candidate in its sentence.
    rejected
        Why it is no place; None when no rule says so.
    reading
        What it stands for if it is one; None where a rule is sure that it is none.
    """

    context: Context
    rejected: Ruling | None
    reading: Ruling | None = None

    @property
    def is_judged(self) -> bool:
        """Whether the signs decide about it.

        They do not decide about coordinates and peoples, in other languages than English, in sentences whose capitals
        prove nothing, where the name is all there is, where a rule is sure, about seats of power, and where the words
        beside the name prove that it is a place or name an event by it; nor where a finder says that it is a place.
        """
        context, candidate = self.context, self.context.candidate
        if (
            candidate.kind in _NEVER_REJECTED
            or candidate.is_agreed
            or not context.is_plain
            or not context.stream.is_english
        ):
            return False
        if context.is_alone:
            return False
        if self.rejected is not None or self.reading is None:
            return self.reading is not None
        is_event = self.reading.reason.rule in {"event-modifier", "ground-site"} and not context.flags & _OF_PERSONS
        is_proven = candidate.text.lower() in context.proven
        return not (candidate.recognizer == UNKNOWN or context.flags & NameFlag.SEAT or is_event or is_proven)


def survey(document: Document, gazetteer: Gazetteer, *, named: Sequence[GroundedName] = ()) -> list[Finding]:
    """Find the candidates of a document and ask all rules about them.

    Parameters
    ----------
    document
        A segmented document.
    gazetteer
        Where names are looked up.
    named
        What finders found in the text.

    Returns
    -------
    list of Finding
        In order of their offsets.
    """
    candidates = find_candidates(document, gazetteer)
    if named:
        candidates = merge(document, candidates, named, gazetteer)
    if not candidates:
        return []
    findings = [Finding(context, _reject(context)) for context in _contexts(document, candidates, gazetteer)]
    link_series([finding.context for finding in findings if finding.rejected is None])
    for finding in findings:
        if finding.rejected is None or finding.rejected.reason.rule in _OVERTURNED:
            finding.reading = _read(finding.context)
    return findings


def read_again(places: Sequence[Finding]) -> None:
    """Link the series of what is a place after all, and read again those whose series is another now.

    Parameters
    ----------
    places
        In order.
    """
    before = [_series(finding.context) for finding in places]
    for finding in places:
        finding.context.unlink()
    link_series([finding.context for finding in places])
    for finding, series in zip(places, before, strict=True):
        if finding.reading is None or _series(finding.context) != series:
            finding.reading = _read(finding.context)


def _series(context: Context) -> tuple[int, int, bool]:
    return context.list_begin, context.list_stop, context.is_nested


def _contexts(document: Document, candidates: Sequence[Candidate], gazetteer: Gazetteer) -> list[Context]:
    stream = Stream(document)
    people = find_people(stream, candidates, gazetteer)
    contexts = []
    for candidate in candidates:
        begin, stop = stream.span(candidate.start, candidate.end)
        contexts.append(Context(stream, candidate, gazetteer, people, begin, stop, stream.clause_at(begin)))
    supported = frozenset(
        context.candidate.text.lower() for context in contexts if not context.is_strong and find_evidence(context)
    )
    proven = frozenset(context.candidate.text.lower() for context in contexts if find_proof(context))
    defined = frozenset(context.candidate.text.lower() for context in contexts if find_definition(context))
    for context in contexts:
        context.supported, context.proven, context.defined = supported, proven, defined
    return contexts


def _reject(context: Context) -> Ruling | None:
    """Say why the words are no place; a finder's word stands against a rule that the signs may overturn."""
    ruling = _ruled_out(context)
    return None if ruling and context.candidate.is_agreed and ruling.reason.rule in _OVERTURNED else ruling


def _ruled_out(context: Context) -> Ruling | None:
    if context.candidate.kind is MentionKind.DEMONYM:
        return people_as_surname(context) or adjective_in_name(context)
    if context.candidate.kind is MentionKind.COORDINATE:
        return faulty_coordinates(context)
    if context.candidate.is_foreign:
        rules = REJECTING_FOREIGN
    else:
        rules = REJECTING_UNKNOWN if context.candidate.recognizer == UNKNOWN else REJECTING
    return next((ruling for rule in rules if (ruling := rule(context)) is not None), None)


def _read(context: Context) -> Ruling:
    return next((ruling for rule in ORDER if (ruling := rule(context)) is not None), None) or fallback(context)
