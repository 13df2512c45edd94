"""Rules for names that are a person's."""

from __future__ import annotations

from geomap.gazetteer import NameFlag
from geomap.recognize.context import Context
from geomap.recognize.rules.evidence import find_evidence
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.words import noun_classes, titles, verb_classes, word_class

_NAME_FLAGS = NameFlag.GIVEN_NAME | NameFlag.SURNAME
_TITLE_AND_NAME = 2
_AGE_DIGITS = 2


def person_name(context: Context) -> Ruling | None:
    """Reject words that are part of a person's name ("Secretary of State Hillary Clinton")."""
    known = context.people.tokens
    if all(at in known for at in range(context.begin, context.stop)):
        return decide("person-name", f"part of a person's name: {known[context.begin]}")
    return None


def person_named_before(context: Context) -> Ruling | None:
    """Reject a surname or given name of somebody whom the document names in full."""
    if not context.is_single_word:
        return None
    full = context.people.names.get(context.word(context.begin))
    is_power = context.is_power and not context.flags & NameFlag.SURNAME
    if full is None or is_power or find_evidence(context) or context.candidate.text.lower() in context.defined:
        return None
    return decide("person-named-before", f"a name of {full}, whom the document names in full")


def person_acts(context: Context) -> Ruling | None:
    """Reject a name of persons that speaks or acts as one does ("Jackson said", "said Jackson")."""
    if not context.is_single_word or context.is_power or not _is_name_of_persons(context):
        return None
    if context.own_governor.kind == "place" and context.own_governor.bare:  # "a nurse in Austin told"
        return None
    behind, before = context.word(context.stop), context.word(context.begin - 1)
    if behind in {"who", "whose"}:
        return decide("person-acts", f"“{behind}” speaks of a person")
    age = context.word(context.stop + 1)
    if behind == context.word(context.stop + 2) == "," and age.isdigit() and len(age) <= _AGE_DIGITS:
        return decide("person-acts", f"a name and an age: “{context.quote(context.begin, context.stop + 2)}”")
    for word in (behind, before):
        classes = verb_classes(word)
        if "speech" in classes or (word == behind and "personal" in classes and not context.is_strong):
            if word == before and not (context.is_plain and word.endswith(("d", "s"))):
                continue
            return decide("person-acts", f"a name of persons beside “{word}”")
    return None


def titled_name(context: Context) -> Ruling | None:
    """Reject a town called like somebody with a title, where that one acts ("General Santos said")."""
    words = context.candidate.text.split()
    if len(words) != _TITLE_AND_NAME or words[0].lower() not in titles() or context.own_governor.kind == "place":
        return None
    is_name = context.gazetteer.is_surname(words[1]) or context.gazetteer.is_given_name(words[1])
    behind = context.word(context.stop)
    if not is_name or not (verb_classes(behind) & {"speech", "personal"} or behind in word_class("of_persons_done")):
        return None
    return decide(
        "titled-name", f"a title and a name beside “{behind}”: “{context.quote(context.begin, context.stop)}”"
    )


def _is_name_of_persons(context: Context) -> bool:
    if context.flags & _NAME_FLAGS:
        return True
    word = context.candidate.text
    return context.gazetteer.is_surname(word) or context.gazetteer.is_given_name(word)


def person_owns(context: Context) -> Ruling | None:
    """Reject a name of persons before what only persons have ("the Bush administration")."""
    if not context.is_single_word or context.is_power or not _is_name_of_persons(context):
        return None
    index = context.stop + 1 if context.is_possessive else context.stop
    if context.word(index) in word_class("of_persons"):
        return decide("person-acts", f"a name of persons before “{context.word(index)}”")
    return None


def people_as_surname(context: Context) -> Ruling | None:
    """Reject the name of a people behind a given name or surname and before a verb ("Volker Türk condemned")."""
    before = context.word(context.begin - 1)
    if not context.is_single_word or not context.is_plain or not context.is_capitalised(context.begin - 1):
        return None
    token = context.stream.tokens[context.begin - 1].text
    is_name = context.gazetteer.is_given_name(token) or context.gazetteer.is_surname(token)
    if not is_name or context.gazetteer.is_common_word(before) or context.gazetteer.lookup(token):
        return None
    behind = context.word(context.stop)
    is_verb = bool(verb_classes(behind)) and not noun_classes(behind)
    if not (is_verb or context.is_possessive or behind in {"", ".", ","}):
        return None
    return decide("person-name", f"the end of a person's name: “{context.quote(context.begin - 1, context.stop)}”")


def person_alone(context: Context) -> Ruling | None:
    """Reject a small place's name that is a surname or given name, when nothing says that a place is meant."""
    if context.is_strong or context.is_power or not context.flags & _NAME_FLAGS:
        return None
    if find_evidence(context) or context.candidate.text.lower() in context.supported | context.defined:
        return None
    kind = "surname" if context.flags & NameFlag.SURNAME else "given name"
    return decide("name-alone", f"a {kind}, and nothing around it says that the small place of that name is meant")
