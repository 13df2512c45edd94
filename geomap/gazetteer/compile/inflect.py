"""Inflected forms of names, by the endings of ``curated/inflect_*.csv``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path

from geomap.gazetteer.compile.named import read_curated

_CASES = 5
"""Genitive, dative, accusative, instrumental, locative."""
_MOST_WORDS = 5
_ANY_CONSONANT = "*"
_ITSELF = "="
_VOWELS = frozenset("аеєиіїоуюяёыэьйъ")
_AND = re.compile(r" (?:і|й|та|и) ")
_APOSTROPHES = re.compile("[\u02bc\u2019`\u2032]")
_UPON = frozenset({"на", "над", "під", "под"})
_RELATIONAL = ("ий", "ська", "цька", "зька", "ське", "цьке", "ская", "цкая", "ское", "цкое")
_UNSURE = frozenset("аеі")
"""Endings of one letter that Ukrainian adjectives share with foreign nouns."""

Cases = tuple[tuple[str, ...], ...]
"""For each case the forms that are in use."""


class Inflector:
    """The endings of one language.

    A row of the table says what becomes of an ending; the longest counts. Cases are separated by ``;`` (genitive,
    dative, accusative, instrumental, locative), variants by ``|``; an empty case and the variant ``=`` are the name
    itself. The kinds of rows:

    - ``noun``, and ``slavic``, an ending that only Slavic names inflect (Dnipro, not Tokyo);
    - ``adjective``, before a noun;
    - ``word``, a whole word, and ``head``, one behind which nothing is inflected (Republic of …);
    - ``paradigm``, all genders of an adjective made from a place's name, and ``quality``, those of any other;
    - ``town``, the adjective made from a town's name.

    Parameters
    ----------
    table
        ``curated/inflect_uk.csv`` or its like.
    """

    def __init__(self, table: Path) -> None:
        self._endings: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        for row in read_curated(table):
            cases = [tuple(case.split("|")) for case in row["forms"].split(";")]
            self._endings.setdefault(row["kind"], {})[row["ending"]] = cases

    def forms(self, name: str, *, slavic: bool) -> frozenset[str]:
        """Give the forms of a name in all cases, in small letters.

        Parameters
        ----------
        name
            As a map has it; of several words each is inflected, in the same case.
        slavic
            Whether the place lies where the names are Slavic.

        Returns
        -------
        frozenset of str
            Without the name itself; empty when nothing about it inflects.
        """
        lowered = _APOSTROPHES.sub("'", name.lower())
        phrases = [self._phrase(part, slavic=slavic) for part in _AND.split(lowered)]
        joints = [*_AND.findall(lowered), ""]
        found = set()
        for case in range(_CASES):
            for choice in product(*(phrase[case] for phrase in phrases)):
                found.add("".join(part + joint for part, joint in zip(choice, joints, strict=True)))
        return frozenset(found - {lowered})

    def adjective(self, word: str) -> frozenset[str]:
        """Give all forms of an adjective from the one in the dictionary, itself among them.

        Parameters
        ----------
        word
            Nominative, masculine singular.

        Returns
        -------
        frozenset of str
            In small letters; the word alone when the table does not know its ending.
        """
        lowered = _APOSTROPHES.sub("'", word.lower())
        found = self._find("paradigm", lowered)
        if found is None:
            return frozenset({lowered})
        stem, endings = found
        return frozenset({lowered, *(stem + variant for case in endings for variant in case)})

    def qualities(self, word: str) -> frozenset[str]:
        """Give all forms of any adjective, "новий" or "український"; empty for a word that is none."""
        found = self._find("quality", _APOSTROPHES.sub("'", word.lower()))
        return frozenset() if found is None else frozenset(found[0] + variant for case in found[1] for variant in case)

    def of_town(self, name: str) -> str | None:
        """Give the adjective made from a town's name, None when the table has no rule for it."""
        found = self._find("town", _APOSTROPHES.sub("'", name.lower()))
        return None if found is None else found[0] + found[1][0][0]

    def _find(self, kind: str, word: str) -> tuple[str, list[tuple[str, ...]]] | None:
        """Find the longest ending: the stem before it, and what takes its place."""
        table = self._endings.get(kind, {})
        for at in range(len(word)):
            if word[at:] in table:
                return word[:at], table[word[at:]]
        if _ANY_CONSONANT in table and word[-1:] not in _VOWELS:
            return word, table[_ANY_CONSONANT]
        return None

    def _phrase(self, phrase: str, *, slavic: bool) -> Cases:
        words = phrase.split(" ")
        if len(words) > _MOST_WORDS:
            return ((phrase,),) * _CASES
        last = next((at for at, word in enumerate(words) if word in self._endings.get("head", {})), len(words) - 1)
        inflected = [self._qualifier(word, slavic=slavic) for word in words[:last]]
        inflected.append(self._noun(words[last], slavic=slavic))
        inflected += [((word,),) * _CASES for word in words[last + 1 :]]
        return tuple(tuple(map(" ".join, product(*(word[case] for word in inflected)))) for case in range(_CASES))

    def _qualifier(self, word: str, *, slavic: bool) -> Cases:
        """Inflect a word before the noun; a foreign one that ends like an adjective may be none: "Коста Рики"."""
        first, hyphen, last = word.rpartition("-")
        cases = self._whole(last) or self._by_ending(last, "adjective")
        if cases is None:
            return ((word,),) * _CASES
        unsure = not slavic and last[-1:] in _UNSURE and not last.endswith(_RELATIONAL)
        return tuple((*_with(first + hyphen, case), *((word,) if unsure else ())) for case in cases)

    def _noun(self, word: str, *, slavic: bool) -> Cases:
        parts = word.split("-")
        if len(parts) > 1 and _UPON & set(parts):
            return tuple(
                tuple(f"{form}{word[len(parts[0]) :]}" for form in case) for case in self._one(parts[0], slavic)
            )
        if len(parts) > 1 and parts[-1].endswith(_RELATIONAL) and not parts[0].endswith("о"):
            return tuple(
                tuple(map("-".join, product(*pair)))
                for pair in zip(*(self._one(part, slavic) for part in parts), strict=True)
            )
        first, hyphen, last = word.rpartition("-")
        return tuple(_with(first + hyphen, case) for case in self._one(last, slavic))

    def _one(self, word: str, slavic: bool) -> Cases:  # noqa: FBT001
        kinds = ("noun", "slavic") if slavic else ("noun",)
        stems = [(found[0], kind) for kind in kinds if (found := self._find(kind, word))]
        cases = self._whole(word)
        if cases is None and stems:
            cases = self._by_ending(word, min(stems, key=lambda stem: len(stem[0]))[1])
        return cases or ((word,),) * _CASES

    def _whole(self, word: str) -> Cases | None:
        forms = self._endings.get("word", {}).get(word)
        return None if forms is None else _filled(word, "", forms)

    def _by_ending(self, word: str, kind: str) -> Cases | None:
        found = self._find(kind, word)
        return None if found is None else _filled(word, *found)


def _filled(word: str, stem: str, endings: Sequence[tuple[str, ...]]) -> Cases:
    """Put endings behind a stem; an empty variant is the bare stem, but an empty case the word itself."""
    return tuple(
        (word,)
        if case == ("",)
        else tuple(dict.fromkeys(word if variant == _ITSELF else stem + variant for variant in case))
        for case in endings
    )


def _with(before: str, forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(before + form for form in forms)


def read_inflectors(curated: Path, languages: Iterable[str]) -> Iterator[tuple[str, Inflector]]:
    """Yield (language, its inflector) out of ``inflect_*.csv``."""
    for language in languages:
        yield language, Inflector(curated / f"inflect_{language}.csv")
