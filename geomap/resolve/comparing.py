"""Two senses of a name side by side: why a mention means this place and not that one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from geomap.errors import UnknownNameError
from geomap.gazetteer import Gazetteer
from geomap.model import Document, Mention
from geomap.resolve.query import make_queries
from geomap.resolve.ranking import UNSAID, Ranked, Ranking
from geomap.resolve.resolver import find_known, lay_out
from geomap.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A feature in which two senses differ.

    Parameters
    ----------
    feature
        Its name in ``resolve_weights.csv``.
    label
        The same in words.
    weight
        What a value of 1 adds to a total.
    value, other_value
        How strongly it speaks for the one and for the other, 0 to about 1; below 0 against it.
    text, other_text
        What it saw in the one and in the other; ``""`` where its value is 0.
    """

    feature: str
    label: str
    weight: float
    value: float
    other_value: float
    text: str
    other_text: str

    @property
    def points(self) -> float:
        """What it puts the one ahead of the other; below 0 when it speaks for the other."""
        return self.weight * (self.value - self.other_value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The best sense of a mention's name beside another one.

    Parameters
    ----------
    senses
        Every place that the name may mean, best first, each once; never empty.
    best
        The first of them.
    other
        What it is compared with, the second unless told otherwise; None when the name has one sense.
    differences
        The features in which the two differ, that which decides most first. Their points sum up to `lead`.
    """

    senses: tuple[Ranked, ...]
    best: Ranked
    other: Ranked | None
    differences: tuple[Difference, ...]

    @property
    def lead(self) -> float:
        """How far the best sense's total is ahead, of the other's, or of what a place in no gazetteer is given."""
        return self.best.total - (self.other.total if self.other else UNSAID)

    @property
    def unsaid(self) -> float:
        """The share of belief that the name means a place in no gazetteer, 0 to 1."""
        return max(0.0, 1.0 - sum(sense.share for sense in self.senses))


class Comparer:
    """The names of a document ranked as they were when it was resolved, and open to questions.

    Parameters
    ----------
    document
        The text.
    mentions
        Its mentions, in order.
    gazetteer
        The one that they were resolved with.

    Examples
    --------
    >>> from geomap.read import document_from_text, segment
    >>> from geomap.recognize import recognize
    >>> gazetteer = Gazetteer.open()
    >>> document = segment(document_from_text("Fire broke out in Paris, Texas."))
    >>> compared = Comparer(document, recognize(document, gazetteer), gazetteer).compare(0)
    >>> compared.best.place.admin1, compared.differences[0].feature
    ('US.TX', 'container')
    """

    def __init__(self, document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
        queries = make_queries(document, mentions, gazetteer)
        board, self._numbers = lay_out(document, mentions, queries, find_known(mentions, queries, gazetteer), gazetteer)
        self._ranking = None if board is None else Ranking(board)

    def compare(self, at: int, against: str | None = None) -> Comparison | None:
        """Put the best sense of a mention's name beside another.

        Parameters
        ----------
        at
            Which mention.
        against
            The id of the place to compare with; None for the second best.

        Returns
        -------
        Comparison or None
            None when nothing was ranked: the mention is rejected, brings its place along, or its name is unknown.

        Raises
        ------
        UnknownNameError
            When the name cannot mean the place to compare with; the message lists what it can.
        """
        number, ranking = self._numbers[at], self._ranking
        if number is None or ranking is None:
            return None
        once = {sense.place.place_id: sense for sense in reversed(ranking.ranked(number))}
        senses = tuple(sorted(once.values(), key=lambda sense: (-sense.total, sense.row)))
        other = _choose(senses, against)
        differences = () if other is None else _differences(ranking, senses[0], other)
        return Comparison(senses=senses, best=senses[0], other=other, differences=differences)


def _choose(senses: Sequence[Ranked], against: str | None) -> Ranked | None:
    if against is None:
        return senses[1] if len(senses) > 1 else None
    found = next((sense for sense in senses[1:] if sense.place.place_id == against), None)
    if found is None:
        listed = ", ".join(f"{sense.place.place_id} ({sense.place.name})" for sense in senses[1:]) or "none"
        raise UnknownNameError(f"no other sense with the id {against!r}; there are: {listed}")
    return found


def _differences(ranking: Ranking, best: Ranked, other: Ranked) -> tuple[Difference, ...]:
    pairs = zip(ranking.parts(best.row), ranking.parts(other.row), strict=True)
    found = [
        Difference(
            feature=one.feature,
            label=_labels()[one.feature],
            weight=one.weight,
            value=one.value,
            other_value=two.value,
            text=one.text,
            other_text=two.text,
        )
        for one, two in pairs
        if one.weight and one.value != two.value
    ]
    return tuple(sorted(found, key=lambda difference: -abs(difference.points)))


@cache
def _labels() -> Mapping[str, str]:
    return {row["feature"]: row["label"] for row in read_table("resolve_features")}
