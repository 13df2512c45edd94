"""Rules for metonyms: a country, capital or seat of power that acts, is acted upon, or owns an intent."""

from __future__ import annotations

from geomap.gazetteer import NameFlag
from geomap.recognize.context import Context
from geomap.recognize.grammar import Predicate, find_phrase, find_predicate
from geomap.recognize.rules.names import is_organ_of_state
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.verb_forms import names_arms, takes_object
from geomap.recognize.words import noun_classes, prepositions, verb_classes, verbs, word_class

_SUBJECTLESS = frozenset({"place", "over", "on", "to", "from", "of", "by", "between", "against", "for", "via"})
_ACTOR_CLASSES = frozenset({"agent", "speech"})
_MOVES = frozenset({"motion", "transfer"})
_REACH = 6
_RECEIVED = {
    "on": frozenset({"aid"}),
    "to": frozenset({"aid"}),
    "for": frozenset({"aid"}),
    "against": frozenset({"aid"}),
    "from": frozenset({"aid", "politics", "people"}),
    "with": frozenset({"relation", "aid", "politics"}),
    "between": frozenset({"relation"}),
    "of": frozenset({"politics", "people"}),
}
"""Class of a preposition -> classes of nouns before it whose receiver or source is a government or people."""

_OTHERWISE = {"on": frozenset({"attack"}), "between": frozenset({"route"})}
_FOR_POWERS = frozenset({"on", "against", "from"})


def inverted(context: Context) -> Ruling | None:
    """Read the subject of an inverted condition or question as the state ("Were Moscow to strike")."""
    lead = context.word(context.begin - 1)
    if not context.is_power or lead not in word_class("inverter"):
        return None
    opening = context.begin - 1 == context.clause.first or context.word(context.begin - 2) in {",", ";", "“", '"', "—"}
    behind = context.word(context.stop)
    is_verb = behind == "to" if lead == "were" else bool(verb_classes(behind)) and verbs()[2][behind] != "ing"
    if not (opening and is_verb):
        return None
    return decide("metonym-inverted", f"would act: “{context.quote(context.begin - 1, context.stop + 2)}”")


def owner(context: Context) -> Ruling | None:
    """Read the possessor of an intent, a policy, an office as the state ("Japan's constitution")."""
    if not context.is_possessive:
        return None
    phrase = find_phrase(context, context.stop + 1)
    quoted = context.quote(context.begin, phrase.stop if phrase else context.stop + 2)
    classes = phrase.classes if phrase else frozenset()
    if "site" in classes and not classes & {"politics", "people"}:
        return None
    if context.is_power:
        return decide("metonym-owner", f"owner of what follows: “{quoted}”")
    if classes & {"politics", "people", "aid"}:
        return decide("metonym-owner-city", f"owner of what follows: “{quoted}”")
    return None


def adjunct(context: Context) -> Ruling | None:
    """Read a name before a noun of politics or people as the side or people ("UK forces", "Paris Mayor")."""
    if context.is_possessive:
        return None
    phrase = find_phrase(context, context.stop)
    if phrase is None:
        return None
    quoted = context.quote(context.begin, phrase.stop)
    is_adjective = bool(context.flags & NameFlag.ACRONYM)
    if context.is_power and is_organ_of_state(context):
        return decide("metonym-organ", f"an organ of the state: “{quoted}”")
    if is_adjective and context.is_power and "site" not in phrase.classes:
        return decide("metonym-adjunct", f"says whose it is: “{quoted}”")
    if phrase.classes & {"politics", "people"} and not phrase.classes & {"event", "site"}:
        return decide("metonym-adjunct", f"says whose it is: “{quoted}”")
    return None


def subject(context: Context) -> Ruling | None:
    """Read the subject of a verb of saying, deciding or acting as the state ("Beijing has deployed")."""
    predicate = None if context.governor.kind in _SUBJECTLESS else find_predicate(context)
    if predicate is None:
        return None
    quoted = context.quote(context.list_begin, predicate.at + 1)
    if predicate.is_passive:
        is_actor = context.is_power and predicate.lemma in word_class("passive_actor")
        return decide("metonym-subject", f"stands for a government: “{quoted}”") if is_actor else None
    if not predicate.classes & _ACTOR_CLASSES:
        return None
    if context.is_power:
        return decide("metonym-subject", f"does what governments do: “{quoted}”")
    if "speech" in predicate.classes or not predicate.classes & {"scene", "motion"}:
        return decide("metonym-subject-city", f"does what people and councils do: “{quoted}”")
    return None


def power_as_subject(context: Context) -> Ruling | None:
    """Read a country with any other active verb as the state, and a capital that does something to something."""
    predicate = None if context.governor.kind in _SUBJECTLESS else find_predicate(context)
    if predicate is None or predicate.is_passive or predicate.lemma in word_class("static"):
        return None
    if not context.is_power:
        return _town_as_subject(context, predicate)
    quoted = context.quote(context.list_begin, predicate.at + 1)
    if not context.is_settlement:
        return decide("metonym-subject-weak", f"subject of “{quoted}”")
    if predicate.lemma == "be" or "scene" in predicate.classes or predicate.word in word_class("change"):
        return None
    if takes_object(context, predicate.at + 1):
        return decide("metonym-agent", f"a capital that does something to something: “{quoted}”")
    is_weak = predicate.is_certain and not predicate.classes and not predicate.word.endswith("ing")
    return decide("metonym-subject-weak", f"subject of “{quoted}”") if is_weak else None


