"""Rules for words that are no names: common words, months and weekdays, pronouns written like acronyms."""

from __future__ import annotations

from geomap.gazetteer import NameFlag
from geomap.model import PlaceKind
from geomap.recognize.context import Context
from geomap.recognize.rules.evidence import find_evidence
from geomap.recognize.rules.inside import is_inside
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.stream import Casing
from geomap.recognize.words import noun_classes, things, titles, verb_classes, word_class

_MAX_ACRONYM = 5
_METROPOLIS = 500_000
_CITY = 100_000
_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})


def calendar_word(context: Context) -> Ruling | None:
    """Reject months and weekdays ("in May alone"), unless a container follows ("May, Oklahoma")."""
    word = context.candidate.text.lower().rstrip(".")
    is_season = word in word_class("season") and _is_year(context.word(context.stop))
    is_calendar = is_season or word in word_class("month") or word in word_class("weekday")
    if not (is_calendar or (context.flags & NameFlag.CALENDAR and context.is_single_word)):
        return None
    if is_inside(context, context.stop):
        return None
    return decide("calendar", f"“{context.candidate.text}” is a month, a weekday or a season")


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in {"18", "19", "20"}  # noqa: PLR2004 (1800 to 2099)


def letter_case(context: Context) -> Ruling | None:
    """Reject acronyms that are not written in capitals, or stand where all letters are ("LET US GO")."""
    if not context.flags & NameFlag.ACRONYM or not context.candidate.text.isalpha():
        return None
    text = context.candidate.text
    if not text.isupper():
        if context.is_strong and len(text) > 3:  # noqa: PLR2004 (a name that is an acronym in another sense)
            return None
        return decide("not-in-capitals", f"“{text}” names a place only when it is written in capitals")
    return _word_in_capitals(context, text.lower()) if context.clause.casing is Casing.UPPER else None


def _word_in_capitals(context: Context, word: str) -> Ruling | None:
    """Reject the common word that an acronym is in a sentence all in capitals ("LET US GO", "THE CAR")."""
    before = context.word(context.begin - 1)
    if word in word_class("function") | word_class("modal"):
        if before == "the" or context.own_governor.kind in {"place", "from", "by"}:
            return None
        return decide("all-capitals", f"in a sentence all in capitals “{word}” is the common word")
    if before in word_class("determiner") and context.gazetteer.is_common_word(word):
        return decide("all-capitals", f"behind “{before}”, all in capitals, “{word}” is the common word")
    return None


def acronym_alone(context: Context) -> Ruling | None:
    """Reject an acronym that means other things more often, when nothing says that a place is meant ("CO", "NATO")."""
    text = context.candidate.text
    if context.is_power or not text.isupper() or not text.isalpha():
        return None
    is_flagged = bool(context.flags & NameFlag.ACRONYM)
    if not is_flagged and (
        _is_strong_by_its_own_name(context)
        or not context.is_plain
        or len(text) > _MAX_ACRONYM
        or _opens_report(context)
    ):
        return None
    is_wide = context.candidate.entries[0].place.kind in _WIDE
    if is_flagged and (is_wide or _is_behind_town(context) or find_evidence(context)):
        return None
    return decide(
        "acronym-alone", f"“{text}” stands for other things too, and nothing around it says that a place is meant"
    )


def _is_strong_by_its_own_name(context: Context) -> bool:
    """Say whether it speaks for a place by itself, and not by another place's other spelling ("MERS", for Moers)."""
    entry = context.candidate.entries[0]
    is_other = not entry.flags & (NameFlag.OFFICIAL | NameFlag.SHORT | NameFlag.FORMER | NameFlag.FORM)
    if is_other and not find_evidence(context):
        return entry.place.capital or entry.place.population >= _METROPOLIS
    return context.is_strong


def _is_behind_town(context: Context) -> bool:
    """Say whether it stands behind a comma and a word with a capital, as a state's letters do ("Portland, ME")."""
    return context.word(context.begin - 1) == "," and context.is_capitalised(context.begin - 2)


def _opens_report(context: Context) -> bool:
    return context.is_first and context.word(context.stop) in {",", "(", "-", "–", "—"}


