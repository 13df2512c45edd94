"""Rules for names that are part of a longer name, of which no list has the rest."""

from __future__ import annotations

from geomap.recognize.context import Context
from geomap.recognize.rules.evidence import find_evidence, goes_on
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.words import noun_classes, prepositions, titles, verb_classes, word_class

_REACH = 20
_ADJECTIVES = ("ian", "ish", "ese", "ist", "ic", "ern", "ite", "man")


def _begins_with_stranger(context: Context) -> bool:
    """Say whether a capitalised word that no list has, and no other name, stands right ahead ("Oleksii Sumy")."""
    index = context.begin - 1
    word = context.word(index)
    if not context.is_single_word or not goes_on(context, index) or not word.isalpha() or len(word) <= 1:
        return False
    first, stop = max(context.clause.first, index - _REACH), min(context.clause.stop, context.stop + _REACH)
    is_english = not word_class("english").isdisjoint(context.stream.words[first:stop])
    if not is_english or word.endswith(_ADJECTIVES):  # German nouns, "Tsarist Kazan"
        return False
    text = context.stream.tokens[index].text
    known = noun_classes(word) or verb_classes(word) or word in titles() or context.gazetteer.lookup(text)
    return not (known or text.isupper() or context.gazetteer.is_common_word(word) or word in prepositions())


def _acts_as_person(context: Context) -> bool:
    """Say whether a sentence is a word, this name and a verb of persons ("Denzel Washington sang")."""
    opens = context.begin - 1 == context.clause.first
    return opens and "personal" in verb_classes(context.word(context.stop))


def longer_name(context: Context) -> Ruling | None:
    """Reject a small place's name inside a longer capitalised name ("Trump Tower")."""
    if context.is_capitalised(context.stop) and context.word(context.stop) == "house" and not context.is_power:
        return decide("organisation-name", f"part of the name “{context.quote(context.begin, context.stop + 1)}”")
    if not context.is_plain or find_evidence(context) or (context.is_power and not _acts_as_person(context)):
        return None
    if _begins_with_stranger(context):
        name = context.quote(context.begin - 1, context.stop)
        return decide("longer-name", f"the end of the name “{name}”, a person's or another thing's")
    if context.is_strong or context.is_power:
        return None
    left, right = context.begin - 1, context.stop
    if goes_on(context, right) or (goes_on(context, left) and left > context.clause.first):
        name = context.quote(left if goes_on(context, left) else context.begin, right + goes_on(context, right))
        return decide("longer-name", f"part of the longer name “{name}”")
    return None


def unknown_alone(context: Context) -> Ruling | None:
    """Reject a name that no gazetteer has, unless what stands beside it shows a place."""
    governor = context.own_governor
    is_behind = governor.bare and governor.kind == "place"  # whatever a short sentence's capitals look like
    if is_behind or find_evidence(context) or _has_people(context) or _is_called_a_unit(context):
        return None
    known = context.people.tokens
    if all(at in known for at in range(context.begin, context.stop)):
        return decide("person-name", f"part of a person's name: {known[context.begin]}")
    name = context.quote(context.begin, context.stop)
    return decide("longer-name", f"nothing beside “{name}” shows that a place is meant, and the gazetteer has none")


def _has_people(context: Context) -> bool:
    """Say whether people or a kind of settlement are said to be of it ("residents of X", "the camp of X")."""
    governor = context.own_governor
    before = context.word(governor.at - 1)
    return governor.kind == "of" and ("people" in noun_classes(before) or before in word_class("unit_of"))


def _is_called_a_unit(context: Context) -> bool:
    """Say whether a unit's word follows; before "camp", which politicians have too, a single name is not enough."""
    word = context.word(context.stop)
    if word not in word_class("unit_behind"):
        return False
    return word != "camp" or not (context.is_single_word or context.begin in context.people.tokens)
