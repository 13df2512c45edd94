"""Tell how the text presents an event: asserted, negated, future, hypothetical, historical or quoted."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from geomap.extract.events.irrealis import unreal_stretches
from geomap.extract.events.lexicon import Cue, Hit, words_of
from geomap.extract.events.phrases import noun_phrase_start
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.view import View
from geomap.model import Mode, Reason, When

_HISTORY_DAYS = 3653  # ten years: what is older is told as history, not as news
_IRREAL = frozenset({Mode.FUTURE, Mode.HYPOTHETICAL})
_MARKS = frozenset({",", ";", ":", "(", ")", "—", "–", "-"})
_CONDITIONAL_RANK = 1
_SHORT_PHRASE = 4  # tokens: "the second drone attack"
_EVIDENCE_REACH = 5  # tokens from "satellite images" over "from the site" to "suggest"


class _Found(NamedTuple):
    mode: Mode
    rank: int
    distance: int
    text: str
    at: int | None = None


class Presented(NamedTuple):
    """How an event is presented, why, and the token of the word that says so; None when no word does."""

    mode: Mode
    reason: Reason
    cue: int | None = None


def _cues(view: View) -> list[tuple[Hit, Cue]]:
    """Cues of a sentence, without words that belong to a date ("in May")."""
    dates = [(when.start, when.end) for when in view.whens]
    return [
        (hit, cue)
        for hit in view.hits_at("cue")
        for cue in hit.payload
        if isinstance(cue, Cue)
        and not any(start <= view.tokens[hit.first].start < end for start, end in dates)
        and not (cue.mode == Mode.QUOTED and _is_shown(view, hit))
        and not _is_perceived(view, hit)
    ]


def _is_perceived(view: View, hit: Hit) -> bool:
    """Whether a modal only says that something was noticed: "gunfire could be heard"."""
    return view.word(hit.stop) == "be" and view.word(hit.stop + 1) in words_of("perceived")


def _is_shown(view: View, hit: Hit) -> bool:
    """Whether images or data are the subject of a verb: they show things rather than claim them."""
    return any(0 <= hit.first - shown.stop <= _EVIDENCE_REACH for shown in view.hits_at("evidence"))


def _finite(trigger: Trigger) -> bool:
    """Whether the trigger is a finite past verb, which no modal or infinitive governs."""
    if trigger.pos != "v" or trigger.form not in {"past", "ed"} or trigger.passive:
        return False
    view, index = trigger.view, trigger.first - 1
    while view.word(index) in words_of("auxiliary"):
        if view.word(index) in words_of("modal") or view.word(index) in words_of("finite"):
            return False
        index -= 1
    return True


def _perfect(trigger: Trigger) -> bool:
    """Whether "has", "had" or "was" carries the verb."""
    view, index = trigger.view, trigger.first - 1
    for _ in range(4):
        if view.word(index) in words_of("finite"):
            return True
        if view.word(index) not in words_of("auxiliary"):
            return False
        index -= 1
    return False


def _presupposed(trigger: Trigger, start: int, cue_stop: int) -> bool:
    """Whether words between the cue and the noun take the event for granted ("will meet after the attack")."""
    view = trigger.view
    if any(cue_stop <= hit.first and hit.stop <= start for hit in view.hits_at("presuppose")):
        return True
    light = any(cue_stop <= hit.first and hit.stop <= start for hit in view.hits_at("light"))
    return view.word(start) == "the" and not light and trigger.stop - start <= _SHORT_PHRASE and start - cue_stop > 1


def _factive(trigger: Trigger) -> bool:
    view = trigger.view
    return any(trigger.stop <= hit.first <= trigger.stop + 1 for hit in view.hits_at("factive"))


def _blocked(trigger: Trigger, stop: int, start: int, cue: Cue) -> bool:
    """Whether something between a cue on the left and the event ends the cue's reach."""
    view = trigger.view
    between = view.words[stop:start]
    if cue.rank == _CONDITIONAL_RANK:
        return "," in between or "then" in between
    opens = between.index("that") + 1 if "that" in between[:2] else 0  # "denied that", "denied reports that"
    complement = between[opens:]
    if any(word in words_of("subordinator") for word in complement):
        return True
    if any(word in _MARKS - {",", ":"} for word in between):
        return True
    return "," in between and cue.mode in {"negated", "quoted"}


def _governs_verb(trigger: Trigger, hit: Hit, cue: Cue) -> bool:
    """Whether a modal, negation or verb of will reaches a verb: not past a finite verb of its own clause."""
    if _finite(trigger):
        return False
    stop = hit.stop + (trigger.view.word(hit.stop) == "have")  # "would have shelled" is one verb
    clause_opens = any(word in words_of("finite") for word in trigger.view.words[stop : trigger.first])
    return not (_perfect(trigger) and clause_opens and cue.mode in _IRREAL)


def _governs_noun(trigger: Trigger, hit: Hit, cue: Cue, start: int) -> bool:
    """Whether a cue reaches a noun that begins at a token: not what is taken for granted or lies in an adjunct."""
    view = trigger.view
    if _presupposed(trigger, start, hit.stop):
        return False
    before = view.word(start - 1)
    if cue.mode == Mode.FUTURE and hit.stop == start and before == "to":
        return False  # "agreed to a truce" needs no verb
    agreed = view.word(start - 2) in words_of("agreed_noun")  # "without a deal on a truce"
    if cue.mode == Mode.NEGATED and hit.stop < start and before in words_of("adjunct_preposition") and not agreed:
        return False
    return cue.mode not in _IRREAL or not any(word in words_of("finite") for word in view.words[hit.stop : start])


