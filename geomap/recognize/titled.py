"""The titles, offices and roles that begin at a word."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from geomap.recognize.stream import Stream
from geomap.recognize.words import titles


@cache
def titles_by_first_word() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Give the titles by their first word, as tuples of words, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for title in titles():
        words = tuple(title.replace("-", " - ").split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}


def title_at(stream: Stream, index: int) -> tuple[str, int] | None:
    """Find the longest title, office or role that begins at a token.

    Parameters
    ----------
    stream
        The document's words.
    index
        Of the token.

    Returns
    -------
    tuple of str and int, or None
        The title as the lexicon has it, and the index behind it.
    """
    for words in titles_by_first_word().get(stream.words[index], ()):
        if stream.words[index : index + len(words)] == words:
            return " ".join(words).replace(" - ", "-"), index + len(words)
    return None
