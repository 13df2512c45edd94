"""Why this place and not that: the parts of the totals of a name's best two senses, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.gazetteer import Gazetteer
from geomap.model import Document, Mention, Place
from geomap.resolve.query import make_queries
from geomap.resolve.ranking import Ranked, Ranking
from geomap.resolve.resolver import find_known, lay_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a feature adds to the totals of the winner and the runner-up, and what it saw in each, in words."""

    feature: str
    winner: float
    runner_up: float
    winner_text: str
    runner_up_text: str

    @property
    def difference(self) -> float:
        """How much it speaks for the winner, in units of log-odds."""
        return self.winner - self.runner_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The best two senses of a mention's name.

    Parameters
    ----------
    winner, runner_up
        The places.
    totals, shares
        Of both: the sum of the parts in log-odds, and the share of belief (0 to 1).
    count
        Senses weighed.
    parts
        One for each feature that says anything, the largest difference first; their differences sum up to that of the
        totals.
    """

    winner: Place
    runner_up: Place
    totals: tuple[float, float]
    shares: tuple[float, float]
    count: int
    parts: tuple[Part, ...]


def compare(document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Comparison | None]:
    """Rank a document's names again, as `resolve` does, and set the best two senses of each side by side.

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
    list of Comparison or None
        Parallel to the mentions; None for those that are not ranked and those with one sense.
    """
    queries = make_queries(document, mentions, gazetteer)
    board, numbers = lay_out(document, mentions, queries, find_known(mentions, queries, gazetteer), gazetteer)
    if board is None:
        return [None] * len(mentions)
    ranking = Ranking(board)
    found = {number: _compare(ranking, ranking.ranked(number)) for number in numbers if number is not None}
    return [None if number is None else found[number] for number in numbers]


def _compare(ranking: Ranking, senses: Sequence[Ranked]) -> Comparison | None:
    best = senses[0]
    other = next((one for one in senses if one.place.place_id != best.place.place_id), None)
    if other is None:
        return None
    ours, theirs = ranking.parts(best.row), ranking.parts(other.row)
    parts = [
        Part(
            feature=name,
            winner=ours[name],
            runner_up=theirs[name],
            winner_text=ranking.said(name, best.row) if ours[name] else "",
            runner_up_text=ranking.said(name, other.row) if theirs[name] else "",
        )
        for name in ours
        if ours[name] or theirs[name]
    ]
    return Comparison(
        winner=best.place,
        runner_up=other.place,
        totals=(best.total, other.total),
        shares=(best.share, other.share),
        count=len({one.place.place_id for one in senses}),
        parts=tuple(sorted(parts, key=lambda part: -abs(part.difference))),
    )
