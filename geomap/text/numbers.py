"""Numbers as reports write them: figures with separators, number words, fractions."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from geomap.tables import read_table

_WIDE_SPACES = "\u00a0\u202f\u2009\u2007"
"""Spaces that group digits (BIPM SI brochure, 5.4.4). A plain space also separates two numbers: not among them."""

FIGURE = (
    rf"(?:\d{{1,3}}(?:[,{_WIDE_SPACES}’']\d{{3}}(?!\d)){{1,3}}(?:\.\d{{1,3}})?"
    r"|\d{1,7}(?:\.\d{1,3}|,\d{1,2}(?!\d))?"
    r"[½¼¾⅓⅔]?|[½¼¾⅓⅔])"
)
"""Source of a pattern for one figure: ``1,200``, ``1\u202f970``, ``2.5``, ``2½``."""

_GROUPED = re.compile(rf"\d{{1,3}}(?:[,{_WIDE_SPACES}’']\d{{3}}){{1,3}}(?:\.\d{{1,3}})?")
_SPLIT = re.compile(r"[\s\-\u2010\u2011]+")
_LONGEST = 80


class Numeral(NamedTuple):
    """A number found in a text: where it stands, ``[start, end)``, and its value."""

    start: int
    end: int
    value: float


@cache
def _words() -> dict[str, tuple[str, float]]:
    return {row["word"]: (row["role"], float(row["value"])) for row in read_table("claims_numbers")}


@cache
def word_pattern(further: int = 6) -> str:
    """Give the source of a pattern for number words.

    Parameters
    ----------
    further
        How many words may follow the first.

    Returns
    -------
    str
        It matches ``"forty-five"``, ``"a dozen"``, ``"two and a half"``, at most two words longer than that.
        It also matches some runs of words that are no number; `read_number` decides.
    """
    roles: dict[str, list[str]] = {}
    for word, (role, _) in _words().items():
        roles.setdefault(role, []).append(word)
    plain = "|".join(sorted((*roles["unit"], *roles["tens"]), key=len, reverse=True))
    large = "|".join(sorted((*roles["scale"], *roles["group"], *roles["fraction"]), key=len, reverse=True))
    start = rf"(?:an?[\s\-])?(?:{large})|{plain}"
    link = r"(?:[\s\-\u2010\u2011]{1,2}(?:an?\s)?|\sand\s(?:an?\s)?|\sof\s)"
    return rf"(?<![A-Za-z])(?:{start})(?:{link}(?:{plain}|{large})){{0,{further}}}(?:\s(?:of\s)?an?)?(?![A-Za-z])"


def _read_figure(text: str) -> float | None:
    fraction = 0.0
    if text and (sign := _words().get(text[-1])) and sign[0] == "sign":
        fraction, text = sign[1], text[:-1]
        if not text:
            return fraction
    if _GROUPED.fullmatch(text):
        text = re.sub(rf"[,{_WIDE_SPACES}’']", "", text)
    elif re.fullmatch(r"\d{1,7},\d{1,2}", text):
        text = text.replace(",", ".")
    elif not re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", text, re.ASCII):
        return None
    return float(text) + fraction


def _read_words(words: list[str]) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for index, word in enumerate(words):
        role, value = _words().get(word, ("", 0.0))
        if role in {"unit", "tens"}:
            current += value
        elif role == "scale" and value < 1000:  # noqa: PLR2004 (hundred multiplies, thousand closes a group)
            current = (current or 1) * value
        elif role == "scale":
            total, current = total + (current or 1) * value, 0.0
        elif role == "group":
            current = (current or 1) * value
        elif role == "fraction":
            joined = index > 0 and words[index - 1] in {"and", "a"} and "and" in words[:index]
            current = current + value if joined or not current else current * value
        elif word in {"and", "of", "a", "an"}:
            continue
        else:
            return None
        seen = True
    return total + current if seen else None


def read_number(text: str) -> float | None:
    """Read a whole string as one number.

    Parameters
    ----------
    text
        A figure (``"1,200"``, ``"1.5"``, ``"2½"``), number words (``"forty-five"``, ``"half a dozen"``,
        ``"two and a half"``) or a figure with a scale word (``"2 thousand"``).

    Returns
    -------
    float or None
        The value; None when the string is not one number, or is longer than 80 characters.

    Examples
    --------
    >>> read_number("1,200"), read_number("forty-five"), read_number("two and a half")
    (1200.0, 45.0, 2.5)
    >>> read_number("half a dozen"), read_number("a hundred"), read_number("S-500")
    (6.0, 100.0, None)
    """
    stripped = text.strip().lower()
    if not stripped or len(stripped) > _LONGEST:
        return None
    if (figure := _read_figure(stripped)) is not None:
        return figure
    words = [word for word in _SPLIT.split(stripped) if word]
    head = _read_figure(words[0])
    if head is None:
        return _read_words(words)
    scale = 1.0
    for word in words[1:]:
        role, value = _words().get(word, ("", 0.0))
        if role not in {"scale", "group"}:
            return None
        scale *= value
    return head * scale


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,$€£¥/])(?:{FIGURE}(?![\w,.]*\d)|{word_pattern()})", re.IGNORECASE)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> tuple[Numeral, ...]:
    """Find the numbers in a stretch of text.

    Parameters
    ----------
    text
        The whole text; offsets count from its beginning.
    start, end
        The stretch, ``[start, end)``; None means to the end.

    Returns
    -------
    tuple of Numeral
        In order, without overlaps; figures glued to a letter or a currency sign ("S-500" has the plain figure 500
        behind a hyphen, "$20B" has none) are left to the caller's rules.

    Examples
    --------
    >>> [numeral.value for numeral in find_numbers("35 delegations, twenty-seven leaders")]
    [35.0, 27.0]
    """
    found = []
    for match in _number().finditer(text, start, len(text) if end is None else end):
        words = match.group()
        value = read_number(words)
        if value is not None:
            found.append(Numeral(match.start(), match.start() + len(words.rstrip()), value))
    return tuple(found)