def common_word(context: Context) -> Ruling | None:
    """Reject common words that some place is also called ("Summit"), unless something beside them shows the place."""
    text = context.candidate.text
    if context.is_single_word and context.word(context.begin) in word_class("never"):
        return decide("common-word", f"“{text}” means something else wherever it stands")
    is_state = text.isupper() and context.flags & NameFlag.ACRONYM and context.is_plain and _is_behind_town(context)
    if is_state or not _is_common(context) or _is_the_usual_sense(context) or is_inside(context, context.stop):
        return None
    if context.word(context.begin) not in word_class("place_adjective"):
        is_shown = text.lower() in context.supported and not context.is_first
        is_shown = is_shown or (text.lower() in context.defined and not _begins_phrase(context))
        if (context.is_plain and is_shown) or find_evidence(context):
            return None
    return decide("common-word", f"“{text}” is a common word, and nothing beside it shows that a place is meant")


def _begins_phrase(context: Context) -> bool:
    """Say whether a word begins a sentence as a common word would: neither a subject nor an owner."""
    behind = context.word(context.stop)
    is_subject = behind in word_class("auxiliary") | word_class("be") or bool(verb_classes(behind))
    return context.is_first and not (is_subject or context.is_possessive or behind in {",", "("})


def thing_name(context: Context) -> Ruling | None:
    """Reject a place in a thing's name ("Brussels sprouts", "West Nile virus", "a bottle of Bordeaux")."""
    before = context.begin - 1
    is_drunk = context.word(before) == "of" and context.word(before - 1) in word_class("measure_of_drink")
    if is_drunk and not context.is_possessive and not noun_classes(context.word(context.stop)):
        return decide("thing-name", f"what is drunk or eaten: “{context.quote(before - 1, context.stop)}”")
    for begin in (context.begin, before, before - 1):
        for words in things().get(context.word(begin), ()):
            stop = begin + len(words)
            if stop >= context.stop and context.stream.words[begin:stop] == words:
                return decide("thing-name", f"a thing called after a place: “{context.quote(begin, stop)}”")
    return None


def uncapitalised(context: Context) -> Ruling | None:
    """Reject what a finder took for a name when it is common words without a capital ("the village")."""
    text = context.candidate.text
    tokens = context.stream.tokens[context.begin : context.stop]
    if not text.islower() or not all(_is_plain_word(context, token.lower) for token in tokens if token.is_word):
        return None
    return decide("common-word", f"“{text}” without a capital is a common word")


def _is_plain_word(context: Context, word: str) -> bool:
    listed = word in word_class("function") or word in word_class("determiner") or word in titles()
    return listed or bool(noun_classes(word)) or context.gazetteer.is_common_word(word)


def _is_the_usual_sense(context: Context) -> bool:
    """Say whether the place is what the word usually means when it has a capital: Turkey, Phoenix."""
    if not context.candidate.entries or context.word(context.begin) in word_class("place_adjective"):
        return False
    place, flags = context.candidate.entries[0]
    if not flags & NameFlag.OFFICIAL:
        is_acronym = bool(context.flags & NameFlag.ACRONYM) and context.candidate.text.isupper()
        return context.is_power and (is_acronym or not context.flags & NameFlag.COMMON_WORD)
    if context.candidate.text.isascii() and not place.name.isascii():
        return False  # "Sale" without the accent that tells Salé from the word
    if place.kind is PlaceKind.COUNTRY or place.population >= _METROPOLIS:
        return True
    if place.capital:
        return not (context.is_first and context.is_plain and context.flags & NameFlag.COMMON_WORD)  # "Male nurses"
    return place.population >= _CITY and context.is_plain and (context.is_alone or not context.is_first)


def _is_common(context: Context) -> bool:
    """Say whether the gazetteer or our own lexicons know it as a common word, in this position."""
    is_latin = context.candidate.text[0] < "\u0250"
    is_foreign = is_latin and not context.stream.is_english and context.is_strong and context.is_settlement
    if context.flags & NameFlag.COMMON_WORD and not is_foreign:  # the lists of common words are English
        return True
    if not context.is_single_word or is_foreign:
        return False
    word = context.word(context.begin)
    if word in word_class("common_extra") or word in word_class("function"):
        return True
    if context.is_strong:
        return False
    if noun_classes(word) or word in titles():
        return True
    doubtful = context.is_first or not context.is_plain
    return doubtful and (bool(verb_classes(word)) or context.gazetteer.is_common_word(word))
