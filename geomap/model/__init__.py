"""What things are: frozen dataclasses on the standard library alone."""

from __future__ import annotations

from geomap.model.base import LonLat, Reason, make_id
from geomap.model.claim import (
    CheckedReading,
    DistanceClaim,
    Judgement,
    LandmarkPart,
    Party,
    Relation,
    Verdict,
)
from geomap.model.document import Block, BlockKind, Document, Sentence
from geomap.model.duplicate import Agreement, Duplicate, Match
from geomap.model.event import Actor, DatePrecision, Event, Mode, Placement, Quantity, When
from geomap.model.place import (
    PINNABLE_READINGS,
    REJECTED_READINGS,
    Alternative,
    Mention,
    MentionKind,
    Place,
    PlaceKind,
    Reading,
    Resolution,
    Status,
)
from geomap.model.record import Provenance, Record, Refusal
from geomap.model.zone import Drawing, Zone

__all__ = [
    "PINNABLE_READINGS",
    "REJECTED_READINGS",
    "Actor",
    "Agreement",
    "Alternative",
    "Block",
    "BlockKind",
    "CheckedReading",
    "DatePrecision",
    "DistanceClaim",
    "Document",
    "Drawing",
    "Duplicate",
    "Event",
    "Judgement",
    "LandmarkPart",
    "LonLat",
    "Match",
    "Mention",
    "MentionKind",
    "Mode",
    "Party",
    "Place",
    "PlaceKind",
    "Placement",
    "Provenance",
    "Quantity",
    "Reading",
    "Reason",
    "Record",
    "Refusal",
    "Relation",
    "Resolution",
    "Sentence",
    "Status",
    "Verdict",
    "When",
    "Zone",
    "make_id",
]
