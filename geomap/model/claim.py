"""DistanceClaim and Verdict: what the text says about distance, and what geodesy says to that."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geomap.model.base import LonLat, Reason
from geomap.model.place import Place
from geomap.model.zone import Zone


class Relation(StrEnum):
    """What kind of spatial statement a claim is."""

    DISTANCE_FROM = "distance_from"
    BORDER_DISTANCE = "border_distance"
    DEPTH_INSIDE = "depth_inside"
    OFF_COAST = "off_coast"
    BETWEEN = "between"
    HALFWAY = "halfway"
    ZONE_WIDTH = "zone_width"
    ZONE_RADIUS = "zone_radius"
    LINE_LENGTH = "line_length"
    WEAPON_RANGE = "weapon_range"
    TRAVEL_TIME = "travel_time"
    MOVEMENT = "movement"
    PROXIMITY = "proximity"


class LandmarkPart(StrEnum):
    """Which part of the landmark a distance is measured from."""

    POINT = "point"
    LIMITS = "limits"
    ADMIN_BORDER = "admin_border"
    STATE_BORDER = "state_border"
    COAST = "coast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Subject or landmark of a claim.

    Parameters
    ----------
    text
        The words as written.
    start, end
        Where they stand, ``[start, end)`` in code points.
    mention_id
        The mention in it; None when it names no place.
    place
        The place it was resolved to; None when it cannot be located.
    """

    text: str
    start: int
    end: int
    mention_id: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceClaim:
    """A statement that something lies at some distance from something.

    Parameters
    ----------
    claim_id
        Deterministic id.
    start, end
        The whole expression ("within 50km of Kharkiv's border"), ``[start, end)`` in code points.
    text
        The words as written.
    relation
        What kind of statement it is.
    low_m, high_m
        Bounds in metres as stated; None for an open end or no figure.
    quantity_start, quantity_end
        Where the number and unit stand; None when there is no figure.
    hedge
        ``"about"``, ``"nearly"``, ``"up to"`` …; None when the figure is bare.
    direction_deg
        Bearing from landmark to subject, degrees clockwise from north; None when none is stated.
    subject
        What is said to lie there; its place is None when nothing locates it.
    landmark
        What the distance is measured from; None when the text leaves it open.
    landmark_part
        Which part of it.
    counterpart
        The other side of a border, ISO 3166-1 alpha-2; None when the text does not say.
    actor_country
        Country (ISO 3166-1 alpha-2) of whoever the subject belongs to, when the subject has no place of its own.
    reasons
        How it was read; never empty.
    """

    claim_id: str
    start: int
    end: int
    text: str
    relation: Relation
    low_m: float | None
    high_m: float | None
    landmark_part: LandmarkPart
    reasons: tuple[Reason, ...]
    quantity_start: int | None = None
    quantity_end: int | None = None
    hedge: str | None = None
    direction_deg: float | None = None
    subject: Party | None = None
    landmark: Party | None = None
    counterpart: str | None = None
    actor_country: str | None = None

    @property
    def subject_place(self) -> Place | None:
        """The place of what is said to lie there; None when nothing locates it."""
        return None if self.subject is None else self.subject.place

    @property
    def landmark_place(self) -> Place | None:
        """The place that the distance is measured from; None when nothing locates it."""
        return None if self.landmark is None else self.landmark.place


class Judgement(StrEnum):
    """What a check says; "cannot say" is a value."""

    PLAUSIBLE = "plausible"
    IMPLAUSIBLE = "implausible"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedReading:
    """A claim judged under one reading of its landmark.

    Parameters
    ----------
    reading
        Stable name: ``"oblast-state-border"``, ``"oblast-boundary"``, ``"city-limits"``, ``"city-point"`` …
    label
        The reading in words, for people.
    judgement
        The verdict under it.
    basis
        ``"measured"`` (both ends are located), ``"feasible"`` (ground exists where it could be true) or ``"none"``.
    measured_low_m, measured_high_m
        Least and greatest geodesic distance in metres between the two; None when nothing could be measured.
    zone
        Where the subject must be for the claim to hold, drawn when first looked at; None when it has no such place.
    line
        The measured line from landmark to subject; None when nothing was measured.
    reasons
        What was measured against what; never empty.
    """

    reading: str
    label: str
    judgement: Judgement
    basis: str
    reasons: tuple[Reason, ...]
    measured_low_m: float | None = None
    measured_high_m: float | None = None
    zone: Zone | None = None
    line: tuple[LonLat, LonLat] | None = None

    @property
    def zone_wkb(self) -> bytes | None:
        """The zone as WKB in degrees; None without one."""
        return None if self.zone is None else self.zone.drawing.wkb

    @property
    def zone_area_m2(self) -> float | None:
        """Geodesic area of the zone in square metres; None without one."""
        return None if self.zone is None else self.zone.drawing.area_m2


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What geodesy says to a claim, under every reading of it.

    Parameters
    ----------
    claim_id
        The claim judged.
    judgement
        Plausible if any reading is, implausible only if all are, else undecided.
    readings
        Every reading tried, the default one first; empty only when there was nothing to measure from.
    method
        How it was measured, in words.
    world_view
        Whose borders were used.
    boundary_accuracy_m
        Accuracy in metres of the boundary used; None when none was.
    reasons
        In plain words; never empty.
    """

    claim_id: str
    judgement: Judgement
    readings: tuple[CheckedReading, ...]
    method: str
    world_view: str
    reasons: tuple[Reason, ...]
    boundary_accuracy_m: float | None = None

    @property
    def default(self) -> CheckedReading | None:
        """The reading that the map draws: the first; None when none was tried."""
        return self.readings[0] if self.readings else None