def _right(trigger: Trigger, hit: Hit, cue: Cue, start: int) -> bool:
    """Whether a cue on the left governs the event."""
    if hit.stop > start or start - hit.stop > cue.reach or _blocked(trigger, hit.stop, start, cue):
        return False
    if cue.rank == _CONDITIONAL_RANK:
        return True
    if trigger.pos != "v":
        return _governs_noun(trigger, hit, cue, start)
    return cue.scope == "clause" or _governs_verb(trigger, hit, cue)


def _left(trigger: Trigger, hit: Hit, cue: Cue) -> bool:
    view = trigger.view
    if hit.first < trigger.stop or hit.first - trigger.stop > cue.reach:
        return False
    return not any(word in _MARKS or word in words_of("subordinator") for word in view.words[trigger.stop : hit.first])


def _applies(trigger: Trigger, hit: Hit, cue: Cue, start: int) -> int | None:
    """Distance from the cue to the event; None when the cue does not govern it."""
    if cue.scope in {"right", "clause"}:
        return start - hit.stop if _right(trigger, hit, cue, start) else None
    if cue.scope == "modifier":
        inside = start <= hit.first and hit.stop <= trigger.first
        return trigger.first - hit.stop if inside and trigger.pos == "n" else None
    return hit.first - trigger.stop if trigger.pos == "n" and _left(trigger, hit, cue) else None


def _by_cue(trigger: Trigger) -> _Found | None:
    view = trigger.view
    start = noun_phrase_start(view, trigger.first) if trigger.pos == "n" else trigger.first
    factive = trigger.pos == "n" and _factive(trigger)
    found = []
    for hit, cue in _cues(view):
        if hit.first < trigger.stop and hit.stop > trigger.first:
            continue
        distance = _applies(trigger, hit, cue, start)
        if distance is None or (factive and cue.scope in {"right", "clause"} and cue.rank != _CONDITIONAL_RANK):
            continue
        text = " ".join(token.text for token in view.tokens[hit.first : hit.stop])
        found.append(_Found(Mode(cue.mode), cue.rank, max(distance, 0), text, hit.first))
    found += [
        _Found(Mode.HYPOTHETICAL, _CONDITIONAL_RANK, trigger.first - stretch.first, stretch.text, stretch.first)
        for stretch in unreal_stretches(view)
        if stretch.first < trigger.first < stretch.stop
    ]
    if trigger.pos == "v" and view.word(trigger.stop) in words_of("nothing") and not trigger.passive:
        found.append(_Found(Mode.NEGATED, 0, 0, view.raw(trigger.stop), trigger.stop))
    if not found:
        return None
    conditional = [item for item in found if item.rank == _CONDITIONAL_RANK]
    nearest = min(conditional or found, key=lambda item: (item.distance, item.rank))
    denied = [item for item in found if item.mode is Mode.NEGATED]
    if nearest.mode is Mode.FUTURE and denied:
        return min(denied, key=lambda item: item.distance)  # "cancelled his plan to", "not expected to"
    return nearest


def _reference(published: date | None, whens: tuple[When, ...]) -> date | None:
    """Give the day the text is written on; the latest date it states when it was not told."""
    if published is not None:
        return published
    days = [when.last for when in whens if when.last is not None]
    return max(days, default=None)


def _by_date(when: When | None, published: date | None, all_whens: tuple[When, ...]) -> _Found | None:
    if when is None:
        return None
    if published is not None and when.first is not None and when.first > published:
        return _Found(Mode.FUTURE, 0, 0, f"{when.text} lies behind {published}, the day of publication")
    today = _reference(published, all_whens)
    if today is not None and when.last is not None and (today - when.last).days > _HISTORY_DAYS:
        return _Found(Mode.HISTORICAL, 0, 0, f"{when.text} is more than ten years before {today}")
    return None


def find_mode(trigger: Trigger, when: When | None, published: date | None, all_whens: tuple[When, ...]) -> Presented:
    """Tell how the text presents an event.

    Parameters
    ----------
    trigger
        The word that names it.
    when
        The event's date; None when it has none.
    published
        When the document was published; None when unknown.
    all_whens
        Every date of the document; the latest one stands in for an unknown day of publication.

    Returns
    -------
    Presented
        The nearest cue that governs the trigger decides, a conditional before all others; then the date; then
        quotation marks; else the event is asserted.
    """
    found = _by_cue(trigger)
    if found is not None:
        return Presented(found.mode, Reason(rule=f"mode-{found.mode}", text=f"governed by “{found.text}”"), found.at)
    found = _by_date(when, published, all_whens)
    if found is not None:
        return Presented(found.mode, Reason(rule=f"mode-{found.mode}-date", text=found.text))
    if trigger.first in trigger.view.quoted:
        return Presented(Mode.QUOTED, Reason(rule="mode-quoted", text="inside quotation marks: somebody's words"))
    why = "told as a fact: nothing negates, postpones or doubts it"
    return Presented(Mode.ASSERTED, Reason(rule="mode-asserted", text=why))
