"""Names that the text shows to be places and no gazetteer has: "the village of X", "X township", "in Pont-X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from geomap.gazetteer import Gazetteer, NameFlag
from geomap.model import MentionKind, PlaceKind
from geomap.recognize.candidates import Candidate
from geomap.recognize.strength import is_state_level, is_strong
from geomap.recognize.words import noun_classes, prepositions, titles, verb_classes, word_class
from geomap.text.fold import fold_name

UNKNOWN = "unknown-name"
"""The recogniser's name on names that no gazetteer has; a mention that bears it is never guessed at."""

_REACH = 60
"""Characters of a name of several words that are looked at."""

_MOST_WORDS = 4
_JOINT = 3  # letters; so many at most behind a hyphen join: "Port-au-Prince"
_WORD = re.compile(
    r"(?:[a-z]{2,3}-)?[^\W\d_]['’]?[^\W\d_]{1,30}(?:['’][^\W\d_s][^\W\d_]{0,30})?(?:[-‑][^\W\d_]{1,30}){0,4}"
)
_HYPHENATED = re.compile(r"[^\W\d_a-z](?<![\w\-‑][^\W\d_a-z])[\w'’]{1,30}(?:[-‑][^\W\d_][\w'’]{0,30}){1,4}(?![\w\-‑])")
_PEOPLES = ("ian", "ish", "ese", "ist", "ic", "ite", "ern", "man")
_OWN_NAME = NameFlag.OFFICIAL | NameFlag.SHORT | NameFlag.FORMER | NameFlag.SEAT
_PLACED = re.compile(r"\b(?:in|near|at|around|outside|inside|into|towards?|across)\s$")
_URBAN = frozenset({"district", "neighbourhood", "neighborhood", "quarter", "suburb"})
_OWNED = re.compile(r"['’]s\s(?:[a-z-]{2,14}\s){0,2}$")
_IN_TOWN = re.compile(r"\s(?:of|in)\s(?:the\s(?:[a-z-]{2,14}\s){0,3}(?:of\s)?)?|,\s")


@cache
def _of_unit() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(word_class('unit_of')))})\sof\s(?=[^\W\d_])")


@cache
def _unit_behind() -> re.Pattern[str]:
    return re.compile(rf"\s(?P<unit>{'|'.join(sorted(word_class('unit_behind')))})(?![\w'’-])")


