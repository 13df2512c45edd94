"""What a rule sees: one candidate in its sentence, and small questions about its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from geomap.gazetteer import Gazetteer, NameFlag, name_flag
from geomap.model import PlaceKind
from geomap.recognize.candidates import Candidate
from geomap.recognize.people import People
from geomap.recognize.stream import Casing, Clause, Stream
from geomap.recognize.strength import is_state_level, is_strong
from geomap.recognize.words import prepositions, verb_classes, word_class

_CLAUSE_MARKS = frozenset(";:()[]—–!?…")
_OPENING = frozenset("\"“”„«'‘’`(")
_LEFT_REACH = 8
_MAX_SKIPPED = 6


class Governor(NamedTuple):
    """The word on the left that a noun phrase hangs on.

    ``kind`` is a preposition's class, ``"verb"``, ``"start"`` of the sentence, ``"mark"`` or ``"word"``;
    ``bare`` says that no article stands between.
    """

    kind: str
    word: str
    at: int
    bare: bool


@dataclass(eq=False)
class Context:
    """A candidate in its sentence.

    Parameters
    ----------
    stream
        The document's words.
    candidate
        The words that could name a place.
    gazetteer
        For the lists of names and common words.
    people
        The persons that the document names.
    begin, stop
        The candidate's tokens, ``[begin, stop)`` of the stream.
    clause
        The sentence.
    supported
        Folded names that some sentence of the document shows to be places.
    proven
        Folded names that the words beside them prove to be places, here or elsewhere in the document.
    defined
        Folded names that the document says to be a town or unit ("Reading is a borough in", "the city of Reading").
    list_begin, list_stop
        The tokens of the series that it stands in ("Britain, France and Germany"); its own without one.
    known
        What rules have found out about it and others ask again.
    is_nested
        Whether the series is a place and what it lies in ("Troy, N.C.").
    """

    stream: Stream
    candidate: Candidate
    gazetteer: Gazetteer
    people: People
    begin: int
    stop: int
    clause: Clause
    supported: frozenset[str] = frozenset()
    proven: frozenset[str] = frozenset()
    defined: frozenset[str] = frozenset()
    list_begin: int = -1
    list_stop: int = -1
    is_nested: bool = False
    known: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.list_begin < 0:
            self.list_begin, self.list_stop = self.begin, self.stop

    def unlink(self) -> None:
        """Forget the series that it was taken to stand in."""
        self.list_begin, self.list_stop, self.is_nested = self.begin, self.stop, False
        self.__dict__.pop("governor", None)

    @cached_property
    def flags(self) -> NameFlag:
        """What else the name is, over all of its senses."""
        flags = 0
        for entry in self.candidate.entries:
            flags |= entry.flags.value
        return name_flag(flags)

    @cached_property
    def is_power(self) -> bool:
        """Whether the name can stand for a government."""
        return is_state_level(self.candidate.entries)

    @cached_property
    def is_strong(self) -> bool:
        """Whether the name speaks for a place by itself."""
        return is_strong(self.candidate.entries)

    @cached_property
    def is_settlement(self) -> bool:
        """Whether the first sense is a city, town or village."""
        return bool(self.candidate.entries) and self.candidate.entries[0].place.kind is PlaceKind.CITY

    @property
    def is_single_word(self) -> bool:
        """Whether the candidate is one token."""
        return self.stop - self.begin == 1

    @property
    def is_first(self) -> bool:
        """Whether the sentence begins with it, quotation marks aside."""
        return all(not self.stream.tokens[at].is_word for at in range(self.clause.first, self.begin))

    @property
    def is_alone(self) -> bool:
        """Whether the document is nothing but the name."""
        return len(self.stream.tokens) == self.stop - self.begin

    @property
    def is_plain(self) -> bool:
        """Whether capitals in this sentence mark names only."""
        return self.clause.casing is Casing.NORMAL

    def word(self, index: int) -> str:
        """Give a token in lower case; ``""`` outside the sentence."""
        return self.stream.words[index] if self.clause.first <= index < self.clause.stop else ""

    def is_capitalised(self, index: int) -> bool:
        """Say whether the token at an index is in the sentence and begins with a capital."""
        return self.clause.first <= index < self.clause.stop and self.stream.tokens[index].is_capitalised

    @cached_property
    def is_possessive(self) -> bool:
        """Whether a possessive mark stands right behind it."""
        mark = self.word(self.stop)
        return mark in {"'s", "’s"} or (mark in {"'", "’"} and self.stream.words[self.stop - 1].endswith("s"))

    @cached_property
    def own_governor(self) -> Governor:
        """The word that the candidate itself hangs on, whatever series it stands in."""
        return self._governor_left_of(self.begin)

    @cached_property
    def governor(self) -> Governor:
        """The word that the candidate's whole series hangs on; to be asked only once the series are linked."""
        return self.own_governor if self.list_begin == self.begin else self._governor_left_of(self.list_begin)

    def _governor_left_of(self, begin: int) -> Governor:
        index, bare = begin - 1, True
        for _ in range(_MAX_SKIPPED):
            word = self.word(index)
            is_compound = "-" in {self.word(index - 1), self.word(index + 1)}  # "war-torn", "rebel-held"
            if word in word_class("determiner"):
                bare = False
            elif not (is_compound or word in word_class("place_adjective") or word in _OPENING or word == "-"):
                break
            index -= 1
        word = self.word(index)
        if word == "and":  # "between NATO and Tunis"
            at = index - 1
            while self.is_capitalised(at) and at > index - _MAX_SKIPPED:
                at -= 1
            if self.word(at) == "between" and at < index - 1:
                return Governor("between", "between", at, bare)
        if not word:
            return Governor("start", "", index, bare)
        kind = prepositions().get(word)
        if kind is None:
            is_word = self.stream.tokens[index].is_word
            kind = "verb" if verb_classes(word) else "word" if is_word else "mark"
        return Governor(kind, word, index, bare)

    def leftward(self, index: int, reach: int = _LEFT_REACH) -> Iterator[tuple[int, str]]:
        """Walk to the left from a token, nearest first, to the edge of the clause.

        Parameters
        ----------
        index
            Where to begin; this token comes first.
        reach
            At most so many tokens.

        Yields
        ------
        tuple of int and str
            Index and word in lower case.
        """
        for at in range(index, max(self.clause.first, index - reach + 1) - 1, -1):
            word = self.stream.words[at]
            if word in _CLAUSE_MARKS:
                return
            yield at, word

    def quote(self, begin: int, stop: int) -> str:
        """Give the words from one token to before another, as written, for a reason's text."""
        tokens = self.stream.tokens
        begin, stop = max(begin, self.clause.first), min(stop, self.clause.stop)
        return " ".join(self.stream.text[tokens[begin].start : tokens[stop - 1].end].split()) if begin < stop else ""
