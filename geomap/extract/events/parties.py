"""Who acts in an event and to whom it is done, over all that is told of it."""

from __future__ import annotations

from dataclasses import replace

from geomap.extract.events.alike import Group
from geomap.extract.events.draft import Draft
from geomap.model import Actor

_CROWDS = {
    "Peaceful protest": "Protesters",
    "Protest with intervention": "Protesters",
    "Violent demonstration": "Rioters",
}
_STATE_ARMS = frozenset({"Air/drone strike", "Shelling/artillery/missile attack"})
_STATELESS = frozenset({"PS", "EH"})  # peoples whose arms are not those of a state


def parties_of(group: Group, lead: Draft, sub_type: str | None) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Put the sides of an event together.

    Parameters
    ----------
    group
        All that is told of it.
    lead
        The draft that stands for it; its sides come first.
    sub_type
        ACLED's sub-event type; None when out of its scope.

    Returns
    -------
    tuple of (tuple of Actor, tuple of Actor)
        Who acts, and to whom it is done. People who demonstrate are protesters or rioters; a bare nationality that
        shells or bombs is that country's forces.
    """
    ordered = [lead, *(draft for draft in group if draft is not lead)]
    actors = next((draft.sides.actors for draft in ordered if draft.sides.actors), ())
    seen: set[int] = {actor.start for actor in actors}
    recipients = []
    for draft in ordered:
        for actor in draft.sides.recipients:
            if actor.start not in seen:
                seen.add(actor.start)
                recipients.append(actor)
    crowd = _CROWDS.get(sub_type or "")
    if crowd is not None:
        actors = tuple(replace(one, role=crowd) if one.role in {"Civilians", None} else one for one in actors)
    if sub_type in _STATE_ARMS:
        actors = tuple(map(_armed, actors))
    return actors, tuple(sorted(recipients, key=lambda actor: actor.start))


def _armed(actor: Actor) -> Actor:
    """Say whose arms "Russian shelling" and "Palestinian rockets" are: a state's, or no state's."""
    if actor.country in _STATELESS:
        return replace(actor, role=None) if actor.role == "State forces" else actor
    bare = actor.role is None and actor.country is not None and " " not in actor.text
    return replace(actor, role="State forces") if bare else actor
