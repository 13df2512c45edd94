"""The persons named in a document: by title or role, by given name, and by surname once the full name was seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.gazetteer import Gazetteer
from geomap.model import MentionKind
from geomap.recognize.candidates import Candidate
from geomap.recognize.full_names import is_full_name
from geomap.recognize.name_ends import end_of_name
from geomap.recognize.named_words import NamedWords
from geomap.recognize.stream import Casing, Clause, Stream
from geomap.recognize.strength import is_strong
from geomap.recognize.titled import title_at, titles_by_first_word
from geomap.recognize.words import titles, word_class

_MIN_GIVEN_NAME = 2


@dataclass(slots=True)
class People:
    """Who is named in a document.

    Parameters
    ----------
    tokens
        Index of a token that is part of a person's name -> what shows it, in words.
    names
        Given name or surname in lower case -> the full name as written.
    """

    tokens: dict[int, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


class _Finder:
    """Walks over a document once and writes down whom it names."""

    def __init__(self, stream: Stream, candidates: Sequence[Candidate], gazetteer: Gazetteer) -> None:
        self.stream, self.gazetteer = stream, gazetteer
        self.people = People()
        self.named = NamedWords(stream, candidates, gazetteer)

    def run(self) -> People:
        titles_begin, words, tokens = titles_by_first_word(), self.stream.words, self.stream.tokens
        for clause in self.stream.clauses:
            index = clause.first
            while index < clause.stop:
                stop = self._by_title(clause, index) if words[index] in titles_begin else None
                if stop is None and tokens[index].text[0].isupper():
                    stop = self._by_given_name(clause, index)
                index = max(index + 1, stop or 0)
        return self.people

    def _by_title(self, clause: Clause, index: int) -> int | None:
        title = title_at(self.stream, index)
        if title is None or self.named.is_inside_longer_name(index):
            return None
        words, behind = title
        if words in word_class("verb_or_title") and not self.stream.tokens[index].is_capitalised:
            return None
        if behind < clause.stop and self.stream.words[behind] == ".":
            behind += 1
        classes = titles()[words]
        stop = end_of_name(self.named, clause, behind)
        if stop is None or not self._is_named(behind, stop, clause, surely="honorific" in classes):
            return None
        if classes == {"role"} and not self._has_known_name(behind, stop):
            return None
        self._write(behind, stop, f"stands behind the title or role “{words}”")
        return stop

    def _by_given_name(self, clause: Clause, index: int) -> int | None:
        token = self.stream.tokens[index]
        if len(token.text) < _MIN_GIVEN_NAME or self.named.is_inside_longer_name(index):
            return None
        if not self.named.is_given_name(token) or token.lower in word_class("weekday"):
            return None
        stop = end_of_name(self.named, clause, index)
        if stop is None or stop == index + 1 or not is_full_name(self.named, clause, index, stop):
            return None
        self._write(index, stop, f"“{token.text}” is a given name with a surname behind it")
        return stop

    def _is_named(self, index: int, stop: int, clause: Clause, *, surely: bool) -> bool:
        token = self.stream.tokens[index]
        if token.lower in word_class("function") or token.lower in word_class("month") | word_class("weekday"):
            return False
        if title_at(self.stream, index) is not None:
            return False
        if self.named.is_common(token.lower) and (clause.casing is not Casing.NORMAL or stop == index + 1):
            return surely and clause.casing is Casing.NORMAL
        covering = self.named.covered.get(index)
        if covering is None:
            return True
        if covering[2].kind is MentionKind.DEMONYM:
            return False
        is_name = self.gazetteer.is_surname(token.text) or self.gazetteer.is_given_name(token.text)
        return surely or is_name or not is_strong(covering[2].entries)

    def _has_known_name(self, index: int, stop: int) -> bool:
        words = [self.stream.tokens[position].text for position in range(index, stop)]
        return any(self.gazetteer.is_given_name(word) or self.gazetteer.is_surname(word) for word in words)

    def _write(self, index: int, stop: int, evidence: str) -> None:
        tokens = self.stream.tokens
        full = self.stream.text[tokens[index].start : tokens[stop - 1].end]
        for position in range(index, stop):
            self.people.tokens[position] = evidence
        ends = {stop - 1, index} if stop - index > 1 else {index}
        for position in ends:
            word = tokens[position].lower
            if len(word) > 1 and word not in word_class("name_suffix"):
                self.people.names.setdefault(word, full)


def find_people(stream: Stream, candidates: Sequence[Candidate], gazetteer: Gazetteer) -> People:
    """Find the persons that a document names.

    Parameters
    ----------
    stream
        The document's words.
    candidates
        The words that could name a place; a title inside one of several words ("King County") names nobody.
    gazetteer
        Its lists of given names, surnames and common words.

    Returns
    -------
    People
        The tokens of their names, and the names by which they may come up again.
    """
    return _Finder(stream, candidates, gazetteer).run()
