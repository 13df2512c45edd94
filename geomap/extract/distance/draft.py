"""Draft: what a reader of one family of forms found, before the subject is linked."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.extract.distance.context import Named
from geomap.extract.distance.landmark import Landmark
from geomap.geo.lengths import Length
from geomap.model import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim as its form states it.

    Parameters
    ----------
    relation
        What kind of statement.
    rule
        The form, a stable name for the reasons.
    start, end
        The whole expression, ``[start, end)`` in the document.
    length
        Its figure; None for forms without one.
    landmark
        What is measured from; None when the text leaves it open.
    direction_deg
        Bearing from the landmark; None when none is stated.
    subject
        What lies there, when the form itself says so; None to have it linked.
    subject_known
        Whether ``subject`` is final, even if None (a zone has none).
    """

    relation: Relation
    rule: str
    start: int
    end: int
    length: Length | None = None
    landmark: Landmark | None = None
    direction_deg: float | None = None
    subject: Named | None = None
    subject_known: bool = False
