"""From a segmented document to its mentions: candidates, then rules, then mentions with their reasons."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.gazetteer import Gazetteer
from geomap.model import REJECTED_READINGS, Document, Mention, MentionKind, make_id
from geomap.recognize.candidates import Candidate, find_candidates
from geomap.recognize.context import Context
from geomap.recognize.people import find_people
from geomap.recognize.rules import ORDER, REJECTING, REJECTING_UNKNOWN, Ruling
from geomap.recognize.rules.evidence import find_evidence
from geomap.recognize.rules.ground import fallback
from geomap.recognize.rules.names import people_as_surname
from geomap.recognize.series import link_series
from geomap.recognize.stream import Stream
from geomap.recognize.unknown import UNKNOWN

_NEVER_REJECTED = frozenset({MentionKind.COORDINATE, MentionKind.DEMONYM})
"""No rule of places is asked about them; the end of a person's name may be a people's all the same."""


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
    candidates = find_candidates(document, gazetteer)
    if not candidates:
        return ()
    contexts = _contexts(document, candidates, gazetteer)
    rejected = {context.candidate.start: ruling for context in contexts if (ruling := _reject(context)) is not None}
    link_series([context for context in contexts if context.candidate.start not in rejected])
    return tuple(
        _mention(document, context.candidate, rejected.get(context.candidate.start) or _read(context))
        for context in contexts
    )


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
    for context in contexts:
        context.supported = supported
    return contexts


def _reject(context: Context) -> Ruling | None:
    if context.candidate.kind in _NEVER_REJECTED:
        return people_as_surname(context) if context.candidate.kind is MentionKind.DEMONYM else None
    rules = REJECTING_UNKNOWN if context.candidate.recognizer == UNKNOWN else REJECTING
    return next((ruling for rule in rules if (ruling := rule(context)) is not None), None)


def _read(context: Context) -> Ruling:
    return next((ruling for rule in ORDER if (ruling := rule(context)) is not None), None) or fallback(context)


def _mention(document: Document, candidate: Candidate, ruling: Ruling) -> Mention:
    is_demonym = candidate.kind is MentionKind.DEMONYM and ruling.reading not in REJECTED_READINGS
    return Mention(
        mention_id=make_id("m", document.doc_id, candidate.start, candidate.end, candidate.kind),
        start=candidate.start,
        end=candidate.end,
        text=candidate.text,
        kind=candidate.kind,
        reading=ruling.reading,
        recognizer=candidate.recognizer,
        score=ruling.score,
        reasons=(ruling.reason,),
        name=candidate.name,
        place_id=candidate.entries[0].place.place_id if is_demonym else None,
        position=candidate.position,
    )
