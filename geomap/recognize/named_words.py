"""Small questions about the words of a document that may be parts of a person's name."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.gazetteer import Gazetteer, NameFlag
from geomap.model import PlaceKind
from geomap.recognize.candidates import Candidate
from geomap.recognize.stream import Stream
from geomap.recognize.strength import is_state_level, is_strong
from geomap.recognize.words import word_class
from geomap.text.tokens import Token

_NAME_FLAGS = NameFlag.GIVEN_NAME | NameFlag.SURNAME


class NamedWords:
    """The words of a document with what the gazetteer says of them.

    Parameters
    ----------
    stream
        The document's words.
    candidates
        The words that could name a place.
    gazetteer
        Its lists of given names, surnames and common words.
    """

    def __init__(self, stream: Stream, candidates: Sequence[Candidate], gazetteer: Gazetteer) -> None:
        self.stream, self.gazetteer = stream, gazetteer
        self.covered: dict[int, tuple[int, int, Candidate]] = {}
        for candidate in candidates:
            if not candidate.entries:
                continue
            begin, stop = stream.span(candidate.start, candidate.end)
            for index in range(begin, stop):
                self.covered[index] = (begin, stop, candidate)

    def is_given_name(self, token: Token) -> bool:
        """Say whether a token is a given name, also one that is a place too."""
        return self.gazetteer.is_given_name(token.text) or token.lower in word_class("given_name")

    def is_surname(self, token: Token) -> bool:
        """Say whether a token is a surname, also one that is a place too."""
        return self.gazetteer.is_surname(token.text) or token.lower in word_class("surname")

    def is_inside_longer_name(self, index: int) -> bool:
        """Say whether a candidate of several words begins at or covers this token ("King County", "Virginia Beach")."""
        covering = self.covered.get(index)
        return covering is not None and covering[1] - covering[0] > 1

    def is_state(self, index: int) -> bool:
        """Say whether a token can name a state or its government."""
        covering = self.covered.get(index)
        return covering is not None and is_state_level(covering[2].entries)

    def is_country(self, index: int) -> bool:
        """Say whether a token names a country first of all."""
        covering = self.covered.get(index)
        return covering is not None and covering[2].entries[0].place.kind is PlaceKind.COUNTRY

    def is_place_first(self, index: int) -> bool:
        """Say whether a token names a place first of all, and no person as often."""
        entries = self.covered[index][2].entries if index in self.covered else ()
        return is_strong(entries) and not entries[0].flags & _NAME_FLAGS

    def is_common(self, word: str) -> bool:
        """Say whether a word in lower case is an everyday one."""
        return word in word_class("common_extra") or self.gazetteer.is_common_word(word)
