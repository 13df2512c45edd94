"""What disputed borders do to a verdict: lines that are nobody's settled border, and land that another view gives away.

A verdict is given under the world view asked for. Where the measured line ends at a disputed border, that border's
accuracy must not decide; where another view would answer otherwise, the verdict says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from geomap.check.bands import judge
from geomap.check.result import Checked, combine
from geomap.check.words import km
from geomap.gazetteer import Gazetteer
from geomap.geo.held import Held
from geomap.geo.measure import nearest
from geomap.model import CheckedReading, DistanceClaim, Judgement, LandmarkPart, LonLat, Reason, Relation

_ON_THE_LINE_M = 2_000.0
"""A measured line that ends so near a disputed one ends at it: the two layers are drawn with different detail."""

_KEPT = 8
_KEPT_POSITIONS = 4_096

Check = Callable[[DistanceClaim, Gazetteer], Checked]


def is_of_border(claim: DistanceClaim) -> bool:
    """Say whether a claim is measured from a border."""
    parts = {LandmarkPart.STATE_BORDER, LandmarkPart.ADMIN_BORDER}
    return claim.relation in {Relation.BORDER_DISTANCE, Relation.DEPTH_INSIDE} or claim.landmark_part in parts


def disputed_line(position: LonLat, gazetteer: Gazetteer) -> str | None:
    """Name the disputed line on which a position lies, the shortest of several; None when it lies on none."""
    for name, line in _lines(gazetteer.path):
        west, south, east, north = line.geometry.bounds
        beside = west - 0.1 <= position.lon <= east + 0.1 and south - 0.1 <= position.lat <= north + 0.1
        if beside and nearest(position, line.geometry)[0] <= _ON_THE_LINE_M:
            return name
    return None


def soften(claim: DistanceClaim, checked: Checked, gazetteer: Gazetteer) -> Checked:
    """Leave open what the accuracy of a disputed line decides.

    Parameters
    ----------
    claim
        Measured from a border.
    checked
        As its check gave it.
    gazetteer
        Whose disputed lines are used.

    Returns
    -------
    Checked
        A reading measured to a disputed line keeps its judgement only if that stands wherever within its accuracy the
        line runs; each such reading names the line.
    """
    accuracy_m = checked.boundary_accuracy_m
    if accuracy_m is None or not is_of_border(claim):
        return checked
    readings = tuple(_softened(claim, reading, accuracy_m, gazetteer) for reading in checked.readings)
    return replace(checked, readings=readings)


def _softened(claim: DistanceClaim, reading: CheckedReading, accuracy_m: float, gazetteer: Gazetteer) -> CheckedReading:
    name = None if reading.line is None else disputed_line(reading.line[0], gazetteer)
    low, high = reading.measured_low_m, reading.measured_high_m
    if name is None or low is None or high is None:
        return reading
    answers = {
        judge(claim, max(0.0, low + shift), max(0.0, high + shift)).judgement
        for shift in (-accuracy_m, 0.0, accuracy_m)
    }
    open_still = reading.judgement not in answers or len(answers) > 1
    text = f"measured to a line that is not settled ({name}), held here to {km(accuracy_m)}"
    if open_still:
        text += "; within that the answer changes"
    return replace(
        reading,
        judgement=Judgement.UNDECIDED if open_still else reading.judgement,
        reasons=(*reading.reasons, Reason(rule="disputed-line", text=text)),
    )


def settle(
    claim: DistanceClaim, checked: Checked, gazetteer: Gazetteer, check: Check
) -> tuple[Judgement, tuple[Reason, ...]]:
    """Give a claim's judgement, with what other world views would say to a border that they draw elsewhere.

    Parameters
    ----------
    claim
        As extracted.
    checked
        Under the view asked for.
    gazetteer
        Under that view.
    check
        Judges the claim under another.

    Returns
    -------
    tuple
        The judgement, undecided instead of implausible where another view says otherwise; and a reason for each such
        view.
    """
    judgement = combine(checked.readings)
    if not is_of_border(claim) or not checked.readings:
        return judgement, ()
    reasons = []
    for view in gazetteer.boundaries.world_views:
        if view == gazetteer.world_view:
            continue
        other = _opened(gazetteer.path, view)
        if not _depends_on_view(claim, checked, gazetteer, other):
            continue
        answer = combine(check(claim, other).readings)
        if answer is not judgement:
            text = f"{answer.value} under the world view {view}, {judgement.value} under {gazetteer.world_view}"
            reasons.append(Reason(rule="world-view", text=text))
    is_open = bool(reasons) and judgement is Judgement.IMPLAUSIBLE
    return (Judgement.UNDECIDED if is_open else judgement), tuple(reasons)


def _depends_on_view(claim: DistanceClaim, checked: Checked, gazetteer: Gazetteer, other: Gazetteer) -> bool:
    """Say whether two views can answer differently: they give a place away, or the line measured to is disputed."""
    ends = [reading.line[0] for reading in checked.readings if reading.line is not None]
    if any(disputed_line(end, gazetteer) for end in ends):
        return True
    views = (gazetteer.world_view, other.world_view)
    return any(_is_given_away(gazetteer.path, *views, position) for position in _positions(claim))


def _positions(claim: DistanceClaim) -> list[LonLat]:
    places = (claim.subject_place, claim.landmark_place)
    return [place.position for place in places if place is not None]


@lru_cache(maxsize=_KEPT_POSITIONS)
def _is_given_away(path: Path, view: str, other: str, position: LonLat) -> bool:
    owners = {_opened(path, each).boundaries.owner(position) for each in (view, other)}
    return len(owners) > 1


@lru_cache(maxsize=_KEPT)
def _opened(path: Path, view: str) -> Gazetteer:
    return Gazetteer.open(path, world_view=view)


@lru_cache(maxsize=_KEPT)
def _lines(path: Path) -> tuple[tuple[str, Held], ...]:
    lines = Gazetteer.open(path).boundaries.disputed_lines()
    return tuple((name, Held(line)) for name, line in sorted(lines, key=lambda pair: pair[1].length))
