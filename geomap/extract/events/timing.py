"""Attach a date to an event, and reckon dates that are told relative to another event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geomap.extract.dates import Interval, offset_from
from geomap.extract.events.inflect import is_past_form
from geomap.extract.events.lexicon import words_of
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.view import Spot, View
from geomap.model import DatePrecision, Reason, When

_CLAUSE_COST, _COMMA_COST, _TOKEN_COST, _LINK_COST = 3.0, 0.8, 0.12, 1.0
_TOO_FAR = 8.0
_SHORT = re.compile(r"\b(?:hours?|minutes?|shortly|just|right|moments?|immediately|soon)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|ahead of|prior to)\b", re.IGNORECASE)
_DAY = timedelta(days=1)
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")
_UNITS = frozenset({"brigade", "division", "battalion", "regiment", "army", "corps", "fleet", "round", "day", "phase"})
_VICTIMS = frozenset({"killed", "dead", "wounded", "injured"})
_COUNTED = 14  # tokens from "14th" to the time in which so many were counted
_BESIDE_PLACE = 8  # tokens between a place and the date of its clause


def _clauses(trigger: Trigger, at: int) -> int:
    """Boundaries between an event and a date; its own relative clause ("the raid that took place …") is none."""
    view = trigger.view
    clauses = view.crossed(trigger.first, at)[0]
    own = at > trigger.stop and view.word(trigger.stop) in words_of("relative")
    return clauses - 1 if own and clauses else clauses


def _cost(trigger: Trigger, when: When) -> float:
    view = trigger.view
    at = view.token_at(when.start)
    clauses, commas = _clauses(trigger, at), view.crossed(trigger.first, at)[1]
    gap = min(abs(at - trigger.stop), abs(trigger.first - view.token_at(when.end - 1)))
    linked = at < trigger.first and trigger.pos == "v" and view.word(trigger.first - 1) in words_of("coordinator")
    return _CLAUSE_COST * clauses + _COMMA_COST * commas + _TOKEN_COST * gap + _LINK_COST * linked


def find_when(trigger: Trigger, others: Sequence[Trigger], *, definite: bool) -> When | None:
    """Choose the date expression that dates an event.

    Parameters
    ----------
    trigger
        The word that names it.
    others
        The other events of the sentence; a date of another clause goes to the nearest of them.
    definite
        Whether it was told before ("the summit"): then only its own clause dates it.

    Returns
    -------
    When or None
        The nearest one, in the clause before the sentence; None when the sentence has none that is near enough, or
        only one that is reckoned from this very event ("hours before the summit" does not date the summit).
    """
    view = trigger.view
    place = view.tokens[trigger.first].start
    best: tuple[float, When] | None = None
    for when in view.whens:
        if when.start <= place < when.end or is_count_window(view, when):
            continue
        cost = _cost(trigger, when)
        clauses = _clauses(trigger, view.token_at(when.start))
        if clauses and (definite or any(_cost(other, when) < cost for other in others)):
            continue
        if (clauses and _is_of_the_past(view, trigger, when)) or _is_planned(view, trigger, when):
            continue
        if cost < _TOO_FAR and (best is None or cost < best[0]):
            best = cost, when
    return None if best is None else best[1]


def _is_of_the_past(view: View, trigger: Trigger, when: When) -> bool:
    """Whether a date stands in a clause that tells what came before: "the setback since it lost Nyala in 2023"."""
    between = view.words[trigger.stop : view.token_at(when.start)]
    opened = next((index for index, word in enumerate(between) if word in words_of("earlier_clause")), len(between))
    return any(is_past_form(word) or word in words_of("finite") for word in between[opened:])


def _is_planned(view: View, trigger: Trigger, when: When) -> bool:
    """Whether a date is that of another noun, which is yet to come: "ahead of an election planned for 28 December"."""
    at = view.token_at(when.start)
    planned = next((index for index in (at - 1, at - 2) if view.word(index) in words_of("planned")), None)
    return planned is not None and not trigger.first <= planned - 1 < trigger.stop


def is_count_window(view: View, when: When) -> bool:
    """Tell whether a date is the time over which a count or a superlative runs, so that it dates no event.

    Parameters
    ----------
    view
        The sentence.
    when
        One of its dates.

    Returns
    -------
    bool
        True for "the 14th attack in May alone", "the deadliest strike since 2022"; False for a single day.
    """
    at, behind = view.token_at(when.start), view.token_at(when.end - 1) + 1
    so_far = (view.word(at - 2), view.word(at - 1)) == ("so", "far")
    at -= 2 * so_far
    alone = (
        so_far or view.word(behind) in {"alone", "only"} or (view.word(behind), view.word(behind + 1)) == ("so", "far")
    )
    if when.precision is DatePrecision.DAY and not alone:
        return False
    first = max(0, at - _COUNTED)
    ends = (words_of("finite") | words_of("np_stop")) - _VICTIMS
    for index in range(at - 1, first - 1, -1):
        word = view.words[index]
        if word in ends or word in {",", ";", "."} or view.strong[at - 1] > view.strong[index]:
            return False
        if _ORDINAL.fullmatch(word) and view.word(index + 1) not in _UNITS and not view.raw(index + 1).istitle():
            return True
        if any(hit.first == index for hit in view.hits_at("count_window")):
            return True
        if word == "first" and (alone or when.text.lower().startswith("since")):
            return True
    return False


def find_when_beside(view: View, spot: Spot, others: Sequence[Trigger]) -> When | None:
    """Find the date that stands in one clause with the place of an event.

    Parameters
    ----------
    view
        The sentence.
    spot
        The place that the event was bound to.
    others
        The other events of the sentence; a clause of their own keeps its date.

    Returns
    -------
    When or None
        The nearest one; None when the clause has none or tells another event.
    """
    if any(not view.crossed(other.first, spot.first)[0] for other in others):
        return None
    fitting: list[tuple[int, When]] = []
    for when in view.whens:
        at = view.token_at(when.start)
        if not view.crossed(at, spot.first)[0] and not is_count_window(view, when):
            fitting.append((abs(at - spot.first), when))
    gap, nearest = min(fitting, key=lambda item: item[0], default=(0, None))
    return nearest if gap <= _BESIDE_PLACE else None


def reckon_from_event(when: When, anchor: When | None, trigger: str) -> When:
    """Fill a date that is told relative to another event.

    Parameters
    ----------
    when
        An expression with the anchor ``"event"`` and no bounds.
    anchor
        The date of that event; None when it has none.
    trigger
        The word that names that event, for the reason.

    Returns
    -------
    When
        "Two days before" is counted; "hours before" an event of one day lies on that day or the day before; a bare
        "before" or "after" leaves one end open. Unchanged, with a reason, when the other event has no date.
    """
    if when.first is not None or when.last is not None:
        return when
    if anchor is None or anchor.first is None or anchor.last is None:
        reason = Reason(rule="date-from-event", text=f"reckoned from “{trigger}”, whose own date is not known")
        return replace(when, reasons=(*when.reasons, reason))
    earlier = _BEFORE.search(when.text) is not None
    reason = Reason(rule="date-from-event", text=f"reckoned from “{trigger}”, {anchor.first} to {anchor.last}")
    reasons = (*when.reasons, reason)
    counted = _counted(when, anchor.first, anchor.last)
    if counted is not None:
        return replace(when, first=counted.first, last=counted.last, precision=counted.precision, reasons=reasons)
    if _SHORT.search(when.text):
        first = anchor.first - _DAY if earlier else anchor.first
        last = anchor.last if earlier else anchor.last + _DAY
        return replace(when, first=first, last=last, precision=DatePrecision.WEEK, reasons=reasons)
    if earlier:
        return replace(when, last=anchor.last, precision=DatePrecision.OPEN, reasons=reasons)
    return replace(when, first=anchor.first, precision=DatePrecision.OPEN, reasons=reasons)


def _counted(when: When, first: date, last: date) -> Interval | None:
    try:
        return offset_from(when.text, first, last)
    except (OverflowError, ValueError):  # the calendar of `datetime` ends in the years 1 and 9999
        return None


_RANKS = {
    DatePrecision.DAY: 0,
    DatePrecision.WEEK: 1,
    DatePrecision.MONTH: 2,
    DatePrecision.YEAR: 3,
    DatePrecision.OPEN: 4,
    DatePrecision.UNKNOWN: 5,
}


def finer(first: When | None, second: When | None) -> When | None:
    """Choose the finer of two dates of one event; the first when they are alike."""
    if first is None or second is None:
        return first or second
    return min((first, second), key=lambda when: (when.first is None and when.last is None, _RANKS[when.precision]))


def are_compatible(first: When | None, second: When | None) -> bool:
    """Tell whether two dates can be of one event: an unknown date fits every other."""
    if first is None or second is None:
        return True
    if None in {first.first, first.last, second.first, second.last}:
        same_words = first.text.lower() == second.text.lower()
        return same_words or first.anchor == "event" or second.anchor == "event" or first.first is None
    return not (_after(first, second) or _after(second, first))


def _after(first: When, second: When) -> bool:
    return first.first is not None and second.last is not None and first.first > second.last
