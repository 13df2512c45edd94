"""From draft to claim: link the subject, name the actor, give the reasons."""

from __future__ import annotations

from geomap.extract.distance.actor import actor_before, acts_abroad, in_the_air, own_soil
from geomap.extract.distance.context import SITES, Context, Named
from geomap.extract.distance.coreference import refer_back
from geomap.extract.distance.doubt import settle_doubts, with_scene
from geomap.extract.distance.draft import Draft
from geomap.extract.distance.landmark import Landmark
from geomap.extract.distance.senses import better_sense, settle
from geomap.extract.distance.subject import link_before, link_fronted, subject_words
from geomap.model import DistanceClaim, Document, LandmarkPart, Party, Place, PlaceKind, Reason, Relation, make_id

_WITHOUT_ACTOR = frozenset({Relation.LINE_LENGTH, Relation.ZONE_RADIUS, Relation.WEAPON_RANGE, Relation.TRAVEL_TIME})


GROUND = SITES | {PlaceKind.ADMIN1, PlaceKind.REGION}
"""Kinds of place that can be a subject; a country never lies at a distance from a town."""


def build_claim(document: Document, context: Context, draft: Draft) -> DistanceClaim:
    """Make a claim of a draft.

    Parameters
    ----------
    document
        The document.
    context
        The sentence.
    draft
        What a form states.

    Returns
    -------
    DistanceClaim
        With subject, landmark and reasons.
    """
    start, end = _trim(document.text, draft.start, draft.end)
    subject = _subject_of(context, draft)
    landmark_place = None if draft.landmark is None else draft.landmark.place
    place = None if subject is None else settle(context, subject, near=landmark_place, countries=True)
    if place is not None and place.kind not in GROUND:
        subject = place = None
    reasons = [_form(draft)]
    if subject is not None and place is not None:
        place = _agree(context, draft, (subject, place), reasons)
    draft, place = settle_doubts(context, draft, (subject, place), reasons)
    reasons += _subject_reasons(draft, subject, place)
    actor = None if place is not None or draft.relation in _WITHOUT_ACTOR else _actor(context, draft, reasons)
    draft = with_scene(context, draft, place, actor, reasons)
    length = draft.length
    return DistanceClaim(
        claim_id=make_id("c", document.doc_id, start, end, draft.relation),
        start=start,
        end=end,
        text=document.text[start:end],
        relation=draft.relation,
        low_m=None if length is None else length.low_m,
        high_m=None if length is None else length.high_m,
        landmark_part=_part(draft),
        reasons=tuple(reasons),
        quantity_start=None if length is None else length.start,
        quantity_end=None if length is None else length.end,
        hedge=None if length is None else length.hedge,
        direction_deg=draft.direction_deg,
        subject=_subject_party(context, draft, subject, place),
        landmark=None if draft.landmark is None else _landmark_party(document, draft.landmark),
        counterpart=None if draft.landmark is None else draft.landmark.counterpart,
        actor_country=actor,
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return start, end


def _part(draft: Draft) -> LandmarkPart:
    return LandmarkPart.POINT if draft.landmark is None else draft.landmark.part


def _form(draft: Draft) -> Reason:
    landmark = "" if draft.landmark is None else f"; measured from a {draft.landmark.kind}"
    return Reason(rule=draft.rule, text=f"read as {draft.relation.value.replace('_', ' ')}{landmark}")


def _subject_of(context: Context, draft: Draft) -> Named | None:
    if draft.subject is not None or draft.subject_known or draft.relation is Relation.MOVEMENT:
        return draft.subject
    found = link_before(context, draft.start) or link_fronted(context, draft.start, draft.end)
    found = found or refer_back(context, draft.start)
    return None if found is None or (draft.landmark is not None and found is draft.landmark.named) else found


def _agree(context: Context, draft: Draft, end: tuple[Named, Place], reasons: list[Reason]) -> Place:
    """Let the figure choose between namesakes in two countries, and say so."""
    subject, place = end
    other = None if draft.landmark is None else draft.landmark.place
    high = None if draft.length is None else draft.length.high_m
    if other is None or high is None or other.kind not in SITES:
        return place
    better = better_sense(context, subject, place, other, most_m=2.0 * high + 3_000.0)
    if better is None:
        return place
    text = (
        f"{subject.mention.text} is taken for the one in {better.country}: the one in {place.country} is too far away"
    )
    reasons.append(Reason(rule="namesake", text=text))
    return better


def _subject_reasons(draft: Draft, subject: Named | None, place: Place | None) -> list[Reason]:
    if place is not None and subject is not None:
        revived = " although it could be a person or a word" if subject.is_rejected else ""
        return [
            Reason(
                rule="subject-linked", text=f"said of {subject.mention.text}{revived}: {place.name}, {place.country}"
            )
        ]
    if draft.subject_known and draft.subject is None:
        return [Reason(rule="no-subject", text="the statement is about the zone or line itself")]
    return [Reason(rule="subject-unlocated", text="nothing in the sentence says where the subject is")]


def _actor(context: Context, draft: Draft, reasons: list[Reason]) -> str | None:
    """Find the country that the subject belongs to, and say what binds it to its own ground."""
    soil = own_soil(context, draft.start)
    if soil is not None:
        reasons.append(Reason(rule="own-soil", text=f"the sentence says that it stays on the ground of {soil}"))
        return soil
    actor = actor_before(context, draft.start)
    if actor is None or actor.country is None:
        return None
    landmark = draft.landmark
    if landmark is not None and landmark.named is actor:
        return None
    reasons.append(Reason(rule="actor", text=f"{actor.mention.text} stands for {actor.country}, whose it is"))
    if in_the_air(context, draft.start):
        reasons.append(Reason(rule="in-the-air", text="what flies is bound to nobody's ground"))
    elif acts_abroad(context, draft.start):
        reasons.append(Reason(rule="acts-abroad", text="the verb takes the subject beyond its own border"))
    return actor.country


def _landmark_party(document: Document, landmark: Landmark) -> Party:
    return Party(
        text=document.text[landmark.start : landmark.end],
        start=landmark.start,
        end=landmark.end,
        mention_id=None if landmark.named is None else landmark.named.mention.mention_id,
        place=landmark.place,
    )


def _subject_party(context: Context, draft: Draft, subject: Named | None, place: Place | None) -> Party | None:
    if subject is not None:
        mention = subject.mention
        return Party(
            text=mention.text, start=mention.start, end=mention.end, mention_id=mention.mention_id, place=place
        )
    if draft.subject_known:
        return None
    found = subject_words(context, draft.start)
    return None if found is None else Party(text=context.text[slice(*found)], start=found[0], end=found[1])
