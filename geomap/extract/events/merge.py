"""Coreference within a document: drafts that tell of one event become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geomap.extract.events.alike import Group, class_of, is_set_apart, join_alike
from geomap.extract.events.draft import Draft
from geomap.extract.events.timing import are_compatible
from geomap.model import BlockKind, Mode

_BARE_PLURALS = frozenset({"talks", "negotiations", "discussions", "sessions", "negotiation", "session"})
_ALIKE_MODES = frozenset({Mode.ASSERTED, Mode.FUTURE, Mode.QUOTED, Mode.HISTORICAL})

_OWN_PLACE = 2.5  # a definite noun bound less well than so points back rather than at a place of its own

_GROUND = frozenset({"overtake", "regain", "transfer"})
_COMPARED = 4  # drafts at either end of a group
_LOOK_BACK = 40  # events back that a word can point to


def _seen(group: Sequence[Draft]) -> Sequence[Draft]:
    """Give the first and the last of a group: what a further draft is compared with."""
    return group if len(group) <= 2 * _COMPARED else [*group[:_COMPARED], *group[-_COMPARED:]]


def _places(group: Sequence[Draft]) -> set[str]:
    return {draft.place_id for draft in _seen(group) if draft.place_id is not None}


def _dates_fit(draft: Draft, group: Sequence[Draft]) -> bool:
    return all(are_compatible(other.when, draft.when) for other in _seen(group))


def _same_place(draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether both name one place, or one of them only the area round it or nothing."""
    places = _places(group)
    if draft.place_id is None or not places or draft.place_id in places:
        return True
    located = [other for other in _seen(group) if other.is_located]
    return not (located and draft.is_located) and _nested(draft, group)


def _nested(draft: Draft, group: Sequence[Draft]) -> bool:
    country = {other.bound.spot.country for other in _seen(group) if other.bound is not None} - {None}
    return draft.bound is not None and draft.bound.spot.country in country


def _kinds_fit(draft: Draft, group: Sequence[Draft]) -> bool:
    if class_of(draft) != class_of(group[0]):
        return False
    sub_types = {other.kind.acled_sub_event_type for other in _seen(group) if other.kind.specific}
    return not draft.kind.specific or not sub_types or draft.kind.acled_sub_event_type in sub_types


def _in_sentence(draft: Draft, group: Sequence[Draft]) -> bool:
    """One sentence, one place, one kind of act: "a strike killed twelve"."""
    if group[-1].trigger.view.index != draft.trigger.view.index or class_of(draft) != class_of(group[0]):
        return False
    if any(_is_other_ground(draft, other) or _is_other_side(draft, other) for other in _seen(group)):
        return False
    modes = {other.mode for other in _seen(group)}
    if class_of(draft) == "meeting" and draft.mode in modes:
        return not (draft.is_located and _places(group) - {draft.place_id}) or not any(
            one.is_located for one in _seen(group)
        )
    return draft.mode in modes and _same_place(draft, group) and _times_do_not_clash(draft, group)


def _is_other_ground(draft: Draft, other: Draft) -> bool:
    """Whether ground is taken by the one and given up by the other."""
    return {draft.kind.name, other.kind.name} <= _GROUND and draft.kind.name != other.kind.name


def _is_other_side(draft: Draft, other: Draft) -> bool:
    """Whether two verbs of two clauses have states of different countries for subjects."""
    clauses = draft.trigger.view.crossed(draft.trigger.first, other.trigger.first)[0]
    mine = {actor.country for actor in draft.sides.actors}
    theirs = {actor.country for actor in other.sides.actors}
    known = None not in mine | theirs and bool(mine) and bool(theirs)
    return clauses > 0 and known and mine.isdisjoint(theirs) and {draft.trigger.pos, other.trigger.pos} == {"v"}


def _times_do_not_clash(draft: Draft, group: Sequence[Draft]) -> bool:
    return draft.when is None or all(
        other.when in {None, draft.when} or _dates_fit(draft, [other]) for other in _seen(group)
    )


