"""The features of a pair: what speaks for one event and what against, each with its weight and words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache

from rapidfuzz import fuzz, utils

from geomap.extract.duplicates.blocks import TOLERANCE
from geomap.extract.duplicates.facts import Bounds, Facts
from geomap.extract.duplicates.nearness import nearness_of
from geomap.extract.duplicates.words import values_in
from geomap.model import Reason
from geomap.tables import read_table

THRESHOLD = 0.5
"""The score from which a pair is a candidate: as much speaks for one event as against it."""
_REPORTED_WITHIN = timedelta(days=3)
_REPORTED_AT_MOST = timedelta(days=7)
_LIKE_FROM = 50.0  # likeness of the words, 0 to 100, below which it says nothing
_COPIED_FROM, _COPIED_LENGTH = 95.0, 50  # likeness, and the least code points that are no coincidence
_NEIGHBOURS = frozenset({frozenset({"evening", "night"}), frozenset({"night", "morning"})})


@cache
def weights() -> dict[str, float]:
    """Give the weight of every feature, in log-odds, from ``duplicates_weights.csv``."""
    return {row["feature"]: float(row["weight"]) for row in read_table("duplicates_weights")}


def score_of(reasons: Iterable[Reason]) -> float:
    """Turn weighted reasons into a score.

    Parameters
    ----------
    reasons
        Of one pair.

    Returns
    -------
    float
        The logistic of the sum of their weights, 0 to 1.
    """
    return 1.0 / (1.0 + math.exp(-sum(reason.weight or 0.0 for reason in reasons)))


def reasons_for(one: Facts, other: Facts) -> tuple[Reason, ...]:
    """Weigh a pair of events.

    Parameters
    ----------
    one, other
        Events of two documents and of one family.

    Returns
    -------
    tuple of Reason
        One a feature; empty when they cannot be one event, because their places or days are apart.
    """
    near = nearness_of(one, other)
    when = _date(one, other) if near else None
    if near is None or when is None:
        return ()
    details = (_type(one, other), *_people(one, other), *_means(one, other), *_wording(one, other))
    return tuple(_reason(*each) for each in (("none", "two reports are of two events"), near, when, *details))


def _reason(feature: str, text: str, share: float = 1.0) -> Reason:
    return Reason(rule=f"duplicate-{feature.replace('_', '-')}", text=text, weight=weights()[feature] * share)


_Feature = tuple[str, str] | tuple[str, str, float]


def _date(one: Facts, other: Facts) -> _Feature | None:
    """Compare the dates; None when they are of two days."""
    if one.first and one.last and other.first and other.last:
        gap = max(one.first, other.first) - min(one.last, other.last)
        if gap > TOLERANCE:
            return None
        if gap > timedelta(0):
            return "date_beside", f"{_span(one)} and {_span(other)} are a day apart"
        if one.first == one.last == other.first == other.last:
            return "date_same", f"both on {one.first}"
        return "date_overlap", f"{_span(one)} and {_span(other)} overlap"
    if one.weekday is not None and other.weekday is not None and one.weekday != other.weekday:
        beside = (one.weekday - other.weekday) % 7 in {1, 6}
        return ("weekday_beside", "their weekdays are a day apart, of weeks unknown") if beside else None
    return None if _are_disjoint(one, other) else _reported(one, other)


def _span(facts: Facts) -> str:
    return f"{facts.first}" if facts.first == facts.last else f"{facts.first} to {facts.last}"


def _are_disjoint(one: Facts, other: Facts) -> bool:
    """Whether long or open dates exclude each other."""
    ends = [(each.when.first, each.when.last) if each.when else (None, None) for each in (one, other)]
    return any(
        first is not None and last is not None and first - last > TOLERANCE
        for (first, _), (_, last) in (ends, reversed(ends))
    )


def _reported(one: Facts, other: Facts) -> _Feature | None:
    """Put the day of publication in the place of a date that is not told."""
    silent = [each.when is None and each.published is not None for each in (one, other)]
    days = [each.last or each.published for each in (one, other)]
    if any(silent) and days[0] and days[1]:
        apart = abs(days[0] - days[1])
        if apart > _REPORTED_AT_MOST:
            return None
        if apart <= _REPORTED_WITHIN:
            return "date_reported", f"one has no date, the other's is {apart.days} days from its publication"
    return "date_unknown", "their dates cannot be compared"


def _type(one: Facts, other: Facts) -> _Feature:
    first, second = one.event, other.event
    if (first.acled_sub_event_type, first.plover_type) == (second.acled_sub_event_type, second.plover_type):
        return "type_same", f"both are {first.acled_sub_event_type or first.plover_type}"
    if first.acled_event_type is not None and first.acled_event_type == second.acled_event_type:
        return "type_event", f"both are {first.acled_event_type}"
    return "type_family", f"both are of the family {one.family}"


def _people(one: Facts, other: Facts) -> Iterator[_Feature]:
    """Compare actors and victims; what only one report tells says nothing."""
    if one.actors and other.actors:
        shared = one.actors & other.actors
        if shared:
            yield "actor_same", f"both of {', '.join(sorted(shared))}"
        else:
            feature = "parties_differ" if one.family == "talks" else "actor_differ"
            yield feature, f"{', '.join(sorted(one.actors))} or {', '.join(sorted(other.actors))}"
    elif one.crowd and other.crowd and not one.crowd & other.crowd:
        yield "crowd_differ", f"{', '.join(sorted(one.crowd))} or {', '.join(sorted(other.crowd))}"
    if one.dead and other.dead:
        if overlap(one.dead, other.dead):
            same = one.dead[0] == other.dead[0]
            yield "dead_same" if same else "dead_fits", f"{count_text(one.dead)} and {count_text(other.dead)} dead"
        else:
            yield _toll(one, other), f"{count_text(one.dead)} or {count_text(other.dead)} dead"
    if one.injured and other.injured:
        same = overlap(one.injured, other.injured)
        told = f"{count_text(one.injured)} {'and' if same else 'or'} {count_text(other.injured)} injured"
        yield "injured_same" if same else "injured_differ", told


def overlap(one: Bounds, other: Bounds) -> bool:
    """Tell whether two counts can be one: "at least 5" and 8, but not 3 and 5."""
    (low, high), (least, most) = one, other
    return (high is None or least <= high) and (most is None or low <= most)


def count_text(count: Bounds) -> str:
    """Write a count in words: "5", "at least 5", "5 to 8"."""
    low, high = count
    if high is None:
        return f"at least {low:g}"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _toll(one: Facts, other: Facts) -> str:
    """Name the feature of two counts of dead that differ: whether the report published later counts more."""
    if one.published is None or other.published is None or one.dead is None or other.dead is None:
        return "dead_differ"
    earlier, later = sorted(((one.published, one.dead[0]), (other.published, other.dead[0])))
    if later[1] <= earlier[1]:
        return "dead_differ"
    more = one if one.dead[0] > other.dead[0] else other
    if more.tells_toll:
        return "toll_followed"
    return "dead_grown" if later[0] > earlier[0] else "dead_differ"


def _means(one: Facts, other: Facts) -> Iterator[_Feature]:
    """Compare weapons, parts of the day and the words that set an event apart."""
    if one.weapons and other.weapons:
        shared = one.weapons & other.weapons
        if shared:
            yield "weapon_same", f"both by {', '.join(sorted(shared))}"
        else:
            akin = all(values_in("class", each) for each in one.weapons | other.weapons)
            feature = "weapon_akin" if akin else "weapon_differ"
            yield feature, f"{', '.join(sorted(one.weapons))} or {', '.join(sorted(other.weapons))}"
    if one.daytimes and other.daytimes and not one.daytimes & other.daytimes:
        pairs = [frozenset({first, second}) for first in one.daytimes for second in other.daytimes]
        if not any(pair in _NEIGHBOURS for pair in pairs):
            yield "daytime_differ", f"{', '.join(sorted(one.daytimes))} or {', '.join(sorted(other.daytimes))}"
    if one.set_apart != other.set_apart:
        yield "set_apart", "one sets itself apart from an event told before"


def _wording(one: Facts, other: Facts) -> Iterator[_Feature]:
    first, second = utils.default_process(one.text), utils.default_process(other.text)
    like = fuzz.token_set_ratio(first, second)
    share = max(0.0, (like - _LIKE_FROM) / (100.0 - _LIKE_FROM))
    if share:
        yield "wording", f"the words are {like:.0f} % alike", share
    if like >= _COPIED_FROM - 10 and min(len(first), len(second)) >= _COPIED_LENGTH:
        copied = fuzz.partial_ratio(first, second)
        if copied >= _COPIED_FROM:
            yield "copied", f"one sentence stands in the other to {copied:.0f} %"
