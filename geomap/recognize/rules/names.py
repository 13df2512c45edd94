"""Rules for names that are no places: organisations, ships, streets, other spellings."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from geomap.gazetteer import NameFlag
from geomap.recognize.context import Context
from geomap.recognize.rules.evidence import find_evidence
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.stream import Casing
from geomap.recognize.words import noun_classes, organisation_heads, verb_classes, word_class
from geomap.text.fold import fold

_SAME_NAME = 70.0  # likeness, of 100, from which two spellings are one name: Izium and Izyum 80 (own)
_SEATED = frozenset({"school", "group"})
"""Kinds of organisation whose names say where they are; they are kept as belonging to the place."""

_HEADS = frozenset({"site", "part"})
"""Classes of nouns that end a place's name, also when they are written small ("Beirut airport")."""

_NAMING = word_class("naming") | {'"', "“", "‘", "«"}
_MAX_HEAD_WORDS = 3
_MAX_NAME_WORDS = 5
_JOINT = 3


def _longest_head(context: Context, index: int, place: str, *, leftward: bool) -> tuple[str, int, int] | None:
    """Give the organisational head word or words at a token, as written in the lexicon, with their tokens."""
    heads = organisation_heads(place)
    words = context.stream.words
    for size in range(_MAX_HEAD_WORDS, 0, -1):
        begin, stop = (index - size + 1, index + 1) if leftward else (index, index + size)
        if begin < context.clause.first or stop > context.clause.stop:
            continue
        for phrase in (" ".join(words[begin:stop]), "".join(words[begin:stop])):
            if phrase in heads:
                return phrase, begin, stop
    return None


def is_organ_of_state(context: Context) -> bool:
    """Say whether an organ of a state follows ("US Congress", "Ukraine Defense Ministry")."""
    return _longest_head(context, context.stop, "state", leftward=False) is not None


def _find_head(context: Context) -> tuple[str, str] | None:
    """Give an organisation's name that the candidate begins, and its kind ("Boston Consulting Group")."""
    if "head" not in context.known:
        context.known["head"] = _look_for_head(context)
    found: tuple[str, str] | None = context.known["head"]
    return found


def _look_for_head(context: Context) -> tuple[str, str] | None:
    if is_organ_of_state(context) and context.is_power:
        return None
    for index in range(context.stop, context.stop + _MAX_NAME_WORDS):
        if not context.is_capitalised(index) and context.word(index) not in {"-", "‑", "&", "of"}:
            return None
        found = _longest_head(context, index, "right", leftward=False)
        is_head = found is not None and context.is_capitalised(index) and _is_one_name(context, index)
        if found and _is_member(context, index, found[0]):
            return None
        if found and is_head and not (_is_trade(found[0]) and _is_no_company(context, found[2])):
            return context.quote(context.begin, found[2]), organisation_heads("right")[found[0]]
        if context.clause.casing is not Casing.NORMAL and noun_classes(context.word(index)):
            return None
    return None


def _is_trade(head: str) -> bool:
    """Say whether a head word is a trade or legal form that other names have too ("Capital", "Energy")."""
    return organisation_heads("right")[head] == "industry"


def _is_member(context: Context, index: int, head: str) -> bool:
    """Say whether a head word is a politician from there, and no paper: "a Connecticut Democrat"."""
    is_one = context.word(context.begin - 1) in {"a", "an"} or context.is_power
    return is_one and index == context.stop and head in word_class("party_member")


def _is_no_company(context: Context, behind: int) -> bool:
    """Say whether a name with a trade is no company's: a person's, a state's, or one that goes on."""
    return context.is_power or context.begin in context.people.tokens or context.is_capitalised(behind)


def find_seated_name(context: Context) -> str | None:
    """Find the name of a school or association that begins with the candidate and says where it is.

    Parameters
    ----------
    context
        The candidate in its sentence.

    Returns
    -------
    str or None
        The whole name; None when there is none.
    """
    found = _find_head(context)
    return found[0] if found and found[1] in _SEATED else None


def name_with_head(context: Context) -> Ruling | None:
    """Reject a place inside a company's, paper's or club's name ("Boston Consulting Group")."""
    found = _find_head(context)
    if found is None or found[1] in _SEATED:
        return None
    return decide("organisation-name", f"part of the name “{found[0]}” ({found[1]})")


def _is_one_name(context: Context, head: int) -> bool:
    """Say whether nothing between the candidate and the head word breaks the name; headlines allow nothing between."""
    between = range(context.stop, head)
    if context.clause.casing is not Casing.NORMAL:
        return all(context.word(at) in {"-", "‑"} for at in between) and not verb_classes(context.word(head))
    return not any(
        "event" in noun_classes(context.word(at)) or context.word(at) in word_class("weekday") for at in between
    )