def _town_as_subject(context: Context, predicate: Predicate) -> Ruling | None:
    """Read a town or unit that does something that no lexicon has ("Illinois reported an increase") as its people."""
    quoted = context.quote(context.list_begin, predicate.at + 1)
    is_unknown = not predicate.classes and predicate.word.endswith("ed")
    is_move = is_unknown or bool(predicate.classes & _MOVES)
    if context.is_settlement and is_move and names_arms(context, predicate.at + 1):
        return decide("metonym-subject-city", f"sends arms or men, as a government does: “{quoted}”")
    if predicate.is_certain or predicate.classes or predicate.word in word_class("change"):
        return None
    if not (takes_object(context, predicate.at + 1) or context.word(predicate.at + 1) == "that"):
        return None
    return decide("metonym-subject-city", f"does what people and councils do: “{quoted}”")


def recipient(context: Context) -> Ruling | None:
    """Read the receiver or source of aid, pressure or ties as the state ("pressure on Iran", "ties with Riyadh")."""
    governor = context.governor
    wanted = _RECEIVED.get(governor.kind)
    if wanted is None or governor.word == "into":
        return None
    for at, left in context.leftward(governor.at - 1, 1 if governor.kind == "of" else _REACH):
        classes = noun_classes(left)
        if _is_movement(governor.kind, left):
            return None
        if classes & wanted and not classes & _OTHERWISE.get(governor.kind, frozenset()):
            if not (context.is_power or governor.kind not in _FOR_POWERS or "people" in classes):
                return None
            rule = "metonym-recipient" if context.is_power else "metonym-recipient-city"
            return decide(rule, f"stands for a government or people: “{context.quote(at, context.list_stop)}”")
    return None


def _is_movement(kind: str, word: str) -> bool:
    """Say whether a word before a preposition speaks of movement or a line on the ground, not of dealings."""
    if kind == "to":
        return word == "from" or "journey" in noun_classes(word) or "motion" in verb_classes(word)
    if kind == "from":
        return bool(verb_classes(word) & {"motion", "transfer"}) and not noun_classes(word) & _RECEIVED["from"]
    return kind in {"between", "with"} and word in {"border", "frontier", "boundary"}


def partner(context: Context) -> Ruling | None:
    """Read what something is done by, with, against or between as the state ("organised by Qatar")."""
    kind, _, index, _ = context.governor
    if kind not in {"by", "with", "against", "between", "without"} or not context.is_power:
        return None
    before = [left for _, left in context.leftward(index - 1, 5)]
    if kind in {"with", "between"} and any("route" in noun_classes(left) and left != "line" for left in before):
        return None
    if kind == "against" and any("attack" in noun_classes(left) for left in before):
        return None
    return decide("metonym-partner", f"stands for a government: “{context.quote(index, context.list_stop)}”")


def pressed(context: Context) -> Ruling | None:
    """Read the object of a verb of address, pressure or help as the state ("urged Islamabad", "accused Rwanda")."""
    word = context.governor.word
    classes = verb_classes(word)
    if "press" not in classes or classes & {"harm", "reach"} or (noun_classes(word) and verbs()[2][word] == "base"):
        return None
    rule = "metonym-object" if context.is_power else "metonym-object-city"
    return decide(rule, f"“{word}” is done to people and governments")


def topic(context: Context) -> Ruling | None:
    """Read what talks, an agenda or a policy are about as the matter, not the ground ("the agenda on Ukraine")."""
    kind, _, index, _ = context.governor
    if kind not in {"on", "over", "as"} or not context.is_power:
        return None
    for at, left in context.leftward(index - 1, 3):
        if "attack" in noun_classes(left) and left not in word_class("topic"):
            return None
        if left in word_class("topic") or left.removesuffix("s") in word_class("topic"):
            return decide("metonym-topic", f"what it is about: “{context.quote(at, context.list_stop)}”")
    return None


def example(context: Context) -> Ruling | None:
    """Read names listed as examples of states or allies as such ("powers such as India and Pakistan")."""
    kind, word, index, _ = context.governor
    if kind != "as" or word not in {"as", "like", "including"}:
        return None
    behind = index - 2 if context.word(index - 1) == "such" else index - 1
    for at, left in context.leftward(behind, 3):
        if "actors" in noun_classes(left) and context.is_power:
            if any(prepositions().get(before) == "place" for _, before in context.leftward(at - 1, 3)):
                return decide("ground-example", f"listed among places: “{context.quote(at, context.list_stop)}”")
            return decide("metonym-example", f"listed among actors: “{context.quote(at, context.list_stop)}”")
    return None
