"""What ties an event to the rest of the document: distance claims about it, and nouns that point back."""

from __future__ import annotations

from geomap.extract.events.lexicon import words_of
from geomap.extract.events.phrases import noun_phrase_start
from geomap.extract.events.triggers import Trigger
from geomap.model import DistanceClaim


def is_definite(trigger: Trigger) -> bool:
    """Tell whether the noun phrase points back at an event told before ("the summit", "the talks").

    A headline leaves its articles out, so its nouns count as definite.
    """
    if trigger.pos != "n":
        return False
    start = noun_phrase_start(trigger.view, trigger.first)
    return trigger.view.word(start) in words_of("definite") or trigger.view.is_headline


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
