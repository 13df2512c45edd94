"""The order of the stages, and the only place that knows it.

``Document -> segment -> ask finders -> recognize -> resolve -> extract claims -> extract events -> check -> Record``
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from geomap.check import check_claims, check_events
from geomap.extract import extract_claims, extract_events
from geomap.gazetteer import Gazetteer
from geomap.model import Document, Provenance, Record
from geomap.read import segment
from geomap.recognize import NamedFinder, ask_finders, recognize
from geomap.resolve import resolve
from geomap.resolve.corrections import Corrections, Replayed, replay
from geomap.text.language import detect_language
from geomap.version import version


def analyse(
    document: Document,
    gazetteer: Gazetteer,
    *,
    finders: Sequence[NamedFinder] = (),
    corrections: Corrections | None = None,
) -> Record:
    """Take one document through every stage.

    A pure function: same document, gazetteer and finders, same record, if the finders answer the same.

    Parameters
    ----------
    document
        A report; it is segmented when it has no sentences yet, and its language is detected when it states none.
    gazetteer
        Where names are looked up and borders are measured.
    finders
        Recognisers beside geomap's own, as `geomap.recognize.open_finders` gives them.
    corrections
        What an analyst said of mentions, replayed before events and claims are read; None for nothing.

    Returns
    -------
    Record
        Mentions, resolutions, events, claims and verdicts, with what made them.

    Examples
    --------
    >>> from geomap.read import document_from_text
    >>> record = analyse(document_from_text("A drone struck Dnipro."), Gazetteer.open())
    >>> [(event.acled_sub_event_type, event.placement.value) for event in record.events]
    [('Air/drone strike', 'pin')]
    """
    document = _with_language(document if document.sentences else segment(document))
    grounded = ask_finders(document, finders)
    mentions = recognize(document, gazetteer, named=grounded.names)
    resolutions = resolve(document, mentions, gazetteer)
    replayed = None if corrections is None else replay(document, mentions, resolutions, corrections, gazetteer)
    if replayed is not None:
        mentions, resolutions = replayed.mentions, replayed.resolutions
    claims = extract_claims(document, mentions, resolutions, gazetteer)
    events = extract_events(document, mentions, resolutions, claims, gazetteer)
    verdicts = check_claims(claims, gazetteer, document=document)
    events = check_events(document, events, resolutions)
    return Record(
        document=document,
        provenance=_provenance(gazetteer, finders, corrections, replayed),
        mentions=mentions,
        resolutions=resolutions,
        events=events,
        claims=claims,
        verdicts=verdicts,
        refusals=grounded.refusals,
        uncorrected=replayed.left if replayed else (),
    )


def analyse_all(
    documents: Iterable[Document],
    gazetteer: Gazetteer,
    *,
    finders: Sequence[NamedFinder] = (),
    corrections: Corrections | None = None,
) -> Iterator[Record]:
    """Take documents through every stage, one at a time and in order.

    Parameters
    ----------
    documents
        Reports; consumed lazily.
    gazetteer
        Where names are looked up and borders are measured.
    finders
        Recognisers beside geomap's own.
    corrections
        What an analyst said of mentions; None for nothing.

    Yields
    ------
    Record
        One a document.
    """
    for document in documents:
        yield analyse(document, gazetteer, finders=finders, corrections=corrections)


def _with_language(document: Document) -> Document:
    return document if document.language else replace(document, language=detect_language(document.text))


def _provenance(
    gazetteer: Gazetteer,
    finders: Sequence[NamedFinder],
    corrections: Corrections | None,
    replayed: Replayed | None,
) -> Provenance:
    return Provenance(
        version=version(),
        gazetteer_id=gazetteer.gazetteer_id,
        gazetteer_sha256=gazetteer.sha256,
        world_view=gazetteer.world_view,
        recognizers=tuple(finder.name for finder in finders),
        corrections_sha256=corrections.sha256 if corrections else None,
        corrected=replayed.applied if replayed else 0,
    )
