"""The recogniser that finds the gazetteer's names."""

from __future__ import annotations

import re

from geomap.gazetteer import Entry, Gazetteer, NameFlag
from geomap.model import Document, MentionKind, PlaceKind
from geomap.recognize.candidates import Candidate
from geomap.recognize.spellings import find_abbreviated, find_apostrophes
from geomap.recognize.unknown import complete_names
from geomap.recognize.words import prepositions, word_class

_DEMONYM = NameFlag.DEMONYM | NameFlag.ADJECTIVE
_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]{1,12})\s$")
_LONGEST_PREPOSITION = 16
_OF_PLACE = frozenset({"place", "from", "to", "over"})


def find_names(document: Document, gazetteer: Gazetteer) -> list[Candidate]:
    """Find every name that the gazetteer knows, whatever it means in its sentence.

    Parameters
    ----------
    document
        The text to look at.
    gazetteer
        Where names are looked up.

    Returns
    -------
    list of Candidate
        Kind demonym when that is the name's first sense; behind them names that the text alone shows to be places.
    """
    text = document.text
    entries_of: dict[str, tuple[Entry, ...]] = {}
    found = []
    for start, end, key in gazetteer.scan(text):
        entries = entries_of.get(key)
        if entries is None:
            entries = entries_of[key] = gazetteer.lookup(key)
        if not entries:
            continue
        end, key, entries = _without_tail(gazetteer, text, (start, end), key, entries)  # noqa: PLW2901 (the same match)
        if key.startswith("the "):
            start, key, entries = _without_article(gazetteer, start, key, entries)  # noqa: PLW2901 (the same match, shorter)
        entries = _place_first(text, start, entries)
        end = _with_last_point(text, start, end)  # noqa: PLW2901 (the same match, one point longer)
        is_demonym = _is_demonym(entries[0])
        found.append(
            Candidate(
                start=start,
                end=end,
                text=text[start:end],
                recognizer="gazetteer",
                kind=MentionKind.DEMONYM if is_demonym else MentionKind.PLACE,
                entries=entries,
                name=key if end - start != len(key) else None,
            )
        )
    found += [*find_abbreviated(text, found, gazetteer), *find_apostrophes(text, found, gazetteer)]
    return complete_names(text, found, gazetteer)


def _is_demonym(entry: Entry) -> bool:
    """Say whether a sense is a people or adjective, and not the place's own name as well ("New Zealand")."""
    return bool(entry.flags & _DEMONYM) and not entry.flags & (NameFlag.OFFICIAL | NameFlag.SHORT)


def _place_first(text: str, start: int, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Put a place before an adjective of the same letters behind a preposition of place ("у Донецьку")."""
    if not entries[0].flags & NameFlag.ADJECTIVE:
        return entries
    towns = tuple(entry for entry in entries if not entry.flags & _DEMONYM)
    before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_PREPOSITION), start)
    if not towns or before is None or prepositions().get(before[1].lower()) not in _OF_PLACE:
        return entries
    return towns + tuple(entry for entry in entries if entry.flags & _DEMONYM)


def _without_article(
    gazetteer: Gazetteer, start: int, key: str, entries: tuple[Entry, ...]
) -> tuple[int, str, tuple[Entry, ...]]:
    """Leave out an article that the same country or region is also named without ("The UK", unlike "The Hague")."""
    shorter = gazetteer.lookup(key[4:])
    if shorter and shorter[0].place == entries[0].place and entries[0].place.kind is not PlaceKind.CITY:
        return start + 4, key[4:], shorter
    return start, key, entries


def _without_tail(
    gazetteer: Gazetteer, text: str, span: tuple[int, int], key: str, entries: tuple[Entry, ...]
) -> tuple[int, str, tuple[Entry, ...]]:
    """Leave out an English function word that a foreign name ends in ("Gaza by" of "reached Gaza by sea")."""
    name, _, last = key.rpartition(" ")
    if name and last in word_class("function") and text[span[1] - len(last) : span[1]] == last:
        shorter = gazetteer.lookup(name)
        if shorter:
            return span[1] - len(last) - 1, name, shorter
    return span[1], key, entries


def _with_last_point(text: str, start: int, end: int) -> int:
    """Take in the last point of an abbreviation: "U.S" is found, "U.S." is meant."""
    is_short = end - start > 1 and text[end - 2] == "."  # unlike "St. Louis."
    return end + 1 if text[end : end + 1] == "." and is_short else end
