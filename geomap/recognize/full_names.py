"""Whether a given name and what stands behind it are a person's full name ("Kenya Moore", unlike "Paris Street")."""

from __future__ import annotations

from geomap.recognize.named_words import NamedWords
from geomap.recognize.stream import Casing, Clause
from geomap.recognize.strength import is_strong
from geomap.recognize.words import is_mere_name, noun_classes, prepositions, titles, verb_classes, verbs, word_class

_GIVEN_AND_SURNAME = 2
_SHORT_VERB = 4  # "need", "feed"


def is_full_name(named: NamedWords, clause: Clause, index: int, stop: int) -> bool:
    """Say whether capitalised words that begin with a given name are a person's name.

    Parameters
    ----------
    named
        The document's words.
    clause
        The sentence.
    index, stop
        The words, ``[index, stop)``, two at least.

    Returns
    -------
    bool
        False for places, units and streets, and where capitals prove nothing.
    """
    first, second = named.stream.tokens[index], named.stream.tokens[stop - 1]
    knows_second = named.is_surname(second)
    if any(second.lower in word_class(name) for name in ("unit", "street", "name_head")):
        return False
    if named.is_common(second.lower) and not (knows_second and clause.casing is Casing.NORMAL):
        opens = clause.casing is Casing.NORMAL and index == clause.first and stop - index == _GIVEN_AND_SURNAME
        is_thing = noun_classes(second.lower) or second.lower in titles()
        return opens and not is_thing and _acts(named, clause, stop)  # "Florence Nightingale nursed"
    if not knows_second and _is_thing(named, clause, index, stop):
        return False
    if not knows_second and _is_doubtful(named, clause, index):
        return False
    surely = _is_surely_person(named, clause, index, stop)
    if first.lower in word_class("given_name"):
        return surely
    clash = named.is_place_first(stop - 1) and (named.is_place_first(index) or clause.casing is not Casing.NORMAL)
    return knows_second or surely or not (named.is_country(index) or clash)


def _is_doubtful(named: NamedWords, clause: Clause, index: int) -> bool:
    """Say whether a given name may be a mere word here: a month's, or one with a capital that proves nothing."""
    first = named.stream.tokens[index]
    is_word = named.is_common(first.lower) and not is_mere_name(first.lower)
    proves_nothing = clause.casing is not Casing.NORMAL or (index == clause.first and is_word)
    return proves_nothing or first.lower in word_class("month")


def _is_surely_person(named: NamedWords, clause: Clause, index: int, stop: int) -> bool:
    """Say whether a given name that is a country's or city's too begins a person's name ("India Arie sang")."""
    words, second = named.stream.words, named.stream.tokens[stop - 1]
    if clause.casing is not Casing.NORMAL or (index > clause.first and words[index - 1] in prepositions()):
        return False
    if second.lower in word_class("name_suffix"):
        return True
    acts = _acts(named, clause, stop)
    if not acts and (named.is_common(second.lower) or named.is_place_first(stop - 1)):
        return False
    if (is_surname := named.gazetteer.is_surname(second.text)) or named.is_common(second.lower):
        return is_surname
    is_known = second.lower in titles() or noun_classes(second.lower) or second.text.isupper()
    if named.is_place_first(stop - 1):
        return not named.is_place_first(index)  # "Irving Berlin wrote"
    return acts and not is_known and not is_strong(named.gazetteer.lookup(second.text))


def _acts(named: NamedWords, clause: Clause, stop: int) -> bool:
    """Say whether a verb that persons are subjects of, or any past, stands behind a name."""
    behind = named.stream.words[stop] if stop < clause.stop else ""
    is_listed = bool(verb_classes(behind)) and verbs()[2][behind] == "past"
    is_past = is_listed or (behind.endswith("ed") and len(behind) > _SHORT_VERB)
    return is_past or bool(verb_classes(behind) & {"speech", "personal"})


def _is_thing(named: NamedWords, clause: Clause, index: int, stop: int) -> bool:
    """Say whether an article or a place joined by a hyphen shows no person ("the Paris Walmart")."""
    words = named.stream.words
    has_article = index > clause.first and words[index - 1] in {"the", "a", "an"}
    is_joined = words[stop - 2] in {"-", "‑"} and stop - 1 in named.covered
    return has_article or (is_joined and not named.gazetteer.is_given_name(named.stream.tokens[stop - 1].text))
