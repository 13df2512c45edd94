"""What proves that a doubtful name is a place: a preposition of place, a container right behind, "the city of"."""

from __future__ import annotations

from geomap.gazetteer import NameFlag
from geomap.recognize.context import Context
from geomap.recognize.rules.inside import is_inside
from geomap.recognize.strength import is_strong
from geomap.recognize.words import noun_classes, verb_classes, word_class

_PLACE_PREPOSITIONS = frozenset({"place", "over", "from", "to"})
_MIN_POPULATION_IN_HEADLINES = 100_000
_MEASURED_REACH = 8
_LONGEST_SERIES = 16
_LONGEST_DEFINITION = 9
_SERIES_LINKS = frozenset({",", "and", "or", "&"})
_TIMES = frozenset({"hour", "hours", "minute", "minutes", "day", "days"})
_LOOSE = frozenset({"from", "to"})  # as often before persons: "talked to Roy"
_NAME_FLAGS = NameFlag.GIVEN_NAME | NameFlag.SURNAME


def find_evidence(context: Context) -> str | None:
    """Find what right beside a doubtful name says that a place is meant.

    Parameters
    ----------
    context
        The candidate in its sentence.

    Returns
    -------
    str or None
        The words that say so; None when nothing does.
    """
    if "evidence" not in context.known:
        context.known["evidence"] = _find_evidence(context)
    found: str | None = context.known["evidence"]
    return found


def _find_evidence(context: Context) -> str | None:
    for look in (_sure, _behind_preposition, _behind_verb):
        begin, stop = look(context)
        if begin < stop:
            return context.quote(begin, stop)
    return None


def _sure(context: Context) -> tuple[int, int]:
    """Find what proves a place whatever else the name is; remembered, for every name is asked twice."""
    if "sure" not in context.known:
        found = (look(context) for look in _SURE)
        context.known["sure"] = next((span for span in found if span[0] < span[1]), _NOTHING)
    span: tuple[int, int] = context.known["sure"]
    return span


def find_proof(context: Context) -> bool:
    """Say whether words right beside a name prove that it is a place: its unit, "the outskirts of", a distance.

    A verb of attack or arrival proves it of names that no person bears.
    """
    begin, stop = _sure(context)
    if begin < stop:
        return True
    begin, stop = _behind_verb(context)
    if begin == stop or context.begin in context.people.tokens:
        return False
    word = context.candidate.text
    is_of_person = context.flags & _NAME_FLAGS or (
        context.is_single_word and (context.gazetteer.is_given_name(word) or context.gazetteer.is_surname(word))
    )
    return not is_of_person


def find_definition(context: Context) -> bool:
    """Say whether the text tells right here what kind of place it is."""
    return any(begin < stop for begin, stop in (look(context) for look in (_defined_as_place, _part_named_before)))


_NOTHING = (0, 0)


def _followed_by_place(context: Context) -> tuple[int, int]:
    """Find what the place lies in, or a capitalised unit ("Troy, N.C.", "Pike County"), right behind it."""
    if is_inside(context, context.stop):
        return context.begin, context.stop + 2
    is_unit = context.is_capitalised(context.stop) and context.word(context.stop) in word_class("unit")
    return (context.begin, context.stop + 1) if is_unit else _NOTHING


def _behind_preposition(context: Context) -> tuple[int, int]:
    """Find a preposition of place right ahead; in headlines, where capitals prove nothing, for large places only."""
    governor = context.own_governor
    prepositions = _PLACE_PREPOSITIONS - _LOOSE if context.flags & _NAME_FLAGS else _PLACE_PREPOSITIONS
    is_behind = governor.bare and governor.at == context.begin - 1 and governor.kind in prepositions
    if not is_behind or goes_on(context, context.stop):
        return _NOTHING
    return (governor.at, context.stop) if context.is_plain or _is_large(context) else _NOTHING


def _part_named_before(context: Context) -> tuple[int, int]:
    """Find "the outskirts of" or a lower-case "town" right ahead."""
    before = context.begin - 1
    if context.word(before) == "of" and "part" in noun_classes(context.word(before - 1)):
        return before - 1, context.stop
    is_kind = "places" in noun_classes(context.word(before)) and context.word(before) in word_class("place_adjective")
    return (before, context.stop) if is_kind and not context.is_capitalised(before) else _NOTHING