def _at_one_place(draft: Draft, group: Sequence[Draft]) -> bool:
    return (
        draft.place_id is not None
        and draft.place_id in _places(group)
        and draft.mode in {other.mode for other in _seen(group)} | (_ALIKE_MODES if draft.definite else frozenset())
        and (_kinds_fit(draft, group) or (draft.definite and class_of(draft) == class_of(group[0])))
        and _dates_fit(draft, group)
        and not is_set_apart(draft, group)
    )


def _points_back(draft: Draft, groups: Sequence[Group]) -> Group | None:
    """Find the event that "the summit", "the attack" or a bare "talks" without a place of its own stands for."""
    own_parties = bool(draft.sides.recipients)
    bare = draft.trigger.text.lower() in _BARE_PLURALS and not own_parties
    own_place = draft.bound is not None and (draft.bound.score >= _OWN_PLACE or not draft.definite)
    if own_place or not (draft.definite or bare) or draft.mode not in _ALIKE_MODES:
        return None
    if class_of(draft) not in {"meeting", "talks", "violence", "unrest", "anaphor"}:
        return None
    listed = draft.trigger.view.sentence.kind is BlockKind.LIST_ITEM
    if listed and class_of(draft) != "meeting":
        return None
    fitting = [
        group
        for group in groups
        if (class_of(group[0]) == class_of(draft) or (class_of(draft) == "anaphor" and _can_be_event(group)))
        and group[0].mode in _ALIKE_MODES
        and _dates_fit(draft, group)
        and (not draft.kind.specific or _kinds_fit(draft, group) or class_of(draft) in {"meeting", "anaphor"})
    ]
    located = [group for group in fitting if any(other.is_located for other in _seen(group))]
    if not draft.definite and len(located) != 1:
        return None
    candidates = located or fitting
    return candidates[-1] if candidates else None


def _can_be_event(group: Sequence[Draft]) -> bool:
    return class_of(group[0]) in {"meeting", "unrest", "talks"}


def _headline_of(draft: Draft, groups: Sequence[Group]) -> Group | None:
    """Find the headline's event that the body tells again with its place."""
    for group in groups:
        kind = group[0].trigger.view.sentence.kind
        told_in_headline = kind in {BlockKind.TITLE, BlockKind.HEADING} or (
            kind is BlockKind.LIST_ITEM and class_of(draft) == "meeting"
        )
        if (
            told_in_headline
            and not _places(group)
            and (draft.kind.specific or class_of(draft) == "meeting")
            and draft.mode is group[0].mode
            and _kinds_fit(draft, group)
            and _dates_fit(draft, group)
        ):
            return group
    return None


def _home(draft: Draft, groups: Sequence[Group]) -> Group | None:
    for group in reversed(groups):
        if _in_sentence(draft, group):
            return group
    for group in reversed(groups):
        if _at_one_place(draft, group):
            return group
    return _points_back(draft, groups) or _headline_of(draft, groups)


def merge(drafts: Sequence[Draft]) -> list[Group]:
    """Group the drafts that tell of one event.

    Parameters
    ----------
    drafts
        In order of the text.

    Returns
    -------
    list of list of Draft
        Groups in order of their first draft. Joined are: parts of one sentence about one act; the same place, kind
        and a date that fits; a definite noun ("the summit") without a place of its own and the last event of its
        kind; a headline and the body. A pointer ("the event") that points at nothing is dropped.
    """
    groups: list[Group] = []
    for draft in drafts:
        home = _home(draft, groups[-_LOOK_BACK:])
        if home is not None:
            foreign = draft.place_id is not None and draft.place_id not in _places(home) and _places(home)
            home.append(replace(draft, bound=None) if foreign and not _nested(draft, home) else draft)
        elif class_of(draft) != "anaphor":
            groups.append([draft])
    return join_alike(_join_headlines(groups))


def _join_headlines(groups: list[Group]) -> list[Group]:
    """Join meetings told without a place in a headline to the first located one that fits, told later."""
    joined: list[Group] = []
    later: dict[Mode, Group] = {}
    for group in reversed(groups):
        if class_of(group[0]) != "meeting":
            joined.append(group)
            continue
        target = later.get(group[0].mode)
        if target is not None and group[0].trigger.view.is_headline and not _places(group):
            target.extend(group)
            continue
        if _places(group):
            later[group[0].mode] = group
        joined.append(group)
    return joined[::-1]
