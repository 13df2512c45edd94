"""What ties an event to the rest of the document: distance claims about it, and nouns that point back."""

from __future__ import annotations

from geomap.extract.events.lexicon import words_of
from geomap.extract.events.phrases import noun_phrase_start
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.view import View
from geomap.model import DistanceClaim

_IT = frozenset({"it", "this", "that"})


def is_definite(trigger: Trigger) -> bool:
    """Tell whether the noun phrase points back at an event told before ("the summit", "the talks").

    A headline leaves its articles out, so its nouns count as definite.
    """
    if trigger.pos != "n":
        return False
    start = noun_phrase_start(trigger.view, trigger.first)
    return trigger.view.word(start) in words_of("definite") or trigger.view.is_headline


def only_describes(trigger: Trigger) -> bool:
    """Tell whether a noun only says what an event told before was: "It was the third attack this year"."""
    start = noun_phrase_start(trigger.view, trigger.first)
    copula = trigger.view.word(start - 1) in words_of("be")
    return copula and trigger.view.word(start - 2) in _IT and trigger.view.word(start) in words_of("definite")


def claims_of(trigger: Trigger) -> tuple[DistanceClaim, ...]:
    """Give the distance claims that speak of the event: in its clause, or with its subject among its words.

    Parameters
    ----------
    trigger
        The word that names the event.

    Returns
    -------
    tuple of DistanceClaim
        In order of the text.
    """
    view = trigger.view
    linked = []
    for claim in view.claims:
        clauses, _ = view.crossed(trigger.first, view.token_at(claim.start))
        subject = claim.subject
        shares = subject is not None and view.crossed(trigger.first, view.token_at(subject.start))[0] == 0
        if clauses == 0 or (clauses == 1 and shares):
            linked.append(claim)
    return tuple(linked)


def locates_event(view: View, claim: DistanceClaim) -> bool:
    """Tell whether a claim says where an event was, not where a place lies ("Tawila, 60 km west of El Fasher").

    Parameters
    ----------
    view
        The claim's sentence.
    claim
        The distance claim.

    Returns
    -------
    bool
        True when its subject has no ground of its own; a capital that stands for its government has none.
    """
    if claim.subject_place is None or claim.subject is None:
        return True
    mention_id = claim.subject.mention_id
    return not any(spot.mention.mention_id == mention_id and spot.is_ground for spot in view.spots)
