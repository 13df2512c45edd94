"""Merging: what finders found beside geomap's own candidates."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from geomap.gazetteer import Entry, Gazetteer, NameFlag
from geomap.model import Document, MentionKind, Reason
from geomap.recognize.candidates import AGREES, FOUND, OVERLAPS, Candidate, without_overlaps
from geomap.recognize.grounding import GroundedName
from geomap.text.printable import shorten

_DEMONYM = NameFlag.DEMONYM | NameFlag.ADJECTIVE
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


def merge(
    document: Document, own: Sequence[Candidate], names: Sequence[GroundedName], gazetteer: Gazetteer
) -> tuple[Candidate, ...]:
    """Join finders' names to geomap's own candidates.

    A name at the very place of a candidate is a second voice for it. One that overlaps candidates takes their place
    only when it is longer than each and the gazetteer knows it; else they stay, with its voice. Every other name is a
    candidate of its own, known to the gazetteer or not.

    Parameters
    ----------
    document
        The text.
    own
        Geomap's own candidates in order, non-overlapping.
    names
        What finders found.
    gazetteer
        Where names are looked up.

    Returns
    -------
    tuple of Candidate
        In order of their offsets, non-overlapping.
    """
    merged = _Merged(document.text, own, gazetteer)
    trimmed = sorted(merged.trim(name) for name in names)
    for (start, end), voices in groupby(trimmed, key=lambda name: (name.start, name.end)):
        merged.add(start, end, list(voices))
    return merged.candidates()


class _Merged:
    """The candidates while finders' names come in."""

    def __init__(self, text: str, own: Sequence[Candidate], gazetteer: Gazetteer) -> None:
        self._text = text
        self._own = list(own)
        self._starts = [one.start for one in own]
        self._ends = [one.end for one in own]
        self._new: list[Candidate] = []
        self._gazetteer = gazetteer

    def candidates(self) -> tuple[Candidate, ...]:
        """Give what there is in the end; of new ones that overlap, what the gazetteer knows goes first."""
        known = without_overlaps([*self._own, *(one for one in self._new if one.entries)])
        starts, ends = [one.start for one in known], [one.end for one in known]
        free = [
            one
            for one in self._new
            if not one.entries and bisect_right(ends, one.start) == bisect_left(starts, one.end)
        ]
        return without_overlaps([*known, *free])

    def trim(self, name: GroundedName) -> GroundedName:
        """Leave out an article and a possessive mark that the gazetteer's name does not have."""
        text = self._text[name.start : name.end]
        if self._own_at(name.start, name.end) is not None:
            return name
        mark = _POSSESSIVE.search(text)
        if mark is not None and mark.start() and not self._gazetteer.lookup(text):
            name = name._replace(end=name.start + mark.start())
        article = _ARTICLE.match(text)
        if article is not None and name.start + article.end() < name.end:
            shorter = name._replace(start=name.start + article.end())
            is_own = self._own_at(shorter.start, shorter.end) is not None
            if is_own or not self._gazetteer.lookup(self._text[name.start : name.end]):
                return shorter
        return name

    def add(self, start: int, end: int, voices: Sequence[GroundedName]) -> None:
        """Take in the names that finders found at one place."""
        first, stop = bisect_right(self._ends, start), bisect_left(self._starts, end)
        overlapped = self._own[first:stop]
        if self._own_at(start, end) is not None:
            told = tuple(_also(voice) for voice in voices)
            self._own[first] = replace(self._own[first], voices=(*self._own[first].voices, *told))
            return
        text = self._text[start:end]
        entries = self._gazetteer.lookup(text)
        if not overlapped or (entries and all(end - start > one.end - one.start for one in overlapped)):
            self._new.append(_candidate(start, text, voices, entries))
            return
        told = tuple(_beside(voice, text) for voice in voices)
        for at in range(first, stop):
            self._own[at] = replace(self._own[at], voices=(*self._own[at].voices, *told))

    def _own_at(self, start: int, end: int) -> Candidate | None:
        at = bisect_left(self._starts, start)
        is_there = at < len(self._own) and self._starts[at] == start and self._ends[at] == end
        return self._own[at] if is_there else None


def _candidate(start: int, text: str, voices: Sequence[GroundedName], entries: tuple[Entry, ...]) -> Candidate:
    """Make a candidate of a name that only finders found; the surest of them lends its name."""
    best = max(voices, key=lambda voice: voice.score)
    places = tuple(entry for entry in entries if not entry.flags & _DEMONYM)
    return Candidate(
        start=start,
        end=start + len(text),
        text=text,
        recognizer=best.recognizer,
        kind=MentionKind.DEMONYM if entries and not places else MentionKind.PLACE,
        entries=places or entries,
        voices=tuple(_voice(FOUND, f"{voice.recognizer} found it{_label(voice)}", voice) for voice in voices),
        is_foreign=True,
        score=best.score,
    )


def _also(voice: GroundedName) -> Reason:
    return _voice(AGREES, f"{voice.recognizer} also found it{_label(voice)}", voice)


def _beside(voice: GroundedName, text: str) -> Reason:
    told = f'{voice.recognizer} found "{shorten(text, 60)}" here{_label(voice)}'
    return _voice(OVERLAPS, told, voice)


def _voice(rule: str, text: str, voice: GroundedName) -> Reason:
    return Reason(rule=rule, text=f"{text}, score {voice.score:.2f}", weight=0.0)


def _label(voice: GroundedName) -> str:
    return f" as {shorten(voice.label, 40)}" if voice.label else ""
