"""Sentence boundaries by rule: abbreviations, initials, numbers, quotations, a missing space behind a full stop."""

from __future__ import annotations

import re
from functools import cache

from geomap.tables import read_table

_TERMINAL = re.compile(r"[.!?…]{1,8}|[。！？｡؟۔।]")
_CLOSING = re.compile(r"[\"'”’»›」』)\]]{0,4}(?:\[\d{1,3}\]){0,4}")
_OPENING = re.compile(r"[\"'“‘„«‹「『(\[—–\-]{0,4}\s{0,4}[\"'“‘„«‹(\[]{0,2}")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]{1,40}")
_LAST_WORD = re.compile(r"(?:[^\W_]\.){0,4}[^\W\d_]{1,30}$")
_GLUED_WORD = re.compile(r"[\"“„«(]?[A-ZА-ЯІЇЄҐ][a-zà-ÿа-яіїєґё']{2,40}")
_CASELESS_TERMINAL = frozenset("。！？｡؟۔।")
_LOOK_BACK = 40
_DOMAIN_ENDS = frozenset({"com", "org", "net", "gov", "edu", "info", "news", "media", "site"})
_LONGEST_YEAR = 4


@cache
def _abbreviations() -> dict[str, str]:
    return {row["abbreviation"]: row["class"] for row in read_table("read_abbreviations")}


@cache
def _starters() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("read_sentence_starters"))


def split_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Split a stretch of text into sentences.

    A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number or an address, or a
    lower-case word follows. Closing quotation marks and brackets belong to the sentence they close; a quotation that
    never closes changes nothing. A missing space is seen when a lower-case word, a stop and a capitalised word of
    three letters or more run together ("concessions.Recent"), but not in "Booking.com" or "e.g.".

    Parameters
    ----------
    text
        The whole text; offsets count its code points.
    start, end
        The stretch, ``[start, end)``; None means to the end.

    Returns
    -------
    tuple of (int, int)
        ``[start, end)`` of each sentence without the white space round it, in order; together they hold every
        character of the stretch that is no white space.

    Examples
    --------
    >>> text = "Gen. Ivan Petrov met U.S. envoys on Jan. 6. They spoke.Later he left."
    >>> [text[first:last] for first, last in split_sentences(text)]
    ['Gen. Ivan Petrov met U.S. envoys on Jan. 6.', 'They spoke.', 'Later he left.']
    """
    stop = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _TERMINAL.finditer(text, start, stop):
        if match.start() < begin:
            continue
        behind = _end_of_closing(text, match.end(), stop)
        if behind < stop and _is_boundary(text, match, behind, start, stop):
            _append(spans, text, begin, behind)
            begin = behind
    _append(spans, text, begin, stop)
    return tuple(spans)


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        spans.append((first, first + len(stripped)))


def _end_of_closing(text: str, position: int, stop: int) -> int:
    match = _CLOSING.match(text, position, stop)
    return match.end() if match else position


def _is_boundary(text: str, mark: re.Match[str], behind: int, start: int, stop: int) -> bool:
    if mark.group()[0] in _CASELESS_TERMINAL:
        return True
    space = _SPACE.match(text, behind, stop)
    if space is None:
        return _is_glued_boundary(text, mark, behind, start, stop)
    opening = _OPENING.match(text, space.end(), stop)
    following = opening.end() if opening else space.end()
    if following >= stop:
        return True
    if text[following].islower():
        return False
    if mark.group() != ".":
        return True
    return not _is_abbreviation(text, mark.start(), following, start, stop)


def _is_glued_boundary(text: str, mark: re.Match[str], behind: int, start: int, stop: int) -> bool:
    """Say whether a sentence ends although no white space follows."""
    glued = _GLUED_WORD.match(text, behind, stop)
    if glued is None or len(mark.group()) > 3:  # noqa: PLR2004 (a run of dots stands for words left out)
        return False
    before = text[max(start, mark.start() - _LOOK_BACK) : mark.start()].rsplit(maxsplit=1)
    chunk = before[-1] if before else ""
    if not chunk or any(sign in chunk for sign in ("://", "@", "/", ".", "_")):
        return False
    if glued.group().lower() in _DOMAIN_ENDS and behind == mark.end():
        return False
    word = chunk.lower().lstrip("\"'“‘„«([")
    if _abbreviations().get(word) in {"title", "number", "inner", "year"}:
        return False
    return chunk[-1].islower() or chunk[-1] in "\"'”’»)%" or chunk[-_LONGEST_YEAR:].isdigit()


def _is_abbreviation(text: str, dot: int, following: int, start: int, stop: int) -> bool:
    """Say whether the full stop at ``dot`` belongs to the word before it rather than to the sentence."""
    match = _LAST_WORD.search(text[max(start, dot - _LOOK_BACK) : dot])
    if match is None:
        return False
    word = match.group()
    next_word = _WORD.match(text, following, stop)
    follower = next_word.group() if next_word else ""
    starts_sentence = follower.lower() in _starters()
    kind = _abbreviations().get(word.lower())
    if kind == "state":
        kind = "inner" if word[0].isupper() else None  # "Ill." but "fell ill."
    if kind is None and len(word) == 1 and word.isupper():
        kind = "inner"  # an initial
    if kind is None and len(word) > 1 and all(len(part) == 1 for part in word.split(".")):
        kind = "inner"  # letters with stops: "I.C.J."
    if kind == "year":
        ahead = text[max(start, dot - len(word) - 2) : dot - len(word)].rstrip()
        kind = "unit" if ahead[-1:].isdigit() else "title"
    if kind == "number":
        return follower[:1].isdigit()
    if kind == "inner":
        return not starts_sentence
    return kind == "title"
