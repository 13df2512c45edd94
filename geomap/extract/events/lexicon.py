"""The lexicons of the event stage, compiled into one table that a sentence is read with in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from geomap.extract.events.inflect import noun_forms, verb_forms
from geomap.tables import read_table
from geomap.text.tokens import tokenize

_LONGEST_ONLY = frozenset({"trigger", "group", "role", "tag"})


class Word(NamedTuple):
    """A form of a trigger: what it may stand for."""

    family: str
    lemma: str
    pos: str
    form: str
    weight: float


class Cue(NamedTuple):
    """A word that sets the mode of what stands near it."""

    mode: str
    scope: str
    reach: int
    rank: int


class Role(NamedTuple):
    """What a noun says about an actor."""

    role: str | None
    sector: str
    name: str | None = None
    country: str | None = None


class Counted(NamedTuple):
    """What a word next to a number says is counted."""

    kind: str
    position: str


class Topic(NamedTuple):
    """What a word says a passage is about, and how surely."""

    name: str
    weight: int


class Hit(NamedTuple):
    """A phrase found: tokens ``[first, stop)`` of the sentence and what the lexicon says of it."""

    first: int
    stop: int
    payload: tuple[object, ...]


@dataclass(slots=True)
class Lexicon:
    """Every phrase by its first word; longer phrases first."""

    by_word: dict[str, list[tuple[tuple[str, ...], dict[str, list[object]]]]] = field(default_factory=dict)
    _phrases: dict[tuple[str, ...], dict[str, list[object]]] = field(default_factory=dict)

    def add(self, phrase: str, table: str, payload: object) -> None:
        """Enter a phrase with what it means in a table."""
        words = normal_words(phrase)
        self._phrases.setdefault(words, {}).setdefault(table, []).append(payload)

    def freeze(self) -> Lexicon:
        """Order the phrases for `scan`."""
        for words in sorted(self._phrases, key=len, reverse=True):
            self.by_word.setdefault(words[0], []).append((words, self._phrases[words]))
        self._phrases = {}
        return self

    def scan(self, words: Sequence[str]) -> dict[str, list[Hit]]:
        """Find every phrase in a sentence.

        Parameters
        ----------
        words
            Its words as `normal_word` gives them.

        Returns
        -------
        dict
            Table to hits, in order; of overlapping triggers, groups and roles only the longest.
        """
        found: dict[str, list[Hit]] = {}
        by_word = self.by_word
        for first, word in enumerate(words):
            for phrase, tables in by_word.get(word, ()):
                stop = first + len(phrase)
                if len(phrase) > 1 and tuple(words[first:stop]) != phrase:
                    continue
                for table, payload in tables.items():
                    hits = found.setdefault(table, [])
                    if hits and table in _LONGEST_ONLY and hits[-1].stop > first:
                        continue
                    hits.append(Hit(first, stop, tuple(payload)))
        return found


def normal_word(word: str) -> str:
    """Bring a word into the form of the lexicons: lower case, straight apostrophe, no possessive.

    Examples
    --------
    >>> normal_word("Army’s")
    'army'
    """
    lower = word.lower()
    if "’" in lower:
        lower = lower.replace("’", "'")
    return lower[:-2] if lower.endswith("'s") and len(lower) > len("'s") else lower


@cache
def normal_words(phrase: str) -> tuple[str, ...]:
    """Split a phrase of a lexicon as a sentence is split."""
    return tuple(normal_word(token.text) for token in tokenize(phrase))


def _split(cell: str) -> Iterator[str]:
    return (part for part in cell.split("|") if part)


def _add_triggers(lexicon: Lexicon) -> None:
    for row in read_table("events_triggers"):
        family, pos, weight = row["family"], row["pos"], float(row["weight"])
        for lemma in _split(row["lemmas"]):
            if pos == "v":
                for phrase, form in verb_forms(lemma):
                    lexicon.add(phrase, "trigger", Word(family, lemma, "v", form, weight))
            else:
                forms = noun_forms(lemma) if pos == "n" else (lemma,)
                for phrase in forms:
                    form = "base" if phrase == lemma else "s"
                    lexicon.add(phrase, "trigger", Word(family, lemma, "n", form, weight))


def _add_tags(lexicon: Lexicon) -> None:
    for row in read_table("events_tags"):
        for phrase in _split(row["phrases"]):
            for form in noun_forms(phrase):
                lexicon.add(form, "tag", row["tag"])


def _add_cues(lexicon: Lexicon) -> None:
    for row in read_table("events_modes"):
        cue = Cue(row["mode"], row["scope"], int(row["reach"]), int(row["rank"]))
        for phrase in _split(row["phrases"]):
            lexicon.add(phrase, "cue", cue)
    for row in read_table("events_nonevents"):
        for phrase in _split(row["phrases"]):
            lexicon.add(phrase, row["kind"], row["kind"])


def _add_topics(lexicon: Lexicon) -> None:
    for row in read_table("events_topics"):
        topic = Topic(row["topic"], int(row["weight"]))
        for form in {form for word in _split(row["words"]) for form in noun_forms(word)}:
            lexicon.add(form, "topic", topic)


def _add_actors(lexicon: Lexicon) -> None:
    for row in read_table("actors_roles"):
        role = Role(row["role"] or None, row["sector"])
        for form in {form for phrase in _split(row["words"]) for form in noun_forms(phrase)}:
            lexicon.add(form, "role", role)
    for row in read_table("actors_groups"):
        group = Role(row["role"] or None, row["sector"], row["name"], row["country"] or None)
        for alias in _split(row["aliases"]):
            lexicon.add(alias, "group", group)


def _add_counts(lexicon: Lexicon) -> None:
    for row in read_table("events_quantities"):
        for phrase in _split(row["phrases"]):
            lexicon.add(phrase, "counted", Counted(row["kind"], row["position"]))
    for row in read_table("events_vague_counts"):
        for phrase in _split(row["words"]):
            lexicon.add(phrase, "vague", float(row["low"]))


@cache
def lexicon() -> Lexicon:
    """Compile the lexicons; done once a process.

    Returns
    -------
    Lexicon
        Tables ``trigger``, ``tag``, ``cue``, ``role``, ``group``, ``counted``, ``vague``, ``topic`` and the kinds of
        ``events_nonevents``.
    """
    made = Lexicon()
    _add_triggers(made)
    _add_tags(made)
    _add_cues(made)
    _add_topics(made)
    _add_actors(made)
    _add_counts(made)
    return made.freeze()


@cache
def words_of(name: str) -> frozenset[str]:
    """Give a class of function words.

    Parameters
    ----------
    name
        A class of ``events_words.csv``.

    Returns
    -------
    frozenset of str
        Its words.
    """
    return frozenset(
        word for row in read_table("events_words") if row["class"] == name for word in row["words"].split("|")
    )