def _behind_verb(context: Context) -> tuple[int, int]:
    """Find a verb of attack or arrival right ahead, in sentences where capitals mark names only."""
    governor = context.own_governor
    takes_place = governor.at == context.begin - 1 and bool(verb_classes(governor.word) & {"harm", "reach"})
    return (governor.at, context.stop) if takes_place and context.is_plain else _NOTHING


def _end_of_route(context: Context) -> tuple[int, int]:
    """Find "from" and a large place ahead ("from Belgrade to Bar")."""
    at = context.begin - 3
    if context.word(at + 2) != "to" or context.word(at) != "from" or not context.is_plain:
        return _NOTHING
    start = is_strong(context.gazetteer.lookup(context.stream.tokens[at + 1].text))
    return (at, context.stop) if context.is_capitalised(at + 1) and start else _NOTHING


def _measured_behind(context: Context) -> tuple[int, int]:
    """Find how far it is from something, right behind: "(Izmail) is within 5 km of"."""
    word = context.word(context.stop)
    if word != "," and word not in word_class("be") and "scene" not in verb_classes(word):
        return _NOTHING
    for at in range(context.stop + 1, context.stop + _MEASURED_REACH):
        if context.word(at)[:1].isdigit():
            unit = context.word(at + 1)
            is_length = unit in word_class("length_unit") and unit not in _TIMES
            return (context.begin, at + 2) if is_length else _NOTHING
        if context.word(at) not in word_class("measured_lead"):
            return _NOTHING
    return _NOTHING


def _unit_behind_series(context: Context) -> tuple[int, int]:
    """Find the unit that a series of names shares ("Harper, Riley and Kingman counties")."""
    at = context.stop
    for _ in range(_LONGEST_SERIES):
        if context.word(at) in word_class("units_shared"):
            return (context.begin, at + 1) if at > context.stop else _NOTHING
        if not (context.is_capitalised(at) and at > context.stop) and context.word(at) not in _SERIES_LINKS:
            return _NOTHING
        at += 1
    return _NOTHING


def _behind_party(context: Context) -> tuple[int, int]:
    """Find the letter of a party ahead, as legislators have it with their seat ("Rep. Jay Roberts (R-Ocilla)")."""
    at = context.begin - 3
    is_letter = context.is_capitalised(at + 1) and context.word(at + 1) in word_class("party_letter")
    is_tag = context.word(at) in {",", "("} and is_letter and context.word(at + 2) in {"-", "‑", "–"}
    return (at + 1, context.stop) if is_tag else _NOTHING


def _defined_as_place(context: Context) -> tuple[int, int]:
    """Find what an encyclopaedia says of it: "is a small industrial town in"."""
    at = context.stop
    if context.word(at) not in word_class("be") or context.word(at + 1) not in word_class("determiner"):
        return _NOTHING
    for index in range(at + 2, at + 2 + _LONGEST_DEFINITION):
        word = context.word(index)
        if word in word_class("settlement"):
            return context.begin, index + 1
        if not word.replace("-", "").isalpha():
            return _NOTHING
    return _NOTHING


_SURE = (
    _followed_by_place,
    _part_named_before,
    _measured_behind,
    _unit_behind_series,
    _behind_party,
    _defined_as_place,
    _end_of_route,
)
"""What proves a place whatever else the name is."""


def goes_on(context: Context, index: int) -> bool:
    """Say whether a token continues a capitalised name: a capital on no weekday, month, unit or known noun.

    Parameters
    ----------
    context
        The candidate in its sentence.
    index
        The token right behind or right ahead of the candidate.

    Returns
    -------
    bool
        False where capitals prove nothing: outside the sentence and on words that every sentence may capitalise.
    """
    if not context.is_capitalised(index):
        return False
    word = context.word(index)
    classes = ("weekday", "month", "function", "place_adjective", "unit", "wire")
    if any(word in word_class(name) for name in classes):
        return False
    return not noun_classes(word) & {"people", "site", "politics", "event"} or word in word_class("name_head")


def _is_large(context: Context) -> bool:
    entries = context.candidate.entries
    return bool(entries) and entries[0].place.population >= _MIN_POPULATION_IN_HEADLINES
