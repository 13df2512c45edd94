"""From mentions to resolutions: rank once by the names alone, then again by what the document's other names say."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.gazetteer import Entry, Gazetteer, NameFlag
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
from geomap.resolve.board import Board, make_board
from geomap.resolve.doubt import DOUBTED, UNRESOLVING, find_doubt
from geomap.resolve.evidence import Anchor, Evidence
from geomap.resolve.hints import find_hints
from geomap.resolve.home import find_homes
from geomap.resolve.known import resolve_known
from geomap.resolve.query import Query, make_queries
from geomap.resolve.ranking import Ranked, Ranking

MAX_ALTERNATIVES = 5
"""Also-rans that a resolution keeps."""

_SURE = "="  # in front of the id of a place that needs no ranking; no folded name begins with it
_ONLY_SENSE = Reason(rule="only-sense", text="the only place of this name in the gazetteer")


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
    known = find_known(mentions, queries, gazetteer)
    judge = _Judge(*lay_out(document, mentions, queries, known, gazetteer))
    return tuple(
        judge.resolution(query, number) if query else (fixed or _rejected(mention))
        for mention, query, number, fixed in zip(mentions, queries, judge.numbers, known, strict=True)
    )


def find_known(
    mentions: Sequence[Mention], queries: Sequence[Query | None], gazetteer: Gazetteer
) -> list[Resolution | None]:
    """Resolve the mentions that need no ranking; None for those that are ranked or have no place.

    Parameters
    ----------
    mentions
        In order.
    queries
        Parallel; None for mentions that are not ranked.
    gazetteer
        Where places are looked up by id.

    Returns
    -------
    list of Resolution or None
        Parallel to the mentions.
    """
    return [
        None if query else resolve_known(mention, gazetteer) for mention, query in zip(mentions, queries, strict=True)
    ]


def lay_out(
    document: Document,
    mentions: Sequence[Mention],
    queries: Sequence[Query | None],
    known: Sequence[Resolution | None],
    gazetteer: Gazetteer,
) -> tuple[Board | None, list[int | None]]:
    """Lay out the names of a document for ranking, each once for every container, unit word and reading that it has.

    Parameters
    ----------
    document
        Whose words say where it is at home.
    mentions
        In order.
    queries
        Parallel; None for mentions that are not ranked.
    known
        Parallel; what `find_known` gives.
    gazetteer
        Where names are looked up.

    Returns
    -------
    tuple of Board or None, and list of int or None
        The board, None when no name has a sense; parallel to the mentions the number of the name on the board.
    """
    first = {_case(query): query for query in queries if query is not None and query.senses}
    sure = {one.place.place_id: one.place for one in known if one and one.place}
    stated = [_stated(place, mentions[0]) for place in sure.values()]
    board = make_board(
        list(first.values()), [*find_hints(mentions, gazetteer), *stated], find_homes(document.text, document.source)
    )
    numbers = {case: number for number, case in enumerate(first)}
    return board, [None if query is None else numbers.get(_case(query)) for query in queries]


class _Judge:
    """Answers for the names of a document that were ranked all at once."""

    def __init__(self, board: Board | None, numbers: list[int | None]) -> None:
        self.numbers = numbers
        self._ranking = None if board is None else Ranking(board)
        self._ranked: dict[int, list[Ranked]] = {}
        self._evidence = Evidence(self._anchors())

    def _anchors(self) -> list[Anchor]:
        """Give what each name, and each place that needs no ranking, is most surely taken to mean."""
        best: dict[str, Anchor] = {}
        ranking = self._ranking
        for number, query in enumerate(ranking.board.queries if ranking else ()):
            if ranking is None or (ranking.board.hints[number] and not query.key.startswith(_SURE)):
                continue
            row = ranking.best(number)
            anchor = Anchor(query.key, ranking.board.entries[row].place, float(ranking.shares[row]))
            if query.key not in best or best[query.key].share < anchor.share:
                best[query.key] = anchor
        return list(best.values())

    def resolution(self, query: Query, number: int | None) -> Resolution:
        """Resolve a mention."""
        mention, ranking = query.mention, self._ranking
        if number is None or ranking is None:
            text = f"the gazetteer has no place called “{mention.name or mention.text}”"
            return _unresolved(mention, Reason(rule="unknown-name", text=text), ())
        senses = self._ranked.get(number)
        if senses is None:
            senses = self._ranked[number] = ranking.ranked(number)
        best, doubt = senses[0], find_doubt(query, senses, ranking, self._evidence)
        if doubt is not None and doubt.rule in UNRESOLVING:
            return _unresolved(mention, doubt, _alternatives([best, *_others(senses)], ranking, DOUBTED))
        share = 1.0 if doubt is None else DOUBTED
        reasons = ranking.reasons(best.row) or (_ONLY_SENSE,)
        return Resolution(
            mention_id=mention.mention_id,
            status=Status.AREA if best.place.kind.is_area else Status.LOCATED,
            place=best.place,
            score=round(best.share * share, 4),
            reasons=reasons if doubt is None else (doubt, *reasons),
            alternatives=_alternatives(_others(senses), ranking, share),
        )


def _case(query: Query) -> tuple[object, ...]:
    """Name what tells one ranking from another: the name, its reading, and what stands beside it."""
    return (
        query.key,
        query.container.text if query.container else "",
        query.unit_kind or "",
        str(query.position or ""),
        query.mention.reading if query.mention.reading is Reading.METONYM else "",
        query.is_namesake,
        query.stated,
    )


def _stated(place: Place, mention: Mention) -> Query:
    """Make a name of a place that needs no ranking, so that it is evidence for the others."""
    return Query(mention, f"{_SURE}{place.place_id}", (Entry(place, NameFlag.OFFICIAL),), None, None)


def _unresolved(mention: Mention, reason: Reason, alternatives: tuple[Alternative, ...]) -> Resolution:
    return Resolution(
        mention_id=mention.mention_id,
        status=Status.UNRESOLVED,
        place=None,
        score=0.0,
        reasons=(reason,),
        alternatives=alternatives[:MAX_ALTERNATIVES],
    )


def _alternatives(senses: Sequence[Ranked], ranking: Ranking, share: float) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(place=one.place, score=round(one.share * share, 4), reasons=ranking.reasons(one.row))
        for one in senses
    )


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
