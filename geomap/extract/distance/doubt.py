"""What the rest of the text says about the ends of a claim: namesakes that cannot be meant, borders of the scene."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from geomap.extract.distance.context import SITES, Context, Named
from geomap.extract.distance.draft import Draft
from geomap.geo.geodesic import distance_m
from geomap.geo.measure import nearest
from geomap.model import LandmarkPart, MentionKind, Place, PlaceKind, Reading, Reason
from geomap.text.fold import fold

_PROMINENT = 100_000
"""Inhabitants of a town that a text may name without a word of where it is."""

_GROSS, _GROSS_M = 3.0, 300_000.0
"""A claim is contradicted grossly by a distance beyond three times its figure and 300 km more (own)."""

_NEAREST = 12
"""So many names before a claim are asked where its scene is."""


def settle_doubts(
    context: Context, draft: Draft, subject: tuple[Named | None, Place | None], reasons: list[Reason]
) -> tuple[Draft, Place | None]:
    """Take back the place of an end of which only an unlikely namesake is known.

    A true statement about a place that the gazetteer lacks must not look false because of a hamlet of that name in
    another country: its end is left without a place when it is no prominent town, lies in another country than the
    other end, nothing else in the text lies in that country, and it is grossly farther away than stated.

    Parameters
    ----------
    context
        The sentence.
    draft
        What a form states.
    subject
        The subject's mention and place; None where there is none.
    reasons
        The claim's reasons; one of rule ``"doubtful-place"`` is added for an end that is taken back.

    Returns
    -------
    tuple of Draft and Place or None
        The same draft, or one whose landmark has no place; the subject's place, or None.
    """
    named, place = subject
    landmark = draft.landmark
    if (
        named is None
        or place is None
        or landmark is None
        or landmark.place is None
        or not _is_gross(context, draft, place, landmark.place)
    ):
        return draft, place
    if _is_doubtful(context, named, place, landmark.place):
        reasons.append(_doubtful(context, named, place))
        return draft, None
    if landmark.named is not None and _is_doubtful(context, landmark.named, landmark.place, place):
        reasons.append(_doubtful(context, landmark.named, landmark.place))
        return replace(draft, landmark=replace(landmark, place=None)), place
    return draft, place


def _is_gross(context: Context, draft: Draft, place: Place, other: Place) -> bool:
    if draft.length is None or draft.length.high_m is None:
        return False
    apart_m = distance_m(place.position, other.position)
    if other.kind is PlaceKind.COUNTRY:
        polygon = context.gazetteer.boundaries.country(other.country or "")
        apart_m = apart_m if polygon is None else nearest(place.position, polygon)[0]
    return apart_m > _GROSS * draft.length.high_m + _GROSS_M


def _is_doubtful(context: Context, named: Named, place: Place, other: Place) -> bool:
    if place.kind not in SITES or place.kind is PlaceKind.COORDINATE or place.capital:
        return False
    if place.population >= _PROMINENT or place.country is None or place.country == other.country:
        return False
    key = fold(named.mention.text)
    return not any(
        name.country == place.country and not name.is_rejected and fold(name.mention.text) != key
        for name in context.ordered
    )


def _doubtful(context: Context, named: Named, place: Place) -> Reason:
    name = named.mention.text
    country = context.gazetteer.country(place.country or "").name
    text = f"no place called {name} near enough is in the gazetteer; the one in {country} is not meant"
    return Reason(rule="doubtful-place", text=text)


def with_scene(context: Context, draft: Draft, place: Place | None, actor: str | None, reasons: list[Reason]) -> Draft:
    """Give a border that names one country the country of the scene as its other side.

    "within 30 km of the border with Mali", in a text that was speaking of a village in Niger, is from their border.

    Parameters
    ----------
    context
        The sentence.
    draft
        What a form states.
    place
        The subject's place; with one nothing is changed.
    actor
        The country whose subject it is; with one nothing is changed.
    reasons
        The claim's reasons; one of rule ``"scene-country"`` is added.

    Returns
    -------
    Draft
        The same, or one with a counterpart.
    """
    landmark = draft.landmark
    if landmark is None or landmark.part is not LandmarkPart.STATE_BORDER or landmark.counterpart is not None:
        return draft
    land = landmark.place
    if place is not None or actor is not None or land is None or land.kind is not PlaceKind.COUNTRY:
        return draft
    touching = set(context.gazetteer.boundaries.neighbours(land.country or ""))
    for name in islice(context.before(draft.start, everywhere=True), _NEAREST):
        is_ground = name.mention.kind is not MentionKind.DEMONYM and name.mention.reading is not Reading.METONYM
        if is_ground and not name.is_rejected and name.country in touching and name is not landmark.named:
            text = f"the scene is in {name.country}, where {name.mention.text} lies: its border with {land.name}"
            reasons.append(Reason(rule="scene-country", text=text))
            return replace(draft, landmark=replace(landmark, counterpart=name.country))
    return draft
