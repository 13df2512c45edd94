"""Tell whether two tellings are of one event: the same kind and place, dates and counts that fit, no "another"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geomap.extract.events.draft import Draft
from geomap.extract.events.lexicon import words_of
from geomap.extract.events.phrases import noun_phrase_start
from geomap.extract.events.timing import are_compatible
from geomap.model import Mode, Quantity

Group = list[Draft]

_CLASSES = {"combat": "violence", "harm": "violence", "property": "violence"}
_VICTIMS = frozenset({"killed", "injured"})
_SEEN = 8  # drafts of a group that are looked at


def class_of(draft: Draft) -> str:
    """Give the family within which drafts can tell of one event."""
    return _CLASSES.get(draft.kind.group, draft.kind.group)


def is_set_apart(draft: Draft, group: Sequence[Draft]) -> bool:
    """Tell whether a draft is of another event than a group at the same place, by its words or its counts.

    Parameters
    ----------
    draft
        Told later.
    group
        Told before, of the same kind and at the same place.

    Returns
    -------
    bool
        True for "another strike", "a second raid", and where both count the same victims differently.
    """
    trigger = draft.trigger
    if trigger.pos == "n" and trigger.view.index != group[-1].trigger.view.index:
        start = noun_phrase_start(trigger.view, trigger.first)
        before = trigger.view.words[start : trigger.first]
        apart = {word for word in before if word in words_of("separate")}
        if apart and "the" not in before[:1]:
            return True
    return _counts_clash(draft.quantities, [one for other in group[:_SEEN] for one in other.quantities])


def _counts_clash(first: Iterable[Quantity], second: Sequence[Quantity]) -> bool:
    """Whether exact counts of the same victims differ; an open count may grow into any other."""
    for one in first:
        alike = [other for other in second if other.kind == one.kind and one.kind in _VICTIMS]
        exact = [other for other in alike if other.high is not None and one.high is not None]
        if exact and len(exact) == len(alike) and all(other.low != one.low for other in exact):
            return True
    return False


def _fits(later: Group, earlier: Group) -> bool:
    if class_of(later[0]) != class_of(earlier[0]) or later[0].mode is not earlier[0].mode:
        return False
    places = {draft.place_id for draft in earlier[:_SEEN] if draft.is_located}
    if not any(draft.is_located and draft.place_id in places for draft in later[:_SEEN]):
        return False
    kinds = {draft.kind.acled_sub_event_type for draft in earlier[:_SEEN] if draft.kind.specific}
    if not kinds.intersection(draft.kind.acled_sub_event_type for draft in later[:_SEEN] if draft.kind.specific):
        return False
    dated = [(one.when, other.when) for one in later[:_SEEN] for other in earlier[:_SEEN]]
    apart = any(is_set_apart(draft, earlier) for draft in later[:_SEEN])
    return not apart and all(are_compatible(one, other) for one, other in dated)


def join_alike(groups: Sequence[Group]) -> list[Group]:
    """Join asserted events of one kind at one point whose dates and counts fit: a headline and its lead.

    Parameters
    ----------
    groups
        In order of the text.

    Returns
    -------
    list of list of Draft
        In the same order; what was told in several sentences stands with its first telling.
    """
    joined: list[Group] = []
    by_place: dict[str, list[Group]] = {}
    for group in groups:
        keys = {draft.place_id for draft in group[:_SEEN] if draft.is_located and draft.place_id is not None}
        asserted = group[0].mode is Mode.ASSERTED
        known = [other for key in sorted(keys) for other in by_place.get(key, [])[-_SEEN:]] if asserted else []
        home = next((other for other in known if _fits(group, other)), None)
        if home is not None:
            home.extend(group)
            continue
        joined.append(group)
        for key in keys:
            by_place.setdefault(key, []).append(group)
    return joined
