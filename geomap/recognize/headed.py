"""Names that a head word makes: "Main Street", "Flat Creek", "Colchester General Hospital", "Lake Robinson"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from geomap.gazetteer import Gazetteer, NameFlag
from geomap.model import Document, MentionKind
from geomap.recognize.candidates import Candidate
from geomap.recognize.words import prepositions, titles, word_class
from geomap.tables import read_table

HEADED = "headed-name"
"""The recogniser's name on them."""

_MOST_WORDS = 5
_REACH = 70
_JOINTS = frozenset({"and", "de", "la", "du", "del", "&"})
_SMALL = frozenset({"of", "and", "the"})
_WORD_BEFORE = re.compile(r"([^\s()\[\]\"“”,;:!?]{1,30})\s$")
_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W_]*")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u07ff]")
_NAME_BEHIND = re.compile(
    r"\s(?:the\s)?([^\W\d_][^\s()\[\]\"“”,;:!?.]{1,30}(?:\s[^\W\d_a-z][^\s()\[\]\"“”,;:!?.]{1,30})?)"
)
_IN_TOWN = frozenset({"site", "school"})
"""Classes of heads whose names often begin with the town that the thing stands in."""

_NAMED = re.compile(r"\s{1,2}([^\W\d_][\w'’\-]{1,30}(?:\s[^\W\d_a-zа-яіїєґё][\w'’\-]{1,30}){0,2})")
_OWNER = re.compile(r"([^\W\d_]+)(?:['’]s|-[a-z]{3,15}ed)\s(?=\S+\s)")
_CLOSED = ("function", "month", "weekday", "modal", "auxiliary", "determiner", "adverb")


@cache
def heads(side: str) -> Mapping[str, str]:
    """Give the head words of one side in lower case, with their class.

    They stand ``"right"``, ``"left"`` or, written small, ``"before"`` what they make a name.
    """
    return {row["word"]: row["class"] for row in read_table("recognize_heads") if row["side"] == side}


@cache
def _pattern(side: str) -> re.Pattern[str]:
    """Build the pattern of the heads with a capital on each word but small ones; the longest come first."""
    words = sorted(heads(side), key=lambda word: (-len(word), word))
    written = "|".join(
        " ".join(part if part in _SMALL else part[:1].upper() + part[1:] for part in word.split()) for word in words
    )
    return re.compile(rf"(?<=[^\W_]['’.)\s])(?:{written})(?![\w'’-])" if side == "right" else rf"\b(?:{written})(?=\s)")


@cache
def _first_words(side: str) -> frozenset[str]:
    return frozenset(word.split()[0][:1].upper() + word.split()[0][1:] for word in heads(side))


def _find_heads(text: str, side: str) -> Iterator[re.Match[str]]:
    """Find the heads, asking the pattern only at words that begin one: in a text few do."""
    pattern, first_words, behind = _pattern(side), _first_words(side), 0
    for word in _CAPITALISED.finditer(text):
        match = pattern.match(text, word.start()) if word.group() in first_words and word.start() >= behind else None
        if match is not None:
            behind = match.end()
            yield match


def find_headed(document: Document, gazetteer: Gazetteer) -> list[Candidate]:
    """Find capitalised names with a head word that says what kind of place they are.

    Parameters
    ----------
    document
        The text to look at.
    gazetteer
        Where names are looked up.

    Returns
    -------
    list of Candidate
        In no order. A street, river or hill that the gazetteer has not bears no entries. A building, school or base
        bears those of the town in its name ("Colchester General Hospital"), and that name.
    """
    text = document.text
    spans = {*_right(text), *_left(text), *_before(text)}
    return [candidate for span in sorted(spans) if (candidate := _candidate(text, span, gazetteer)) is not None]