def name_behind_head(context: Context) -> Ruling | None:
    """Reject a place behind a bank's, club's or ship's head word ("Bank of America", "the cruiser Moskva")."""
    index = context.begin - 1
    while index > context.clause.first and context.word(index) in _NAMING:
        index -= 1
    found = None if context.word(index) == "the" else _longest_head(context, index, "left", leftward=True)
    if found is None:
        return None
    phrase, begin, _ = found
    kind = organisation_heads("left")[phrase]
    if kind != "vessel" and (index < context.begin - 1 or not context.is_capitalised(begin)):
        return None
    if phrase in {"as", "real", "air", "miss", "inter", "radio", "hotel", "bank", "ss", "ac"} and not context.is_plain:
        return None
    name = context.quote(begin, context.stop)
    if kind == "vessel":
        return decide("ship-name", f"“{name}” is a ship")
    return decide("organisation-name", f"part of the name “{name}” ({kind})")


def _is_cyrillic(text: str) -> bool:
    return "\u0400" <= text[0] <= "\u04ff"


def adjective_in_name(context: Context) -> Ruling | None:
    """Reject a Cyrillic adjective whose capital shows the name of an organisation ("Полтавської міської ради").

    Such adjectives are written small, unless they begin a sentence or a name.
    """
    if not context.flags & NameFlag.ADJECTIVE or context.is_first or not context.is_plain:
        return None
    text = context.candidate.text
    if not _is_cyrillic(text) or text.isupper() or context.word(context.stop) in word_class("unit"):
        return None
    governor, behind = context.own_governor, context.word(context.stop)
    is_town = governor.kind == "place" and governor.bare and not behind.isalpha()  # "в Івано-Франківську."
    if is_town or behind in {",", "і", "й", "та", "и"}:  # "Харківська та Сумська області"
        return None
    return decide("organisation-name", f"begins a name: “{context.quote(context.begin, context.stop + 2)}”")


def not_a_name(context: Context) -> Ruling | None:
    """Reject names of several words of which one is a common word here, without its capital ("The city")."""
    if context.is_single_word or context.candidate.text.isupper() or _is_cyrillic(context.candidate.text):
        return None
    if any(entry.place.name == context.candidate.text.replace("’", "'") for entry in context.candidate.entries[:1]):
        return None  # "Baltic states", "St. John’s"
    for index in range(context.begin, context.stop):
        token = context.stream.tokens[index]
        if token.text.islower() and len(token.text) > 1 and not _may_be_small(context, index):
            return decide("common-word", f"“{token.text}” without a capital is a common word")
    behind = context.stream.tokens[context.begin + 1 : context.stop]
    if context.word(context.begin) == "the" and all(token.text.islower() for token in behind):  # "The city"
        return decide("common-word", f"“{context.candidate.text}” without a capital is a common word")
    return None


def _may_be_small(context: Context, index: int) -> bool:
    """Say whether a word inside a name is written small in names too: "Queen Anne's County", "Jenin refugee camp"."""
    word = context.word(index)
    if word in {"'s", "’s"} or context.word(index - 1) in {"-", "‑"}:
        return True
    if any(word in word_class(name) for name in ("function", "small_word", "unit", "unit_behind", "of_camps")):
        return True
    is_inner = len(word) <= _JOINT and context.begin < index < context.stop - 1  # the "es" of "Dar es Salaam"
    return is_inner or (context.is_capitalised(context.begin) and bool(noun_classes(word) & _HEADS))


def other_spelling(context: Context) -> Ruling | None:
    """Reject one word that is quite another name of a small place, when nothing says that it is meant."""
    if context.is_strong or context.is_power or not context.is_single_word or not context.candidate.entries:
        return None
    if context.candidate.entries[0].flags & (NameFlag.OFFICIAL | NameFlag.SHORT | NameFlag.FORMER | NameFlag.FORM):
        return None
    if find_evidence(context) or context.candidate.text.lower() in context.supported | context.defined:
        return None
    place = context.candidate.entries[0].place
    if not context.candidate.text.isascii() and place.name.isascii() and fold(context.candidate.text) > "\u024f":
        return None  # in another script than the place's own name here
    if ratio(fold(context.candidate.text), fold(place.name)) >= _SAME_NAME:
        return None
    return decide(
        "other-spelling", f"only another name of {place.name}, a small place, and nothing says that it is meant"
    )
