"""Rules for words that are no names: common words, months and weekdays, pronouns written like acronyms."""

from __future__ import annotations

from geomap.gazetteer import NameFlag
from geomap.model import PlaceKind
from geomap.recognize.context import Context
from geomap.recognize.rules.evidence import find_evidence, is_inside
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.stream import Casing
from geomap.recognize.words import noun_classes, titles, verb_classes, word_class

_MAX_ACRONYM = 5
_METROPOLIS = 500_000
_CITY = 100_000
_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})


def calendar_word(context: Context) -> Ruling | None:
    """Reject months and weekdays ("in May alone"), unless a container follows ("May, Oklahoma")."""
    word = context.candidate.text.lower().rstrip(".")
    is_calendar = word in word_class("month") or word in word_class("weekday")
    if not (is_calendar or (context.flags & NameFlag.CALENDAR and context.is_single_word)):
        return None
    if is_inside(context, context.stop):
        return None
    return decide("calendar", f"“{context.candidate.text}” is a month or weekday")


def letter_case(context: Context) -> Ruling | None:
    """Reject acronyms that are not written in capitals, or stand where all letters are ("LET US GO")."""
    if not context.flags & NameFlag.ACRONYM or not context.candidate.text.isalpha():
        return None
    text = context.candidate.text
    if not text.isupper():
        if context.is_strong and len(text) > 3:  # noqa: PLR2004 (a name that is an acronym in another sense)
            return None
        return decide("not-in-capitals", f"“{text}” names a place only when it is written in capitals")
    if context.clause.casing is Casing.UPPER and text.lower() in word_class("function") | word_class("modal"):
        if context.word(context.begin - 1) == "the" or context.own_governor.kind in {"place", "from", "by"}:
            return None
        return decide("all-capitals", f"in a sentence all in capitals “{text}” is the common word")
    return None


def acronym_alone(context: Context) -> Ruling | None:
    """Reject an acronym that means other things more often, when nothing says that a place is meant ("CO", "NATO")."""
    text = context.candidate.text
    if context.is_power or not text.isupper() or not text.isalpha():
        return None
    is_flagged = bool(context.flags & NameFlag.ACRONYM)
    if not is_flagged and (
        context.is_strong or not context.is_plain or len(text) > _MAX_ACRONYM or _opens_report(context)
    ):
        return None
    behind_comma = context.word(context.begin - 1) == "," and context.is_capitalised(context.begin - 2)
    if is_flagged and (behind_comma or find_evidence(context) or context.candidate.entries[0].place.kind in _WIDE):
        return None
    return decide(
        "acronym-alone", f"“{text}” stands for other things too, and nothing around it says that a place is meant"
    )


def _opens_report(context: Context) -> bool:
    return context.is_first and context.word(context.stop) in {",", "(", "-", "–", "—"}


def common_word(context: Context) -> Ruling | None:
    """Reject common words that some place is also called ("Summit"), unless something beside them shows the place."""
    text = context.candidate.text
    if context.is_single_word and context.word(context.begin) in word_class("never"):
        return decide("common-word", f"“{text}” means something else wherever it stands")
    if not _is_common(context) or _is_the_usual_sense(context) or is_inside(context, context.stop):
        return None
    if context.word(context.begin) not in word_class("place_adjective"):
        if context.is_plain and text.lower() in context.supported and not context.is_first:
            return None
        if find_evidence(context):
            return None
    return decide("common-word", f"“{text}” is a common word, and nothing beside it shows that a place is meant")


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
    if place.kind is PlaceKind.COUNTRY or place.capital or place.population >= _METROPOLIS:
        return True
    return place.population >= _CITY and context.is_plain and not context.is_first


def _is_common(context: Context) -> bool:
    """Say whether the gazetteer or our own lexicons know it as a common word, in this position."""
    if context.flags & NameFlag.COMMON_WORD:
        return True
    if not context.is_single_word:
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