def _right(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _find_heads(text, "right"):
        start = _leftmost(text, match.start())
        if start < match.start():
            yield start, match.end(), heads("right")[match.group().lower()]


def _left(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _find_heads(text, "left"):
        name = _NAME_BEHIND.match(text, match.end())
        if name is not None and name[1][0].isupper() and not _is_closed(name[1].split()[0]):
            end = name.end(1)
            head = heads("left")[match.group().lower()]
            yield match.start(), end - 2 if text[end - 2 : end] in {"'s", "’s"} else end, head


def _before(text: str) -> Iterator[tuple[int, int, str]]:
    """Find what a small word of kind names in languages that put it first: "вулиці Оборони", "شارع الجيش"."""
    if " the " in text and _OTHER_SCRIPT.search(text) is None:
        return  # English, as most texts are: a tenth of the pattern's cost
    for match in _small_heads().finditer(text):
        name = _NAMED.match(text, match.end())
        if name is None or name[1][0].islower():
            continue
        end = name.end(1) if name[1][0].isupper() else name.start(1) + len(name[1].split()[0])
        kind = heads("before")[match[1].lower()]
        yield (name.start(1) if kind == "town" else match.start(1)), end, kind


@cache
def _small_heads() -> re.Pattern[str]:
    words = sorted(heads("before"), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w.])({'|'.join(map(re.escape, words))})(?=\s)")


def _leftmost(text: str, begin: int) -> int:
    """Give where the capitalised words that end at an offset begin; small words only between two of them."""
    start = at = begin
    for _ in range(_MOST_WORDS):
        word = _WORD_BEFORE.search(text, max(0, at - _REACH), at)
        if word is None:
            break
        written = word[1]
        if at < start and written.lower() in heads("right"):  # "Dulles Airport and Reston Station" are two names
            break
        if written[0].isupper() and not _is_closed(written) and not _is_title(text, word.start(1), written):
            start = at = word.start(1)
            if written[-1] in ".’'" and len(written) > 4:  # noqa: PLR2004 (a sentence's end, no abbreviation)
                return start if start < begin and written[-1] != "." else begin
        elif written in _JOINTS and at < begin:
            at = word.start(1)
        else:
            break
        if text[max(0, at - 1)] != " ":
            break
    return start


def _is_title(text: str, start: int, written: str) -> bool:
    """Say whether a word is a person's title: one with no name ahead, as in "Gen. Hall"."""
    ahead = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    is_honorific = "honorific" in titles().get(written.lower().rstrip("."), ())
    return is_honorific and not (ahead and ahead[1][0].isupper() and not _is_closed(ahead[1]))


def _is_closed(word: str) -> bool:
    lower = word.lower().rstrip(".,")
    return lower in prepositions() or any(lower in word_class(name) for name in _CLOSED)


def _candidate(text: str, span: tuple[int, int, str], gazetteer: Gazetteer) -> Candidate | None:
    start, end, head = span
    start += _owner_of(text[start:end])
    written = text[start:end]
    if gazetteer.lookup(written):
        return None
    town = _town_in(written, gazetteer) if head in _IN_TOWN else None
    return Candidate(
        start=start,
        end=end,
        text=written,
        recognizer=HEADED,
        kind=MentionKind.FACILITY,
        entries=gazetteer.lookup(town) if town else (),
        name=town,
    )


def _owner_of(written: str) -> int:
    """Give where a name begins behind whose it is: "Moscow's Domodedovo Airport", "Vatican-owned Mercy Hospital"."""
    owners = [match for match in _OWNER.finditer(written) if match[1].lower() not in word_class("owners_in_names")]
    return owners[-1].end() if owners else 0


def _town_in(written: str, gazetteer: Gazetteer) -> str | None:
    """Give the place in a building's or school's name: its first words, or those behind "of"."""
    for match in gazetteer.scan(written):
        if match.key in heads("right"):
            continue
        before = written[: match.start]
        if not before or before.endswith(" of "):
            entries = gazetteer.lookup(match.key)
            return None if entries and entries[0].flags & (NameFlag.DEMONYM | NameFlag.ADJECTIVE) else match.key
    return None
