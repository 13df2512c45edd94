"""Signs of a reading: what stands around a name, as short strings that the reader has weights for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from geomap.model import PINNABLE_READINGS
from geomap.recognize.context import Context
from geomap.recognize.grammar import Phrase, find_phrase, find_predicate
from geomap.recognize.reader.longer import Longer, is_institution, is_of
from geomap.recognize.rules.ruling import Ruling
from geomap.recognize.survey import Finding
from geomap.recognize.words import noun_classes, prepositions, verb_classes, word_class

TELLING = frozenset(
    {
        *("reads", "series", "before/far", "phrase", "land", "institution", "institution/governor"),
        *("tail", "lead", "shared", "linked", "capitals", "sport", "is", "asked", "others"),
    }
)
"""Slots of what usage settles rather than single words; training holds their weights less tightly."""

_FAR_REACH = 5
_SPORT_REACH = 8
_PARTS = 3
_JOINTS = frozenset({"and", "or"})
_HAVE = frozenset({"has", "have", "had"})
_SHARED_WORDS = frozenset({"national", "local", "international", "foreign", "other", "federal", "regional"})
_MOST_SHARED = 3
_MOST_NAMES = 6
_SHORTEST_CAPITALS = 4


class Surroundings:
    """What the signs need to know of the whole document.

    Parameters
    ----------
    findings
        All candidates of the document, places or not; at least one.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        contexts = [finding.context for finding in findings]
        self.begins = frozenset(context.begin for context in contexts)
        self.stops = frozenset(context.stop for context in contexts)
        read = [(_name(one.context), _is_ground(one.reading)) for one in findings if not one.rejected and one.reading]
        self._times = Counter(name for name, _ in read)
        self._ground = Counter(name for name, is_ground in read if is_ground)

    def others(self, finding: Finding) -> str:
        """Say in thirds how many of the other mentions of a name the rules read as ground; ``""`` without others."""
        name, is_counted = _name(finding.context), not finding.rejected and finding.reading is not None
        times = self._times[name] - is_counted
        ground = self._ground[name] - (is_counted and _is_ground(finding.reading))
        return str(_PARTS * ground // times) if times > 0 else ""


def reading_signs(finding: Finding, around: Surroundings) -> list[str]:
    """List the signs of what a name stands for.

    Parameters
    ----------
    finding
        A candidate that a rule has read.
    around
        The document.

    Returns
    -------
    list of str
        As ``"slot=value"``.
    """
    context, ruling = finding.context, finding.reading
    entries = context.candidate.entries
    place = str(entries[0].place.kind) if entries else "none"
    kind = str(context.candidate.kind)
    index = context.stop + 1 if context.is_possessive else context.stop
    phrase = find_phrase(context, index)
    found = ["bias=", *(_of_rule(context, ruling) if ruling else ())]
    found += _of_governor(context, place, has_phrase=phrase is not None)
    found += _of_phrase(context, phrase, kind)
    found += _of_verb(context)
    found += _of_longer(context, around)
    found += _of_company(context, index, around)
    found += _of_sport(context)
    found.append(f"others={around.others(finding) or 'none'}")
    return found


def _name(context: Context) -> str:
    """Give the name that counts as the same elsewhere in the document; the adjective is another than the country."""
    return context.candidate.text.lower()


def _is_ground(ruling: Ruling | None) -> bool:
    return ruling is not None and ruling.reading in PINNABLE_READINGS


def _of_rule(context: Context, ruling: Ruling) -> Iterator[str]:
    yield f"rule={ruling.reason.rule}"
    yield f"reads={ruling.reading}/{context.is_power}"


def _of_governor(context: Context, place: str, *, has_phrase: bool) -> Iterator[str]:
    """Yield the word that the name hangs on, and the words before that."""
    governor = context.governor
    yield f"governor/word={governor.word}"
    yield f"governor/place={governor.kind}/{place}"
    yield f"governor/phrase={governor.word}/{has_phrase}"
    before = context.word(governor.at - 1)
    for name in sorted(noun_classes(before)):
        yield f"before/noun={name}"
    for name in sorted(verb_classes(before)):
        yield f"before/verb={name}"
    for _, word in context.leftward(governor.at - 1, _FAR_REACH):
        classes = sorted(noun_classes(word) - {"event"})
        if classes:
            for name in classes:
                yield f"before/far={governor.word}/{name}"
            return


def _of_phrase(context: Context, phrase: Phrase | None, kind: str) -> Iterator[str]:
    """Yield the noun that the name stands before, and whether it speaks of land, economy or population."""
    whose = "owns" if context.is_possessive else "names"
    if phrase is None:
        yield f"head=none/{whose}"
        return
    stop = _end(context, phrase)
    head = context.word(stop - 1)
    yield f"head={whose}/{head}"
    for name in sorted(noun_classes(head)) or ["other"]:
        yield f"phrase={whose}/{kind}/{name}"
    if is_of(head, "condition"):
        yield "land=head"
    if any(is_of(context.word(at), "condition") for at in range(phrase.begin, stop)):
        yield "land=within"


def _end(context: Context, phrase: Phrase) -> int:
    """Give the token behind a phrase's noun: the end of a name, or a past form that is no noun."""
    is_name = context.is_plain and context.is_capitalised(phrase.begin)
    for at in range(phrase.begin + 1, phrase.stop):
        word = context.word(at)
        is_verb = word in word_class("past_form") and not noun_classes(word)
        if is_verb or (is_name and not context.is_capitalised(at)):
            return at
    return phrase.stop


def _of_verb(context: Context) -> Iterator[str]:
    """Yield the verb that the name may be the subject of."""
    if context.word(context.begin - 1) in word_class("modal") | word_class("auxiliary"):
        yield "asked=yes"
    predicate = find_predicate(context)
    yield f"verb={predicate.is_passive if predicate else None}"
    for name in sorted(predicate.classes) if predicate else ():
        yield f"verb/class={predicate.is_passive if predicate else None}/{name}"
    behind = context.word(context.list_stop)
    if behind in _HAVE or behind in word_class("be"):
        yield f"is={'have' if behind in _HAVE else 'be'}"


def _of_longer(context: Context, around: Surroundings) -> Iterator[str]:
    """Yield whether a longer name goes on around it, and whether it names an institution by itself."""
    longer = Longer(context, around.begins, around.stops)
    if longer.tail:
        yield f"tail={longer.tail}"
        if longer.tail != "site":
            yield "tail=any"
    if longer.lead:
        yield f"lead={longer.lead}"
    if is_institution(context):
        yield "institution=named"
        yield f"institution/governor={context.governor.kind}"
    text = context.candidate.text
    if text.isupper() and len(text) >= _SHORTEST_CAPITALS:
        yield "capitals=all"


def _of_company(context: Context, index: int, around: Surroundings) -> Iterator[str]:
    """Yield what it is joined to: the series, a noun that it shares ("EU and national rules"), an actor before it."""
    yield f"series={context.list_stop - context.list_begin > context.stop - context.begin}"
    if context.word(index) in _JOINTS:
        at = index + 1
        while at - index <= _MOST_SHARED and (context.is_capitalised(at) or context.word(at) in _SHARED_WORDS):
            at += 1
        phrase = find_phrase(context, at) if at > index + 1 else None
        if phrase is not None:
            yield "shared=noun"
    at = context.list_begin - 1
    if context.word(at) in _JOINTS and context.is_capitalised(at - 1) and at not in around.stops:
        floor, at = at - _MOST_NAMES, at - 1
        while at > floor and context.is_capitalised(at - 1):
            at -= 1
        word = context.word(at - 1)
        yield f"linked={prepositions().get(word, 'verb' if verb_classes(word) else 'other')}"


def _of_sport(context: Context) -> Iterator[str]:
    """Yield whether words of sport stand beside the name."""
    first, stop = max(context.clause.first, context.begin - _SPORT_REACH), context.stop + _SPORT_REACH
    if any(context.word(at) in word_class("sport") for at in range(first, stop)):
        yield "sport=near"
