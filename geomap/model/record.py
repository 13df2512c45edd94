"""Record: everything that one document gave, and what made it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geomap.model.base import Reason
from geomap.model.claim import DistanceClaim, Verdict
from geomap.model.document import Document
from geomap.model.event import Event
from geomap.model.place import Mention, Resolution, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made a result: version of the tool, gazetteer and world view, and recognisers beside geomap's own.

    ``corrections_sha256`` is that of the corrections file that was replayed, None without one, and ``corrected`` how
    many of its entries took effect in this document.
    """

    version: str
    gazetteer_id: str
    gazetteer_sha256: str
    world_view: str
    recognizers: tuple[str, ...] = ()
    corrections_sha256: str | None = None
    corrected: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a finder said and geomap did not take.

    Parameters
    ----------
    recognizer
        The finder's name.
    text
        The words that it gave, cut when very long; None when it gave none, or failed.
    reason
        Why they were not taken.
    """

    recognizer: str
    text: str | None
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The result for one document.

    ``resolutions`` is parallel to ``mentions`` and ``verdicts`` to ``claims``. Events come most salient first.
    ``refusals`` is what finders said and could not be found in the text, or made no sense; empty without finders.
    ``uncorrected`` says which corrections did not take effect here, and why; empty without corrections.
    """

    document: Document
    provenance: Provenance
    mentions: tuple[Mention, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[DistanceClaim, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    uncorrected: tuple[str, ...] = ()

    def without_rejected(self) -> Record:
        """Leave out the mentions that are no place here: surnames, companies, common words, months.

        Returns
        -------
        Record
            The same record with the other mentions and their resolutions.
        """
        pairs = zip(self.mentions, self.resolutions, strict=True)
        kept = [pair for pair in pairs if pair[1].status is not Status.REJECTED]
        return replace(
            self,
            mentions=tuple(mention for mention, _ in kept),
            resolutions=tuple(resolution for _, resolution in kept),
        )
