"""Rules for companies, teams and ships that are called after a place, without a word in their name that says so."""

from __future__ import annotations

from geomap.gazetteer import NameFlag
from geomap.model import PlaceKind
from geomap.recognize.context import Context
from geomap.recognize.grammar import find_phrase
from geomap.recognize.rules.evidence import goes_on
from geomap.recognize.rules.inside import is_inside
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.verb_forms import is_unlisted_past
from geomap.recognize.words import noun_classes, titles, verb_classes, verbs, word_class

_OWN_NAME = NameFlag.OFFICIAL | NameFlag.SHORT
_LEAST_NAMES = 2  # behind the candidate: "Bristol Myers Squibb"
_MOST_NAMES = 4
_REACH = 4
_ROW = frozenset({",", "and", "&"})
_DASHES = frozenset("-–‑")
_LONGEST_SCORE = 3
_RIVALS = frozenset({"with", "over", "against", "by", "to"})


def share_in(context: Context) -> Ruling | None:
    """Reject what one holds shares of ("Shares in Pamplona fell"); in a city with an exchange they are its market's."""
    kind, word, index, bare = context.own_governor
    is_held = bare and word in {"in", "of"} and index == context.begin - 1 and kind in {"place", "of"}
    if not is_held or context.word(index - 1) not in word_class("share"):
        return None
    if context.is_power or context.is_possessive or context.candidate.text.lower() in word_class("bourse"):
        return None
    phrase = find_phrase(context, context.stop)
    if is_inside(context, context.stop) or (phrase is not None and phrase.classes):
        return None
    quoted = context.quote(index - 1, context.stop)
    return decide("organisation-shares", f"a company, of whose shares the text speaks: “{quoted}”")


def run_of_names(context: Context) -> Ruling | None:
    """Reject the first of three or more names that stand together and are no person's ("Bristol Myers Squibb")."""
    is_town = context.is_settlement and context.is_single_word and not context.is_power
    if not is_town or not context.is_plain or context.own_governor.kind == "place":
        return None
    stop = context.stop
    while stop < context.stop + _MOST_NAMES and goes_on(context, stop) and _is_mere_name(context, stop):
        stop += 1
    if stop - context.stop < _LEAST_NAMES or context.is_capitalised(stop):
        return None
    words = [context.stream.tokens[at].text for at in range(context.stop, stop)]
    if not any(context.gazetteer.is_surname(word) for word in words):
        return None
    return decide("organisation-names", f"the first of the names “{context.quote(context.begin, stop)}”")


def company_names(context: Context) -> Ruling | None:
    """Reject a name in a row of names that ends in a legal form ("Chester, Bradford and Sons Ltd")."""
    if context.is_power or context.own_governor.kind == "place" or not context.is_plain:
        return None
    if is_inside(context, context.stop):  # "Aurora, CO"
        return None
    is_row = False
    for at in range(context.stop, context.stop + 2 * _MOST_NAMES):
        word = context.word(at)
        if is_row and word in word_class("firm_end") and context.is_capitalised(at):
            return decide("company-names", f"part of the name “{context.quote(context.begin, at + 1)}” (company)")
        if not (word in _ROW or context.is_capitalised(at)):
            return None
        is_row = is_row or word in _ROW
    return None


def club(context: Context) -> Ruling | None:
    """Reject a town with "City" or "Town" behind it that does what clubs do ("Leicester City signed a striker")."""
    if context.is_power or not context.is_capitalised(context.stop):
        return None
    tail, behind = context.word(context.stop), context.word(context.stop + 1)
    if tail not in word_class("team_tail") or tail == "county":
        return None
    if context.own_governor.kind == "place" or context.is_capitalised(context.stop + 1):
        return None
    if behind not in word_class("club_verb"):
        return None
    return decide("club-name", f"a sports club: “{context.quote(context.begin, context.stop + 2)}”")


def _is_mere_name(context: Context, index: int) -> bool:
    word = context.word(index)
    closed = ("unit", "street", "name_head", "function", "wire")
    if index in context.people.tokens or noun_classes(word) or word in titles():
        return False
    if not word.isalpha() or any(word in word_class(name) for name in closed):
        return False
    return context.gazetteer.is_surname(word) or not context.gazetteer.is_common_word(word)


def team(context: Context) -> Ruling | None:
    """Reject a town that plays: beside a verb of winning and a score, or before what only players are."""
    if context.is_power or context.is_possessive:
        return None
    is_longer = context.is_capitalised(context.stop) and context.word(context.stop) in word_class("team_tail")
    stop = context.stop + is_longer  # "Norwich City"
    behind = context.word(stop)
    if behind in word_class("team_member"):
        return decide("team-name", f"a team: “{context.quote(context.begin, stop + 1)}”")
    if not _has_score(context):
        return None
    if behind in word_class("contest"):
        return decide("team-name", f"a team that plays: “{context.quote(context.begin, stop + 1)}”")
    is_rival = context.word(context.begin - 1) in _RIVALS
    for at, word in context.leftward(context.begin - 1, 2 * _REACH if is_rival else 1):
        if word in word_class("contest"):
            return decide("team-name", f"a team that plays: “{context.quote(at, context.stop)}”")
    return None


def _has_score(context: Context) -> bool:
    first = max(context.clause.first, context.begin - 4 * _REACH)
    for at in range(first, min(context.clause.stop, context.stop + 4 * _REACH) - 2):
        left, dash, right = context.stream.words[at : at + 3]
        if dash in _DASHES and left.isdigit() and right.isdigit() and max(len(left), len(right)) <= _LONGEST_SCORE:
            return True
    return False


def ship_with_article(context: Context) -> Ruling | None:
    """Reject a town's name behind an article and before a verb: a ship, a paper, a team ("the Lancaster sank")."""
    if context.word(context.begin - 1) != "the" or context.is_power or not context.is_plain:
        return None
    entry = context.candidate.entries[0] if context.candidate.entries else None
    if entry is None or entry.place.kind is not PlaceKind.CITY or not entry.flags & _OWN_NAME:
        return None
    word, last = context.word(context.stop), context.stream.tokens[context.stop - 1].text
    if context.is_capitalised(context.stop) or last.endswith("s") or last.islower():
        return None  # "the New York Fed", "the Uplands", "the Jenin refugee camp"
    is_listed = bool(verb_classes(word)) and not noun_classes(word) and verbs()[2][word] in {"past", "s"}
    is_past = word.endswith("ed") and not noun_classes(word)
    if not (word in word_class("auxiliary") or is_listed or is_past or is_unlisted_past(context, context.stop)):
        return None
    quoted = context.quote(context.begin - 1, context.stop + 1)
    return decide("ship-article", f"no town has an article: “{quoted}” is a ship, a paper or a team")
