"""Attach a date to an event, and reckon dates that are told relative to another event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from geomap.extract.events.lexicon import words_of
from geomap.extract.events.triggers import Trigger
from geomap.model import DatePrecision, Reason, When

_CLAUSE_COST, _COMMA_COST, _TOKEN_COST = 3.0, 0.8, 0.12
_TOO_FAR = 8.0
_SHORT = re.compile(r"\b(?:hours?|minutes?|shortly|just|right|moments?|immediately|soon)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|ahead of|prior to)\b", re.IGNORECASE)
_DAY = timedelta(days=1)


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
    return _CLAUSE_COST * clauses + _COMMA_COST * commas + _TOKEN_COST * gap


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
        if when.start <= place < when.end:
            continue
        cost = _cost(trigger, when)
        clauses = _clauses(trigger, view.token_at(when.start))
        if clauses and (definite or any(_cost(other, when) < cost for other in others)):
            continue
        if cost < _TOO_FAR and (best is None or cost < best[0]):
            best = cost, when
    return None if best is None else best[1]


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
        "Hours before" an event of one day lies on that day or the day before; a bare "before" or "after" leaves one
        end open. Unchanged, with a reason, when the other event has no date.
    """
    if when.first is not None or when.last is not None:
        return when
    if anchor is None or anchor.first is None or anchor.last is None:
        reason = Reason(rule="date-from-event", text=f"reckoned from “{trigger}”, whose own date is not known")
        return replace(when, reasons=(*when.reasons, reason))
    earlier = _BEFORE.search(when.text) is not None
    reason = Reason(rule="date-from-event", text=f"reckoned from “{trigger}”, {anchor.first} to {anchor.last}")
    reasons = (*when.reasons, reason)
    if _SHORT.search(when.text):
        first = anchor.first - _DAY if earlier else anchor.first
        last = anchor.last if earlier else anchor.last + _DAY
        return replace(when, first=first, last=last, precision=DatePrecision.WEEK, reasons=reasons)
    if earlier:
        return replace(when, last=anchor.last, precision=DatePrecision.OPEN, reasons=reasons)
    return replace(when, first=anchor.first, precision=DatePrecision.OPEN, reasons=reasons)


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
