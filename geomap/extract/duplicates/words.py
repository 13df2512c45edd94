"""The word lists by which tellings are compared: weapons, parts of the day, words that set apart, families of types."""

from __future__ import annotations

import re
from functools import cache

from geomap.model import Event
from geomap.tables import read_table


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Compile every word of a kind, longest first; each is found whole."""
    words = sorted(_values(kind), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _values(kind: str) -> dict[str, str]:
    rows = [row for row in read_table("duplicates_words") if row["kind"] == kind]
    return {word: row["value"] for row in rows for word in row["words"].split("|")}


def values_in(kind: str, text: str) -> frozenset[str]:
    """Find what words of a kind a text holds.

    Parameters
    ----------
    kind
        A kind of ``duplicates_words.csv``: ``"weapon"``, ``"daytime"`` …
    text
        Any text.

    Returns
    -------
    frozenset of str
        Their values.

    Examples
    --------
    >>> sorted(values_in("weapon", "Drones and a cruise missile hit the port."))
    ['drone', 'missile']
    """
    values = _values(kind)
    return frozenset(values[found.lower()] for found in _pattern(kind).findall(text))


@cache
def _set_apart() -> re.Pattern[str]:
    again, event = _pattern("again").pattern, _pattern("event").pattern
    return re.compile(rf"{again} (?:[\w'’-]{{1,30}} ){{0,2}}{event}", re.IGNORECASE)


def is_set_apart(text: str) -> bool:
    """Tell whether a sentence sets its event apart from one told before.

    Examples
    --------
    >>> is_set_apart("In another drone attack two people died."), is_set_apart("On the second day they met.")
    (True, False)
    """
    return _set_apart().search(text) is not None


def words_without(kind: str, text: str) -> frozenset[str]:
    """Give the words of a text in small letters, without numbers and the words of a kind.

    Examples
    --------
    >>> sorted(words_without("crowd", "Thousands of angry farmers"))
    ['angry', 'farmers']
    """
    return frozenset(word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in _values(kind))


@cache
def _families() -> dict[tuple[str, ...], str]:
    """Map codes to families: by sub-event type with PLOVER's mode and type, and by ever fewer of these."""
    family = _values("family")
    found: dict[tuple[str, ...], str] = {}
    for row in read_table("events_types"):
        named = family.get(row["group"], row["group"])
        codes = (row["acled_sub_event_type"], row["plover_type"], row["plover_mode"])
        for size in (3, 2, 1):
            found.setdefault(codes[:size], named)
    return found


def family_of(event: Event) -> str:
    """Name the family of types within which events of two documents can be one.

    Parameters
    ----------
    event
        Coded by ACLED or PLOVER.

    Returns
    -------
    str
        ``"violence"``, ``"talks"``, ``"unrest"`` …; ``""`` for codes that are in no table.
    """
    codes = (event.acled_sub_event_type or "", event.plover_type or "", event.plover_mode or "")
    return next((_families()[codes[:size]] for size in (3, 2, 1) if codes[:size] in _families()), "")
