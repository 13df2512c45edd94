"""`check_distance`: one statement about two places, judged as the same words in a report would be."""

from __future__ import annotations

import os
import re
from typing import Final

from geomap.api.geocoding import best_candidate, is_spot
from geomap.api.opening import open_gazetteer
from geomap.check import check_claims
from geomap.errors import InputError, UnknownNameError
from geomap.extract import extract_claims
from geomap.gazetteer import Gazetteer
from geomap.model import Mention, MentionKind, Place, Reading, Reason, Resolution, Status, Verdict
from geomap.read import document_from_text, segment

_MAX_STATEMENT: Final = 200
_JOINED: Final = re.compile(r"\b(?:of|from|off|to|into|inside|outside)\Z", re.IGNORECASE)
_TAKES_OF: Final = re.compile(
    r"\bwithin\b|\b(?:north|south|east|west|north-?(?:north-?)?(?:east|west)|south-?(?:south-?)?(?:east|west))\Z",
    re.IGNORECASE,
)


def check_distance(
    subject: str | Place,
    landmark: str | Place,
    statement: str,
    *,
    gazetteer: Gazetteer | str | os.PathLike[str] | None = None,
    world_view: str | None = None,
) -> Verdict:
    """Check what is said about the distance between two places.

    The words are read by the same rules as a report: "Izium", "Kharkiv", "within 50 km" is judged as "Izium is within
    50 km of Kharkiv."

    Parameters
    ----------
    subject
        What is said to lie there: a name ("Paris, Texas" says where to look) or a place.
    landmark
        What the distance is measured from.
    statement
        What is said: "within 50 km", "about 30 miles north-east", "more than 100 km from the border of".
    gazetteer
        One that is open, the directory of one, or None for the one that ships with geomap.
    world_view
        Whose borders count; None keeps that of an open gazetteer, else means ``"un"``.

    Returns
    -------
    Verdict
        Plausible, implausible or undecided, with every reading tried, the distance measured in metres and the reasons.

    Raises
    ------
    UnknownNameError
        When a name is not found, or is not sure enough.
    InputError
        When the statement holds no distance.

    Examples
    --------
    >>> verdict = check_distance("Izium", "Kharkiv", "within 50 km")
    >>> verdict.judgement.value
    'implausible'
    """
    opened = open_gazetteer(gazetteer, world_view)
    places = (_place(opened, subject), _place(opened, landmark))
    names = (_spoken(subject), _spoken(landmark))
    words = " ".join(statement[:_MAX_STATEMENT].split()).rstrip(".")
    lead = f"{names[0]} is {words}{_joint(words)} "
    document = segment(document_from_text(f"{lead}{names[1]}."))
    spans = ((0, len(names[0])), (len(lead), len(lead) + len(names[1])))
    mentions = tuple(_mention(document.text, *span) for span in spans)
    resolutions = tuple(_resolution(mention, place) for mention, place in zip(mentions, places, strict=True))
    claims = extract_claims(document, mentions, resolutions, opened)
    if len(claims) != 1:
        found = "no distance" if not claims else f"{len(claims)} distances"
        message = f"{found} in {statement[:_MAX_STATEMENT]!r}; say it as in 'within 50 km' or '30 miles north-east of'"
        raise InputError(message)
    return check_claims(claims, opened)[0]


def _place(gazetteer: Gazetteer, given: str | Place) -> Place:
    if isinstance(given, Place):
        return given
    best, reason = best_candidate(gazetteer, given)
    if best is None:
        raise UnknownNameError(reason.text)
    return best.place


def _spoken(given: str | Place) -> str:
    """Give the name as it would stand in a sentence, without the unit behind a comma."""
    name = given.name if isinstance(given, Place) else given
    return " ".join(name.split(",")[0].split()) or "It"


def _joint(words: str) -> str:
    if _JOINED.search(words):
        return ""
    return " of" if _TAKES_OF.search(words) else " from"


def _mention(text: str, start: int, end: int) -> Mention:
    return Mention(
        mention_id=f"given-{start}",
        start=start,
        end=end,
        text=text[start:end],
        kind=MentionKind.PLACE,
        reading=Reading.LITERAL,
        recognizer="given",
        score=1.0,
        reasons=(Reason(rule="given", text="named by the caller"),),
    )


def _resolution(mention: Mention, place: Place) -> Resolution:
    return Resolution(
        mention_id=mention.mention_id,
        status=Status.LOCATED if is_spot(place) else Status.AREA,
        place=place,
        score=1.0,
        reasons=(Reason(rule="given", text="named by the caller"),),
    )