def complete_names(text: str, found: Sequence[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Add names that the text shows to be places, and whole names of which the gazetteer knows a part.

    Parameters
    ----------
    text
        The document's text.
    found
        What the gazetteer knows in it, in order.
    gazetteer
        For its lists of common words, and for the same name written in one word.

    Returns
    -------
    list of Candidate
        Those found and, behind them, the unknown names, some over shorter ones that were found. Their recogniser is
        `UNKNOWN`; their ``name`` is that of a place that differs only in hyphens, spaces or the writing of an umlaut,
        None without one.
    """
    known = _Known(found)
    spans = {*_hyphenated(text, known, gazetteer), *_behind_unit(text, known, gazetteer)}
    spans.update(_before_unit(text, known, gazetteer))
    added = [_candidate(text, span, gazetteer) for span in sorted(spans)]
    return [*found, *added]


class _Known:
    """The gazetteer's names in a text by where they start."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self._by_start = {one.start: one for one in found}
        self._by_end = {one.end: one for one in found}

    def at(self, start: int) -> Candidate | None:
        return self._by_start.get(start)

    def ending(self, end: int) -> Candidate | None:
        return self._by_end.get(end)

    def inside(self, start: int, end: int) -> list[Candidate]:
        """Give the names that begin in a short stretch of the text."""
        return [one for at in range(start, end) if (one := self._by_start.get(at)) is not None]


def _candidate(text: str, span: tuple[int, int], gazetteer: Gazetteer) -> Candidate:
    written = text[slice(*span)]
    key = fold_name(written)
    twins = (key.replace(" ", "").replace("'", ""), re.sub(r"(?<=[aou])e", "", key))
    twin, entries = next(((one, found) for one in twins if one != key and (found := gazetteer.lookup(one))), ("", ()))
    return Candidate(start=span[0], end=span[1], text=written, recognizer=UNKNOWN, entries=entries, name=twin or None)


def _hyphenated(text: str, known: _Known, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Find names joined by hyphens of which the gazetteer has a part at most: "Pont-Sondé", unlike "Paris-Berlin"."""
    for match in _HYPHENATED.finditer(text):
        start, end = match.span()
        end -= 2 if match.group()[-2:] in {"'s", "’s"} else 0
        pieces = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\-‑]{1,40}", text[start:end])]
        names = [(first, stop) for first, stop in pieces if text[first].isupper()]
        parts = known.inside(start, end)
        if len(names) < 2 or names[0][0] != start or names[-1][1] != end:  # noqa: PLR2004 (a pair)
            continue
        if any(one.end > end or one.end - one.start == end - start or _is_power(one) for one in parts):
            continue
        if any(one.start < start < one.end for one in (known.ending(end),) if one is not None):
            continue
        if not parts and _PLACED.search(text, max(0, start - 12), start) is None:
            continue
        strange = [text[first:stop] for first, stop in names if known.at(first) is None]
        is_weak = bool(parts) and not any(is_strong(one.entries) for one in parts)
        if strange and not any(_is_word(word, None if is_weak else gazetteer) or _is_closed(word) for word in strange):
            yield start, end


def _behind_unit(text: str, known: _Known, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Find what stands behind "the village of" and is unknown from its first word on."""
    for match in _of_unit().finditer(text):
        start = match.end()
        joint = text.find("-", start, start + 4)  # "al-Bab" is known from its capital on
        known_part = known.at(start) or (known.at(joint + 1) if joint > 0 else None)
        end = _rightmost(text, start)
        if known_part is not None and (is_strong(known_part.entries) or not _has_more(text, known_part.end, end)):
            continue
        parts = known.inside(start, end)
        if end > start and not any(_is_power(one) or one.end > end for one in parts):
            words = text[start:end].split()
            if not all(_is_word(word, gazetteer) for word in words):
                yield start, end


def _rightmost(text: str, start: int) -> int:
    """Give where the name that begins at an offset ends: "Kafr Batna", "Santa Rufina de Arriba"."""
    end = start
    for _ in range(_MOST_WORDS):
        at = end if end == start else end + 1
        word = _WORD.match(text, at, start + _REACH)
        if word is not None and end > start and word.group() in word_class("name_particle"):
            word = _WORD.match(text, word.end() + 1, start + _REACH)
        if word is None or not _is_name(word.group()):
            break
        end = word.end()
        if text[end : end + 1] != " ":
            break
    return end


def _has_more(text: str, begin: int, end: int) -> bool:
    """Say whether a name goes on behind its known part by what no unit or common suffix is."""
    rest = text[begin:end].split()
    return bool(rest) and text[begin : begin + 1] == " " and not any(_is_suffix(word) for word in rest)


def _is_suffix(word: str) -> bool:
    lower = word.lower()
    listed = any(lower in word_class(name) for name in ("unit", "name_head", "street", "team_tail"))
    return listed or word.isupper() or lower in titles() or bool(noun_classes(lower) & {"people", "politics"})


def _before_unit(text: str, known: _Known, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Find what stands before "village" or "township" and is not known as a whole."""
    for match in _unit_behind().finditer(text):
        end, unit = match.start(), match["unit"]
        start = _leftmost(text, end)
        if start == end or (start == 0 and " " not in text[start:end]):
            continue
        words = text[start:end].split()
        parts = known.inside(start, end)
        others = [word for word in words if not any(word in one.text for one in parts)]
        last = known.ending(end)
        if any(_is_power(one) or one.end > end for one in parts) or not others or (last and last.start < start):
            continue
        if all(_is_word(word, gazetteer) for word in others) or any(word.lower() in titles() for word in words):
            continue
        if len(words) == 1 and words[0].endswith(_PEOPLES):
            continue
        if not (unit in _URBAN and _is_in_town(text, (start, match.end()), known)):
            yield start, end


def _leftmost(text: str, end: int) -> int:
    """Give where the capitalised words that end at an offset begin."""
    start = end
    for _ in range(_MOST_WORDS):
        behind = start if start == end else start - 1
        before = max(
            text.rfind(" ", max(0, behind - _REACH), behind), text.rfind("\n", max(0, behind - _REACH), behind)
        )
        word = text[before + 1 : behind]
        if _WORD.fullmatch(word) is None or not _is_name(word):
            break
        start = before + 1
        if before < 0 or text[before] == "\n":
            break
    return start


def _is_name(word: str) -> bool:
    """Say whether a word can be part of a place's name: "Mais", "al-Jabal", "Val-Brillois", not "Kurdish-held"."""
    pieces = re.split(r"[-‑]", word)
    article = len(pieces) > 1 and pieces[0].islower() and len(pieces[0]) <= _JOINT
    is_capital = word[0].isupper() or (article and pieces[1][:1].isupper())
    return is_capital and not any(p.islower() and len(p) > _JOINT for p in pieces[1:]) and not _is_closed(word)


def _is_closed(word: str) -> bool:
    """Say whether a word with a capital ends or begins no name: "The", "In", "Monday"."""
    lower = word.lower()
    closed = ("function", "month", "weekday", "modal", "auxiliary", "determiner", "adverb")
    return lower in prepositions() or any(lower in word_class(name) for name in closed)


def _is_word(word: str, gazetteer: Gazetteer | None) -> bool:
    """Say whether a word with a capital is no name; without a gazetteer only words that join to places are none."""
    lower = word.lower()
    listed = any(lower in word_class(name) for name in ("led", "based", "place_adjective", "unit"))
    if listed or bool(verb_classes(lower)) or word.isupper():
        return True
    return gazetteer is not None and gazetteer.is_common_word(lower)


def _is_power(one: Candidate) -> bool:
    if one.kind is MentionKind.DEMONYM:
        return True
    return is_state_level(one.entries) and bool(one.entries[0].flags & _OWN_NAME)


def _is_in_town(text: str, span: tuple[int, int], known: _Known) -> bool:
    """Say whether the town that a district lies in is named beside it ("Kyiv's X district", "the X district of Y")."""
    owned = _OWNED.search(text, max(0, span[0] - _REACH), span[0])
    owner = None if owned is None else known.ending(owned.start())
    joint = _IN_TOWN.match(text, span[1])
    other = owner or (None if joint is None else known.at(joint.end()))
    return other is not None and bool(other.entries) and other.entries[0].place.kind is PlaceKind.CITY
