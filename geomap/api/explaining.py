"""`explain`: why a mention means what it means, with every part of the score."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geomap.api.parsing import parse
from geomap.errors import UnknownNameError
from geomap.gazetteer import Gazetteer
from geomap.model import Mention, Record, Resolution
from geomap.recognize import Weighed, weigh_again
from geomap.report import Report
from geomap.resolve import Comparer, Comparison
from geomap.text.fold import fold

_MAX_LISTED = 60


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Explanation:
    """Why a mention has its reading and its place.

    Parameters
    ----------
    record
        The result for its document.
    mention, resolution
        What was found, each with its reasons.
    comparison
        The best sense of the name beside another, feature by feature; None when nothing was ranked: the mention is no
        place, brings its place along, or its name is unknown.
    weighed
        The signs that had a say in whether it is a place, and in whether ground is meant; empty where rules decided.
    """

    record: Record
    mention: Mention
    resolution: Resolution
    comparison: Comparison | None
    weighed: tuple[Weighed, ...]

    def __repr__(self) -> str:
        place = self.resolution.place
        meant = f"{place.name} ({place.admin1 or place.country})" if place else str(self.resolution.status)
        other = self.comparison.other if self.comparison else None
        behind = f", ahead of {other.place.name} ({other.place.admin1 or other.place.country})" if other else ""
        return f"<Explanation of {self.mention.text!r}: {meant}{behind}>"


class Explainer:
    """The mentions of a record, explained one at a time; what they share is computed once.

    Parameters
    ----------
    record
        The result for a document.
    gazetteer
        The one that it was made with.
    """

    def __init__(self, record: Record, gazetteer: Gazetteer) -> None:
        self._record = record
        self._gazetteer = gazetteer

    @cached_property
    def _comparer(self) -> Comparer:
        return Comparer(self._record.document, self._record.mentions, self._gazetteer)

    @cached_property
    def _weighed(self) -> tuple[tuple[Weighed, ...], ...]:
        return weigh_again(self._record.document, self._record.mentions, self._gazetteer)

    def explain(self, at: int, *, against: str | None = None) -> Explanation:
        """Explain a mention.

        Parameters
        ----------
        at
            Which of the record's mentions.
        against
            The id of the place that it is asked about why not; None for the second best.

        Returns
        -------
        Explanation
            With the comparison, where there was something to choose from.

        Raises
        ------
        UnknownNameError
            When the name cannot mean that place.
        """
        return Explanation(
            record=self._record,
            mention=self._record.mentions[at],
            resolution=self._record.resolutions[at],
            comparison=self._comparer.compare(at, against),
            weighed=self._weighed[at],
        )


def explain(source: Any, mention: str, *, against: str | None = None) -> tuple[Explanation, ...]:  # noqa: ANN401
    """Explain what a name means in reports, and why this place and not another.

    Parameters
    ----------
    source
        A `Report`, or whatever `parse` takes.
    mention
        The name as the text has it, in any case, or a mention's id.
    against
        The id of a place: why not that one? None for the second best.

    Returns
    -------
    tuple of Explanation
        One for each mention of that name, in order.

    Raises
    ------
    UnknownNameError
        When there is no such mention, or the name cannot mean the place to compare with.

    Examples
    --------
    >>> explain("Fire broke out in Paris, Texas.", "Paris")
    (<Explanation of 'Paris': Paris (US.TX), ahead of Paris (FR.11)>,)
    >>> found = explain("Fire broke out in Paris, Texas.", "Paris")[0].comparison
    >>> found.best.place.admin1, found.other.place.admin1, found.differences[0].label
    ('US.TX', 'FR.11', 'lies in what is named right behind')
    """
    report = source if isinstance(source, Report) else parse(source)
    wanted, found = fold(mention).strip(), []
    for record in report.records:
        explainer = Explainer(record, report.gazetteer)
        found += [
            explainer.explain(at, against=against)
            for at, each in enumerate(record.mentions)
            if each.mention_id == mention or fold(each.text) == wanted
        ]
    if not found:
        listed = dict.fromkeys(each.text for record in report.records for each in record.mentions)
        message = f"no mention {mention!r}; there are: {', '.join(list(listed)[:_MAX_LISTED]) or 'none'}"
        raise UnknownNameError(message)
    return tuple(found)
