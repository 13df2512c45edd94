"""The persons named in a document: by title or role, by given name, and by surname once the full name was seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.gazetteer import Gazetteer, NameFlag
from geomap.model import MentionKind, PlaceKind
from geomap.recognize.candidates import Candidate
from geomap.recognize.stream import Casing, Clause, Stream
from geomap.recognize.strength import is_state_level, is_strong
from geomap.recognize.titled import title_at, titles_by_first_word
from geomap.recognize.words import is_mere_name, noun_classes, prepositions, titles, verb_classes, verbs, word_class
from geomap.text.tokens import Token

_MAX_TITLE_WORDS = 4
_MAX_NAME_TOKENS = 7
_MIN_GIVEN_NAME = 2
_GIVEN_AND_SURNAME = 2
_SHORT_VERB = 4  # "need", "feed"
_NAME_FLAGS = NameFlag.GIVEN_NAME | NameFlag.SURNAME


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
        self.covered: dict[int, tuple[int, int, Candidate]] = {}
        for candidate in candidates:
            if not candidate.entries:
                continue
            begin, stop = stream.span(candidate.start, candidate.end)
            for index in range(begin, stop):
                self.covered[index] = (begin, stop, candidate)

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
        if title is None or self._is_inside_longer_name(index):
            return None
        words, behind = title
        if words in word_class("verb_or_title") and not self.stream.tokens[index].is_capitalised:
            return None
        if behind < clause.stop and self.stream.words[behind] == ".":
            behind += 1
        classes = titles()[words]
        stop = self._name_from(clause, behind)
        if stop is None or not self._is_named(behind, stop, clause, surely="honorific" in classes):
            return None
        if classes == {"role"} and not self._has_known_name(behind, stop):
            return None
        self._write(behind, stop, f"stands behind the title or role “{words}”")
        return stop

    def _by_given_name(self, clause: Clause, index: int) -> int | None:
        token = self.stream.tokens[index]
        if len(token.text) < _MIN_GIVEN_NAME or self._is_inside_longer_name(index):
            return None
        if not self._is_given_name(token) or token.lower in word_class("weekday"):
            return None
        stop = self._name_from(clause, index)
        if stop is None or stop == index + 1 or not self._is_full_name(clause, index, stop):
            return None
        self._write(index, stop, f"“{token.text}” is a given name with a surname behind it")
        return stop

    def _is_full_name(self, clause: Clause, index: int, stop: int) -> bool:
        first, second = self.stream.tokens[index], self.stream.tokens[stop - 1]
        knows_second = self._is_surname(second)
        if any(second.lower in word_class(name) for name in ("unit", "street", "name_head")):
            return False
        if self._is_common(second.lower) and not (knows_second and clause.casing is Casing.NORMAL):
            opens = clause.casing is Casing.NORMAL and index == clause.first and stop - index == _GIVEN_AND_SURNAME
            is_thing = noun_classes(second.lower) or second.lower in titles()
            return opens and not is_thing and self._acts(clause, stop)  # "Florence Nightingale nursed"
        if not knows_second and self._is_thing(clause, index, stop):
            return False
        if not knows_second and self._is_doubtful(clause, index):
            return False
        surely = self._is_surely_person(clause, index, stop)
        if first.lower in word_class("given_name"):
            return surely
        clash = self._is_place_first(stop - 1) and (self._is_place_first(index) or clause.casing is not Casing.NORMAL)
        return knows_second or surely or not (self._is_country(index) or clash)

    def _is_doubtful(self, clause: Clause, index: int) -> bool:
        """Say whether a given name may be a mere word here: a month's, or one with a capital that proves nothing."""
        first = self.stream.tokens[index]
        is_word = self._is_common(first.lower) and not is_mere_name(first.lower)
        proves_nothing = clause.casing is not Casing.NORMAL or (index == clause.first and is_word)
        return proves_nothing or first.lower in word_class("month")

    def _is_given_name(self, token: Token) -> bool:
        return self.gazetteer.is_given_name(token.text) or token.lower in word_class("given_name")

    def _is_surname(self, token: Token) -> bool:
        return self.gazetteer.is_surname(token.text) or token.lower in word_class("surname")

    def _is_surely_person(self, clause: Clause, index: int, stop: int) -> bool:
        """Say whether a given name that is a country's or city's too begins a person's name ("India Arie sang")."""
        words, second = self.stream.words, self.stream.tokens[stop - 1]
        if clause.casing is not Casing.NORMAL or (index > clause.first and words[index - 1] in prepositions()):
            return False
        if second.lower in word_class("name_suffix"):
            return True
        acts = self._acts(clause, stop)
        if not acts and (self._is_common(second.lower) or self._is_place_first(stop - 1)):
            return False
        if (is_surname := self.gazetteer.is_surname(second.text)) or self._is_common(second.lower):
            return is_surname
        is_known = second.lower in titles() or noun_classes(second.lower) or second.text.isupper()
        if self._is_place_first(stop - 1):
            return not self._is_place_first(index)  # "Irving Berlin wrote"
        return acts and not is_known and not is_strong(self.gazetteer.lookup(second.text))

    def _acts(self, clause: Clause, stop: int) -> bool:
        """Say whether a verb that persons are subjects of, or any past, stands behind a name."""
        behind = self.stream.words[stop] if stop < clause.stop else ""
        is_listed = bool(verb_classes(behind)) and verbs()[2][behind] == "past"
        is_past = is_listed or (behind.endswith("ed") and len(behind) > _SHORT_VERB)
        return is_past or bool(verb_classes(behind) & {"speech", "personal"})

    def _is_thing(self, clause: Clause, index: int, stop: int) -> bool:
        """Say whether an article or a place joined by a hyphen shows no person ("the Paris Walmart")."""
        words = self.stream.words
        has_article = index > clause.first and words[index - 1] in {"the", "a", "an"}
        is_joined = words[stop - 2] in {"-", "‑"} and stop - 1 in self.covered
        return has_article or (is_joined and not self.gazetteer.is_given_name(self.stream.tokens[stop - 1].text))

    def _name_from(self, clause: Clause, index: int) -> int | None:
        """Give the index behind the capitalised words that begin at a token; None when none does."""
        stop, position = index, index
        tokens, words = self.stream.tokens, self.stream.words
        while position < min(clause.stop, index + _MAX_NAME_TOKENS):
            token = tokens[position]
            if token.is_capitalised and token.text[0].isalpha():
                if position > index and not self._can_go_on(clause, position):
                    break
                stop = position + 1
            elif position == index or not self._joins(position, clause):
                break
            position += 1
        while stop > index and words[stop - 1] in {"-", "."}:
            stop -= 1
        return stop if stop > index else None

    def _can_go_on(self, clause: Clause, position: int) -> bool:
        token = self.stream.tokens[position]
        if token.lower in word_class("weekday") or token.lower in word_class("function"):
            return False
        if token.lower in word_class("month") and self._is_figure(position + 1, clause):  # "in Clinton April 4"
            return False
        if clause.casing is not Casing.NORMAL and self._is_common(token.lower):
            return False
        if title_at(self.stream, position) is not None:
            next_to_it = self.stream.tokens[position + 1] if position + 1 < clause.stop else None
            return self.gazetteer.is_surname(token.text) and not (next_to_it and next_to_it.is_capitalised)
        if not self._is_state(position) or self._is_surname(token):
            return True
        return not self._is_country(position) and self._is_given_name(self.stream.tokens[position - 1])

    def _is_figure(self, position: int, clause: Clause) -> bool:
        return position < clause.stop and self.stream.words[position][0].isdigit()

    def _joins(self, position: int, clause: Clause) -> bool:
        """Say whether a token can stand between two parts of a name: an initial's point, a hyphen, "van", "al"."""
        if position + 1 >= clause.stop or not self.stream.tokens[position + 1].is_capitalised:
            return False
        token, before = self.stream.tokens[position], self.stream.tokens[position - 1]
        if token.text == ".":
            return len(before.text) == 1
        glued = token.start == before.end and self.stream.tokens[position + 1].start == token.end
        return (token.text in "-‑" and glued) or token.lower in word_class("name_particle")

    def _is_named(self, index: int, stop: int, clause: Clause, *, surely: bool) -> bool:
        token = self.stream.tokens[index]
        if token.lower in word_class("function") or token.lower in word_class("month") | word_class("weekday"):
            return False
        if title_at(self.stream, index) is not None:
            return False
        if self._is_common(token.lower) and (clause.casing is not Casing.NORMAL or stop == index + 1):
            return surely and clause.casing is Casing.NORMAL
        covering = self.covered.get(index)
        if covering is None:
            return True
        if covering[2].kind is MentionKind.DEMONYM:
            return False
        is_name = self.gazetteer.is_surname(token.text) or self.gazetteer.is_given_name(token.text)
        return surely or is_name or not is_strong(covering[2].entries)

    def _has_known_name(self, index: int, stop: int) -> bool:
        words = [self.stream.tokens[position].text for position in range(index, stop)]
        return any(self.gazetteer.is_given_name(word) or self.gazetteer.is_surname(word) for word in words)

    def _is_inside_longer_name(self, index: int) -> bool:
        """Say whether a candidate of several words begins at or covers this token ("King County", "Virginia Beach")."""
        covering = self.covered.get(index)
        return covering is not None and covering[1] - covering[0] > 1

    def _is_state(self, index: int) -> bool:
        covering = self.covered.get(index)
        return covering is not None and is_state_level(covering[2].entries)

    def _is_country(self, index: int) -> bool:
        covering = self.covered.get(index)
        return covering is not None and covering[2].entries[0].place.kind is PlaceKind.COUNTRY

    def _is_place_first(self, index: int) -> bool:
        entries = self.covered[index][2].entries if index in self.covered else ()
        return is_strong(entries) and not entries[0].flags & _NAME_FLAGS

    def _is_common(self, word: str) -> bool:
        return word in word_class("common_extra") or self.gazetteer.is_common_word(word)

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
