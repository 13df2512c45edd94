"""From mentions to resolutions: rank once by the names alone, then again by what the document's other names say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geomap.gazetteer import Gazetteer
from geomap.model import (
    REJECTED_READINGS,
    Alternative,
    Document,
    Mention,
    Place,
    Reading,
    Reason,
    Resolution,
    Status,
)
from geomap.resolve.doubt import DOUBTED, UNRESOLVING, find_doubt
from geomap.resolve.evidence import Anchor, Evidence
from geomap.resolve.known import resolve_known
from geomap.resolve.query import Query, make_queries
from geomap.resolve.ranking import Ranked, rank

MAX_ALTERNATIVES = 5
"""Also-rans that a resolution keeps."""

_SETTLING = frozenset({"container", "unit_word"})
_NO_EVIDENCE = Evidence(())


def resolve(document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Resolution, ...]:
    """Say which place each mention means.

    Parameters
    ----------
    document
        The text that the mentions stand in.
    mentions
        In order of their offsets.
    gazetteer
        Where names are looked up.

    Returns
    -------
    tuple of Resolution
        Parallel to the mentions. Rejected readings are rejected with the recogniser's reason, names that the gazetteer
        does not know are unresolved with theirs.

    Examples
    --------
    >>> from geomap.model import MentionKind, Reading
    >>> mention = Mention(
    ...     mention_id="m", start=3, end=9, text="Odessa", kind=MentionKind.PLACE, reading=Reading.LITERAL,
    ...     recognizer="own", score=1.0, reasons=(Reason(rule="own", text="by hand"),),
    ... )
    >>> document = Document(doc_id="d", text="In Odessa it rained.")
    >>> resolve(document, [mention], Gazetteer.open())[0].place.country
    'UA'
    """
    queries = make_queries(document, mentions, gazetteer)
    known = [
        None if query else resolve_known(mention, gazetteer) for mention, query in zip(mentions, queries, strict=True)
    ]
    ranked = _rank_twice(
        [query for query in queries if query is not None], [one.place for one in known if one and one.place]
    )
    return tuple(
        _resolution(query, *ranked[mention.mention_id]) if query else (fixed or _rejected(mention))
        for mention, query, fixed in zip(mentions, queries, known, strict=True)
    )


def _rank_twice(queries: Sequence[Query], known: Iterable[Place]) -> dict[str, tuple[list[Ranked], Reason | None]]:
    """Rank all senses; the second time knowing what the other names most likely mean.

    Keyed by mention id; with the reason why the best sense is doubtful.
    """
    first = {_case(query): query for query in queries}
    alone = {case: rank(query, _NO_EVIDENCE, {}) for case, query in first.items()}
    settled = {
        query.key: alone[case][0].place
        for case, query in first.items()
        if alone[case] and any(reason.rule in _SETTLING for reason in alone[case][0].reasons)
    }
    evidence = Evidence(
        [
            *_anchors(first, alone),
            *(Anchor(place.place_id, place, 1.0) for place in {p.place_id: p for p in known}.values()),
        ]
    )
    again = {case: rank(query, evidence, settled) for case, query in first.items()}
    return {
        query.mention.mention_id: (again[_case(query)], find_doubt(query, again[_case(query)], evidence))
        for query in queries
    }


def _case(query: Query) -> tuple[str, str, str, str]:
    """Name what tells one ranking from another: the name, its container, the word behind it, the reading."""
    container = query.container.text if query.container else ""
    return (
        query.key,
        container,
        query.unit_kind or "",
        query.mention.reading if query.mention.reading is Reading.METONYM else "",
    )


def _anchors(
    queries: dict[tuple[str, str, str, str], Query], ranked: dict[tuple[str, str, str, str], list[Ranked]]
) -> list[Anchor]:
    best: dict[str, Anchor] = {}
    for case, query in queries.items():
        if ranked[case]:
            top = ranked[case][0]
            anchor = Anchor(query.key, top.place, top.share)
            if query.key not in best or best[query.key].share < anchor.share:
                best[query.key] = anchor
    return list(best.values())


def _resolution(query: Query, senses: Sequence[Ranked], doubt: Reason | None) -> Resolution:
    mention = query.mention
    if not senses:
        reason = Reason(rule="unknown-name", text=f"the gazetteer has no place called “{mention.name or mention.text}”")
        return _unresolved(mention, reason, ())
    best = senses[0]
    if doubt is not None and doubt.rule in UNRESOLVING:
        return _unresolved(mention, doubt, senses)
    reasons = best.reasons or (Reason(rule="only-sense", text="the only place of this name in the gazetteer"),)
    return Resolution(
        mention_id=mention.mention_id,
        status=Status.AREA if best.place.kind.is_area else Status.LOCATED,
        place=best.place,
        score=round(best.share * (1.0 if doubt is None else DOUBTED), 4),
        reasons=reasons if doubt is None else (doubt, *reasons),
        alternatives=_alternatives(_others(senses), 1.0 if doubt is None else DOUBTED),
    )


def _unresolved(mention: Mention, reason: Reason, senses: Sequence[Ranked]) -> Resolution:
    others = [senses[0], *_others(senses)][:MAX_ALTERNATIVES] if senses else []
    return Resolution(
        mention_id=mention.mention_id,
        status=Status.UNRESOLVED,
        place=None,
        score=0.0,
        reasons=(reason,),
        alternatives=_alternatives(others, DOUBTED),
    )


def _alternatives(senses: Sequence[Ranked], share: float) -> tuple[Alternative, ...]:
    return tuple(Alternative(place=one.place, score=round(one.share * share, 4), reasons=one.reasons) for one in senses)


def _others(senses: Sequence[Ranked]) -> list[Ranked]:
    seen, found = {senses[0].place.place_id}, []
    for one in senses[1:]:
        if one.place.place_id not in seen:
            seen.add(one.place.place_id)
            found.append(one)
        if len(found) == MAX_ALTERNATIVES:
            break
    return found


def _rejected(mention: Mention) -> Resolution:
    if mention.reading in REJECTED_READINGS:
        return Resolution(
            mention_id=mention.mention_id, status=Status.REJECTED, place=None, score=0.0, reasons=mention.reasons
        )
    reason = Reason(rule="unknown-place", text=f"the gazetteer has no place with the id {mention.place_id!r}")
    return _unresolved(mention, reason, ())
