"""Duplicate: two documents that may tell of one event, why, and where they agree; nothing is ever merged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geomap.model.base import Reason


class Match(StrEnum):
    """How two tellings stand to each other in one attribute."""

    AGREE = "agree"
    CONTRADICT = "contradict"
    CANNOT_SAY = "cannot_say"  # both say something, and it cannot be compared
    ONE_SAYS = "one_says"  # the other telling is silent, which is no contradiction


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One attribute of two tellings, side by side.

    Parameters
    ----------
    attribute
        ``"date"``, ``"place"``, ``"type"``, ``"dead"``, ``"injured"``, ``"weapon"`` or ``"actor"``.
    first, second
        What each says, in words; None when it says nothing.
    match
        How they stand to each other.
    """

    attribute: str
    first: str | None
    second: str | None
    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A pair of events of two documents that may be one event. Both stay as they are.

    Parameters
    ----------
    duplicate_id
        Deterministic id.
    doc_id, event_id
        The event of the document that came later in the run.
    other_doc_id, other_event_id
        The event of the earlier document.
    score
        How likely they are one, 0 to 1.
    reasons
        The features that made the score, each with its weight; never empty.
    agreements
        The attributes of which at least one says something.
    """

    duplicate_id: str
    doc_id: str
    event_id: str
    other_doc_id: str
    other_event_id: str
    score: float
    reasons: tuple[Reason, ...]
    agreements: tuple[Agreement, ...]

    def attributes(self, match: Match) -> tuple[str, ...]:
        """List the attributes that stand to each other in a certain way.

        Parameters
        ----------
        match
            How.

        Returns
        -------
        tuple of str
            In the order of `agreements`.
        """
        return tuple(each.attribute for each in self.agreements if each.match is match)
